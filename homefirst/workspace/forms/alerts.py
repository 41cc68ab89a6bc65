"""Danger to know before going: said, looked at again, and ended with a reason."""

from __future__ import annotations

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.workspace.forms.change import ChangeForm
from homefirst.workspace.forms.typed import TypedForm


class AlertForm(TypedForm):
    words = forms.CharField(
        label="What is the danger, and what should be done?",
        help_text="So that they could read it over your shoulder. Such as: loose dog at number 6, ring first.",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say what the danger is and what to do about it."},
    )
    check_on = DayField(label="When should it be checked again?", what="the day on which to check this again")


class CheckAlertForm(ChangeForm):
    WATCHED = ("check_on",)

    check_on = DayField(label="Still true. Check it again when?", what="the day on which to check this again")


class EndAlertForm(ChangeForm):
    WATCHED = ("end_reason",)

    end_reason = forms.CharField(
        label="Why is it no longer a danger?",
        max_length=200,
        error_messages={"required": "Say why this is no longer a danger."},
    )
