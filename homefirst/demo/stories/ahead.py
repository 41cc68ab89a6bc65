"""Wishes for the end of life, young people who grow up, and somebody who may come back to the hub. Plain data for the
actions of staff."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from homefirst.demo.stories.boards import Ended


class Asked(NamedTuple):
    """Somebody of the worker's team on whom no work was begun; so many days ago."""

    worker: str
    team: str
    pathway: str
    days_ago: int
    ends: tuple[Ended, ...]


class Young(NamedTuple):
    """Somebody who is not 18 yet, added by the worker so many days ago."""

    worker: str
    given_name: str
    family_name: str
    born_on: date
    days_ago: int
    ends: tuple[Ended, ...]


def _wishes(days_ago: int, place: str, **said: object) -> Ended:
    return Ended("ask", "wishes", days_ago, {"place_first": place, "may_share": True, **said})


ASKED = (
    Asked(
        "hannah.price",
        "north",
        "end_of_life",
        40,
        (
            _wishes(38, "own_home", matters="To hear the blackbird in the mornings.", who_there="My sister Nell",
                    place_care="At home, in the front room", not_want="No more ambulances."),
            Ended("share", "shared", 37),
            Ended("look_again", "same", 9, {"own_words": "Tired, and content.", "same": True}),
        ),
    ),
    Asked(
        "hannah.price",
        "north",
        "end_of_life",
        120,
        (
            _wishes(118, "hospice", matters="That my boys are not frightened.", who_there="Both my sons"),
            Ended("share", "kept_private", 117),
            Ended("look_again", "changed", 90,
                  {"own_words": "I want my own bed after all.", "same": False, "place_now": "own_home"}),
            Ended("share", "shared", 89),
        ),
    ),
    Asked(
        "yasmin.begum",
        "mental_health",
        "mental_health_hub",
        150,
        (Ended("triage", "other_help", 148, {"own_words": "I cannot sleep since the move.", "safe": True}),),
    ),
    Asked(
        "hannah.price",
        "north",
        "mental_capacity",
        24,
        (
            Ended("decide", "can_wait", 22,
                  {"decision": "Whether to sell the house and move in with his son",
                   "why_asked": "After the infection he told us three different things in one morning.",
                   "to_know": "That the house would be gone; that there is no hurry; who would help him in either.",
                   "own_words": "Not while I am in this bed.",
                   "help_given": "In the morning, with his glasses and the photographs, twenty minutes, twice.",
                   "retain": False, "retain_shown": "Asked again after each cup of tea whose house it was.",
                   "because": True, "because_how": "A delirium, which the ward is treating.",
                   "changes": "It comes and goes, and the sale can wait."}),
            Ended("decide", "can_decide", 3,
                  {"decision": "Whether to sell the house and move in with his son",
                   "why_asked": "He is home and well, and the agent rings again.",
                   "to_know": "That the house would be gone, and who would help him in either.",
                   "help_given": "At home, in the morning, with the agent's letter read aloud twice.",
                   "own_words": "It is my house. Ask me again at Easter.", "retain": True,
                   "can_shown": "Said what the son wants, what he himself wants, and what each would cost him."}),
        ),
    ),
)  # fmt: skip


def _tracked(
    days_ago: int,
    words: str,
    sums: tuple[int, int, int],
    sure: str,
    mostly: str,
    outcome: str = "another_year",
) -> Ended:
    low, middle, high = sums
    said = {"own_words": words, "how_sure": sure, "main_help": mostly}
    costs = {"cost_low": low, "cost_middle": middle, "cost_high": high}
    return Ended("on_the_tracker", outcome, days_ago, said | costs)


YOUNG = (
    Young("molly.tranter", "Kai", "Lambert", date(2010, 6, 3), 200,
          (_tracked(190, "To work with dogs.", (18_000, 31_000, 46_000), "guess", "by_day"),)),
    Young("molly.tranter", "Zainab", "Iqbal", date(2012, 1, 17), 160,
          (_tracked(150, "My own room, near my sisters.", (42_000, 68_000, 95_000), "guess", "supported"),)),
    Young("ayesha.malik", "Reece", "Holt", date(2011, 9, 30), 90,
          (_tracked(80, "College. And football.", (6_000, 12_000, 20_000), "fairly", "by_day"),)),
    Young("molly.tranter", "Freya", "Dunmore", date(2009, 8, 21), 140,
          (_tracked(130, "A flat with a lift. Nobody in my room at night.", (52_000, 74_000, 110_000), "fairly", "supported",
                    "sixteen"),)),
    Young("ayesha.malik", "Samuel", "Oyelaran", date(2010, 11, 12), 120,
          (_tracked(110, "To stay with Mum, and swim.", (9_000, 15_500, 24_000), "fairly", "at_home", "sixteen"),)),
    Young("molly.tranter", "Niamh", "Costello", date(2009, 3, 5), 12, ()),
)  # fmt: skip
