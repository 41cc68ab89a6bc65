"""What the performance pages decide: periods and their names, the method in force, and what counts as worst."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from homefirst.insight import periods
from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.measures import share


def covered_quarters(manifest: Mapping[str, Any], joined_to: date) -> list[date]:
    """Last days of the quarters that the snapshot's files cover; of a record without files, the year to its end."""
    if manifest.get("quarters"):
        return [date.fromisoformat(day) for day in manifest["quarters"]]
    return periods.quarter_ends(periods.year_ending(joined_to), joined_to)


def quarters_of(spans: Iterable[tuple[date, date]]) -> list[date]:
    """Last days of the quarters that lie wholly in one of the periods, in order."""
    return sorted({end for first, last in spans for end in periods.quarter_ends(first, last)})


def missing_quarters(quarters: Sequence[date]) -> list[date]:
    """Quarters between the first and the last that no file covers."""
    if not quarters:
        return []
    return [end for end in periods.quarter_ends(quarters[0], quarters[-1]) if end not in set(quarters)]


def quarter_label(end: date) -> str:
    """'Q3 26' for the quarter to 30 September 2026."""
    return f"Q{end.month // 3} {end:%y}"


def financial_year(end: date) -> str:
    """'2024/25' for the year to 31 March 2025; '' for a year that ends with another quarter."""
    return f"{end.year - 1}/{end:%y}" if (end.month, end.day) == (3, 31) else ""


def end_of(year: str) -> date:
    """31 March 2025 for '2024/25'."""
    return date(int(year[:4]) + 1, 3, 31)


def methods(indicator: Indicator) -> list[str]:
    """Every version of the method, oldest first."""
    return [entry["version"] for entry in _by_start(indicator)]


def method_in_force(indicator: Indicator, end: date) -> str:
    """The version for the period that ends on `end`; the first one also for periods before it began."""
    begun = [entry["version"] for entry in _by_start(indicator) if entry["from"] <= end]
    return str(begun[-1] if begun else _by_start(indicator)[0]["version"])


def _by_start(indicator: Indicator) -> list[dict[str, Any]]:
    return sorted(indicator.words["method_versions"], key=lambda entry: entry["from"])


def month(version: str) -> str:
    """'June 2026' for the version 2026-06."""
    return f"{date(int(version[:4]), int(version[5:7]), 1):%B %Y}"


def mid_year(end: date) -> int:
    """The year whose 30 June lies in the twelve months to `end`: its population stands below the line."""
    return end.year if end >= date(end.year, 6, 30) else end.year - 1


def population_year(wanted: int, known: Iterable[int]) -> int | None:
    """The year itself, else the latest before it, else the earliest after it."""
    years = sorted(known)
    before = [year for year in years if year <= wanted]
    return before[-1] if before else (years[0] if years else None)


def outcome(
    indicator: Indicator, numerator: int, denominator: int | None, days: int | None = None
) -> float | None:
    """The figure, to 1 decimal; None for a rate whose population is not known, and 0 or None for a share of nobody. `days`
    are those of the period, for a rate a day."""
    if indicator.scale == "pounds":
        return float(numerator) if denominator else None
    if not denominator:
        return None if indicator.is_practice or indicator.is_rate or denominator is None else 0.0
    if indicator.scale == "a_week":
        return share(numerator * 7, denominator, 1)
    if indicator.scale == "each":
        return share(numerator, denominator, 1)
    if indicator.scale == "per_100000_a_day":
        return share(numerator, denominator * days, 100_000) if days else None
    return share(numerator, denominator, 100_000 if indicator.is_rate else 100)


def gap_to(indicator: Indicator, ours: float | None, theirs: float | None) -> float | None:
    """How far we stand on the worse side, as a part of their figure; below 0 on the better side. None without either."""
    if ours is None or not theirs or indicator.words["direction"] == "none":
        return None
    apart = (ours - theirs) / theirs
    return apart if indicator.words["direction"] == "lower" else -apart


def counted_in(unit: str, number: int) -> str:
    """'spells of short-term help', 'people': the unit in words for a number of them."""
    if number == 1:
        return unit
    if unit == "person":
        return "people"
    first, _, rest = unit.partition(" ")
    return f"{first}s {rest}".strip()
