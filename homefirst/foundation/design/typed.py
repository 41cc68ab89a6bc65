"""A form whose verb may still refuse what was typed: the message then stands at its field and every word is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from homefirst.foundation.design.plain import speak_plainly
from homefirst.foundation.errors import Invalid


class TypedForm(forms.Form):
    """`KEYS` maps a verb's name of a field to the form's, where they differ."""

    KEYS: dict[str, str] = {}

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
            self._say(problem)
            return False
        return True

    def _say(self, problem: Invalid) -> None:
        for name, words in problem.fields.items():
            known = self.KEYS.get(name, name)
            self.add_error(known if known in self.fields else None, words)
        if not problem.fields:
            self.add_error(None, problem.message)
