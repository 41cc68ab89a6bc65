"""People on the dynamic support register, carers with their emergency plans, and a home that is enquired into. Plain data
for the actions of staff."""

from __future__ import annotations

from typing import Any, NamedTuple

from homefirst.demo.stories.boards import Ended, Said

DANIEL, MOLLY, AYESHA = "daniel.osei", "molly.tranter", "ayesha.malik"
ABENA, LOUISE = "abena.mensah", "louise.tapley"
_TABLE = ("Dr Ama Obi, the mental health trust", "Sean Okoro, the council", "Housing")


class OnRegister(NamedTuple):
    """Referred so many days ago by a worker of the learning disability team."""

    worker: str
    days_ago: int
    ends: tuple[Ended, ...]


class CarerTold(NamedTuple):
    """A carer of the carers team; `la_id` is of a story, "" for somebody from the files."""

    worker: str
    days_ago: int
    ends: tuple[Ended, ...]
    la_id: str = ""


def _refer(days_ago: int, words: str, triggers: str, who: str = "learning_disability") -> Ended:
    said = {"own_words": words, "triggers": triggers, "who_for": who, "agrees": "yes"}
    return Ended("refer", "agrees", days_ago, said | {"may_hear": ("The community nurses", "Housing")})


def _rate(days_ago: int, colour: str, why: str) -> Ended:
    said = {"rating": colour, "why": why, "home_and_staff": "The same two staff since the spring."}
    return Ended("rate", "on_register", days_ago, said)


def _panel(days_ago: int, colour: str, words: str, outcome: str = "stays", **said: Any) -> Ended:
    answers = {"rating": colour, "spoken_about": words, "still_agrees": "yes", "at_the_table": _TABLE, **said}
    return Ended("panel", outcome, days_ago, answers)


def _agreed(number: int, what: str, who: str, days: int) -> Said:
    """`days` after the panel."""
    return {f"action_{number}": what, f"action_{number}_who": who, f"action_{number}_by": -days}


def _crisis(days_ago: int, outcome: str, done: str, without: str) -> Ended:
    said = {"what_was_done": done, "would_have": without, "who_agrees": "Dr Ama Obi, the mental health trust"}
    return Ended("treatment_review", outcome, days_ago, said | {"safe": "When my sister is there."})


ON_REGISTER = (
    OnRegister(
        DANIEL,
        48,
        (
            _refer(48, "I cannot sleep there. They shout.", "Shouting next door; a change of staff", "both"),
            _rate(41, "amber", "Two nights at the emergency department in a month."),
            _panel(28, "amber", "Nights are worse since the new neighbour came.",
                   **_agreed(1, "Ask the landlord about a quieter flat", "Housing", 10)),
            _panel(13, "amber", "He slept at his sister's for a week, and was well.",
                   **_agreed(1, "Ask the landlord about a quieter flat, in writing", "Housing", 9),
                   **_agreed(2, "Look through his medicines", "Dr Ama Obi, the mental health trust", 20)),
        ),
    ),
    OnRegister(
        MOLLY,
        30,
        (
            _refer(30, "Everybody goes. I want someone who stays.", "Staff who leave without a word", "autistic"),
            _rate(24, "red", "She ran into the road twice; the trust speaks of a bed."),
            _panel(18, "red", "A bed was asked for today.", "crisis",
                   **_agreed(1, "Somebody awake with her at night, until Monday", "Molly Tranter", 1)),
            _crisis(16, "avoided", "Somebody awake at night for nine days, and her own nurse every day.",
                    "An admission a hundred miles away."),
            _panel(10, "red", "No running since. She picked the new worker herself.",
                   **_agreed(1, "A second worker whom she knows", "Sean Okoro, the council", 14)),
        ),
    ),
    OnRegister(
        AYESHA,
        75,
        (
            _refer(75, "I like my job at the farm.", "Days without a plan"),
            _rate(68, "green", "Held: work on four days, and staff who know her."),
            _panel(40, "green", "Well. The farm keeps her on over the winter."),
            _panel(11, "green", "Well. The yearly health check is booked.",
                   **_agreed(1, "Go with her to the health check", "Ayesha Malik", 18)),
        ),
    ),
    OnRegister(
        AYESHA,
        90,
        (
            _refer(90, "I hear them at night.", "Being alone on Sundays"),
            _rate(84, "red", "He stopped eating."),
            _panel(78, "red", "Could not be kept safe at home.", "crisis"),
            _crisis(76, "admitted", "His mother stayed three nights.", "He would have been found too late."),
            _panel(46, "blue", "Better. Leaving is planned for December."),
            _panel(12, "blue", "His flat is kept for him.",
                   **_agreed(1, "Plan the way home with the ward", "Ayesha Malik", 16)),
        ),
    ),
    OnRegister(
        DANIEL,
        160,
        (
            _refer(160, "It was the moving.", "Moving home"),
            _rate(150, "amber", "Asked to leave his flat."),
            _panel(136, "green", "In the new flat since March."),
            _panel(105, "green", "Six months without a crisis, in his own tenancy.", "leaves"),
        ),
    ),
)  # fmt: skip


def _carer(days_ago: int, outcome: str, **said: Any) -> tuple[Ended, ...]:
    return (
        Ended("offer", "own_talk", days_ago, {"how": "alone"}),
        Ended("assessment", "eligible", days_ago - 13, {"necessary": "necessary", "unable": ("recreation",)}),
        Ended(
            "plan",
            "agreed",
            days_ago - 20,
            {"wants": "One afternoon a week that is mine.", "look_again": -56, "meets": ("recreation",)},
        ),
        Ended("emergency_plan", outcome, days_ago - 20, said),
    )


CARERS = (
    CarerTold(
        ABENA,
        50,
        _carer(
            50,
            "on_the_register",
            who_steps_in=("Jaspreet Gill, 01632 960 135", "The gurdwara's helpers, on Sundays"),
            how_long="Two days; after that somebody has to come",
            must_know="He falls to the left. Two people or the transfer aid to stand. He understands more than he can say.",
            where_things_are="Medicines and the handling plan: the blue box in the kitchen",
        ),
        "207741",
    ),
    CarerTold(
        LOUISE,
        44,
        _carer(
            44,
            "on_the_register",
            who_steps_in=("My brother, until Friday",),
            how_long="Four days",
            must_know="She must not be left alone with the stove.",
        ),
    ),
    CarerTold(
        ABENA,
        33,
        _carer(
            33,
            "without_register",
            who_steps_in=("My neighbour has a key",),
            how_long="One night",
            must_know="He does not know that I asked for help.",
        ),
    ),
)

HOME = "Larch House"
WHY = "Three concerns in nine weeks, each about nights: bells out of reach, and nobody who came."
STEPS = (
    Ended("decide", "open_it", 9, {"why": WHY, "new_people": False}),
    Ended(
        "plan",
        "planned",
        7,
        {
            "agencies": ("The regulator", "The NHS board", "Contracts and quality"),
            "visits": ("Eleanor Voss, unannounced, two nights this week",),
            "contract": "Staff at night must be two for each floor. We may ask for the rotas of three months.",
        },
    ),
)
SAID_THERE = (
    "I ring and ring. On Sunday I waited until it was light.",
    "The girls are kind. There are only two of them.",
)
# What, who, days after the plan.
TO_DO = (
    ("A bell within reach of every bed, tried each evening", "Mrs Lark, the manager", 5),
    ("Rotas of three months sent to us", "Mrs Lark, the manager", 14),
)
