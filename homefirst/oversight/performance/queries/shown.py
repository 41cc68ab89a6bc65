"""A figure as one reader may see it: true, or as it may be published. The only place where pages meet disclosure control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.design.charts.units import SHARE, Unit, rate
from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.disclosure import SMALLEST, publish
from homefirst.insight.indicators.measures import Amount, Figure
from homefirst.oversight.performance.queries.current import Current
from homefirst.oversight.performance.results.reading import Amounts, Counts, Groups
from homefirst.oversight.performance.rules import outcome

_RATES = {
    "per_100000": "for each 100,000 people aged {}",
    "per_100000_a_day": "for each 100,000 people aged {}, on an average day",
    "a_week": "a week",
}
HIDDEN = f"hidden: fewer than {SMALLEST} people"
TOTAL = "Total"


@dataclass(frozen=True)
class Shown:
    """`hidden` says why the counts are left out; the outcome may be left out with them."""

    numerator: int | None
    denominator: int | None
    outcome: float | None
    hidden: str = ""


def unit_of(indicator: Indicator) -> Unit:
    if indicator.is_share:
        return SHARE
    if indicator.scale == "pounds":
        return Unit(before="£", decimals=0, floor=None)
    if indicator.scale == "each":
        return Unit(floor=None, words=f"for each {indicator.words['unit']}")
    return rate(_RATES[indicator.scale].format(indicator.words.get("population_band", "")))


def band_words(indicator: Indicator) -> str:
    """'18 to 64', '65 and above'."""
    return str(indicator.words["population_band"])


def headline_group(indicator: Indicator) -> str:
    """The whole of the measure: its total, or its only group."""
    return indicator.groups[-1]


def shown_groups(
    indicator: Indicator, groups: Groups, at: Current, end: date, *, finer: bool = False
) -> dict[str, Shown]:
    """`groups` with their total where there is one. `finer` for splits that the collection does not publish."""
    figures = {name: _figure(indicator, counts, at, end) for name, counts in groups.items()}
    if at.exact:
        return {name: Shown(one.numerator, one.denominator, one.outcome) for name, one in figures.items()}
    # A number a week, of days or of pounds gives its count away; a share does not.
    keeps = not finer and (indicator.is_share or not indicator.is_practice)
    safe = publish(figures, total=TOTAL, keep_outcome=keeps)
    return {
        name: Shown(one.numerator, one.denominator, one.outcome, HIDDEN if one.hidden else "")
        for name, one in safe.items()
    }


def split_groups(
    indicator: Indicator, groups: Groups, whole: Groups, at: Current, end: date
) -> dict[str, Shown]:
    """A split of the latest year. The whole stands beside it as its total, since the page shows it and a lonely hidden
    group could be taken from it. A rate has counts only: nobody knows the population of each group."""
    total = whole[headline_group(indicator)]
    if indicator.is_rate:
        figures = {name: _bare(one) for name, one in {**groups, TOTAL: total}.items()}
        return _of_a_rate(figures, exact=at.exact)
    found = shown_groups(indicator, {**groups, TOTAL: total}, at, end, finer=True)
    return {name: one for name, one in found.items() if name != TOTAL}


def _bare(counts: Counts | Amounts) -> Figure:
    if isinstance(counts, Amounts):
        return Amount(counts.numerator, None, None, counts.units)
    return Figure(counts.numerator, None, None)


def _of_a_rate(figures: Mapping[str, Figure], *, exact: bool) -> dict[str, Shown]:
    safe = publish(figures, total=TOTAL, keep_outcome=False)
    return {
        name: Shown(None, None, None, HIDDEN)
        if safe[name].hidden and not exact
        else Shown(one.numerator, None, None)
        for name, one in figures.items()
        if name != TOTAL
    }


def _figure(indicator: Indicator, counts: Counts | Amounts, at: Current, end: date) -> Figure:
    numerator, denominator = counts[:2]
    days = denominator if indicator.scale == "per_100000_a_day" else None
    if indicator.is_rate:
        denominator, _ = at.residents(indicator, end)
    found = outcome(indicator, numerator, denominator, days)
    if isinstance(counts, Amounts):
        return Amount(numerator, denominator, found, counts.units)
    return Figure(numerator, denominator, found)
