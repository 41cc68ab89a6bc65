"""The three ways in which an act can be turned down, each with words for the person who tried it."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """Carries what is wrong and what to do, in words fit for a page."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(Refusal):
    """This person may not do this. Pages answer as if the thing did not exist.

    `action` and `about` (the id of a record) go into the audit row of the refusal, never onto the page.
    """

    def __init__(self, message: str, *, action: str = "", about: int | None = None) -> None:
        super().__init__(message)
        self.action = action
        self.about = about


class NotNow(Refusal):
    """Nobody may do this in the present state; the message says what must come first."""


class Stale(NotNow):
    """Somebody else saved first. `yours` and `theirs` map a field's words to the two texts."""

    def __init__(
        self,
        message: str = "Somebody else changed this while you had it open. See both, then choose.",
        *,
        yours: Mapping[str, str] | None = None,
        theirs: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.yours = dict(yours or {})
        self.theirs = dict(theirs or {})


class Invalid(Refusal):
    """What was typed cannot be used. `fields` maps a field's name to its message."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})
