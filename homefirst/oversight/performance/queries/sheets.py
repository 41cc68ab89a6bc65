"""The numbers of a page as rows of one table for CSV and Excel: the same ones, hidden where the page hides them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from homefirst.foundation.design.charts.control import ControlSeries
from homefirst.oversight.performance import words
from homefirst.oversight.performance.queries.listing import Listing
from homefirst.oversight.performance.queries.measure import MeasurePage
from homefirst.oversight.performance.queries.shown import Shown, split_groups
from homefirst.oversight.performance.queries.standing import Standing
from homefirst.oversight.performance.queries.trend import yearly

HEADINGS = ("Measure", "Part", "Name", "Figure", "Counted in", "Out of", "Note")
Cell = str | int | float | None


@dataclass(frozen=True)
class Line:
    """`figure` is a percentage, or a rate for each 100,000; None where there is none, and `note` says why."""

    measure: str
    part: str
    name: str
    figure: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    note: str = ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        return astuple(self)


def measure_lines(page: MeasurePage) -> list[Line]:
    """The headline, both trends, every split, the councils and the weaknesses."""
    return [
        *_about(page),
        *_trend(page, "Each quarter", page.series),
        *_trend(page, "Year to each quarter", yearly(page.indicator, page.standing.found, page.at)),
        *_splits(page),
        *_councils(page.standing),
        *_weaknesses(page),
    ]


def listing_lines(found: Listing) -> list[Line]:
    """Each measure's figure now, and England's."""
    made: list[Line] = []
    for _, group in found.groups:
        for one in group:
            made += [_now(one), *_england(one)]
    return made


def _about(page: MeasurePage) -> Iterator[Line]:
    yield _now(page.standing)
    taken, files = words.day(page.at.snapshot.taken_at.date()), page.at.snapshot.manifest.get("files", 0)
    source = f"Snapshot of {taken} from {files} files, method of {words.month(page.standing.method)}"
    kept = "Not for publishing: counts under 5 are shown." if page.at.exact else "Counts under 5 are hidden."
    yield Line(page.indicator.code, "Source", source, note=kept)
    yield from _england(page.standing)


def _now(one: Standing) -> Line:
    name = words.year_to(one.end) if one.end else ""
    return _line(one.indicator.code, "Now", f"{one.indicator.words['title']}, {name}", one.now, one.failed)


def _england(one: Standing) -> Iterator[Line]:
    beside = one.beside
    if beside.england is None:
        yield Line(one.indicator.code, "England", beside.year, note=beside.why_not)
        return
    yield Line(one.indicator.code, "England", beside.year, beside.england, note=beside.source)


def _line(code: str, part: str, name: str, shown: Shown | None, note: str = "") -> Line:
    if shown is None:
        return Line(code, part, name, note=note or "not worked out")
    return Line(code, part, name, shown.outcome, shown.numerator, shown.denominator, shown.hidden or note)


def _trend(page: MeasurePage, part: str, series: ControlSeries) -> Iterator[Line]:
    for point in series.points:
        yield Line(
            page.indicator.code,
            part,
            point.period,
            point.shown,
            point.numerator,
            point.denominator,
            point.hidden,
        )


def _splits(page: MeasurePage) -> Iterator[Line]:
    found = page.standing.found
    for by, groups in found.splits.items():
        shown = split_groups(page.indicator, groups, found.years[page.end], page.at, page.end)
        for name, one in shown.items():
            yield _line(
                page.indicator.code, words.SPLITS[by], "Not known" if name == "Unknown" else name, one
            )


def _councils(one: Standing) -> Iterator[Line]:
    for council in one.beside.plot.others:
        note = council.hidden or ("" if council.value is not None else "no figure")
        yield Line(one.indicator.code, f"Councils {one.beside.year}", council.name, council.shown, note=note)


def _weaknesses(page: MeasurePage) -> Iterator[Line]:
    for weak in page.weaknesses:
        yield Line(
            page.indicator.code,
            "What weakens it",
            weak.text or weak.lead or "Hidden",
            numerator=weak.count,
            note=weak.words,
        )
