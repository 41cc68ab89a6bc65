"""A small pathway, and ways to change a word of it, for tests."""

from __future__ import annotations

from pathlib import Path

from homefirst.practice.pathways.definition.reading import read_endings, read_pathway
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.effects import Effect, Occasion, table


def nothing(occasion: Occasion, argument: str) -> None:
    """These tests read definitions; no effect runs."""


EFFECTS = table(
    [
        Effect("open", "opens {}", nothing, names_a_pathway=True),
        Effect("send", "sends {}", nothing),
        Effect("record", "records {}", nothing),
    ]
)
ROLES = frozenset({"social_worker", "team_manager"})

ENDINGS = """\
endings:
  died:
    title: Died
    means: Everything stops.
    closes: true
    causes: [record date of death]
    cld: "NFA: Deceased"
"""

TEA = """\
code: tea
title: Making tea
statement: I make my own tea.
purpose: Tea, made by the person.
rows: [R6]
about: adult
starts: [a wish]
dates:
  asked: the day of the wish
steps:
  talk:
    title: Talk
    done_by: [social_worker]
    within: 2 working days
    outcomes:
      yes_please:
        title: Would like to
        next: [learn, order_kettle]
        causes: [record goals]
      no_thanks:
        title: Would not
        closes: true
  learn:
    title: Learn
    done_by: [social_worker]
    within: {time: 6 weeks, from: asked}
    recurs: {every: 1 week, until: the tea is good}
    outcomes:
      again:
        title: Once more
        again: true
      good_tea:
        title: Good tea
        waits: true
  order_kettle:
    title: Order a kettle
    done_by: [social_worker]
    within: same day
    outcomes:
      here:
        title: It is here
        waits: true
  taste:
    title: Taste
    after_all: [learn, order_kettle]
    done_by: [social_worker, team_manager]
    within: 1 working day
    outcomes:
      finished:
        title: Delicious
        closes: true
        causes: [send praise]
"""


def folder(at: Path, text: str = TEA, name: str = "tea.yaml") -> Path:
    """A folder with the endings and one pathway."""
    (at / "_common.yaml").write_text(ENDINGS, encoding="utf-8")
    (at / name).write_text(text, encoding="utf-8")
    return at


def tea(at: Path, *changes: tuple[str, str]) -> Pathway:
    """The pathway with some words changed; each must stand in it."""
    text = TEA
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    home = folder(at, text)
    endings = read_endings(home / "_common.yaml", EFFECTS)
    return read_pathway(home / "tea.yaml", endings, roles=ROLES, effects=EFFECTS, known={"tea"})


def outcome(title: str, then: str) -> str:
    """The two lines of an outcome, as they stand in the file."""
    return f"        title: {title}\n        {then}"
