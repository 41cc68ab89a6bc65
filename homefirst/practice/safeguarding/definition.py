"""What a council asks of its safeguarding, as definitions/safeguarding.yaml has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load

_SCHEMA = Path(__file__).with_name("safeguarding.schema.json")


@dataclass(frozen=True)
class SafeguardingRule:
    """`questions` are those of an audit, by code. A pattern is `pattern_concerns` within `pattern_days`. `trust_kept`: how
    long a concern about somebody in a position of trust is kept after it ended, as in "96 months"."""

    sample_size: int
    all_inconclusive: bool
    pattern_concerns: int
    pattern_days: int
    trust_kept: str
    questions: Mapping[str, str]


def read_safeguarding(path: Path) -> SafeguardingRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    raw = load(path, _SCHEMA).content
    return SafeguardingRule(
        sample_size=raw["sample"]["each_month"],
        all_inconclusive=raw["sample"]["all_inconclusive"],
        pattern_concerns=raw["pattern"]["concerns"],
        pattern_days=raw["pattern"]["days"],
        trust_kept=raw["trust"]["kept"],
        questions=raw["audit"],
    )


@cache
def safeguarding_rule() -> SafeguardingRule:
    """The rule of this installation, read once a process."""
    return read_safeguarding(definitions.folder() / "safeguarding.yaml")
