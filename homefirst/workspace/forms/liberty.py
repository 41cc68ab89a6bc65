"""An urgent authorisation, extended."""

from __future__ import annotations

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.workspace.forms.typed import VersionedForm


class ExtendForm(VersionedForm):
    until = DayField(label="Until which day?", what="the last day")
    why = forms.CharField(
        label="What is exceptional?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is exceptional."},
    )
