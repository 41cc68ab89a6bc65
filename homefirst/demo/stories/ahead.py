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
)  # fmt: skip


def _tracked(days_ago: int, words: str, low: int, middle: int, high: int, sure: str) -> Ended:
    sums = {"cost_low": low, "cost_middle": middle, "cost_high": high}
    return Ended("on_the_tracker", "another_year", days_ago, {"own_words": words, "how_sure": sure, **sums})


YOUNG = (
    Young("molly.tranter", "Kai", "Lambert", date(2010, 6, 3), 200,
          (_tracked(190, "To work with dogs.", 18_000, 31_000, 46_000, "guess"),)),
    Young("molly.tranter", "Zainab", "Iqbal", date(2012, 1, 17), 160,
          (_tracked(150, "My own room, near my sisters.", 42_000, 68_000, 95_000, "guess"),)),
    Young("ayesha.malik", "Reece", "Holt", date(2011, 9, 30), 90,
          (_tracked(80, "College. And football.", 6_000, 12_000, 20_000, "fairly"),)),
)  # fmt: skip
