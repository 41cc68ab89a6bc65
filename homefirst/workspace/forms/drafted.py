"""A form that is kept on the server box by box as somebody types, and shows both texts where two windows differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from homefirst.foundation.errors import NotNow, Stale
from homefirst.workspace.forms.change import BOTH
from homefirst.workspace.forms.typed import Clash, TypedForm


class DraftedForm(TypedForm):
    """`BOXES` are what is kept, named as they are sent; `seen` is what the page knows of what is held."""

    BOXES: tuple[str, ...] = ()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def boxes(self) -> dict[str, str]:
        """What was sent, box by box, whether or not it is right yet."""
        return {box: str(self.data.get(box, "")) for box in self.BOXES}

    @property
    def was_seen(self) -> Mapping[str, str]:
        try:
            read = json.loads(self.data.get("seen") or "{}")
        except ValueError:
            return {}
        return {str(box): str(words) for box, words in read.items()} if isinstance(read, dict) else {}

    def keep_unfinished(self, verb: Callable[[], Any]) -> bool:
        """As `keep`, of boxes that need not be right yet."""
        try:
            verb()
        except Stale as both:
            return self.meet(both, verb)
        return True

    def meet(self, between: NotNow, verb: Callable[[], Any]) -> bool:
        """Where another window of the same draft says something else, both are shown."""
        if not isinstance(between, Stale):
            raise between
        self.show_both(between)
        return False

    def show_both(self, both: Stale) -> None:
        """What is pressed next is a choice between the two."""
        self.clashes = tuple(
            Clash(self._label(box), words, both.theirs[box]) for box, words in sorted(both.yours.items())
        )
        self.redraw({"seen": json.dumps({**self.was_seen, **both.theirs})})
        self.is_valid()
        self.add_error(None, BOTH)

    def take_theirs(self, boxes: Mapping[str, str]) -> None:
        """The other window's words, in the boxes in which both differ."""
        drawn = {box: words for box, words in boxes.items() if box in self.BOXES}
        self.redraw({**drawn, "seen": json.dumps(drawn)})

    def not_asked_yet(self) -> None:
        """A draft that is opened again: half a date is not yet wrong."""
        self._errors = ErrorDict()

    def _label(self, box: str) -> str:
        name = next((each for each in self.fields if box == each or box.startswith(f"{each}_")), box)
        return str(self.fields[name].label) if name in self.fields else box
