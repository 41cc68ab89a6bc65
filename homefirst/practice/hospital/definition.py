"""Hospitals that send notices, and beds to recover in, as definitions/hospital.yaml has them."""

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
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        jsonschema.validate(raw, json.loads(_SCHEMA.read_text(encoding="utf-8")))
    except jsonschema.ValidationError as wrong:
        raise Invalid(f"{path.name}: {wrong.json_path}: {wrong.message}") from wrong
    codes = [each["code"] for each in raw["beds"]]
    if len(codes) != len(set(codes)):
        raise Invalid(f"{path.name}: beds: a home stands there twice.")
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
