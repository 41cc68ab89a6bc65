"""A form about a person: besides what every typed form does, it can show what two people changed at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from homefirst.foundation.design import typed


@dataclass(frozen=True)
class Clash:
    """One field that two people changed at once: both texts in words."""

    label: str
    yours: str
    theirs: str


class TypedForm(typed.TypedForm):
    """`clashes`: see `ChangeForm`."""

    clashes: tuple[Clash, ...] = ()

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
