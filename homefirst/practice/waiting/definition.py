"""How a council keeps people safe who wait, as definitions/waiting.yaml has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import Loaded, load

_SCHEMA = Path(__file__).with_name("waiting.schema.json")
RISKS = ("high", "medium", "low")  # the gravest first


@dataclass(frozen=True)
class WaitingRule:
    """`calls` are days by risk; `presumed` and `kinds` are by pathway code, with a word for the rest."""

    calls: Mapping[str, int]
    no_answer: int
    presumed: Mapping[str, str]
    presumed_otherwise: str
    kinds: Mapping[str, str]
    kinds_otherwise: str
    enough: int

    def risk_of(self, code: str) -> str:
        return self.presumed.get(code, self.presumed_otherwise)

    def kind_of(self, code: str) -> str:
        return self.kinds.get(code, self.kinds_otherwise)


def read_waiting(path: Path) -> WaitingRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    found = load(path, _SCHEMA)
    raw = found.content
    presumed, kinds = dict(raw["presumed"]), dict(raw["kinds"])
    rest_risk, rest_kind = presumed.pop("otherwise"), kinds.pop("otherwise")
    calls = {risk: raw["calls"][risk] for risk in RISKS}
    if sorted(calls.values()) != list(calls.values()):
        raise found.wrong(
            "whoever is at higher risk is rung at least as soon: the days may not fall from high to low.",
            "calls",
        )
    return WaitingRule(
        calls=calls,
        no_answer=raw["no_answer"],
        presumed=_by_pathway(found, "presumed", presumed),
        presumed_otherwise=rest_risk,
        kinds=_by_pathway(found, "kinds", kinds),
        kinds_otherwise=rest_kind,
        enough=raw["enough"],
    )


@cache
def waiting_rule() -> WaitingRule:
    """The rule of this installation, read once a process."""
    return read_waiting(definitions.folder() / "waiting.yaml")


def _by_pathway(file: Loaded, name: str, lists: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, codes in lists.items():
        for code in codes:
            if code in found:
                raise file.wrong(f"{code} stands under {found[code]} and {word}. Keep one.", name, word)
            found[code] = word
    return found
