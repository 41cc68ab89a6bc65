"""Published figures to stand beside ours: England, the region, the other councils, all for one named year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from homefirst.foundation.design.charts.dots import Council, DotPlot, Ours, Place, place
from homefirst.foundation.design.council import council
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance.benchmarks import MARKERS, Published, england_published, number
from homefirst.oversight.performance.models import Benchmark
from homefirst.oversight.performance.queries.current import Current
from homefirst.oversight.performance.queries.shown import Shown, headline_group, shown_groups, unit_of
from homefirst.oversight.performance.queries.trend import direction_of
from homefirst.oversight.performance.rules import end_of, gap_to, method_in_force, methods, month

ENGLAND = "England"
STAT = "outcome"
LOCAL = "This is a local measure: no other council is known to work it out in the same way."


class Row(NamedTuple):
    measure: str
    area_code: str
    area: str
    ons_code: str
    year: str
    stat: str
    value: str
    source: str


@dataclass(frozen=True)
class Beside:
    """`plot` holds our own figure for the published year as published, else as worked out here from the files.

    `why_not` says why nothing stands beside the measure; `is_loaded` whether councils' figures are kept here at all.
    """

    plot: DotPlot
    source: str = ""
    region: tuple[str, float] | None = None
    why_not: str = ""
    is_loaded: bool = False
    worked_out_here: bool = False

    @property
    def year(self) -> str:
        return self.plot.period

    @property
    def england(self) -> float | None:
        return self.plot.england

    @cached_property
    def place(self) -> Place | None:
        return place(self.plot) if any(one.shown is not None for one in self.plot.others) else None

    @property
    def standing(self) -> float | None:
        """Our figure that may be set beside theirs: of the same year, else of now when the method is the same."""
        ours = self.plot.ours
        return ours.shown if ours.shown is not None else ours.shown_now


def beside_all(chosen: Sequence[tuple[Indicator, str, Shown | None]], at: Current) -> dict[str, Beside]:
    """For each measure, the method shown and our figure now. One query for all."""
    by_measure: dict[str, list[Row]] = {}
    oldest = min((one.words["comparable_from"] for one, _, _ in chosen), default="")
    kept = Benchmark.objects.filter(
        measure__in=[one.code for one, _, _ in chosen], stat=STAT, year__gte=oldest
    )
    for values in kept.order_by("area").values_list(*Row._fields).iterator():
        row = Row(*values)
        by_measure.setdefault(row.measure, []).append(row)
    return {
        one.code: _beside(one, method, now, by_measure.get(one.code, []), at) for one, method, now in chosen
    }


def gap(indicator: Indicator, beside: Beside) -> float | None:
    """How far we stand on the worse side of England, as a part of England's figure."""
    return gap_to(indicator, beside.standing, beside.england)


def _beside(indicator: Indicator, method: str, now: Shown | None, rows: Sequence[Row], at: Current) -> Beside:
    if indicator.is_practice:
        return _alone(indicator, now)
    known = [row for row in rows if row.year >= indicator.words["comparable_from"]]
    year = max((row.year for row in known), default="")
    latest = [row for row in known if row.year == year]
    shipped = england_published()
    year = year or shipped.year
    england = _of_area(latest, ENGLAND)
    if england is None and shipped.year == year:
        england = shipped.outcomes.get(indicator.code)
    ours, from_here = _ours(indicator, latest, year, at)
    plot = DotPlot(
        name=indicator.words["title"],
        unit=unit_of(indicator),
        better=direction_of(indicator),
        period=year,
        others=tuple(_councils(latest)),
        ours=_with_now(indicator, method, now, year, ours, at),
        england=england,
    )
    return Beside(
        plot=plot,
        source=latest[0].source if latest else shipped.source,
        region=_region(latest),
        why_not="" if england is not None else _why_not(indicator, shipped.not_published),
        is_loaded=bool(plot.others),
        worked_out_here=from_here,
    )


def _alone(indicator: Indicator, now: Shown | None) -> Beside:
    """A measure of practice: no other council is known to work it out in this way."""
    plot = DotPlot(
        name=indicator.words["title"],
        unit=unit_of(indicator),
        better=direction_of(indicator),
        period="",
        others=(),
        ours=Ours(name=council().adjective, value=now.outcome if now else None),
        england=None,
    )
    return Beside(plot=plot, why_not=LOCAL)


def _ours(indicator: Indicator, latest: Sequence[Row], year: str, at: Current) -> tuple[Shown | None, bool]:
    """As published; else by the method in force at that year's end, if the files cover it."""
    for row in latest:
        if row.area_code == council().code:
            value = number(row.value)
            hidden = MARKERS.get(row.value, "")
            return Shown(None, None, None if value is None else float(value), hidden), False
    end = end_of(year)
    found = at.results(method_in_force(indicator, end)).measures[indicator.code]
    if end not in found.years:
        return None, False
    return shown_groups(indicator, found.years[end], at, end)[headline_group(indicator)], True


def _with_now(
    indicator: Indicator, method: str, now: Shown | None, year: str, ours: Shown | None, at: Current
) -> Ours:
    end = at.latest
    is_same_year = end == end_of(year)
    return Ours(
        name=council().adjective,
        value=ours.outcome if ours else None,
        hidden="" if ours is None or ours.outcome is not None else ours.hidden,
        now=None if now is None or is_same_year else now.outcome,
        now_period="" if end is None else f"the year to {end.day} {end:%B %Y}",
        not_comparable=_not_comparable(indicator, method, year),
    )


def _not_comparable(indicator: Indicator, method: str, year: str) -> str:
    """Between the version in force then and the one shown, did one change what is counted?"""
    then = method_in_force(indicator, end_of(year))
    versions = methods(indicator)
    between = versions[versions.index(then) + 1 : versions.index(method) + 1]
    if any(one["version"] in between and one.get("breaks") for one in indicator.words["method_versions"]):
        return f"it follows the method of {month(method)}, and {year} followed that of {month(then)}"
    return ""


def _councils(rows: Iterable[Row]) -> Iterable[Council]:
    for row in rows:
        if row.area_code != council().code and _published(row).is_council:
            value = number(row.value)
            yield Council(row.area, None if value is None else float(value), _hidden(row.value))


def _hidden(value: str) -> str:
    return MARKERS[value] if value == "[c]" else ""


def _region(rows: Iterable[Row]) -> tuple[str, float] | None:
    name = council().region
    value = _of_area(rows, name) if name else None
    return None if value is None else (name, value)


def _of_area(rows: Iterable[Row], area: str) -> float | None:
    for row in rows:
        if row.area == area:
            value = number(row.value)
            return None if value is None else float(value)
    return None


def _published(row: Row) -> Published:
    return Published(*row[:-1])


def _why_not(indicator: Indicator, not_published: Mapping[str, str]) -> str:
    if indicator.code in not_published:
        return f"England's figure is not published. {not_published[indicator.code]}."
    return "No figure of England is kept here for this measure."
