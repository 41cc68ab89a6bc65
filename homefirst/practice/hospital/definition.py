"""Hospitals that send notices, and beds to recover in, as definitions/hospital.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load

_SCHEMA = Path(__file__).with_name("hospital.schema.json")
_QUIET_AFTER = 2


@dataclass(frozen=True)
class Beds:
    home: str
    places: int


@dataclass(frozen=True)
class HospitalRule:
    """`desks` are telephone numbers by hospital; `beds` are homes by code; `quiet_after` is hours."""

    source: str
    quiet_after: int
    desks: Mapping[str, str]
    beds: Mapping[str, Beds]

    @property
    def places(self) -> int:
        return sum(each.places for each in self.beds.values())


def read_hospital(path: Path) -> HospitalRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    found = load(path, _SCHEMA)
    raw = found.content
    codes = [each["code"] for each in raw["beds"]]
    if len(codes) != len(set(codes)):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise found.wrong(
            f"the home {twice} stands there twice. Take one out, or give it another code.", "beds"
        )
    return HospitalRule(
        source=raw["source"],
        quiet_after=raw.get("quiet_after", _QUIET_AFTER),
        desks={each["name"]: each["desk"] for each in raw["hospitals"]},
        beds={each["code"]: Beds(each["home"], each["places"]) for each in raw["beds"]},
    )


@cache
def hospital_rule() -> HospitalRule:
    """The rule of this installation, read once a process."""
    return read_hospital(definitions.folder() / "hospital.yaml")
