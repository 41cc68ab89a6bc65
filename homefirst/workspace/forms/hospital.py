"""Notices from hospitals, what is missing before somebody can leave, and beds to recover in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.hospital.codes import MISSING
from homefirst.practice.hospital.definition import hospital_rule
from homefirst.practice.people.rules import nhs_digits
from homefirst.workspace.forms.typed import TypedForm


class NoticeForm(TypedForm):
    hospital = forms.ChoiceField(label="Which hospital?", error_messages={"required": "Say which hospital."})
    ward = forms.CharField(label="Ward", max_length=120, error_messages={"required": "Say which ward."})
    given_name = forms.CharField(label="First name", required=False, max_length=120)
    family_name = forms.CharField(
        label="Family name", max_length=120, error_messages={"required": "Say whom it is about."}
    )
    birth_date = DayField(label="Born on", what="the day of birth", required=False)
    nhs_number = forms.CharField(label="NHS number", required=False, max_length=20)
    postcode = forms.CharField(label="Postcode", required=False, max_length=8)
    in_hospital_since = DayField(label="In hospital since", what="the first day in hospital", required=False)
    expected_on = DayField(label="Expected to leave on", what="the expected day", required=False)
    why = forms.CharField(
        label="Why are they there, in plain words?", required=False, max_length=400, widget=forms.Textarea
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hospital"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose one"), *((name, name) for name in hospital_rule().desks)]

    def said(self) -> Mapping[str, Any]:
        return {**self.cleaned_data, "nhs_number": nhs_digits(self.cleaned_data["nhs_number"])}


class NoticesForm(TypedForm):
    chosen = forms.FileField(
        label="File of notices",
        help_text="CSV in UTF-8, one notice a line, at most 1 MB.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty. Choose another."},
    )


class NotOursForm(TypedForm):
    reason = forms.CharField(
        label="How do you know that this is not ours?",
        max_length=400,
        error_messages={"required": "Say how you know that this is not ours."},
    )


class MissingForm(TypedForm):
    what = forms.ChoiceField(
        label="What is missing?",
        widget=forms.RadioSelect,
        choices=tuple(MISSING.items()),
        error_messages={"required": "Choose what is missing."},
    )
    holder = forms.CharField(
        label="Who sees to it?", max_length=400, error_messages={"required": "Say who sees to it."}
    )


class BedForm(TypedForm):
    home = forms.ChoiceField(
        label="Which home?", widget=forms.RadioSelect, error_messages={"required": "Choose a home."}
    )
    from_on = DayField(label="From", what="the first day in this bed")

    def __init__(self, *args: Any, taken: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["home"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (code, f"{beds.home}: {max(beds.places - taken.get(code, 0), 0)} of {beds.places} beds free")
            for code, beds in hospital_rule().beds.items()
        ]


class LeaveBedForm(TypedForm):
    until_on = DayField(label="On which day do they leave this bed?", what="the last day in this bed")
