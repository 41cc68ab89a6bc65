"""The units behind a measure: how each was counted, the characteristics that split it, and the event that decided it."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from homefirst.insight import engine as engines
from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.measures import Calculation
from homefirst.insight.schemas import Json

COUNTED = {"in": "counted in", "out": "counted out", "left": "left out"}

_EVENT = """
    event.event_type, event.event_start, event.event_end, event.service_type, event.service_component,
    event.delivery_mechanism, event.event_outcome, event.source
"""
_DETAILS = "split_part(details.ethnicity, ':', 1) AS ethnicity_group, details.primary_support_reason, details.accommodation"


@dataclass(frozen=True)
class Range:
    """What a measure's numerator and denominator would be if every unit that a weakness touches were counted out
    (`low`), and if every one were counted in (`high`). `units` is how many it touches."""

    units: int
    low: tuple[int, int]
    high: tuple[int, int]


def units(calculation: Calculation, code: str) -> pa.Table:
    """Every column of `Calculation.units`, with `counted` (in, out or left), the details that split it, the event, and
    for each weakness that is seen in the units themselves a column `weak_<name>`."""
    indicator = calculation.indicators[code]
    calculation.make(indicator.step, "person_details")
    weak = "".join(
        f", coalesce(({entry['where']}), FALSE) AS weak_{entry['name']}" for entry in _own(indicator)
    )
    return engines.read(
        calculation.engine,
        f"""
        WITH judged AS (
            SELECT *, {_counted(indicator)} AS counted {weak} FROM "{indicator.step}"
        )
        SELECT judged.*, {_DETAILS}, {_EVENT}
        FROM judged
        {_joins("judged")}
        ORDER BY judged.person_id, judged.unit_id
        """,
    )


def weak_units(calculation: Calculation, code: str, entry: Json) -> pa.Table:
    """The rows of a weakness that stand outside the measure's own units (its `from`), each with its event."""
    step = entry["from"]
    calculation.make(step, "person_details")
    return engines.read(
        calculation.engine,
        f"""
        WITH weak AS (
            SELECT *, person_id || ' ' || record_number AS unit_id FROM "{step}" WHERE {entry["where"]}
        )
        SELECT weak.person_id, weak.la_code, weak.unit_id, weak.record_number, 'left' AS counted,
            CAST(NULL AS VARCHAR) AS result, CAST(NULL AS VARCHAR) AS rule, {_DETAILS}, {_EVENT}
        FROM weak
        {_joins("weak")}
        ORDER BY weak.person_id, weak.unit_id
        """,
    )


def outside(indicator: Indicator) -> list[Json]:
    """The weaknesses whose rows stand outside the measure's own units."""
    return [entry for entry in indicator.words["weaknesses"] if "from" in entry]


def spread(calculation: Calculation, code: str, entry: Json) -> Range | None:
    """None for a weakness that cannot move the whole figure, only its groups."""
    indicator = calculation.indicators[code]
    step = entry.get("from", indicator.step)
    calculation.make(step, indicator.step)
    if entry.get("moves") == "groups":
        return None
    sql = _SPREAD_WITHIN if step == indicator.step else _SPREAD_OUTSIDE
    found = engines.rows(
        calculation.engine,
        sql.format(step=step, measure=indicator.step, where=entry["where"], counted=_counted(indicator)),
    )[0]
    inside, below, weak, weak_in, weak_below, rows = (
        int(str(found[name])) for name in ("n", "d", "weak", "weak_in", "weak_below", "rows")
    )
    base = below + weak - weak_below
    return Range(rows, (inside - weak_in, base), (inside + weak - weak_in, base))


_SPREAD_WITHIN = """
    WITH judged AS (SELECT {counted} AS counted, coalesce(({where}), FALSE) AS is_weak FROM "{measure}")
    SELECT
        count(*) FILTER (WHERE counted = 'in') AS n,
        count(*) FILTER (WHERE counted IN ('in', 'out')) AS d,
        count(*) FILTER (WHERE is_weak) AS weak,
        count(*) FILTER (WHERE is_weak AND counted = 'in') AS weak_in,
        count(*) FILTER (WHERE is_weak AND counted IN ('in', 'out')) AS weak_below,
        count(*) FILTER (WHERE is_weak) AS rows
    FROM judged
"""
# People who are counted already by other events are not in doubt: only those who would come in from outside are.
_SPREAD_OUTSIDE = """
    WITH judged AS (SELECT person_id, {counted} AS counted FROM "{measure}"),
    standing AS (SELECT person_id FROM judged WHERE counted IN ('in', 'out')),
    weak AS (SELECT person_id FROM "{step}" WHERE {where}),
    coming AS (
        SELECT DISTINCT person_id FROM weak WHERE person_id NOT IN (SELECT person_id FROM standing)
    )
    SELECT
        (SELECT count(*) FROM judged WHERE counted = 'in') AS n,
        (SELECT count(*) FROM standing) AS d,
        (SELECT count(*) FROM coming) AS weak,
        0 AS weak_in,
        0 AS weak_below,
        (SELECT count(*) FROM weak) AS rows
"""


def _own(indicator: Indicator) -> list[Json]:
    return [entry for entry in indicator.words["weaknesses"] if "from" not in entry]


def _counted(indicator: Indicator) -> str:
    below = "TRUE" if indicator.is_rate else "in_denominator"
    return f"""CASE WHEN in_numerator AND {below} THEN 'in' WHEN in_denominator THEN 'out' ELSE 'left' END"""


def _joins(units_name: str) -> str:
    """One event for each unit: two written at the desk may share a number, and then the first by its source stands."""
    return f"""
        LEFT JOIN person_details AS details
            ON details.la_code = {units_name}.la_code
            AND details.person_id = {units_name}.person_id
        LEFT JOIN (
            SELECT *
            FROM joined
            QUALIFY row_number() OVER (PARTITION BY la_code, person_id, record_number ORDER BY source) = 1
        ) AS event
            ON event.la_code = {units_name}.la_code
            AND event.person_id = {units_name}.person_id
            AND event.record_number = {units_name}.record_number
    """
