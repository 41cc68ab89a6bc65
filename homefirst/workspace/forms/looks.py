"""What the list of looks is narrowed to, and what is said about a look."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.access.reasons import DECISIONS
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.design.form_fields import DayField
from homefirst.workspace.forms.typed import TypedForm
from homefirst.workspace.looks.odd import ODD_WORDS


class LooksForm(forms.Form):
    """Read from the address. What cannot be used is left out of the list, and said at its box."""

    person = forms.CharField(
        label="About whom",
        help_text="Name, NHS number, council number or reference.",
        required=False,
        max_length=120,
    )
    worker = forms.CharField(
        label="Who looked", help_text="Name or e-mail address.", required=False, max_length=120
    )
    role = forms.ChoiceField(label="In which role", required=False)
    kind = forms.MultipleChoiceField(
        label="What was done",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=AuditRow.Kind.choices,
    )
    only = forms.MultipleChoiceField(
        label="Only looks that are unusual",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(odd), words) for odd, words in ODD_WORDS.items()],
    )
    since = DayField(label="From", what="the first day", required=False)
    until = DayField(label="To", what="the last day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        held = [(each.code, each.title) for each in roles().values()]
        role.choices = [("", "Any role"), *held, ("system", "The system")]


class DecisionForm(TypedForm):
    KEYS = {"reason": "decision"}

    decision = forms.ChoiceField(
        label="What do you decide?",
        widget=forms.RadioSelect,
        choices=list(DECISIONS.items()),
        error_messages={"required": "Choose what you decide."},
    )
    words = forms.CharField(
        label="Why",
        help_text="In a sentence. It may be left empty where it was right to open the record.",
        widget=forms.Textarea,
        required=False,
        max_length=1000,
    )


class AnswerForm(TypedForm):
    words = forms.CharField(
        label="Your answer",
        help_text="Whoever asked reads it under Who looked, as does everybody who may read that page.",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say in a sentence what you found."},
    )


class QuestionForm(TypedForm):
    words = forms.CharField(
        label="What would you like to know?",
        help_text="The information governance team reads it, asks whoever looked, and answers here.",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say in a sentence what you would like to know."},
    )
