"""What is under way with the people of the stories: the pathway each is on, and the steps that were done, with the words
that were written. Plain data for the actions of staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from homefirst.demo.stories import graham, tina


@dataclass(frozen=True)
class Done:
    """A step of the pathway's file, ended with an outcome of it. Answers are those of its form."""

    step: str
    outcome: str
    on: date
    answers: Mapping[str, str | int | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class HandedOver:
    """Work that a step opened on another pathway, who took it (by e-mail address), and what they did of it."""

    pathway: str
    to: str
    reason: str
    on: date
    done: tuple[Done, ...] = ()


@dataclass(frozen=True)
class Walk:
    """`worker` is a member of staff's e-mail address; `dates` are the pathway's own named dates."""

    la_id: str
    worker: str
    pathway: str
    opened_on: date
    dates: Mapping[str, date] = field(default_factory=dict)
    done: tuple[Done, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()


def _week(on: date, outcome: str, readings: tuple[str, str, str], visits: tuple[int, int], said: str) -> Done:
    first, second, third = readings
    given, ahead = visits
    answers: dict[str, str | int | bool] = {
        "goal_1_now": first,
        "goal_2_now": second,
        "goal_3_now": third,
        "how_it_feels": said,
        "visits_planned": given,
        "visits_given": given,
        "visits_next": ahead,
    }
    return Done("weekly_review", outcome, on, answers)


GRAHAM = Walk(
    la_id=graham.LA_ID,
    worker="priya.nair@westbrook.example",
    pathway="reablement",
    opened_on=date(2026, 10, 27),
    dates={"started": date(2026, 10, 28)},
    done=(
        Done(
            "screen",
            "suitable",
            date(2026, 10, 28),
            {
                "before": "Cooked for himself and Ruth, slept upstairs, walked to chapel on Sundays.",
                "happened": "A stroke on 14 October; thirteen days on the ward.",
                "wants": "To make his own tea, and to sleep in his own bed.",
                "could_gain": "yes",
                "why": "He does more each day, and tells you what he wants to try next.",
            },
        ),
        Done(
            "goals",
            "agreed",
            date(2026, 10, 29),
            {
                "goal_1": "Make my own tea and toast",
                "goal_1_why": "I will not have my daughter driving over to boil a kettle.",
                "goal_1_now": "3",
                "goal_2": "Get upstairs to my own bed",
                "goal_2_now": "4",
                "goal_3": "Peel potatoes, cook for Ruth",
                "goal_3_now": "4",
                "visits_a_week": 28,
                "medicines": True,
                "falls": 1,
            },
        ),
        _week(
            date(2026, 11, 5),
            "carry_on",
            ("2", "4", "3"),
            (28, 28),
            "The kettle tipper is a grand thing. Tired by the afternoon.",
        ),
        _week(
            date(2026, 11, 11),
            "needs_therapist",
            ("1", "3", "3"),
            (28, 14),
            "Toast by himself four mornings running. The stairs frighten him without a second rail.",
        ),
        _week(
            date(2026, 11, 19),
            "carry_on",
            ("0", "2", "2"),
            (14, 14),
            "Tea and toast alone. Two potatoes peeled on the board, and proud of it.",
        ),
    ),
    handed_over=(
        HandedOver(
            "occupational_therapy",
            "marcus.bright@westbrook.example",
            "Knows the house from the first visit",
            date(2026, 11, 12),
            done=(
                Done(
                    "screen",
                    "visit",
                    date(2026, 11, 13),
                    {
                        "what": "The stairs, without a second rail.",
                        "hurry": "soon",
                        "risks": "fall",
                        "meanwhile": "His bed stays downstairs; Priya is beside him on the stairs.",
                    },
                ),
            ),
        ),
    ),
)

TINA = Walk(
    la_id=tina.LA_ID,
    worker="daniel.osei@westbrook.example",
    pathway="support_plan",
    opened_on=date(2026, 11, 16),
)

WALKS: tuple[Walk, ...] = (GRAHAM, TINA)
