"""Wishes that were kept or not, things that were tried, a year of learning, and somebody who came back: done before the last
quarter ended, so that the measures of them have people behind them. Plain data for the actions of staff."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from homefirst.demo.stories.boards import Ended

HANNAH, MARCUS, MOLLY, YASMIN = "hannah.price", "marcus.bright", "molly.tranter", "yasmin.begum"


class Kept(NamedTuple):
    """Somebody whom the worker added so many days ago. `died` is so many days ago, `came_back` too; 0 where they did not."""

    worker: str
    given_name: str
    family_name: str
    born_on: date
    pathway: str
    days_ago: int
    ends: tuple[Ended, ...]
    died: int = 0
    came_back: int = 0


def _died(given: str, family: str, born: date, place: str, days: int, where: str, because: str = "") -> Kept:
    """`days` ago they died at `where`; `because` is what stood in the way."""
    kept = {"met": "met"} if not because else {"met": "not_met", "not_met_because": because}
    after = {"own_words": "As they told us.", "same": True, "place_died": where, **kept}
    ends = (
        Ended("ask", "wishes", days + 28, {"place_first": place, "may_share": True}),
        Ended("share", "shared", days + 27),
        Ended("look_again", "died", days, after),
        Ended("afterwards", "call_again", days - 12),
        Ended("afterwards", "finished", days - 50),
    )
    return Kept(HANNAH, given, family, born, "end_of_life", days + 30, ends, died=days)


def _tried(
    given: str, family: str, born: date, kind: str, days: int, end: str = "keep", because: str = ""
) -> Kept:
    why = {"not_kept_because": because} if because else {}
    ends = (
        Ended("need", "try_it", days + 50, {"kind": kind}),
        Ended("install", "installed", days + 44),
        Ended("trial", end, days, why),
    )
    return Kept(MARCUS, given, family, born, "assistive_technology", days + 52, ends)


def _learned(
    given: str, family: str, born: date, goals: int, met: int, hours: tuple[float, float], days: int
) -> Kept:
    before, after = hours
    set_out: dict[str, object] = {"hours_now": before}
    for number in range(1, goals + 1):
        set_out |= {f"goal_{number}": "To do more by myself", f"goal_{number}_now": "1"}
        set_out |= {f"goal_{number}_aim": "3"}
    worth = {"hours_before": before, "hours_after": after, "goals_met": met}
    ends = (
        Ended("invite", "agrees", days + 380),
        Ended("baseline", "goals_set", days + 370, set_out),
        Ended("quarter", "year_over", days + 8, {"hours_next": after}),
        Ended("evaluation", "done", days, worth),
    )
    return Kept(MOLLY, given, family, born, "enablement", days + 385, ends)


KEPT = (
    _died("Wilfred", "Aske", date(1934, 2, 11), "own_home", 130, "own_home"),
    _died("Joyce", "Pemberton", date(1941, 7, 2), "own_home", 112, "own_home"),
    _died("Hamid", "Rostami", date(1938, 9, 23), "hospice", 160, "hospice"),
    _died("Beryl", "Stokes", date(1930, 12, 5), "own_home", 145, "hospital", "no_help"),
    _died("Cyril", "Mabey", date(1945, 4, 18), "hospice", 190, "hospital", "no_place"),
    _died("Amina", "Yusuf", date(1949, 1, 30), "own_home", 205, "own_home"),
    _tried("Edna", "Lister", date(1939, 3, 14), "falls", 95),
    _tried("Colin", "Brandreth", date(1951, 8, 9), "medicines", 120),
    _tried("Parveen", "Anwar", date(1947, 5, 27), "night", 140, "take_away", "watches"),
    _tried("Stuart", "Holme", date(1956, 10, 1), "wandering", 150),
    _tried("Olive", "Trant", date(1936, 6, 20), "falls", 170, "take_away", "false_calls"),
    _learned("Jamie", "Sutcliffe", date(1996, 11, 3), 3, 3, (18.0, 9.0), 70),
    _learned("Charlotte", "Obi", date(2001, 4, 25), 2, 1, (12.0, 10.0), 90),
    Kept(YASMIN, "Leon", "Marsh", date(1988, 2, 19), "mental_health_hub", 300,
         (Ended("triage", "other_help", 295, {"own_words": "I stopped going out.", "safe": True}),), came_back=100),
)  # fmt: skip
