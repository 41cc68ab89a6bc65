"""What the rows of the team's pages are drawn with."""

from __future__ import annotations

from typing import Any

from django.template import engines


def ui() -> Any:
    """The components, for cells of tables."""
    return engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
