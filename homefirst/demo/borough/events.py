"""Events of the return, each holding its 26 cells (columns 25 to 50) in the words of Release 2."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted, between
from homefirst.demo.borough.days import text
from homefirst.demo.borough.places import FORGETFUL, FORGETS_FROM, NOBODY, Provider, provider_of

_METHODS = Weighted({"Service user only": 70.0, "Service user and unpaid carer": 24.0, "": 6.0})
_UNPLANNED = Weighted(
    {
        "Unplanned: Other reason": 50.0,
        "Unplanned: Hospital": 22.0,
        "Unplanned: Carer related": 14.0,
        "Unplanned: Safeguarding concern": 8.0,
        "Unplanned: Provider failure": 6.0,
    }
)
_ACHIEVED = Weighted({"Fully met": 48.0, "Partially met": 38.0, "Not met": 6.0, "": 8.0})

_NOTHING = ("",) * 20


class Event:
    """`end` 0: still going on. `lost_from`: from this day files leave out a service that is still open."""

    __slots__ = (
        "cells",
        "end",
        "fault",
        "forgets",
        "kind",
        "lost_from",
        "open_text",
        "outcome",
        "shut_text",
        "start",
        "under_other_id",
        "units_by_day",
    )

    def __init__(self, kind: str, start: int, end: int, outcome: str, details: list[str]) -> None:
        self.kind, self.start, self.end, self.outcome = kind, start, end, outcome
        self.cells = details  # 20 cells: columns 31 to 50
        self.open_text = self.shut_text = ""  # rendered once, by rows
        self.lost_from = 0
        self.forgets = False
        self.under_other_id = False
        self.fault = ""
        self.units_by_day: tuple[tuple[int, str], ...] = ()


def request(start: int, end: int, outcome: str, route: str) -> Event:
    return Event("Request", start, end, outcome, [route, *_NOTHING[1:]])


def assessment(chance: Random, start: int, end: int, outcome: str, kind: str) -> Event:
    details = list(_NOTHING)
    needs = "Yes" if outcome == v.TO_SERVICES else "No"
    details[1:4] = kind, needs if kind == v.LONG_ASSESSMENT else "", _METHODS.draw(chance)
    return Event("Assessment", start, end, outcome, details)


def carers_assessment(start: int, end: int, outcome: str, hours: str, linked: tuple[str, ...]) -> Event:
    details = list(_NOTHING)
    details[1:4] = v.LONG_ASSESSMENT, "Yes" if outcome == v.TO_SERVICES else "No", "Unpaid carer only"
    details[4:6] = hours, str(max(1, len(linked)))
    return link(Event("Assessment", start, end, outcome, details), linked)


def review(chance: Random, start: int, end: int, outcome: str, planned: bool) -> Event:
    details = list(_NOTHING)
    details[14] = v.PLANNED if planned else _UNPLANNED.draw(chance)
    details[15] = _ACHIEVED.draw(chance) if planned else ""
    details[16] = _METHODS.draw(chance)
    return Event("Review", start, end, outcome, details)


def carers_review(chance: Random, start: int, end: int, linked: tuple[str, ...]) -> Event:
    event = review(chance, start, end, v.CONTINUES, planned=True)
    event.cells[16] = "Unpaid carer only"
    return link(event, linked)


def service(
    chance: Random, start: int, end: int, outcome: str, kind: str, component: str, mechanism: str = ""
) -> Event:
    """A service with a provider and a price that fit its component."""
    provider = NOBODY if mechanism == v.DIRECT_PAYMENT else provider_of(chance, component)
    return priced(start, end, outcome, kind, component, mechanism, provider, _price(chance, component))


def priced(
    start: int,
    end: int,
    outcome: str,
    kind: str,
    component: str,
    mechanism: str,
    provider: Provider,
    price: tuple[str, str, str],
) -> Event:
    details = ["", "", "", "", "", "", "", "", "", kind, component, mechanism, *provider, "", "", "", *price]
    event = Event("Service", start, end, outcome, details)
    event.forgets = kind == v.COMMUNITY and provider.name in FORGETFUL and (not end or end > FORGETS_FROM)
    return event


def link(event: Event, linked: tuple[str, ...]) -> Event:
    """Say for which people, by council number, a carer's event is."""
    event.cells[6 : 6 + len(linked)] = linked
    return event


def _price(chance: Random, component: str) -> tuple[str, str, str]:
    """Unit cost, its frequency and units a week, in pounds of about 2025."""
    if component in (v.HOME_CARE, v.SITTING):
        return f"{between(chance, 2140, 2760) / 100:.2f}", "Hourly", f"{between(chance, 7, 42) / 2:.2f}"
    if component in _WEEKLY:
        low, high = _WEEKLY[component]
        return f"{between(chance, low, high)}.{between(chance, 0, 99):02}", "Weekly", ""
    if component == v.DAY_SUPPORT:
        return f"{between(chance, 42, 78)}.00", "Per session", f"{between(chance, 1, 4)}.00"
    if component == v.DIRECT_PAYMENT:
        return f"{between(chance, 240, 1900)}.00", "4-weekly", ""
    return "", "", ""


_WEEKLY = {
    v.LONG_RESIDENTIAL: (720, 1180),
    v.LONG_NURSING: (890, 1420),
    v.SHORT_RESIDENTIAL: (760, 1150),
    v.SUPPORTED_LIVING: (380, 1650),
    v.EXTRA_CARE: (150, 420),
    "Shared Lives": (390, 640),
}


def shown(event: Event, reference: str, ongoing: bool, file_end: int) -> list[str]:
    """The 26 cells as a file sees them whose last day is `file_end`."""
    details = list(event.cells)
    if event.forgets and file_end >= FORGETS_FROM:
        details[11] = ""
    for since, units in event.units_by_day:
        if file_end >= since:
            details[19] = units
    end = "" if ongoing else text(event.end)
    outcome = v.CONTINUES if ongoing else event.outcome
    said = "Contact" if event.kind == "Request" else ""
    return [event.kind, reference, text(event.start), end, said, outcome, *details]
