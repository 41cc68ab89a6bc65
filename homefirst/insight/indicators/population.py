"""The area's population by age band, from a CSV file with the columns `band` and `population`."""

from __future__ import annotations

import csv
from pathlib import Path

BANDS = ("18 to 64", "65 and above")


class PopulationError(ValueError):
    """The file cannot be used; the message says why and what to do."""


def read(path: Path) -> dict[str, int]:
    """People by band; other bands than BANDS are kept. Raises PopulationError."""
    if not path.is_file():
        raise PopulationError(f"There is no population file {path}. Check the name and the folder.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise PopulationError(
            f"{path.name} cannot be read as CSV text ({error}). Save it as CSV, UTF-8."
        ) from error
    people = dict(_band(path, number, line) for number, line in enumerate(lines, start=2))
    lacking = [band for band in BANDS if band not in people]
    if lacking:
        raise PopulationError(
            f"{path.name} has no row for {' and '.join(lacking)}. It needs the columns band,population and the rows "
            f"{' and '.join(BANDS)}."
        )
    return people


def _band(path: Path, number: int, line: dict[str, str]) -> tuple[str, int]:
    cells = {
        (name or "").strip().casefold(): text or "" for name, text in line.items() if isinstance(text, str)
    }
    try:
        return cells["band"].strip(), _whole(cells["population"])
    except KeyError as error:
        raise PopulationError(
            f"{path.name} has no column {error}. It needs the columns band,population."
        ) from error
    except ValueError as error:
        raise PopulationError(
            f"{path.name}, line {number}: {cells['population']!r} is not a number of people above 0."
        ) from error


def _whole(text: str) -> int:
    number = int(text.replace(",", "").strip())
    if number <= 0:
        raise ValueError(text)
    return number
