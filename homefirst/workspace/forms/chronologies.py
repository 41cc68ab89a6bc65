"""What is typed of a chronology: what it is for, which events, and in the worker's own words why each matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.foundation.definitions.codes import code_list
from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.chronologies.models import Line
from homefirst.workspace.forms.drafted import DraftedForm
from homefirst.workspace.forms.typed import TypedForm


class BeginForm(TypedForm):
    purpose = forms.ChoiceField(
        label="What is it for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is for.", "invalid_choice": "Choose what it is for."},
    )
    title = forms.CharField(
        label="What is it about?",
        help_text="In a few words, such as: falls and calls since the spring.",
        max_length=200,
        error_messages={"required": "Say what it is about, such as: falls and calls since the spring."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purpose = self.fields["purpose"]
        assert isinstance(purpose, forms.ChoiceField)
        purpose.choices = [
            (each["code"], each["title"]) for each in code_list("chronology_purposes")["values"]
        ]


class ChooseForm(TypedForm):
    """`offered`: the key of each event, and its words."""

    events = forms.MultipleChoiceField(
        label="Which events belong in it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one event.", "invalid_choice": "Choose from the list."},
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = self.fields["events"]
        assert isinstance(events, forms.MultipleChoiceField)
        events.choices = list(offered)


class OwnLineForm(TypedForm):
    starts_on = DayField(label="On which day?", what="the day on which it happened")
    what = forms.CharField(
        label="What happened?",
        widget=forms.Textarea,
        error_messages={"required": "Say what happened."},
    )
    source = forms.CharField(
        label="How is this known?",
        help_text="Such as: letter of the police, 3 November 2026.",
        max_length=300,
        error_messages={"required": "Say how this is known, such as: letter of the police, 3 November 2026."},
    )


class LinesForm(DraftedForm):
    """Two boxes for each line: what it was, and why it matters."""

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in lines:
            self.fields[f"title_{line.pk}"] = forms.CharField(
                label="What this was, in your words", required=False, max_length=200, initial=line.title
            )
            self.fields[f"why_{line.pk}"] = forms.CharField(
                label="Why it matters", required=False, widget=forms.Textarea, initial=line.why
            )
        self.BOXES = tuple(name for name in self.fields if name != "seen")
