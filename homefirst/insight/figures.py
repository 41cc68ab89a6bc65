"""From a council's files straight to its measures, with nothing kept."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from homefirst.insight import engine as engines
from homefirst.insight import periods, pipeline
from homefirst.insight.cld import submissions, together
from homefirst.insight.cld.submissions import Submission
from homefirst.insight.engine import Engine
from homefirst.insight.indicators.measures import Calculation, Figure
from homefirst.insight.methods import JUNE_2026, Method

_CLD_STEPS = Path(__file__).parent / "cld" / "steps"
EPISODES = ("person_id", "episode_start", "episode_end", "age_band", "rule", "result")


class PeriodError(ValueError):
    """The period asked for cannot be computed from these files; the message says what to do."""


@dataclass(frozen=True)
class Result:
    """What the command line prints. `measures` is by code, then by group."""

    period_start: date
    period_end: date
    joined_to: date
    method: str
    measures: dict[str, dict[str, Figure]]
    weaknesses: dict[str, dict[str, int]]
    submissions_used: list[dict[str, Any]]
    submissions: list[Submission] = field(default_factory=list)


@contextmanager
def opened(
    paths: Sequence[Path],
    *,
    definitions: Path,
    year_ending: date,
    joined_to: date | None = None,
    population: Mapping[str, int] | None = None,
    method: Method = JUNE_2026,
    memory_limit: str = "2GB",
) -> Iterator[tuple[Calculation, list[Submission]]]:
    """A calculation at the year that ends on `year_ending`, over the files that end by `joined_to` (default: the last
    day of the latest file). Raises NotCld, PeriodError, DefinitionError."""
    with engines.opened(files=paths, memory_limit=memory_limit) as engine:
        until = _check_days(year_ending, joined_to)
        found = submissions.found(engine, paths, until=until)
        until = until or max(file.period_end for file, _ in found)
        _check_days(year_ending, until)
        engines.add(engine, "quarters", periods.quarters_table(submissions.FIRST_QUARTER, until))
        files = together.read(engine, found) or submissions.one_by_one(engine, found)
        calculation = Calculation(
            engine, definitions=definitions, joined_to=until, method=method, population=population
        )
        join(engine)
        _check_covered(engine, year_ending)
        calculation.at(year_ending)
        yield calculation, files


def join(engine: Engine) -> None:
    """Makes `chosen`, `joined` and `stated_details` from `rows`, `files`, `quarters`, `codes` and `method`."""
    pipeline.run(engine, ["joined", "stated_details"], pipeline.steps_in(_CLD_STEPS))


def compute(paths: Sequence[Path], *, people_out: Path | None = None, **options: Any) -> Result:
    """All measures; options as `opened`. With `people_out` also each person's classes in that CSV file and each spell of
    reablement in the file beside it (see `episodes_file`)."""
    with opened(paths, **options) as (calculation, files):
        found = list(calculation.indicators)
        result = Result(
            *_period(calculation),
            method=calculation.method.version,
            measures={code: calculation.figures(code) for code in found},
            weaknesses={code: calculation.weaknesses(code) for code in found},
            submissions_used=used(calculation.engine),
            submissions=files,
        )
        if people_out is not None:
            _write(people_out, calculation.table("people_classes").to_pylist())
            _write(episodes_file(people_out), _episodes(calculation))
        return result


def used(engine: Engine) -> list[dict[str, Any]]:
    """The files chosen, and for which quarters."""
    return engines.rows(
        engine,
        """
        SELECT files.name AS file, file_start, file_end, ref_start AS used_from, ref_end AS used_to
        FROM chosen
        JOIN files ON files.file_number = chosen.file_number
        ORDER BY chosen.la_code, ref_start
        """,
    )


def episodes_file(people_out: Path) -> Path:
    """Where the spells go when people go to `people_out`: PEOPLE.csv and PEOPLE-episodes.csv."""
    return people_out.with_name(f"{people_out.stem}-episodes{people_out.suffix}")


def _episodes(calculation: Calculation) -> list[dict[str, Any]]:
    spells = calculation.units("2A").select(EPISODES).to_pylist()
    return sorted(spells, key=lambda spell: (spell["person_id"], spell["episode_start"]))


def _period(calculation: Calculation) -> tuple[date, date, date]:
    period = engines.rows(calculation.engine, "SELECT * FROM period")[0]
    details = engines.rows(calculation.engine, "SELECT period_end FROM details_period")[0]
    return period["period_start"], period["period_end"], details["period_end"]  # type: ignore[return-value]


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]) if listed else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


def _check_days(year_ending: date, joined_to: date | None) -> date | None:
    if not periods.is_quarter_end(year_ending):
        raise PeriodError(
            f"A year must end with a quarter: 31 March, 30 June, 30 September or 31 December, not {_written(year_ending)}."
        )
    if joined_to is not None and joined_to < year_ending:
        raise PeriodError(
            f"The files go to {_written(joined_to)}, before the year ends on {_written(year_ending)}. "
            "Add a later file, or choose an earlier year."
        )
    return joined_to


def _check_covered(engine: Engine, year_ending: date) -> None:
    start = periods.year_ending(year_ending)
    absent = engines.rows(
        engine,
        f"""
        SELECT quarter_end FROM quarters
        WHERE quarter_end BETWEEN DATE '{start}' AND DATE '{year_ending}'
            AND NOT EXISTS (
                SELECT 1 FROM chosen WHERE quarter_start >= ref_start AND quarter_end <= ref_end
            )
        ORDER BY quarter_end
        """,
    )
    if absent or start < submissions.FIRST_QUARTER:
        quarters = ", ".join(_written(row["quarter_end"]) for row in absent) or "before April 2023"  # type: ignore[arg-type]
        raise PeriodError(
            f"No file covers the whole of these quarters of the year to {_written(year_ending)}: {quarters} "
            "(last day of each). Add the file that covers them, or choose another year."
        )


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
