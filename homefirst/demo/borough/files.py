"""Writing the borough's quarterly files: every life is written into all of them and then forgotten."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from homefirst.demo.borough.days import periods
from homefirst.demo.borough.lives.shape import KNOWN, POPULATION
from homefirst.demo.borough.people import NHS, Person
from homefirst.demo.borough.population import Borough
from homefirst.demo.borough.rows import head, rows
from homefirst.demo.borough.values import COLUMNS, LA_CODE
from homefirst.demo.stories import told

_IN_RELEASE_1 = 1  # files, from the first
_LINES_HELD = 2_000


@dataclass(frozen=True)
class Written:
    """`people` counts everyone with a row in any file, `latest` those in the last, `rows` is per file."""

    files: tuple[Path, ...]
    population: Path
    rows: tuple[int, ...]
    people: int
    latest: int


class _File:
    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path = path
        self.rows = 0
        self.held: list[str] = [",".join(COLUMNS) + "\n"]
        raw: BinaryIO = stack.enter_context(path.open("wb"))
        # No name and no time in the header, so that equal content is equal bytes.
        self.to: BinaryIO = raw
        if path.suffix == ".gz":
            packed = gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=raw, mtime=0)
            self.to = cast(BinaryIO, stack.enter_context(packed))

    def add(self, line: str) -> None:
        self.rows += 1
        self.held.append(line)
        if len(self.held) >= _LINES_HELD:
            self.flush()

    def flush(self) -> None:
        self.to.write("".join(self.held).encode())
        self.held.clear()


def write_files(known: int, seed: int, folder: Path, *, packed: bool = True) -> Written:
    """Twelve files and `population.csv` for a borough that knows `known` people in its latest year."""
    folder.mkdir(parents=True, exist_ok=True)
    spans = periods()
    heads = [head(span) for span in spans]
    people = latest = 0
    with ExitStack() as stack:
        ending = ".csv.gz" if packed else ".csv"
        files = [_File(folder / (span.name(LA_CODE) + ending), stack) for span in spans]
        for person in everyone(known, seed):
            places = {-1}
            for place, line in rows(person, spans, heads, _IN_RELEASE_1):
                files[place].add(line)
                places.add(place)
            people += len(places) > 1
            latest += len(spans) - 1 in places
        for file in files:
            file.flush()
    counts = tuple(file.rows for file in files)
    return Written(
        tuple(file.path for file in files), write_population(known, folder), counts, people, latest
    )


def everyone(known: int, seed: int) -> Iterator[Person]:
    """The people of the stories, who are the same in every borough, then everyone else."""
    named = told()
    taken = frozenset(person.cells[NHS] for person in named)
    return chain(named, Borough(known, seed, taken).people())


def write_population(known: int, folder: Path) -> Path:
    """Residents by age band, of which the people known are their usual share."""
    path = folder / "population.csv"
    lines = [f"{band},{round(number * known / KNOWN)}\n" for band, number in POPULATION.items()]
    path.write_text("band,population\n" + "".join(lines), encoding="utf-8")
    return path
