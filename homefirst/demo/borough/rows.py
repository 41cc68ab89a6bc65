"""A person's rows in each file: what the council would have known and sent on that file's last day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from homefirst.demo.borough import faults
from homefirst.demo.borough.days import Period, text
from homefirst.demo.borough.events import Event, shown
from homefirst.demo.borough.people import Person
from homefirst.demo.borough.values import CONTINUES, LA_CODE, in_release_1

_NO_EVENT = ["", "", "", "", "", "", *[""] * 20]
_COLUMN_OF_LINK = 12  # of the 26 cells of an event


def head(period: Period) -> str:
    return f"{LA_CODE},{text(period.start)},{text(period.end)},"


def joined(cells: Sequence[str]) -> str:
    """Cells as CSV; only commas ever need quotes here."""
    return ",".join([f'"{cell}"' if "," in cell else cell for cell in cells])


def rows(
    person: Person, periods: Sequence[Period], heads: Sequence[str], old: int
) -> Iterator[tuple[int, str]]:
    """(place of the file, line) for every row; the first `old` files are in the words of Release 1."""
    described: dict[tuple[int, bool], str] = {}
    spoilt = person.fault == faults.NO_IDENTIFIER
    for place in range(len(periods) - 1, -1, -1):
        period = periods[place]
        release_1 = place < old
        known = sum(1 for change in person.changes if change[0] <= period.end)
        about = described.get((known, release_1))
        for number, event, ongoing in _seen(person, period):
            if about is None:
                about = described[known, release_1] = _about(person, known, release_1)
            if spoilt or event.fault or event.under_other_id:
                yield (
                    place,
                    heads[place] + _spoilt(person, event, number, ongoing, period, known, release_1, spoilt),
                )
                spoilt = False
            else:
                yield place, heads[place] + about + _said(person, event, number, ongoing, period, release_1)
        if person.associated and person.associated[0] <= period.end and person.associated[1] >= period.start:
            yield place, heads[place] + _about(person, known, release_1) + _link_only(person)


def _seen(person: Person, period: Period) -> Iterator[tuple[int, Event, bool]]:
    """Events that belong in a file, and whether they still went on on its last day."""
    start, end = period
    for number, event in enumerate(person.events):
        if event.kind == "Service":
            active = event.start <= end and (not event.end or event.end >= start)
            if active and (not event.lost_from or end < event.lost_from):
                yield number, event, not event.end or event.end > end
        elif start <= event.end <= end:
            yield number, event, False


def _about(person: Person, known: int, release_1: bool) -> str:
    return joined(_cells(person, known, release_1)) + ","


def _cells(person: Person, known: int, release_1: bool) -> list[str]:
    cells = list(person.cells)
    for _, place, value in person.changes[:known]:
        cells[place] = value
    return [in_release_1(cell) for cell in cells] if release_1 else cells


def _said(person: Person, event: Event, number: int, ongoing: bool, period: Period, release_1: bool) -> str:
    changing = release_1 or event.forgets or event.units_by_day
    kept = "" if changing else event.open_text if ongoing else event.shut_text
    if kept:
        return kept
    said = joined(_event_cells(person, event, number, ongoing, period, release_1)) + "\n"
    if not changing and ongoing:
        event.open_text = said
    elif not changing:
        event.shut_text = said
    return said


def _event_cells(
    person: Person, event: Event, number: int, ongoing: bool, period: Period, release_1: bool
) -> list[str]:
    cells = shown(event, f"E{person.la_id}{number:02}", ongoing, period.end)
    if release_1:
        cells = [in_release_1(cell) for cell in cells]
        if event.kind == "Review" and event.outcome == CONTINUES:
            cells[5] = "No change in package"
    return cells


def _spoilt(
    person: Person, event: Event, number: int, ongoing: bool, period: Period, known: int, release_1: bool,
    nameless: bool,
) -> str:  # fmt: skip
    row = ["", "", "", *_cells(person, known, release_1)]
    row += _event_cells(person, event, number, ongoing, period, release_1)
    if event.under_other_id:
        row[4] = person.other_la_id
    if nameless:
        row[3] = row[4] = row[25] = ""
    if event.fault:
        faults.spoil(row, event.fault)
    return joined(row[3:]) + "\n"


def _link_only(person: Person) -> str:
    cells = list(_NO_EVENT)
    cells[_COLUMN_OF_LINK : _COLUMN_OF_LINK + len(person.linked)] = person.linked
    return joined(cells) + "\n"
