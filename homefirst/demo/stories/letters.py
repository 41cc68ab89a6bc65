"""What is written to the people of the stories: the step that sends each letter, and how far the letter has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from homefirst.demo.stories import diana, joan, tina

DRAFT, AGREED = "draft", "agreed"


@dataclass(frozen=True)
class Written:
    """A pathway's first step, ended so that it sends a letter. `worker` is an e-mail address; `email` is where this person
    reads, where they gave one."""

    la_id: str
    worker: str
    pathway: str
    step: str
    outcome: str
    on: date
    answers: Mapping[str, str | bool]
    comes_to: str = DRAFT
    email: str = ""


def _talk(
    story_id: str, worker: str, on: date, where: str, with_whom: str, comes_to: str, email: str = ""
) -> Written:
    answers: dict[str, str | bool] = {
        "where": where,
        "with_whom": with_whom,
        "own_assessment": False,
        "difficulty": "none",
    }
    return Written(story_id, worker, "care_act_assessment", "prepare", "ready", on, answers, comes_to, email)


WRITTEN: tuple[Written, ...] = (
    _talk(
        joan.LA_ID,
        "hannah.price@westbrook.example",
        date(2026, 11, 23),
        "At home on Thursday 3 December at 10am",
        "your daughter",
        AGREED,
        "joan@home.example",
    ),
    _talk(
        tina.LA_ID,
        "daniel.osei@westbrook.example",
        date(2026, 11, 24),
        "In your own flat on Friday 4 December at 11am",
        "your advocate Jo",
        DRAFT,
    ),
    _talk(
        diana.LA_ID,
        "yasmin.begum@westbrook.example",
        date(2026, 11, 24),
        "Where you choose; you tell us by text the day before",
        "nobody else",
        DRAFT,
    ),
)
