"""How the whole suite is run: what is tried again, and what never is."""

from __future__ import annotations

import pytest

from scripts.failed_journeys import journeys

WALK, TALK = "tests/browser/test_desk.py::test_a[with scripts]", "tests/browser/test_notes.py::test_b"


@pytest.mark.parametrize(
    ("failed", "again"),
    [
        ([], []),
        ([WALK], [WALK]),
        ([WALK, TALK], [WALK, TALK]),
        ([WALK, "tests/practice/plans/test_actions.py::test_c"], []),
        ([f"{WALK}{n}" for n in range(4)], []),
        (["tests/browser/test_desk.py"], []),
    ],
    ids=["none", "one", "two", "a rule failed too", "four", "a file that cannot be read"],
)
def test_only_few_journeys_and_nothing_else_are_walked_again(failed: list[str], again: list[str]) -> None:
    assert journeys(failed) == again
