"""What is typed when somebody was told, or is not told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from homefirst.practice.telling.definition import Telling as Definition
from homefirst.practice.telling.models import Telling
from homefirst.workspace.forms.typed import VersionedForm


class TellForm(VersionedForm):
    """Boxes for own words only where more may be said than the file says."""

    KEYS = {"means": "means", "says": "says", "more": "more", "despite": "despite"}

    spoke_with = forms.CharField(
        label="Who was told?",
        help_text="A name, or a role such as: the ward sister. You may leave it empty.",
        required=False,
        max_length=200,
    )
    means = forms.ChoiceField(
        label="How were they told?",
        widget=forms.RadioSelect,
        choices=Telling.Means.choices,
        error_messages={"required": "Choose how they were told.", "invalid_choice": "Choose from the list."},
    )
    says = forms.MultipleChoiceField(
        label="What were they told?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the list."},
    )
    more = forms.CharField(
        label="What else, in your words?",
        help_text="What was said, as far as the person allows. You may leave it empty.",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    despite = forms.CharField(
        label="Why are they told all the same?",
        help_text="Something speaks against it, as stands above. It is kept with your name.",
        required=False,
        max_length=400,
        widget=forms.Textarea,
    )

    def __init__(self, data: Any = None, *, row: Telling, definition: Definition, against: bool) -> None:
        super().__init__(data, row=row)
        says = self.fields["says"]
        assert isinstance(says, forms.MultipleChoiceField)
        says.choices = [(each, each) for each in definition.says]
        if definition.only_this:
            says.help_text = "They may be told this, and no more. Do not write down who they are."
        if row.verb == Telling.Verb.ALERT:
            self.fields["means"].label, self.fields["means"].initial = (
                "How did it reach them?",
                Telling.Means.HERE,
            )
            self.fields["more"].label = "What is done about it?"
            self.fields["more"].help_text = "In a sentence that others can read later."
        for name in _left_out(row, definition, against):
            del self.fields[name]


def _left_out(row: Telling, definition: Definition, against: bool) -> Iterator[str]:
    if definition.only_this:
        yield from ("spoke_with", "more")
    if row.verb == Telling.Verb.ALERT:
        yield from ("spoke_with", "says")
    if not against:
        yield "despite"


class NotToldForm(VersionedForm):
    KEYS = {"why_not": "why_not"}

    why_not = forms.CharField(
        label="Why are they not told?",
        help_text="Such as: they gave no name and no number. Others will read it.",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say why they are not told."},
    )
