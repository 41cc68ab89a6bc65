"""Runs measures over the tables `joined` and `stated_details` of an engine, for any period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from homefirst.insight import codes, periods, pipeline
from homefirst.insight import engine as engines
from homefirst.insight.engine import Engine, quoted
from homefirst.insight.indicators.definitions import Indicator, indicators, practice_measures
from homefirst.insight.indicators.practice import OWN_COLUMNS, TABLES
from homefirst.insight.methods import JUNE_2026, Method

_HERE = Path(__file__).parent
DETAILS = (
    "gender",
    "ethnicity",
    "accommodation",
    "primary_support_reason",
    "employment",
    "funding",
    "has_unpaid_carer",
)


@dataclass(frozen=True)
class Figure:
    """One number of a measure. `outcome` is by the measure's scale, to 1 decimal, half away from zero; 0 when nobody is in
    the denominator; None when the population is not known."""

    numerator: int
    denominator: int | None
    outcome: float | None


@dataclass(frozen=True)
class Amount(Figure):
    """Where each unit adds days or pounds to the numerator: `units` is how many do."""

    units: int = 0


class Calculation:
    """Measures over one engine. Steps are made when first needed; those that depend on the period, once for each."""

    def __init__(
        self,
        engine: Engine,
        *,
        definitions: Path,
        joined_to: date,
        method: Method = JUNE_2026,
        population: Mapping[str, int] | None = None,
        practice: bool = False,
    ) -> None:
        """`practice`: the measures of practice, over the tables of `practice.TABLES` besides."""
        self.engine = engine
        self.method = method
        self.indicators = (practice_measures if practice else indicators)(definitions / "indicators")
        self.population = dict(population or {})
        self._given = {"joined", "stated_details", *(TABLES if practice else ())}
        self._steps = _steps(self.indicators.values(), practice=practice)
        self._made: set[str] = set()
        self._moving = {name for name in self._steps if pipeline.depends_on(name, "period", self._steps)}
        engines.add(engine, "codes", codes.table(definitions / "codes" / "cld"))
        engines.add(engine, "method", method.table())
        engines.add(engine, "details_period", periods.period_table(periods.year_ending(joined_to), joined_to))

    def at(self, period_end: date, period_start: date | None = None) -> None:
        """Moves to the twelve months that end on `period_end`, or to the period given."""
        start = period_start or periods.year_ending(period_end)
        engines.add(self.engine, "period", periods.period_table(start, period_end))
        self._made -= self._moving

    def make(self, *names: str) -> None:
        """Makes the steps `names` and what they need, unless they stand already."""
        given = self._given | self._made
        self._made.update(pipeline.run(self.engine, [n for n in names if n not in given], self._steps, given))

    def table(self, name: str) -> pa.Table:
        """A whole step, such as `person_details`."""
        self.make(name)
        return engines.read(self.engine, f'SELECT * FROM "{name}"')

    def units(self, code: str) -> pa.Table:
        """One row for each person or spell of a measure: unit_id, person_id, la_code, age_band, gender, in_numerator,
        in_denominator, result, rule, record_number, and what the measure adds."""
        return self.table(self.indicators[code].step)

    def figures(self, code: str) -> dict[str, Figure]:
        """The measure by its groups, as the national tables show it."""
        indicator = self.indicators[code]
        counted = self._counted(indicator, indicator.group_column)
        below = self._below(indicator)
        counted["Total"] = (
            sum(n for n, _, _ in counted.values()),
            sum(d for _, d, _ in counted.values()),
            sum(units for _, _, units in counted.values()),
        )
        return {
            group: self._figure(indicator, counted.get(group, (0, 0, 0)), below, group)
            for group in indicator.groups
        }

    def split(self, code: str, by: str) -> dict[str, Figure]:
        """The measure by another characteristic: age_band, gender, ethnicity_group, or a column of DETAILS.

        A rate has no outcome here: the population of the group is not known.
        """
        indicator = self.indicators[code]
        counted = self._counted(indicator, by)
        below = self._below(indicator)
        return {
            group: _made(indicator, found, None, None)
            if indicator.is_rate
            else self._figure(indicator, found, below, group)
            for group, found in sorted(counted.items())
        }

    def series(self, code: str, period_ends: Iterable[date]) -> dict[date, dict[str, Figure]]:
        """The measure for the twelve months to each day. Leaves the calculation at the last."""
        found = {}
        for end in period_ends:
            self.at(end)
            found[end] = self.figures(code)
        return found

    def all_series(self, period_ends: Iterable[date]) -> dict[str, dict[date, dict[str, Figure]]]:
        """Every measure for the twelve months to each day, by code."""
        found: dict[str, dict[date, dict[str, Figure]]] = {code: {} for code in self.indicators}
        for end in period_ends:
            self.at(end)
            for code in self.indicators:
                found[code][end] = self.figures(code)
        return found

    def weaknesses(self, code: str) -> dict[str, int]:
        """How many units each named weakness of the measure touches."""
        found = {}
        for weakness in self.indicators[code].words["weaknesses"]:
            step = weakness.get("from", self.indicators[code].step)
            self.make(step)
            sql = f'SELECT count(*) FROM "{step}" WHERE {weakness["where"]}'
            found[weakness["name"]] = int(self.engine.sql(sql).fetchall()[0][0])
        return found

    def weak_units(self, code: str, name: str) -> pa.Table:
        """The rows that one weakness touches; each has person_id, la_code and record_number."""
        entry = next(item for item in self.indicators[code].words["weaknesses"] if item["name"] == name)
        step = entry.get("from", self.indicators[code].step)
        self.make(step)
        return engines.read(self.engine, f'SELECT * FROM "{step}" WHERE {entry["where"]}')

    def _figure(
        self, indicator: Indicator, found: tuple[int, int, int], below: Mapping[str, int] | None, group: str
    ) -> Figure:
        numerator, denominator, _ = found
        if below is not None:
            denominator = below.get(group, below.get("Total", 0))
        if indicator.scale == "per_100000":
            people = self.population.get(indicator.words["population_band"])
            return Figure(numerator, people, None if people is None else share(numerator, people, 100_000))
        if indicator.is_rate:
            return _made(
                indicator, found, denominator, None
            )  # days below the line; residents when it is read
        return _made(indicator, found, denominator, outcome(indicator, numerator, denominator))

    def _below(self, indicator: Indicator) -> dict[str, int] | None:
        """The denominator by group where it is not counted from the units, "Total" for every group not named."""
        if not indicator.out_of:
            return None
        self.make(indicator.out_of)
        rows = self.engine.sql(f'SELECT grouping, amount FROM "{indicator.out_of}"').fetchall()
        return {str(group): round(amount or 0) for group, amount in rows}

    def _counted(self, indicator: Indicator, by: str) -> dict[str, tuple[int, int, int]]:
        """Numerator, denominator and units of the numerator by group; one shared statement for all measures."""
        self.make(indicator.step, "person_details")
        within = f"units.in_numerator AND (units.in_denominator OR {indicator.is_rate})"
        added = f"coalesce(sum(units.{indicator.adds}) FILTER (WHERE {within}), 0)" if indicator.adds else ""
        found = self.engine.sql(
            f"""
            SELECT coalesce({_grouping(by)}, 'Unknown') AS grouping,
                {added or f"count(*) FILTER (WHERE {within})"},
                count(*) FILTER (WHERE units.in_denominator),
                count(*) FILTER (WHERE {within})
            FROM "{indicator.step}" AS units
            LEFT JOIN person_details AS details
                ON details.la_code = units.la_code
                AND details.person_id = units.person_id
            GROUP BY 1
            """
        ).fetchall()
        return {str(group): (_whole(n), int(d), int(units)) for group, n, d, units in found}


def outcome(indicator: Indicator, numerator: int, denominator: int) -> float:
    """Per cent, for each unit, a week (the denominator is days), or the numerator itself where it is pounds."""
    if indicator.scale == "pounds":
        return float(numerator)
    if indicator.scale == "each":
        return share(numerator, denominator, 1)
    return (
        share(numerator * 7, denominator, 1)
        if indicator.scale == "a_week"
        else share(numerator, denominator, 100)
    )


def _made(
    indicator: Indicator, found: tuple[int, int, int], denominator: int | None, outcome: float | None
) -> Figure:
    numerator, _, units = found
    if indicator.adds:
        return Amount(numerator, denominator, outcome, units)
    return Figure(numerator, denominator, outcome)


def _whole(amount: Any) -> int:
    """Days are whole; pounds are shown without pence, half a pound upwards."""
    return int(Decimal(amount).quantize(Decimal(1), ROUND_HALF_UP))


def share(numerator: int, denominator: int, scale: int) -> float:
    """`numerator` for every `scale` of `denominator`, to 1 decimal, half away from zero; 0 for a denominator of 0.

    Whole numbers throughout, so that an exact half is never lost to a binary fraction.
    """
    if denominator == 0:
        return 0.0
    return ((2 * 10 * scale * numerator + denominator) // (2 * denominator)) / 10


@contextmanager
def from_snapshot(
    folder: Path,
    *,
    definitions: Path,
    joined_to: date,
    method: Method = JUNE_2026,
    population: Mapping[str, int] | None = None,
    memory_limit: str = "2GB",
    practice: bool = False,
) -> Iterator[Calculation]:
    """Measures over a folder that holds `joined.parquet` and `stated_details.parquet`; those of practice need a file for
    each of `practice.TABLES` besides."""
    with engines.opened(folders=[folder], memory_limit=memory_limit) as engine:
        for name in ("joined", "stated_details", *(TABLES if practice else ())):
            source = f"SELECT * FROM read_parquet({quoted(folder / f'{name}.parquet')})"
            engine.execute(f"CREATE TEMP TABLE {name} AS {source}")
        yield Calculation(
            engine,
            definitions=definitions,
            joined_to=joined_to,
            method=method,
            population=population,
            practice=practice,
        )


def _steps(found: Iterable[Indicator], *, practice: bool) -> dict[str, str]:
    return {
        **pipeline.steps_in(_HERE.parent / "cld" / "steps"),
        **pipeline.steps_in(_HERE / "steps"),
        **(pipeline.steps_in(_HERE / "practice_steps") if practice else {}),
        **{indicator.step: indicator.sql for indicator in found},
    }


def _grouping(by: str) -> str:
    if by in ("age_band", "gender", *OWN_COLUMNS):
        return f"units.{by}"
    if by == "ethnicity_group":
        return "split_part(details.ethnicity, ':', 1)"
    if by in DETAILS:
        return f"details.{by}"
    raise ValueError(f"A measure cannot be split by {by}.")
