"""What the list of those who wait is narrowed to, and what a safety call found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.waiting.models import Risk
from homefirst.workspace.forms.typed import TypedForm


class WaitingForm(forms.Form):
    """Read from the address. `show` and `sort` go along unseen."""

    kind = forms.ChoiceField(label="Waiting for", required=False)
    risk = forms.ChoiceField(label="Risk", required=False, choices=[("", "Any"), *Risk.choices])
    team = forms.ChoiceField(label="Team", required=False)
    show = forms.CharField(required=False, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Iterable[str], teams: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, team = self.fields["kind"], self.fields["team"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(team, forms.ChoiceField)
        kind.choices = [("", "Anything"), *((word, word.capitalize()) for word in kinds)]
        team.choices = [("", "All"), *((str(pk), name) for pk, name in teams.items())]


class SafetyCallForm(TypedForm):
    answered = forms.ChoiceField(
        label="Did somebody answer?",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "Nobody answered")],
        error_messages={"required": "Say whether somebody answered."},
    )
    spoke_to = forms.CharField(
        label="Whom did you speak to?",
        help_text="The person themselves wherever that can be. Leave empty where nobody answered.",
        required=False,
        max_length=120,
    )
    how = forms.CharField(
        label="How are they?",
        help_text="In their own words where you can, and what has changed since the last call.",
        required=False,
        widget=forms.Textarea,
    )
    risk = forms.ChoiceField(
        label="How great is the risk now?",
        widget=forms.RadioSelect,
        choices=Risk.choices,
        error_messages={"required": "Choose how great the risk is now."},
    )
    risk_reason = forms.CharField(
        label="Why is the risk this great?",
        help_text="Needed when it is another than before.",
        required=False,
        max_length=300,
    )
    next_on = DayField(label="When does somebody ring again?", what="the day of the next call")
