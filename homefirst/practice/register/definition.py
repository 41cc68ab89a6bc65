"""What a council asks of its dynamic support register, as definitions/register.yaml has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load

_SCHEMA = Path(__file__).with_name("register.schema.json")


@dataclass(frozen=True)
class RegisterRule:
    """`seen_within` is the most days until the next panel, by colour."""

    seen_within: Mapping[str, int]
    asked_again_after: int


def read_register(path: Path) -> RegisterRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    raw = load(path, _SCHEMA).content
    return RegisterRule(raw["seen_within_days"], raw["asked_again_after_days"])


@cache
def register_rule() -> RegisterRule:
    """The rule of this installation, read once a process."""
    return read_register(definitions.folder() / "register.yaml")
