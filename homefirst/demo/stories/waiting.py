"""Who waits in the made-up borough, who rang them, and what is known of the workers. Plain data for the actions of staff."""

from __future__ import annotations

from typing import NamedTuple

from homefirst.demo.stories.neighbours import LA_IDS

LENA, TOM, MARGARET, SAMIR, JOYCE, ASHA, PETER, IVY, DEREK = LA_IDS
_PRIYA, _AMARA, _MARCUS = (
    f"{name}@westbrook.example" for name in ("priya.nair", "amara.cole", "marcus.bright")
)


class Referred(NamedTuple):
    """Work that was asked for so many days ago and waits; `to` is the code of a team where it was sent there."""

    la_id: str
    pathway: str
    by: str
    days_ago: int
    to: str = ""


class Sent(NamedTuple):
    """Work about somebody of a team whom nobody holds, begun by its manager so many days ago and sent to a team to take."""

    of: str
    pathway: str
    by: str
    to: str
    days_ago: int
    why: str


class Rung(NamedTuple):
    """A safety call so many days ago, and in how many days after it somebody was to ring again."""

    la_id: str
    by: str
    days_ago: int
    spoke_to: str
    how: str
    risk: str
    why: str
    again_in: int


class Known(NamedTuple):
    """What their manager knows of a worker; `away` are days from today, the first and the last."""

    email: str
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    capacity: int | None = None
    away: tuple[int, int] | None = None


REFERRED = (
    Referred(LENA, "occupational_therapy", _PRIYA, 19, "east"),
    Referred(TOM, "assistive_technology", _AMARA, 31),
    Referred(ASHA, "care_act_assessment", _AMARA, 9, "east"),
    Referred(DEREK, "hospital_discharge", _PRIYA, 4),
)
# Older people of the east whom nobody holds, in the order in which they came to us.
REFERRED_EAST = (("care_act_assessment", 38), ("care_act_assessment", 12), ("three_conversations", 1))

SENT = (
    Sent("north", "care_act_assessment", "deborah.ellis", "north", 6, "Asked for at the surgery"),
    Sent("south", "care_act_assessment", "anil.kapoor", "south", 4, "Asked for by her son"),
    Sent("west", "three_conversations", "moira.gallagher", "west", 3, "Rang about help at home"),
    Sent("east", "reablement", "amara.cole", "reablement", 2, "Two weeks home, and wants to cook again"),
    Sent(
        "west", "liberty", "moira.gallagher", "safeguarding", 1, "The home asks for a standard authorisation"
    ),
    Sent("south", "three_conversations", "anil.kapoor", "first_contact", 1, "To be rung back about company"),
)

RUNG = (
    Rung(
        DEREK, _PRIYA, 3, "Derek, on the ward", "The mattress has not come. Cheerful, and wants his own bed.",
        "high", "Cannot be turned safely at home without the mattress", 2,
    ),
    Rung(
        LENA, _PRIYA, 7, "Lena", "Holds on to the basin to get up. \"I manage, but I am slow.\"",
        "medium", "", 7,
    ),
    Rung(
        TOM, _AMARA, 5, "his neighbour", "Went out twice at night last week and was brought home.",
        "high", "Out at night alone", 2,
    ),
    Rung(TOM, _AMARA, 3, "Tom", "Slept through since. The neighbour looks in at ten.", "medium", "A neighbour looks in", 7),
)  # fmt: skip

KNOWN = (
    Known("nadia.rahman@westbrook.example", ("Urdu", "Punjabi", "Bengali"), ("mental_capacity",)),
    Known("gareth.pugh@westbrook.example", ("Welsh",), ("mental_capacity", "autism"), away=(7, 18)),
    Known("mei.chan@westbrook.example", ("Cantonese",), ("deaf_awareness",), capacity=14),
    Known("marcus.bright@westbrook.example", (), ("moving_handling",), away=(20, 30)),
    Known("priya.nair@westbrook.example", ("Hindi", "Malayalam"), ("moving_handling",)),
)
