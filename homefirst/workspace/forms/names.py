"""What a person is called: a new usual name, a mistake put right, or another name they are known by."""

from __future__ import annotations

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.workspace.forms.change import ChangeForm
from homefirst.workspace.forms.typed import TypedForm


class NameForm(ChangeForm):
    WATCHED = ("given_name", "family_name")

    given_name = forms.CharField(label="Given name", required=False, max_length=120)
    family_name = forms.CharField(label="Family name", required=False, max_length=120)
    was_mistake = forms.TypedChoiceField(
        label="Why does it change?",
        choices=[
            ("no", "They have a new name; the old one stays under earlier names"),
            ("yes", "It was typed wrongly"),
        ],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )
    starts_on = DayField(label="Since when?", required=False, what="the day the name began")


class AliasForm(TypedForm):
    given_name = forms.CharField(label="Given name", required=False, max_length=120)
    family_name = forms.CharField(label="Family name", required=False, max_length=120)
