"""Supervision in the made-up borough: who met whom, what they said and agreed. Plain data for the actions of staff."""

from __future__ import annotations

from typing import NamedTuple

from homefirst.demo.stories.graham import LA_ID as GRAHAM


class Spoke(NamedTuple):
    """About one person; `decided` stands on their record too."""

    la_id: str
    words: str
    decided: str


class Agrees(NamedTuple):
    """Due so many days after the meeting; done with these words, or still to do (""). About a person, or nobody."""

    words: str
    days: int
    done: str = ""
    la_id: str = ""


class Met(NamedTuple):
    """So many days ago. `next_in` days from today the next one is planned, None for none; `brings` is what the worker wrote
    for it."""

    worker: str
    manager: str
    days_ago: int
    workload: str
    wellbeing: str
    learning: str = ""
    spoke: tuple[Spoke, ...] = ()
    agrees: tuple[Agrees, ...] = ()
    both_signed: bool = True
    next_in: int | None = None
    brings: str = ""


MET = (
    Met(
        "priya.nair",
        "amara.cole",
        14,
        workload="Three people in their first fortnight at once. The fourth waits until one has ended.",
        wellbeing="Likes the work, and sleeps. The long drive on Tuesdays is too much with the school run.",
        learning="Wants to know more about strokes: what helps in the first weeks, and what does not.",
        spoke=(
            Spoke(
                GRAHAM,
                "The kitchen goes well. He is tired by noon, and does best with one thing at a time.",
                "Keep the visits in the morning. Look again in the fourth week at what he does alone.",
            ),
        ),
        agrees=(
            Agrees("Ask Graham at what hour he is freshest", 3, "Between nine and eleven.", GRAHAM),
            Agrees("Look for a stroke course after Christmas", 24),
            Agrees("Swap the Tuesday round with another worker", 7, "From December on."),
        ),
        next_in=2,
        brings="The stroke course: two days in January. And whether I may take on a student.",
    ),
    Met(
        "marcus.bright",
        "amara.cole",
        1,
        workload="Adaptations wait longest. Two can be done with equipment from the store meanwhile.",
        wellbeing="Well. Away in the middle of December.",
        agrees=(Agrees("Say to those who wait for works what can be done meanwhile", 10),),
        both_signed=False,
        next_in=35,
    ),
    Met(
        "nadia.rahman",
        "amara.cole",
        56,
        workload="Full, with two assessments that need an interpreter.",
        wellbeing="Tired. Takes the week that is owed to her.",
        learning="Her capacity assessments are clear. To show them to the team.",
    ),
    Met(
        "hannah.price",
        "deborah.ellis",
        35,
        workload="Drafts of plans wait for sums. They are to be asked for by the day, not when the draft is perfect.",
        wellbeing="Better since the move. Rings when a day was hard.",
        agrees=(
            Agrees("Read the guidance on best interests", 14, "Read, and kept the two pages that matter."),
            Agrees("Bring one finished plan to talk through", 41),
        ),
        next_in=6,
        brings="How to say no to a third review in one week.",
    ),
)
# What stands for everybody else: they met within the last weeks, and meet again in time.
OTHERS_WORKLOAD = "Load and late work looked at together. Nothing to move between workers now."
OTHERS_WELLBEING = "Well."
