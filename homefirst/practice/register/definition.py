"""What a council asks of its dynamic support register, as definitions/register.yaml has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jsonschema
import yaml

from homefirst.foundation import definitions
from homefirst.foundation.errors import Invalid

_SCHEMA = Path(__file__).with_name("register.schema.json")


@dataclass(frozen=True)
class RegisterRule:
    """`seen_within` is the most days until the next panel, by colour."""

    seen_within: Mapping[str, int]
    asked_again_after: int


def read_register(path: Path) -> RegisterRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        jsonschema.validate(raw, json.loads(_SCHEMA.read_text(encoding="utf-8")))
    except jsonschema.ValidationError as wrong:
        raise Invalid(f"{path.name}: {wrong.json_path}: {wrong.message}") from wrong
    return RegisterRule(raw["seen_within_days"], raw["asked_again_after_days"])


@cache
def register_rule() -> RegisterRule:
    """The rule of this installation, read once a process."""
    return read_register(definitions.folder() / "register.yaml")
