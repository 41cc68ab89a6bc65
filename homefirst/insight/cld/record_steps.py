"""What the record should hold after the files that have landed: people, numbers, ties and events, as tables of an engine.

`people`, `numbers`, `links` and `events` are described at the head of their SQL files in `record/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from homefirst.insight import codes, periods, pipeline
from homefirst.insight import engine as engines
from homefirst.insight.cld import reading, submissions
from homefirst.insight.cld.fields import FIELDS
from homefirst.insight.cld.submissions import FOR_FIGURES, Submission
from homefirst.insight.engine import Engine, quoted
from homefirst.insight.methods import JUNE_2026, Method

_HERE = Path(__file__).parent
_NAMES = tuple(field.name for field in FIELDS)
_FIRST_DAY = date(2020, 1, 1)
_ROWS_A_FILE = 10**8
WANTED = ("numbers", "links", "people", "events")

# Big tables that nothing later reads, by the step after which they are let go.
_SPENT_AFTER = {
    "stated_details": ("joined",),
    "births": (),
    "people": ("latest", "births"),
    "events": ("best_rows", "rows"),
}


@dataclass(frozen=True)
class LandedFile:
    """A file that landed as Parquet. `number` orders files as they count as loaded, from 1. One that holds mended rows of
    another has that one's number and period; `rows_before` is how many rows come before its first."""

    path: Path
    number: int
    name: str
    la_code: str
    period_start: date
    period_end: date
    rows: int
    rows_before: int = 0


def record_numbers_before(period_end: date) -> int:
    """What is added to a row's number so that rows of later files come after. Files that end on one day are never both
    chosen by the method, so they may share numbers; desk events come after 10**12."""
    return (period_end - _FIRST_DAY).days * _ROWS_A_FILE


@contextmanager
def laid_over(
    files: Sequence[LandedFile],
    *,
    definitions: Path,
    folder: Path,
    method: Method = JUNE_2026,
    memory_limit: str = "700MB",
) -> Iterator[Engine]:
    """An engine that holds the tables of WANTED. `folder` is where the files lie."""
    with engines.opened(folders=[folder], memory_limit=memory_limit) as engine:
        _start(engine, files, definitions, method)
        steps = {**pipeline.steps_in(_HERE / "steps"), **pipeline.steps_in(_HERE / "record")}
        for name in _ordered(steps):
            pipeline.make(engine, name, steps[name])
            for spent in _SPENT_AFTER.get(name, ()):
                engine.execute(f"DROP TABLE {spent}")
        yield engine


def _ordered(steps: dict[str, str]) -> list[str]:
    return pipeline.order(WANTED, steps)


def _start(engine: Engine, files: Sequence[LandedFile], definitions: Path, method: Method) -> None:
    until = max(file.period_end for file in files)
    listed = [
        Submission(file.name, file.period_start, file.period_end, file.number, file.la_code, file.rows)
        for file in files
        if not file.rows_before
    ]
    engines.add(engine, "files", submissions.files_table(listed))
    engines.add(engine, "quarters", periods.quarters_table(submissions.FIRST_QUARTER, until))
    engines.add(engine, "codes", codes.table(definitions / "codes" / "cld"))
    engines.add(engine, "method", method.table(keep_all=True))
    engine.execute(
        f"CREATE TEMP VIEW landed AS {' UNION ALL '.join(_select(*each) for each in enumerate(files, 1))}"
    )
    wanted = ", ".join(("file_number", "record_number", *FOR_FIGURES, "nhs_digits"))
    engine.execute(f"CREATE TEMP TABLE rows AS SELECT {wanted} FROM landed")


def _select(place: int, file: LandedFile) -> str:
    return (
        f"SELECT CAST({file.number} AS INTEGER) AS file_number, {place} AS place, "
        f"row_number + {record_numbers_before(file.period_end) + file.rows_before} AS record_number, "
        f"typed.* REPLACE (coalesce(la_code, {quoted(file.la_code)}) AS la_code) FROM "
        f"(SELECT row_number, {reading.typed(_NAMES, _NAMES)} FROM read_parquet({quoted(file.path)})) AS typed"
    )
