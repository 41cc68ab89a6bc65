"""The shapes in which walks are told: a pathway, who walked it, and each step of it with what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Answers = Mapping[str, str | int | float | bool | tuple[str, ...]]


@dataclass(frozen=True)
class Done:
    """A step of the pathway's file, ended with an outcome of it. Answers are those of its form; `agreed_by` is the e-mail
    address of whoever agreed to it, where the file asks for that."""

    step: str
    outcome: str
    on: date
    answers: Answers = field(default_factory=dict)
    reason: str = ""
    agreed_by: str = ""


@dataclass(frozen=True)
class Back:
    """From a step in hand back to one that was done before, with the reason."""

    step: str
    to: str
    reason: str
    on: date


@dataclass(frozen=True)
class Again:
    """Somebody comes back after the end, without starting again."""

    on: date


Moves = tuple[Done | Back | Again, ...]


@dataclass(frozen=True)
class HandedOver:
    """Work that a step opened on another pathway, who took it (by e-mail address), and what they did of it."""

    pathway: str
    to: str
    reason: str
    on: date
    done: Moves = ()


@dataclass(frozen=True)
class Walk:
    """`worker` is a member of staff's e-mail address; `dates` are the pathway's own named dates. `goes_on` takes up what
    another walk opened."""

    la_id: str
    worker: str
    pathway: str
    opened_on: date
    dates: Mapping[str, date] = field(default_factory=dict)
    done: Moves = ()
    handed_over: tuple[HandedOver, ...] = ()
    goes_on: bool = False
