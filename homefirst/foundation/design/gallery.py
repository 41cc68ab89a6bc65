"""The components of the gallery: what each is for, how it is called, and every state it can be in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from homefirst.foundation.design.jinja import COMPONENTS

_SIGNATURE = re.compile(r"{%-?\s*macro\s+([a-z]\w*\([^%]*\))\s*-?%}")


@dataclass(frozen=True)
class State:
    """`wide` states fill the page, as the frame and the identity bar do."""

    name: str
    template: str
    wide: bool = False


@dataclass(frozen=True)
class Component:
    folder: str
    title: str
    purpose: str
    number: str
    signatures: Sequence[str]
    states: Sequence[State]


def components(folder: Path = COMPONENTS) -> list[Component]:
    """In the order of the published numbers; those without one come last."""
    found = [_component(path) for path in folder.glob("*/states.yaml")]
    return sorted(found, key=lambda each: (_order(each.number), each.title))


def _order(number: str) -> float:
    return float(re.sub(r"\D", "", number) or 99) + (0.5 if number.endswith("b") else 0)


def _component(path: Path) -> Component:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    macros = path.with_name("macro.jinja")
    signatures = _SIGNATURE.findall(macros.read_text(encoding="utf-8")) if macros.exists() else []
    return Component(
        folder=path.parent.name,
        title=raw["title"],
        purpose=raw["purpose"],
        number=str(raw.get("number", "")),
        signatures=signatures,
        states=[State(each["name"], each["template"], each.get("wide", False)) for each in raw["states"]],
    )
