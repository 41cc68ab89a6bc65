"""Where each measure stands: now, moved or not, beside England, place among councils, and what weakens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from homefirst.foundation.design.charts.control import Analysis, ControlSeries, analyse
from homefirst.foundation.design.charts.marks import Meaning
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance.queries.beside import Beside, beside_all, gap
from homefirst.oversight.performance.queries.current import Current, measures
from homefirst.oversight.performance.queries.shown import Shown, headline_group, shown_groups
from homefirst.oversight.performance.queries.trend import quarterly
from homefirst.oversight.performance.results.reading import MeasureResults

_WORST_FIRST = [Meaning.WORSE, Meaning.MOVED, Meaning.USUAL, Meaning.BETTER, Meaning.TOO_FEW]


@dataclass(frozen=True)
class Standing:
    """One measure by one method for the year to `end`. `now` is None where it could not be worked out: `failed`."""

    indicator: Indicator
    method: str
    end: date | None
    found: MeasureResults
    now: Shown | None
    series: ControlSeries
    beside: Beside

    @property
    def slug(self) -> str:
        return self.indicator.slug

    @property
    def failed(self) -> str:
        return self.found.failed

    @cached_property
    def analysis(self) -> Analysis:
        return analyse(self.series)

    @property
    def gap(self) -> float | None:
        return gap(self.indicator, self.beside)

    @property
    def in_doubt(self) -> int:
        """How many units the things that we check for touch."""
        return sum(weak.units for weak in self.found.weaknesses.values())

    @property
    def has_outside(self) -> bool:
        """Whether some of them stand outside the measure's own units, as rows of the files do."""
        return any("from" in entry for entry in self.indicator.words["weaknesses"])

    @property
    def place_share(self) -> float | None:
        """0 for the first place, nearly 1 for the last; None without a place."""
        place = self.beside.place
        return None if place is None else (place.place - 1) / place.of


def standings(at: Current) -> list[Standing]:
    """All measures in order, the national ones first. One query, and one for the population."""
    chosen = [*measures().values(), *at.practice.values()]
    return [standing_of(one, at, beside) for one, beside in _with_beside(chosen, at, "")]


def standing(indicator: Indicator, at: Current, method: str = "") -> Standing:
    """One measure, by the method named or the one in force."""
    [(one, beside)] = _with_beside([indicator], at, method)
    return standing_of(one, at, beside, method)


def standing_of(indicator: Indicator, at: Current, beside: Beside, method: str = "") -> Standing:
    version = at.method_for(indicator, method)
    found = at.results(version).measures[indicator.code]
    return Standing(
        indicator=indicator,
        method=version,
        end=at.latest,
        found=found,
        now=_now(indicator, found, at),
        series=quarterly(indicator, found, at),
        beside=beside,
    )


def worst_against_england(found: Sequence[Standing]) -> list[Standing]:
    """Lowest place among the councils first, in the direction that each measure calls better. While no councils' figures are
    kept: furthest on the worse side of England first. A measure with nothing beside it comes last."""

    def order(one: Standing) -> tuple[int, float]:
        if one.place_share is not None:
            return (0, -one.place_share)
        return (2, 0.0) if one.gap is None else (1, -one.gap)

    return sorted(found, key=order)


def worst_reading_first(found: Sequence[Standing]) -> list[Standing]:
    return sorted(found, key=lambda one: _WORST_FIRST.index(one.analysis.reading))


def _with_beside(chosen: list[Indicator], at: Current, method: str) -> list[tuple[Indicator, Beside]]:
    entries = []
    for one in chosen:
        version = at.method_for(one, method)
        entries.append((one, version, _now(one, at.results(version).measures[one.code], at)))
    beside = beside_all(entries, at)
    return [(one, beside[one.code]) for one in chosen]


def _now(indicator: Indicator, found: MeasureResults, at: Current) -> Shown | None:
    end = at.latest
    if end is None or end not in found.years:
        return None
    return shown_groups(indicator, found.years[end], at, end)[headline_group(indicator)]
