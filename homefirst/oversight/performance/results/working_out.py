"""From a snapshot's folder to the files that pages read: `results.json` with every count, and the units behind each measure.

Counts only: a rate is worked out when it is read, because a council may learn its population later. Periods: the year to
the snapshot's last covered quarter (with its units, splits and weaknesses), the year to each earlier quarter, and each
quarter by itself, whose figures share no event with their neighbours' and so can be judged against chance.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from homefirst.foundation import definitions
from homefirst.insight import periods
from homefirst.insight.engine import EngineError
from homefirst.insight.indicators import behind
from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.measures import Amount, Calculation, Figure, from_snapshot
from homefirst.insight.methods import METHODS

SCHEMA = 2
FILE = "results.json"
Counts = dict[str, list[int | None]]


def work_out(
    snapshot: Path,
    into: Path,
    *,
    method: str,
    joined_to: date,
    quarters: Sequence[date],
    practice: bool = False,
) -> None:
    """Writes everything into the folder `into`. `quarters` are the last days of those that the files cover. `practice`: the
    measures of practice instead of the national ones; none of them where nothing was done here yet."""
    years = [end for end in quarters if _whole_year(end, quarters)]
    if practice and not _has_practice(snapshot):
        _keep(into, method, joined_to, quarters, years, {})
        return
    with from_snapshot(
        snapshot,
        definitions=definitions.folder(),
        joined_to=joined_to,
        method=METHODS[method],
        practice=practice,
    ) as calculation:
        measures: dict[str, Any] = {code: {"quarters": {}, "years": {}} for code in calculation.indicators}
        for end in quarters:
            calculation.at(end, periods.quarter_start(end))
            _figures(calculation, measures, "quarters", end)
        for end in years:
            calculation.at(end)
            _figures(calculation, measures, "years", end)
        if years:
            _latest(calculation, measures, into)
    _keep(into, method, joined_to, quarters, years, measures)


def _keep(
    into: Path,
    method: str,
    joined_to: date,
    quarters: Sequence[date],
    years: Sequence[date],
    measures: dict[str, Any],
) -> None:
    kept = {
        "schema": SCHEMA,
        "method": method,
        "joined_to": joined_to.isoformat(),
        "quarters": [end.isoformat() for end in quarters],
        "years": [end.isoformat() for end in years],
        "measures": measures,
    }
    (into / FILE).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _has_practice(snapshot: Path) -> bool:
    """Whether any step stands in it; snapshots of before the tables of practice have none."""
    steps = snapshot / "practice_steps.parquet"
    return steps.is_file() and pq.read_metadata(steps).num_rows > 0


def _whole_year(end: date, quarters: Sequence[date]) -> bool:
    start = periods.year_ending(end)
    return len([one for one in quarters if start <= one <= end]) == 4


def _figures(calculation: Calculation, measures: dict[str, Any], kind: str, end: date) -> None:
    """A measure that cannot be worked out says why in its own place; the others stand."""
    for code, entry in measures.items():
        if "failed" in entry:
            continue
        try:
            entry[kind][end.isoformat()] = _counts(calculation.figures(code))
        except EngineError as problem:
            entry["failed"] = str(problem).splitlines()[0]


def _latest(calculation: Calculation, measures: dict[str, Any], into: Path) -> None:
    for code, entry in measures.items():
        if "failed" in entry:
            continue
        indicator = calculation.indicators[code]
        entry["splits"] = {by: _counts(calculation.split(code, by)) for by in indicator.words["splits"]}
        entry["weaknesses"] = _weaknesses(calculation, indicator)
        units = behind.units(calculation, code)
        entry["counted"] = {name: units["counted"].to_pylist().count(name) for name in behind.COUNTED}
        pq.write_table(units, into / units_file(indicator.slug))
        for weakness in behind.outside(indicator):
            weak = behind.weak_units(calculation, code, weakness)
            pq.write_table(weak, into / units_file(indicator.slug, weakness["name"]))


def _weaknesses(calculation: Calculation, indicator: Indicator) -> dict[str, Any]:
    counts = calculation.weaknesses(indicator.code)
    found = {}
    for weakness in indicator.words["weaknesses"]:
        spread = behind.spread(calculation, indicator.code, weakness)
        found[weakness["name"]] = {
            "units": counts[weakness["name"]],
            "spread": None if spread is None else asdict(spread),
        }
    return found


def units_file(slug: str, weakness: str = "") -> str:
    return f"units-{slug}-{weakness}.parquet" if weakness else f"units-{slug}.parquet"


def _counts(figures: dict[str, Figure]) -> Counts:
    """Numerator and denominator; and how many units stand behind, where they add days or pounds."""
    return {
        group: [figure.numerator, figure.denominator, *([figure.units] if isinstance(figure, Amount) else ())]
        for group, figure in figures.items()
    }
