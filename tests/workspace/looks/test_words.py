"""What an audit row says to whoever reads who looked: words, never the name of an act in the code."""

from __future__ import annotations

import re

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.workspace.looks.words import done_words
from tests.repository.tree import python, text

WRITTEN = re.compile(
    r'(?:\bwrote\(\s*\w+|\b_save\([^)]*\bby|"(?:write|load|export)"),\s*"([a-z_]+\.[a-z_.]+)"'
)
ACTS = sorted({act for path in python("homefirst") for act in WRITTEN.findall(text(path))})


def test_the_acts_are_found() -> None:
    assert {"figures.export", "files.loaded", "person.add_relationship", "service.end", "work.finish"} <= set(
        ACTS
    )


@pytest.mark.parametrize("act", ACTS)
def test_every_act_on_a_record_is_told_in_the_past_and_says_to_what(act: str) -> None:
    said = done_words(AuditRow(kind=AuditRow.Kind.WRITE, action=act))
    first, *rest = said.split()
    assert rest, f"{act} is told as {said!r}: say what was done, to what"
    assert first.endswith("ed") or first in {
        "Wrote",
        "Took",
        "Kept",
        "Said",
        "Sent",
        "Gave",
        "Set",
        "Let",
        "Put",
    }, said


def test_a_list_of_people_behind_a_measure_is_told_by_the_measures_code() -> None:
    row = AuditRow(kind=AuditRow.Kind.READ, action="person.names", part="figures 3d-1a")
    assert done_words(row, 50) == "Saw 50 names on a list: the people behind measure 3D-1A"
