"""The three ways in which an act can be turned down, each with words for the person who tried it."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """Carries what is wrong and what to do, in words fit for a page."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(Refusal):
    """This person may not do this. Pages answer as if the thing did not exist."""


class NotNow(Refusal):
    """Nobody may do this in the present state; the message says what must come first."""


class Invalid(Refusal):
    """What was typed cannot be used. `fields` maps a field's name to its message."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})
