"""What is under way with the people of the stories: the pathway each is on, and the steps that were done, with the words
that were written. Plain data for the actions of staff."""

from __future__ import annotations

from datetime import date

from homefirst.demo.stories import graham, plans, tina
from homefirst.demo.stories.assessed import JOAN_IS_ASSESSED, JOANS_LOOK_BACK, JOANS_PLAN, TINA_IS_ASSESSED
from homefirst.demo.stories.caring import HARBHAJAN_IS_LIFTED, SANJEET_CARES
from homefirst.demo.stories.hub import DIANA_COMES_BACK
from homefirst.demo.stories.moves import Answers, Back, Done, HandedOver, Walk


def _week(on: date, outcome: str, readings: tuple[str, str, str], visits: tuple[int, int], said: str) -> Done:
    first, second, third = readings
    given, ahead = visits
    answers: Answers = {
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
                "goal_1_now": "1",
                "goal_2": "Get upstairs to my own bed",
                "goal_2_now": "0",
                "goal_3": "Peel potatoes, cook for Ruth",
                "goal_3_now": "0",
                "visits_a_week": 28,
                "medicines": True,
                "falls": 1,
            },
        ),
        _week(
            date(2026, 11, 5),
            "carry_on",
            ("2", "0", "1"),
            (28, 28),
            "The kettle tipper is a grand thing. Tired by the afternoon.",
        ),
        _week(
            date(2026, 11, 11),
            "needs_therapist",
            ("3", "1", "1"),
            (28, 14),
            "Toast by himself four mornings running. The stairs frighten him without a second rail.",
        ),
        _week(
            date(2026, 11, 19),
            "carry_on",
            ("3", "1", "3"),
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


def _version(
    plan: Answers, cost: Answers, answer: Answers, days: tuple[date, date, date]
) -> tuple[Done, ...]:
    """A version drafted, costed and answered, each on its day."""
    end = "agreed" if answer["answer"] == "agrees" else "asks"
    return (
        Done("draft", "drafted", days[0], plan),
        Done("budget", "agreed", days[1], cost),
        Done("answer", end, days[2], answer),
    )


GRAHAMS_PLAN = Walk(
    la_id=graham.LA_ID,
    worker="priya.nair@westbrook.example",
    pathway="support_plan",
    opened_on=date(2026, 10, 29),
    handed_over=(
        HandedOver(
            "support_plan",
            "marcus.bright@westbrook.example",
            "Knows the house from the first visit",
            date(2026, 10, 29),
            done=(
                *_version(
                    plans.GRAHAM_FIRST,
                    plans.GRAHAM_COSTS[0],
                    plans.GRAHAM_ANSWERS[0],
                    (date(2026, 10, 29), date(2026, 10, 30), date(2026, 10, 30)),
                ),
                Back("arrange", "draft", "He does more for himself already.", date(2026, 11, 10)),
                *_version(
                    plans.GRAHAM_SECOND,
                    plans.GRAHAM_COSTS[1],
                    plans.GRAHAM_ANSWERS[1],
                    (date(2026, 11, 10), date(2026, 11, 11), date(2026, 11, 13)),
                ),
            ),
        ),
    ),
)

TINA = Walk(
    la_id=tina.LA_ID,
    worker="daniel.osei@westbrook.example",
    pathway="support_plan",
    opened_on=date(2025, 8, 28),
    goes_on=True,
    done=(
        *_version(
            plans.TINA_FIRST,
            plans.TINA_COSTS[0],
            plans.TINA_ANSWERS[0],
            (date(2025, 9, 3), date(2025, 9, 5), date(2025, 9, 8)),
        ),
        Back("arrange", "draft", "A goal is kept; fewer hours, with her answer.", date(2026, 3, 2)),
        *_version(
            plans.TINA_SECOND,
            plans.TINA_COSTS[1],
            plans.TINA_ANSWERS[1],
            (date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 6)),
        ),
        Back("arrange", "draft", "She cooks alone; the second step that she agreed to.", date(2026, 4, 7)),
        *_version(
            plans.TINA_THIRD,
            plans.TINA_COSTS[2],
            plans.TINA_ANSWERS[2],
            (date(2026, 4, 7), date(2026, 4, 8), date(2026, 4, 10)),
        ),
        Back("arrange", "draft", "Twelve months are over: what comes after.", date(2026, 11, 16)),
        *_version(
            plans.TINA_FOURTH,
            plans.TINA_COSTS[3],
            plans.TINA_ANSWERS[3],
            (date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 19)),
        ),
    ),
)


def _quarter(on: date, outcome: str, readings: str, said: str) -> Done:
    """`readings` has the help level of each of the four goals."""
    answers: Answers = {f"goal_{place}_now": level for place, level in enumerate(readings, start=1)}
    also: Answers = {"hours_next": 6.0, "their_answer": "none", "own_words": said}
    return Done("quarter", outcome, on, {**answers, **also})


TINA_LEARNS = Walk(
    la_id=tina.LA_ID,
    worker="daniel.osei@westbrook.example",
    pathway="enablement",
    opened_on=date(2025, 10, 20),
    done=(
        Done(
            "invite",
            "agrees",
            date(2025, 10, 20),
            {"own_words": "To do my own tea like Mum did.", "agrees": "yes", "who_helps": "Jo"},
        ),
        Done(
            "baseline",
            "goals_set",
            date(2025, 11, 3),
            {
                "goal_1": "Cook my own tea",
                "goal_1_now": "1",
                "goal_2": "Keep my flat nice",
                "goal_2_now": "2",
                "goal_3": "Know what to do if the alarm goes",
                "goal_3_now": "0",
                "goal_4": "Make friends",
                "goal_4_now": "1",
                "sign_of_success": "I have people round for tea that I made.",
                "hours_now": 15.0,
                "lonely": "Most days",
            },
        ),
        _quarter(date(2026, 1, 20), "carry_on", "2211", "I do beans and eggs. Jo says mind the pan."),
        _quarter(date(2026, 4, 20), "carry_on", "4322", "Four nights by myself!"),
        _quarter(date(2026, 7, 20), "carry_on", "4332", "The alarm went and I went out and rang."),
        _quarter(date(2026, 10, 20), "year_over", "4343", "Sal comes Thursdays. I made a pie."),
        Done(
            "evaluation",
            "done",
            date(2026, 10, 27),
            {
                "own_words": "I have my own key and my own tea.",
                "hours_before": 15.0,
                "hours_after": 6.0,
                "goals_met": 4,
                "compared": "With the year before, when support workers cooked every meal.",
            },
        ),
    ),
)

WALKS: tuple[Walk, ...] = (
    GRAHAM,
    GRAHAMS_PLAN,
    TINA_IS_ASSESSED,
    TINA,
    TINA_LEARNS,
    JOAN_IS_ASSESSED,
    JOANS_PLAN,
    JOANS_LOOK_BACK,
    HARBHAJAN_IS_LIFTED,
    SANJEET_CARES,
    DIANA_COMES_BACK,
)
