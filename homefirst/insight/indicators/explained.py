"""How a measure is worked out, step by step: each step's own words and its SQL, in the order in which they run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from homefirst.insight import pipeline
from homefirst.insight.indicators.definitions import Indicator

_FOLDERS = (Path(__file__).parent / "steps", Path(__file__).parent / "practice_steps")
GIVEN = "`joined` holds one row for each event, `person_details` one for each person, `period` one row."

GIVEN_OF_PRACTICE = (
    "`practice_episodes` holds one row for each piece of work, `practice_steps` one for each of its steps, "
    "`practice_answers` codes, numbers and days of what was written, `person_details` one row for each person, "
    "`period` one row."
)


@dataclass(frozen=True)
class Step:
    name: str
    words: str
    sql: str


def steps(measure: Indicator) -> list[Step]:
    """Steps stand after those that they read; the last is the measure's own."""
    known = {name: sql for folder in _FOLDERS for name, sql in pipeline.steps_in(folder).items()}
    known[measure.step] = measure.sql
    wanted = [one for one in (measure.out_of, measure.step) if one]
    return [_step(name, known[name]) for name in pipeline.order(wanted, known)]


def _step(name: str, sql: str) -> Step:
    """The comment that opens a step is its words."""
    lines = sql.strip().splitlines()
    opening = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    words = [line.removeprefix("--").strip() for line in lines[:opening]]
    return Step(name, " ".join(word for word in words if word != "view"), "\n".join(lines[opening:]))
