import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

import pytest

from homefirst.demo.borough.files import Written, write_files

Row = dict[str, str]


@dataclass(frozen=True)
class Sent:
    """A borough of 1,000 people and every row of its files, oldest file first."""

    written: Written
    files: list[list[Row]]

    @property
    def latest(self) -> list[Row]:
        return self.files[-1]

    def rows_of(self, la_id: str) -> list[Row]:
        return [row for file in self.files for row in file if row["LA Person Unique Identifier"] == la_id]


def read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    written = write_files(1_000, 1, tmp_path_factory.mktemp("borough"))
    return Sent(written, [read(path) for path in written.files])
