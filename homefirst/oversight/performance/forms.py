"""What is typed on the pages of figures."""

from __future__ import annotations

from django import forms

from homefirst.foundation.access.actions import LEAST_WORDS

_SAY_WHY = "Say in a sentence what you are mending. It will be read."


class MendingForm(forms.Form):
    words = forms.CharField(
        label="What are you mending, and why do you need names?",
        help_text="For example: filling blank delivery mechanisms before the return for September.",
        widget=forms.Textarea(attrs={"rows": 2}),
        min_length=LEAST_WORDS,
        error_messages={"required": _SAY_WHY, "min_length": _SAY_WHY},
    )
