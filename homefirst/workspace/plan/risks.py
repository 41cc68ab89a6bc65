"""Risks that a person takes by choice, as the pages of a record show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import day
from homefirst.practice.plans.queries import RiskLine, ShortRisk
from homefirst.practice.plans.rules.risks import is_due


@dataclass(frozen=True)
class ShownRisk:
    """`status` says that it is time to look again, or that it is over; "" otherwise."""

    title: str
    status: str
    facts: tuple[Fact, ...]


def shown_risks(risks: Iterable[RiskLine], on: date) -> list[ShownRisk]:
    return [ShownRisk(f"“{risk.wants}”", _status(risk, on), tuple(_facts(risk, on))) for risk in risks]


def short_risks(risks: Iterable[ShortRisk], on: date) -> list[tuple[str, str]]:
    """(what they choose to do, what is in place and when it is looked at again)."""
    return [(f"“{risk.wants}”", " ".join(_short(risk, on))) for risk in risks]


def _short(risk: ShortRisk, on: date) -> Iterator[str]:
    if risk.in_place:
        yield f"In place: {risk.in_place.rstrip('.')}."
    if risk.look_again_on:
        lead = "It was to be" if is_due(risk.look_again_on, None, on) else "To be"
        yield f"{lead} looked at again by {day(risk.look_again_on, on)}."


def _status(risk: RiskLine, on: date) -> str:
    if risk.ended_on:
        return "Over"
    return "Time to look again" if risk.is_due(on) else ""


def _facts(risk: RiskLine, on: date) -> Iterator[Fact]:
    by = f" with {risk.taken_by}" if risk.taken_by else ""
    told = "; ".join(risk.told)
    found = (
        Fact("What could happen", risk.harm, note=f"{risk.how_bad}." if risk.how_bad else ""),
        Fact("What they choose", _quoted(risk.chooses), note=f"Talked over on {day(risk.taken_on, on)}{by}."),
        Fact("Why it matters", _quoted(risk.why)),
        Fact("Can they decide this?", risk.decides),
        Fact("What is in place", risk.in_place),
        Fact("Who was told", told, note=f"Disagrees: {risk.disagrees}" if risk.disagrees else ""),
        Fact(
            "Looked at on", day(risk.looked_on, on) if risk.looked_on else "", note=_quoted(risk.looked_words)
        ),
        Fact("Look again", day(risk.look_again_on, on) if risk.look_again_on and not risk.ended_on else ""),
        Fact("Over since", day(risk.ended_on, on) if risk.ended_on else "", note=risk.ended_because),
    )
    yield from (fact for fact in found if fact.value or (fact.key == "Who was told" and fact.note))


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""
