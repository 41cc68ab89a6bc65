"""Requests to restrict somebody's liberty, and authorisations at each turn. Plain data for the actions of staff."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from homefirst.demo.stories.boards import Ended

WORKER, MANAGER = "tom.whitfield", "anil.kapoor"
BIA, DOCTOR = "Grace Adeyemi", "Dr Ruth Ode"
_STEP: Final = "receive"


class LibertyTold(NamedTuple):
    """Came so many days ago, about somebody of the south team, and is dealt with by its worker; its manager signs. A whole
    number among the answers is a day: so many days before its step ended, or after it where it is below 0."""

    days_ago: int
    ends: tuple[Ended, ...] = ()


def _asked(days_ago: int, outcome: str, priority: str, place: str, words: str, **said: Any) -> Ended:
    answers = {
        "kind_of_place": "care_home",
        "place": place,
        "who_pays": "council",
        "needed_from": 0,
        "care": "Care through day and night, the front door on a code.",
        "limits": ("watched", "not_free"),
        "purpose": "To keep them safe by the road.",
        "effect": "Walks the corridor in the afternoon.",
        "own_words": words,
        "objects": priority == "high",
        "consent": False,
        "family": False,
        "priority": priority,
        "urgent": False,
    }
    return Ended(_STEP, outcome, days_ago, answers | said, reason="As the manager told us.")


def _assessed(days_ago: int) -> tuple[Ended, Ended]:
    return (
        Ended("assess_best_interests", "met", days_ago, {"assessor": BIA, "assessed_on": 1}),
        Ended("assess_mental_health", "met", days_ago, {"assessor": DOCTOR, "assessed_on": 2}),
    )


def _granted(days_ago: int, last_day: int, *conditions: tuple[str, int]) -> Ended:
    """`last_day` and the day of each condition count from the decision."""
    said: dict[str, Any] = {
        "starts_on": 0,
        "ends_on": -last_day,
        "reasons": "It keeps her safe, and she goes out.",
    }
    for number, (words, days) in enumerate(conditions, 1):
        who = f"condition_{number}_who"
        said |= {f"condition_{number}": words, who: "The manager", f"condition_{number}_by": -days}
    return Ended("sign_off", "granted", days_ago, said, by_lead=True)


def _somebody(days_ago: int, name: str) -> Ended:
    said = {"found": True, "name_of": name, "paid": False, "told_rights": True, "visits": "Each Sunday"}
    return Ended("representative", "appointed", days_ago, said)


_NOBODY = {"found": False, "what_next": "An advocate is asked for; Eleanor rings on Monday."}
TOLD = (
    LibertyTold(1),
    LibertyTold(
        3,
        (
            _asked(
                3, "urgent_runs", "high", "Larch House", "I want to go home now.", urgent=True, urgent_from=0,
                urgent_until=-6,
            ),
        ),
    ),
    LibertyTold(26, (_asked(25, "standard", "medium", "Fernlea", "It is all right here."),)),
    LibertyTold(9, (_asked(8, "standard", "low", "Holmwood", "Smiles when the nurse comes."),)),
    LibertyTold(
        150,
        (
            _asked(149, "standard", "medium", "Fernlea", "I like the garden."),
            *_assessed(140),
            _granted(139, 155, ("A walk outside each day", 30), ("Ask the doctor about the tablets", 120)),
            _somebody(135, "Her niece, Carol Webb"),
            Ended("conditions", "kept", 83, {"kept": True, "what_was_seen": "Out by the pond each day.", "visits_made": 7}),
        ),
    ),
    LibertyTold(
        60,
        (
            _asked(59, "standard", "high", "Larch House", "Where is my daughter?"),
            *_assessed(45),
            _granted(44, 300, ("A visit from her church", 60)),
            Ended("representative", "none_yet", 40, _NOBODY),
        ),
    ),
    LibertyTold(
        30,
        (
            _asked(
                29, "not_a_deprivation", "low", "Holmwood", "I come and go.", objects=False, consent=True,
                limits=("none",),
            ),
            Ended("not_needed", "agreed", 27, {"why_not": "He goes out when he likes, and is content."}, by_lead=True),
        ),
    ),
)  # fmt: skip
