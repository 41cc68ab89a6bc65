"""The part of the table of effects that tells and alerts people: what it does is in practice/telling/effects.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homefirst.practice.pathways.effects import Effect, Occasion

if TYPE_CHECKING:
    from homefirst.foundation.access.actor import Actor
    from homefirst.practice.pathways.models import Step


def _telling(
    name: str, words: str, run: str, says: str, *, promises: bool = False, whole: bool = False
) -> Effect:
    def does(occasion: Occasion, argument: str) -> None:
        from homefirst.practice.telling import effects

        getattr(effects, run)(occasion, argument)

    def said(step: Step, argument: str, by: Actor) -> tuple[str, ...]:
        from homefirst.practice.telling import effects

        found: tuple[str, ...] = getattr(effects, says)(step, argument, by)
        return found

    return Effect(name, words, does, promises=promises, whole=whole, says=said)


_ENDS = "ends the alert that this work put on the record"
TELLINGS = (
    _telling("tell", "tell {}", "tell", "say_tell", promises=True),
    _telling("alert", "alerts {}", "alert", "say_alert"),
    _telling("end alert", _ENDS, "end_alerts", "say_end", whole=True),
)
