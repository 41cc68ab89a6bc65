"""What is typed on the pages of review groups."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.foundation.design.typed import TypedForm
from homefirst.oversight.cohorts.models import Member
from homefirst.support.services.forms import TwoPlaces

CHOOSE = "Choose what the review led to."


class ResultForm(TypedForm):
    row_version = forms.IntegerField(widget=forms.HiddenInput)
    led_to = forms.ChoiceField(
        label="What did the review lead to?",
        choices=Member.LedTo.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    weekly_before = TwoPlaces(label="What did all help cost a week before, in pounds?")
    weekly_after = TwoPlaces(label="What does it cost a week after the change?")
    changed_on = DayField(
        label="From which day?",
        what="the day of the change",
        help_text="The first day of the new help, like 24 11 2026.",
        required=False,
    )

    def costs(self) -> dict[str, Decimal | None]:
        return {name: self.cleaned_data[name] for name in ("weekly_before", "weekly_after")}

    @classmethod
    def of(cls, member: Member, typed: Any = None) -> ResultForm:
        names = ("row_version", "led_to", "weekly_before", "weekly_after", "changed_on")
        return cls(typed, initial={name: getattr(member, name) for name in names})
