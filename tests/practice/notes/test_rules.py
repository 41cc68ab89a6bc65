"""The time of day as people type it, and what the council decides about notes."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from homefirst.foundation.definitions import folder
from homefirst.foundation.errors import Invalid
from homefirst.practice.notes.definition import read_notes
from homefirst.practice.notes.rules import read_time


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2pm", time(14)), ("2:30 PM", time(14, 30)), ("2.30 p.m.", time(14, 30)), ("14:30", time(14, 30)),
        ("0915", time(9, 15)), ("12am", time(0)), ("12pm", time(12)), ("noon", time(12)), ("Midnight", time(0)),
        ("2", None), ("25:00", None), ("13pm", None), ("9:75", None), ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed: str, means: time | None) -> None:
    assert read_time(typed) == means


def test_the_shipped_kinds_and_restrictions_can_be_read() -> None:
    known = read_notes(folder() / "notes.yaml")
    assert list(known.to_write) == ["visit", "call", "message", "meeting", "other"]
    assert set(known.kinds) - set(known.to_write) == {"management_decision"}
    assert [each.code for each in known.restrictions.values() if each.is_closed] == ["holders"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("code: call,", "code: visit,", "visit stands twice in kinds"),
        ("read_by: holders", "read_by: nobody", "read_by"),
        ("{code: visit, title: Visit}", "{code: visit}", "title is missing"),
        ("title: Notes", "title: Notes\nextra: 1", "extra"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    shipped = (folder() / "notes.yaml").read_text(encoding="utf-8")
    assert old in shipped
    (tmp_path / "notes.yaml").write_text(shipped.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Invalid, match=r"notes\.yaml, line \d+: .*") as refused:
        read_notes(tmp_path / "notes.yaml")
    assert said in refused.value.message
