"""Notices from a small file: a comma-separated table with one notice a line, as a ward's list is exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.errors import Invalid
from homefirst.practice.hospital.actions.notices import add_notice, problems
from homefirst.practice.hospital.models import Notice
from homefirst.practice.people.rules import nhs_digits

COLUMNS: Final = (
    "notice", "hospital", "ward", "given_name", "family_name", "birth_date", "nhs_number", "postcode",
    "in_hospital_since", "expected_on", "why",
)  # fmt: skip
_NEEDED: Final = ("hospital", "ward", "family_name")
_DAYS: Final = ("birth_date", "in_hospital_since", "expected_on")
LONGEST: Final = 1_000_000  # bytes
_MOST_LINES: Final = 2_000


@dataclass(frozen=True)
class Loaded:
    """`wrong` has (number of the line, what is wrong with it)."""

    added: int
    known: int
    wrong: tuple[tuple[int, str], ...]


@transaction.atomic
def load_notices(*, content: bytes, by: Actor, on: date) -> Loaded:
    """Lines that can be used become notices; one with a number that is here already is left out. Raises Invalid for a file
    that is no such table."""
    check(by, "hospital.notices")
    added = known = 0
    wrong: list[tuple[int, str]] = []
    for number, line in _lines(content):
        said, problem = _read(line, on)
        if problem:
            wrong.append((number, problem))
        elif said["key"] and Notice.objects.filter(hospital=said["hospital"], key=said["key"]).exists():
            known += 1
        else:
            add_notice(said=said, by=by, on=on, from_file=True)
            added += 1
    return Loaded(added, known, tuple(wrong))


def _lines(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    if len(content) > LONGEST:
        raise _refused("This file is larger than 1 MB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("This file is not plain text in UTF-8. Export it as CSV.") from None
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise _refused(f"The first line has no column called {missing[0]}. Columns: {', '.join(COLUMNS)}.")
    try:
        for number, line in enumerate(reader, start=2):
            if number > _MOST_LINES:
                raise _refused(f"This file has more than {_MOST_LINES:,} lines.")
            yield number, {name: str(line.get(name) or "").strip() for name in COLUMNS}
    except csv.Error:
        raise _refused("This file cannot be read as a table.") from None


def _read(line: Mapping[str, str], on: date) -> tuple[dict[str, Any], str]:
    said: dict[str, Any] = {name: value for name, value in line.items() if name not in ("notice", *_DAYS)}
    said |= {"key": line["notice"][:80], "nhs_number": nhs_digits(line["nhs_number"])}
    for name in _DAYS:
        try:
            said[name] = date.fromisoformat(line[name]) if line[name] else None
        except ValueError:
            return said, f"{name}: write the day as 2026-11-25."
    for name, value in said.items():
        longest = getattr(Notice._meta.get_field(name), "max_length", None)
        if longest and value and len(value) > longest:
            return said, f"{name} is longer than {longest} letters."
    return said, next((f"{name}: {words}" for name, words in problems(said, on).items()), "")


def _refused(words: str) -> Invalid:
    return Invalid(words, {"chosen": words})
