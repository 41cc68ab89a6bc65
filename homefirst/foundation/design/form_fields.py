"""Form fields that browsers and Django lack: a date in three boxes, and "not known" as an answer among others."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class DayWidget(forms.MultiWidget):
    """Day, month and year as three plain boxes; `<name>_day` is the first."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"day": forms.TextInput, "month": forms.TextInput, "year": forms.TextInput}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        parts = (data.get(f"{name}_{part}", "") for part in ("day", "month", "year"))
        return [str(part).strip() for part in parts]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in ("day", "month", "year"))


class DayField(forms.Field):
    """A date typed as three numbers. `what` ends the messages: 'the date of the visit'."""

    widget = DayWidget

    def __init__(self, *, what: str = "the date", **options: Any) -> None:
        self.what = what
        options.setdefault("error_messages", {"required": f"Enter {what}, like 24 11 2026."})
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        parts = [str(part or "").strip() for part in value]
        if not any(parts):
            return None
        missing = [name for name, part in zip(("day", "month", "year"), parts, strict=True) if not part]
        if missing:
            raise ValidationError(f"Add the {' and the '.join(missing)} to {self.what}, like 24 11 2026.")
        try:
            day, month, year = (int(part) for part in parts)
            if year < 1000:
                raise ValidationError(f"Type the year of {self.what} in four figures, like 2026.")
            return date(year, month, day)
        except ValueError:
            raise ValidationError(f"There is no such day. Enter {self.what}, like 24 11 2026.") from None

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class ChoiceOrNotKnown(forms.ChoiceField):
    """Radio buttons with "not known" as an answer: a button once pressed can be let go of only by pressing another.

    The answer is "" for not known, whatever the browser sent.
    """

    NOT_KNOWN = "not-known"

    def __init__(self, *, choices: Any, not_known: str = "Not known", **options: Any) -> None:
        listed = [*((value, words) for value, words in choices if value), (self.NOT_KNOWN, not_known)]
        super().__init__(choices=listed, widget=forms.RadioSelect, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return value or self.NOT_KNOWN

    def to_python(self, value: Any) -> str:
        answer = super().to_python(value)
        return "" if answer == self.NOT_KNOWN else answer
