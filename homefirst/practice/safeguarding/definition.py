"""What a council asks of its safeguarding, as definitions/safeguarding.yaml has it."""

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

_SCHEMA = Path(__file__).with_name("safeguarding.schema.json")


@dataclass(frozen=True)
class SafeguardingRule:
    """`questions` are those of an audit, by code. A pattern is `pattern_concerns` within `pattern_days`."""

    sample_size: int
    all_inconclusive: bool
    pattern_concerns: int
    pattern_days: int
    questions: Mapping[str, str]


def read_safeguarding(path: Path) -> SafeguardingRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        jsonschema.validate(raw, json.loads(_SCHEMA.read_text(encoding="utf-8")))
    except jsonschema.ValidationError as wrong:
        raise Invalid(f"{path.name}: {wrong.json_path}: {wrong.message}") from wrong
    return SafeguardingRule(
        sample_size=raw["sample"]["each_month"],
        all_inconclusive=raw["sample"]["all_inconclusive"],
        pattern_concerns=raw["pattern"]["concerns"],
        pattern_days=raw["pattern"]["days"],
        questions=raw["audit"],
    )


@cache
def safeguarding_rule() -> SafeguardingRule:
    """The rule of this installation, read once a process."""
    return read_safeguarding(definitions.folder() / "safeguarding.yaml")
