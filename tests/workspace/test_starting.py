"""What can be started stands in the groups of the council's own file; what none names stands under the last."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.foundation import definitions
from homefirst.workspace.work import starting
from homefirst.workspace.work.groups import groups, read_starting
from homefirst.workspace.work.starting import start_forms

OFFERED = [
    ("reablement", "Reablement", ""),
    ("review", "Reviews", ""),
    ("gardening", "Gardening together", ""),
]


def test_each_pathway_stands_in_its_group_and_one_of_the_councils_own_under_the_last() -> None:
    assert [title for title, _ in start_forms(OFFERED)] == [
        "Listening, assessing and planning",
        "Help to do things oneself",
        "Hospital, and everything else",
    ]


def test_another_file_gives_other_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "starting.yaml"
    own.write_text(
        "groups:\n  - {title: In the garden, pathways: [gardening, review]}\notherwise: The rest\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(starting, "groups", lambda: read_starting(own))
    assert [title for title, _ in start_forms(OFFERED)] == ["In the garden", "The rest"]


def test_every_pathway_that_the_groups_name_is_shipped() -> None:
    assert set(groups().of) <= {path.stem for path in (definitions.folder() / "pathways").glob("*.yaml")}
