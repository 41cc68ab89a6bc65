"""A form about a person: besides what every typed form does, it can show what two people changed at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from homefirst.foundation.design import typed
from homefirst.foundation.errors import NotNow, Stale

MEANWHILE = "This changed while you had it open. See how it stands now; your words are still here."


@dataclass(frozen=True)
class Clash:
    """One field that two people changed at once: both texts in words."""

    label: str
    yours: str
    theirs: str


class TypedForm(typed.TypedForm):
    """`clashes`: see `ChangeForm`. `met` says what came between, where the form was drawn again because of it."""

    clashes: tuple[Clash, ...] = ()
    met = ""

    def keep(self, verb: Callable[[], Any]) -> bool:
        """What came between the page and the button is for `meet`; what it does not know of becomes a page of its own."""
        try:
            return super().keep(verb)
        except NotNow as between:
            return self.meet(between, verb)

    def meet(self, between: NotNow, verb: Callable[[], Any]) -> bool:
        """True where it was kept after all."""
        raise between

    @property
    def keeps_theirs(self) -> bool:
        """Shown both texts, the reader chose the other's."""
        return bool(self.is_bound and self.data.get("choose") == "theirs")

    def redraw(self, values: Mapping[str, str | None]) -> None:
        """What these boxes hold on the page that is drawn now, in place of what was sent; None empties a tick."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for name, value in values.items():
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value
        self.data = data


class VersionedForm(TypedForm):
    """About a row that others move as well. What came between stands above the boxes, which keep every word; sent again, it
    counts for the row as it is then."""

    row_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, row: Any, initial: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.row: Any = row
        super().__init__(data, initial={"row_version": row.row_version, **(initial or {})}, **kwargs)

    def meet(self, between: NotNow, verb: Callable[[], Any]) -> bool:
        self.met = MEANWHILE if isinstance(between, Stale) else between.message
        self.redraw({"row_version": str(self.row.row_version)})
        self.add_error(None, self.met)
        return False
