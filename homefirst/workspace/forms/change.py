"""A form that changes a row: what was seen goes with it, so that nobody's work is overwritten unseen.

`seen` holds each watched value as it stood when the page was drawn, and `row_version` the row's version. Somebody else's
change of another field is no clash: the form is kept over theirs. A change of the same field is shown beside one's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms

from homefirst.foundation.design.words import day
from homefirst.foundation.errors import NotNow, Stale
from homefirst.workspace.forms.typed import Clash, TypedForm

BOTH = "Somebody else changed this while you had it open. See both, then choose."


class ChangeForm(TypedForm):
    """`WATCHED` are the fields of the row, each of the same name on the form."""

    WATCHED: tuple[str, ...] = ()
    row_version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    clashed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Any, initial: Mapping[str, Any] | None = None) -> None:
        self.row: Any = row
        held = {name: self.held(name) for name in self.WATCHED}
        first = {**held, "row_version": row.row_version, "seen": _written(held)}
        super().__init__(data, initial={**first, **(initial or {})})

    def held(self, name: str) -> Any:
        """The value of the row as this form shows it."""
        return getattr(self.row, name)

    @property
    def version(self) -> int:
        return int(self.cleaned_data["row_version"])

    @property
    def changes(self) -> dict[str, Any]:
        """What differs from what was seen; the rest is left as it is, whoever set it.

        Where the reader keeps the other's text, the fields in which both clashed are left as well, and no more.
        """
        seen = self._seen()
        left = self.cleaned_data["clashed"].split(",") if self.keeps_theirs else []
        now = {name: self.cleaned_data[name] for name in self.WATCHED if name in self.cleaned_data}
        return {
            name: value
            for name, value in now.items()
            if _text(value) != seen.get(name, "") and name not in left
        }

    def keep(self, verb: Callable[[], Any]) -> bool:
        """The verb reads `version` and `changes`."""
        if self.keeps_theirs and self.is_valid() and not self.changes:
            return True
        return super().keep(verb)

    def meet(self, between: NotNow, verb: Callable[[], Any]) -> bool:
        if not isinstance(between, Stale):
            raise between
        if not self._same_field():
            self.cleaned_data["row_version"] = self.row.row_version
            return self.keep(verb)
        self._show_both()
        return False

    def _seen(self) -> Mapping[str, str]:
        try:
            read = json.loads(self.data.get("seen") or "{}")
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}

    def _same_field(self) -> list[str]:
        """Fields that both changed, to different things. The verb has read the row again."""
        self.row.refresh_from_db()
        seen = self._seen()
        return [
            name
            for name, mine in self.changes.items()
            if _text(self.held(name)) not in (seen.get(name, ""), _text(mine))
        ]

    def _show_both(self) -> None:
        names = self._same_field()
        self.clashes = tuple(
            Clash(
                str(self.fields[name].label),
                self._words(self.cleaned_data[name]),
                self._words(self.held(name)),
            )
            for name in names
        )
        mine, held = self.changes, {name: self.held(name) for name in self.WATCHED}
        drawn: dict[str, str | None] = {}
        for name in held.keys() - mine.keys():
            drawn |= _sent(name, held[name], in_three=f"{name}_day" in self.data)
        drawn |= {
            "row_version": str(self.row.row_version),
            "seen": _written(held),
            "clashed": ",".join(names),
        }
        self.redraw(drawn)
        self.add_error(None, BOTH)

    def _words(self, value: Any) -> str:
        if isinstance(value, date):
            return day(value)
        return {True: "Yes", False: "No", None: "nothing", "": "nothing"}.get(value, str(value))


def _written(held: Mapping[str, Any]) -> str:
    return json.dumps({name: _text(value) for name, value in held.items()})


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _sent(name: str, value: Any, *, in_three: bool) -> dict[str, str | None]:
    """The value as its box, or its three boxes, would have sent it."""
    if in_three:
        parts = (value.day, value.month, value.year) if value else ("", "", "")
        return {
            f"{name}_{part}": str(each) for part, each in zip(("day", "month", "year"), parts, strict=True)
        }
    return {name: None if value is False else _text(value)}
