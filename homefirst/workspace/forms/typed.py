"""A form whose verb may still refuse what was typed: the message then stands at its field and every word is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from homefirst.foundation.errors import Invalid


@dataclass(frozen=True)
class Clash:
    """One field that two people changed at once: both texts in words."""

    label: str
    yours: str
    theirs: str


class TypedForm(forms.Form):
    """`KEYS` maps a verb's name of a field to the form's, where they differ. `clashes`: see `ChangeForm`."""

    KEYS: dict[str, str] = {}
    clashes: tuple[Clash, ...] = ()

    @property
    def keeps_theirs(self) -> bool:
        """Shown both texts, the reader chose the other's."""
        return bool(self.is_bound and self.data.get("choose") == "theirs")

    def keep(self, verb: Callable[[], Any]) -> bool:
        """Runs the verb with what was typed. False when nothing was kept; the messages are then on the form."""
        if not self.is_valid():
            return False
        try:
            verb()
        except Invalid as problem:
            self._say(problem)
            return False
        return True

    def redraw(self, values: Mapping[str, str | None]) -> None:
        """What these boxes hold on the page that is drawn now, in place of what was sent; None empties a tick."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for name, value in values.items():
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value
        self.data = data

    def _say(self, problem: Invalid) -> None:
        for name, words in problem.fields.items():
            known = self.KEYS.get(name, name)
            self.add_error(known if known in self.fields else None, words)
        if not problem.fields:
            self.add_error(None, problem.message)
