"""A form whose verb may still refuse what was typed: the message then stands at its field and every word is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from homefirst.foundation.design.plain import speak_plainly
from homefirst.foundation.errors import Invalid


class TypedForm(forms.Form):
    """`KEYS` maps a verb's name of a field to the form's, where they differ. `places` are addresses of boxes that are on
    other pages, by the verb's name, and `elsewhere` of what was refused there, by its words."""

    KEYS: dict[str, str] = {}
    places: Mapping[str, str] = {}
    elsewhere: Mapping[str, str] = {}
    is_refused = False  # by the verb; what was typed was right by itself

    def full_clean(self) -> None:
        speak_plainly(self.fields.values())
        super().full_clean()

    def keep(self, verb: Callable[[], Any]) -> bool:
        """Runs the verb with what was typed. False when nothing was kept; the messages are then on the form."""
        if not self.is_valid():
            return False
        try:
            verb()
        except Invalid as problem:
            self.is_refused = True
            self._say(problem)
            return False
        return True

    def _say(self, problem: Invalid) -> None:
        for name, words in problem.fields.items():
            known = self.KEYS.get(name, name)
            self.add_error(known if known in self.fields else None, words)
        self.elsewhere = {
            words: self.places[name] for name, words in problem.fields.items() if name in self.places
        }
        if not problem.fields:
            self.add_error(None, problem.message)
