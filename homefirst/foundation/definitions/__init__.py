"""Where the council's own decisions are read from."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def folder() -> Path:
    """The folder of definitions: the council's copy (HOMEFIRST_DEFINITIONS), the checkout's, or the wheel's."""
    chosen = os.environ.get("HOMEFIRST_DEFINITIONS")
    if chosen:
        return Path(chosen)
    checkout = _PACKAGE.parent / "definitions"
    return checkout if checkout.is_dir() else _PACKAGE / "_definitions"
