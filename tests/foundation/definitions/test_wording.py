"""What may stand in a file is said in words, for every pattern that any definition is held to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import homefirst
from homefirst.foundation.definitions.wording import did_you_mean, nearest

SCHEMAS = [
    path
    for path in sorted(Path(homefirst.__file__).parent.rglob("*.json"))
    if "json-schema.org" in path.read_text(encoding="utf-8")[:300]
]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_pattern_says_in_words_what_may_stand_there(path: Path) -> None:
    for held in _blocks(json.loads(path.read_text(encoding="utf-8"))):
        if isinstance(held.get("pattern"), str):
            assert "such as" in held["says"], held


def test_the_name_that_was_meant_is_found_and_a_far_one_is_not() -> None:
    assert nearest("tittle", ["title", "steps"]) == "title"
    assert nearest("bodies", ["title", "steps"]) == ""
    assert did_you_mean("tittle", ["title", "steps"]) == "Did you mean title?"
    assert did_you_mean("x", ["title", "steps"], "Names") == "Names: steps, title."


def _blocks(held: Any) -> Iterator[dict[str, Any]]:
    if isinstance(held, dict):
        yield held
    for each in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        yield from _blocks(each)
