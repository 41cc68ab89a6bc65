"""Prints the browser journeys that failed in the last run of the tests, a line each; nothing where anything else failed too,
or more of them than a browser's own trouble explains."""

from __future__ import annotations

import json
from pathlib import Path

_FAILED = Path(".pytest_cache/v/cache/lastfailed")
_AT_MOST = 3


def journeys(failed: list[str]) -> list[str]:
    """Which of the node ids that `failed` may be walked again."""
    ours = [each for each in failed if each.startswith("tests/browser/") and "::" in each]
    return ours if len(ours) == len(failed) <= _AT_MOST else []


if __name__ == "__main__":
    print(*journeys(list(json.loads(_FAILED.read_text())) if _FAILED.exists() else []), sep="\n", end="")
