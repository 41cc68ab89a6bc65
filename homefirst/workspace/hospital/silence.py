"""Says when no notice has come from a file for longer than is usual, and whom to ring."""

from __future__ import annotations

from datetime import datetime, timedelta

from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.design.words import moment
from homefirst.practice.hospital.definition import hospital_rule
from homefirst.practice.hospital.queries.board import last_from_file


def last_read(at: datetime) -> tuple[str, str]:
    """When a notice last came from a file; and whom to ring where that is too long ago. Both are "" where none ever came by
    file, the second while notices come as they should. One query."""
    last, rule = last_from_file(), hospital_rule()
    if last is None:
        return "", ""
    local = at.astimezone(LONDON)
    read = f"Last read from a hospital at {moment(last.came_at.astimezone(LONDON), local.date())}."
    if at - last.came_at <= timedelta(hours=rule.quiet_after):
        return read, ""
    desks = "; ".join(f"{name} {number}" for name, number in rule.desks.items())
    return read, f"{read} Ring: {desks}."
