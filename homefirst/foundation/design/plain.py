"""What a form says when something typed cannot be used, in plain words wherever a field has no words of its own."""

from __future__ import annotations

from collections.abc import Iterable

from django.forms import Field

_SAID = {
    "max_length": "Say it in %(limit_value)s letters or fewer. Now there are %(show_value)s.",
    "min_length": "Say it in %(limit_value)s letters or more.",
    "min_value": "Enter %(limit_value)s or more.",
    "max_value": "Enter %(limit_value)s or less.",
    "max_digits": "Enter a shorter number.",
    "max_whole_digits": "Enter a smaller number.",
    "max_decimal_places": "Enter at most %(max)s figures after the point.",
    "null_characters_not_allowed": "Something in this cannot be kept. Type it again.",
}


def speak_plainly(fields: Iterable[Field]) -> None:
    """Words that a field has already stay."""
    for field in fields:
        for code, words in _SAID.items():
            field.error_messages.setdefault(code, words)
        if str(field.error_messages.get("required", "")) == "This field is required.":
            field.error_messages["required"] = "This is still needed."
