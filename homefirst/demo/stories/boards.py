"""Concerns and ways home that are under way in the made-up borough. Plain data for the actions of staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Said = Mapping[str, Any]


class Ended(NamedTuple):
    """A step that ended so many days ago; `by_lead` by whoever leads safeguarding, else by the worker."""

    step: str
    outcome: str
    days_ago: int
    said: Said = {}
    by_lead: bool = False
    reason: str = ""


class ConcernTold(NamedTuple):
    """Received so many days ago by the worker of a team."""

    team: str
    worker: str
    days_ago: int
    ends: tuple[Ended, ...] = ()


class HomeTold(NamedTuple):
    """`ready` is days ago, None for not yet; `bed` is a home with beds to recover in; `care` days ahead."""

    days_ago: int
    ready: int | None
    ends: tuple[Ended, ...] = ()
    bed: str = ""


_JOANNA, _BEN, _TOM, _FARAH = "joanna.kowalski", "ben.hartley", "tom.whitfield", "farah.siddiqui"


def _safe(days_ago: int, kind: str, place: str, told_by: str, **said: Any) -> Ended:
    """`told_by` is empty where somebody gave no name."""
    answers = {"kinds": (kind,), "place": place, "others_at_risk": ("none",), **said}
    answers |= {"who_raised": told_by} if told_by else {}
    return Ended("concern", "safe_for_now", days_ago, answers | {"danger_now": False, "knows": True})


def _talk(days_ago: int, wishes: str, *, capacity: str = "presumed") -> Ended:
    said = {"wishes_asked": "expressed", "wishes": wishes, "capacity": capacity, "alone": True}
    return Ended("talk", "wishes_known", days_ago, said)


def _not_reached(days_ago: int, reason: str) -> Ended:
    """The lead is alerted, and the alert stands on the record."""
    return Ended("talk", "not_reached", days_ago, reason=reason)


def _decide(days_ago: int, why: str, outcome: str = "enquiry") -> Ended:
    return Ended("decide", outcome, days_ago, {"why": why}, by_lead=True)


def _plan(days_ago: int) -> Ended:
    said = {"questions": ("What happened, and since when?",), "who_asks": ("The safeguarding lead",)}
    return Ended("plan_enquiry", "ours", days_ago, said, by_lead=True)


def _found(days_ago: int, conclusion: str, why: str, kind: str, source: str) -> Ended:
    said = {"conclusion": conclusion, "why": why, "findings": why, "kinds": (kind,), "sources": (source,)}
    return Ended("enquiry", "found_out", days_ago, said | {"children": "no"}, by_lead=True)


def _outcome(days_ago: int, outcome: str, met: str, risk: str, words: str) -> Ended:
    said = {"wishes_met": met, "risk_outcome": risk, "own_words": words}
    return Ended("outcome_talk", outcome, days_ago, said, by_lead=True)


_LARCH = {"service_name": "Larch House"}
CONCERNS = (
    ConcernTold("west", _JOANNA, 0),
    ConcernTold("west", _BEN, 3, (_safe(3, "financial", "own_home", "Her bank"),)),
    ConcernTold(
        "south",
        _TOM,
        11,
        (
            _safe(11, "neglect", "residential", "Her niece", **_LARCH),
            _not_reached(1, "Rang three times and went there. Nobody could say where she was."),
        ),
    ),
    ConcernTold(
        "south",
        _FARAH,
        20,
        (
            _safe(20, "neglect", "residential", "A night worker", **_LARCH),
            _talk(19, "I want the same people to come when I ring at night."),
            _decide(15, "He cannot get up alone, and nobody came three nights of the seven."),
            _plan(13),
        ),
    ),
    ConcernTold(
        "west",
        _JOANNA,
        30,
        (
            _safe(30, "domestic", "own_home", "The GP"),
            _talk(29, "I want it to stop. Not the police."),
            _decide(27, "She is afraid of him, and needs his help to leave the house."),
            _plan(25),
            _found(8, "identified_action", "He took her telephone and shut her in.", "domestic", "known"),
        ),
    ),
    ConcernTold(
        "south",
        _TOM,
        64,
        (
            _safe(64, "organisational", "residential", "The chiropodist", **_LARCH),
            _talk(63, "To have the door of my room open."),
            _decide(60, "He does not see, and the bell was out of his reach for weeks."),
            _plan(58),
            _found(36, "identified_action", "Bells were moved at night.", "organisational", "provider"),
            _outcome(32, "plan_needed", "fully", "reduced", "They come now when I ring."),
        ),
    ),
    ConcernTold(
        "west",
        _BEN,
        80,
        (
            _safe(80, "financial", "own_home", ""),
            _talk(79, "I want my card back, and no fuss."),
            _decide(76, "He cannot go to the bank alone, and his card was used there."),
            _plan(74),
            _found(46, "inconclusive_action", "The bank could not say who used it.", "financial", "unknown"),
            _outcome(42, "no_plan_needed", "partly", "none", "I have a new card. I still do not know."),
            Ended("feedback", "told", 40, by_lead=True),
        ),
    ),
)

_WARD = {"hospital": "Westbrook General", "in_hospital_since": 12, "agrees": True, "carer_told": True}


def _ours(days_ago: int, ward: str, why: str, expected: int, **said: Any) -> Ended:
    answers = {**_WARD, "ward": ward, "why_in_hospital": why, "expected": -expected, **said}
    return Ended("match", "ours", days_ago, answers)


def _needs(days_ago: int, way: int, wants: str, *missing: tuple[str, str]) -> Ended:
    said = {
        "own_words": wants,
        "way": str(way),
        "missing": tuple(what for what, _ in missing) or ("none",),
        **({"who_holds": tuple(who for _, who in missing)} if missing else {}),
    }
    return Ended("describe", f"way_{way}", days_ago, said)


def _arranged(days_ago: int, *, starts: int, causes: tuple[str, ...] = (), lost: int = 0) -> Ended:
    said: dict[str, Any] = {"care_starts": -starts, "delay_causes": causes or ("none",)}
    return Ended("arrange", "ready_to_go", days_ago, said | ({"delay_days": lost} if lost else {}))


WAYS_HOME = (
    HomeTold(0, None),
    HomeTold(1, 0, (_ours(1, "Ward 6", "A fall", 0), _needs(0, 0, "My own bed tonight."))),
    HomeTold(
        4,
        3,
        (
            _ours(4, "Stroke unit", "A stroke", 0),
            _needs(3, 1, "Home, and my daughter not worn out.", ("care", "Kwame Boateng, Brokerage"),
                   ("equipment", "Marcus Bright, for a bed rail")),
        ),
    ),
    HomeTold(
        6,
        4,
        (
            _ours(6, "Ward 2", "An infection of the chest", 1),
            _needs(5, 1, "To see my garden.", ("care", "Kwame Boateng, Brokerage")),
            _arranged(0, starts=1, causes=("care_home_start",), lost=4),
        ),
    ),
    HomeTold(
        9,
        7,
        (
            _ours(9, "Rehabilitation", "A broken hip", 2, hospital="Millfield Community Hospital"),
            _needs(8, 2, "To climb my own stairs again.", ("family", "Theresa Nolan rings his son"),
                   ("keys_heating_food", "The neighbour")),
        ),
        bed="harbour_view",
    ),
)  # fmt: skip

# Notices that came this morning, for whom nobody was found yet: a line of a hospital's file each.
NOTICES = """notice,hospital,ward,given_name,family_name,birth_date,postcode,expected_on,why
WG-5521,Westbrook General,Ward 4,Ivy,Chambers,1940-03-08,WB9 6LL,,Dizzy and fell
WG-5524,Westbrook General,Ward 6,Harold,Easterby,1938-05-02,EM1 2AA,,A burn
"""
