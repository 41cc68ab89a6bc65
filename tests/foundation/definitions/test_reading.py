"""A definition that cannot be used is refused with its file, its line and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from homefirst.foundation.definitions.reading import load
from homefirst.foundation.errors import Invalid

SCHEMA = {
    "type": "object",
    "required": ["title", "steps"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string"},
        "steps": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}},
    },
}


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(SCHEMA))
    return path


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "made_up.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_file_that_fits_comes_back_with_the_lines_of_its_parts(tmp_path: Path, schema: Path) -> None:
    found = load(written(tmp_path, "title: One\nsteps:\n  - name: a\n  - name: b\n"), schema)
    assert found.content == {"title": "One", "steps": [{"name": "a"}, {"name": "b"}]}
    assert [found.line("title"), found.line("steps"), found.line("steps", 1, "name")] == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "title: One\nsteps:\n  - name: a\n  - name: 5\n",
            "made_up.yaml, line 4: steps.1.name: a number must stand in quotation marks to be read as words: “5”.",
        ),
        (
            "title: yes\nsteps: []\n",
            "made_up.yaml, line 1: title: yes, no, on and off must stand in quotation marks",
        ),
        ("title: One\n", "made_up.yaml, line 1: the file: steps is missing. Add it here."),
        ("title: One\nsteps: []\ntitle: Two\n", "made_up.yaml, line 3: title stands twice in one place."),
        (
            "steps:\n  - {name: a, name: b}\ntitle: x\n",
            "made_up.yaml, line 2: name stands twice in one place.",
        ),
        ("title: One\n steps: []\n", "made_up.yaml, line 2: "),
        ("title: [One\n", "made_up.yaml, line 2: "),
        ("", "made_up.yaml, line 1: the file is empty."),
        ("- a list\n", "made_up.yaml, line 1: the file must begin with a name and a colon"),
        (b"title: caf\xe9\n", "made_up.yaml is not plain text. Save it as UTF-8."),
    ],
)
def test_a_file_that_does_not_fit_says_which_line_and_why(
    tmp_path: Path, schema: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(Invalid) as refused:
        load(written(tmp_path, text), schema)
    assert refused.value.message.startswith(said)
    assert refused.value.message.endswith("What was in force before stays in force.")
