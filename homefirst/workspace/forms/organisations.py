"""An enquiry into a service: opened, each step with its questions and its end, adults asked, and what is to be done."""

from __future__ import annotations

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.organisations.models import AdultConcerned
from homefirst.workspace.forms.typed import TypedForm, VersionedForm


class OpenServiceForm(TypedForm):
    name = forms.CharField(
        label="Which home or service?",
        max_length=160,
        error_messages={"required": "Say which home or service."},
    )
    why = forms.CharField(
        label="What points to the service itself?",
        widget=forms.Textarea,
        max_length=4000,
        error_messages={"required": "Say why the service itself is looked at."},
    )


class AddAdultForm(TypedForm):
    number = forms.CharField(
        label="NHS number, council number or record reference",
        required=False,
        max_length=40,
        help_text="Of one person. To add everybody who is helped there, leave this empty.",
    )


class AskAdultForm(VersionedForm):
    alone = forms.ChoiceField(
        label="Were they seen alone?",
        choices=AdultConcerned.Alone.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they were seen alone."},
    )
    says = forms.CharField(
        label="What do they say, in their words?",
        widget=forms.Textarea,
        max_length=4000,
        error_messages={"required": "Write down what they say, or that they said nothing."},
    )
    worry = forms.CharField(
        label="What worries you about this person?",
        help_text="A worry about one person is a concern of its own as well: start it from their record.",
        widget=forms.Textarea,
        max_length=4000,
        required=False,
    )


class ToDoForm(TypedForm):
    words = forms.CharField(
        label="What has to be done?", max_length=400, error_messages={"required": "Say what has to be done."}
    )
    whose = forms.ChoiceField(
        label="Whose is it?",
        choices=(("provider", "The provider's"), ("council", "Ours, or another agency's")),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whose it is."},
    )
    owner = forms.CharField(
        label="Who does it, by name?", max_length=200, error_messages={"required": "Say who does it."}
    )
    due_on = DayField(label="By when?", what="the day by which it is done")
