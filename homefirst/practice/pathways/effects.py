"""What an outcome may bring about: the shape that the engine knows. The one table stands in `config/effects.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """`words` say what it will do, with `{}` for what it is done to; `names_a_pathway` when that must be one."""

    name: str
    words: str
    names_a_pathway: bool = False


Effects = Mapping[str, Effect]


def table(effects: Iterable[Effect]) -> Effects:
    return {effect.name: effect for effect in effects}
