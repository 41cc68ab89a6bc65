"""What is known of a worker, and to whom work is given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.teams.definition import MOST_POINTS, Points, allocation_rule
from homefirst.workspace.forms.typed import TypedForm

_BETWEEN = re.compile(r"[,\n]")


def _points(label: str) -> forms.IntegerField:
    wrong = f"Enter a whole number from 0 to {MOST_POINTS}."
    said = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_POINTS, error_messages=said)


class AwayForm(TypedForm):
    from_on = DayField(label="First day away", what="the first day away")
    until_on = DayField(label="Last day away", what="the last day away")


class WorkerForm(TypedForm):
    """`row_version` is 0 where nothing was said of the worker before."""

    capacity = forms.IntegerField(
        label="How much they carry",
        help_text="The weight of a full load. Leave empty for what their role carries.",
        required=False,
        error_messages={"invalid": "Enter a whole number, or leave it empty."},
    )
    languages = forms.CharField(
        label="Languages besides English",
        help_text="With a comma between them.",
        required=False,
        max_length=200,
    )
    skills = forms.MultipleChoiceField(
        label="Approved for", required=False, widget=forms.CheckboxSelectMultiple
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        skills = self.fields["skills"]
        assert isinstance(skills, forms.MultipleChoiceField)
        skills.choices = [(code, words.capitalize()) for code, words in allocation_rule().skills.items()]

    def clean_languages(self) -> list[str]:
        return [part.strip() for part in _BETWEEN.split(self.cleaned_data["languages"]) if part.strip()]

    def clean_row_version(self) -> int:
        return self.cleaned_data["row_version"] or 0


class GiveForm(TypedForm):
    user = forms.TypedChoiceField(
        label="Give the work to",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who is to have the work.",
            "invalid_choice": "Choose a worker of the list.",
        },
    )
    why = forms.CharField(
        label="Why this worker?",
        help_text="Needed for anybody but the first, and for somebody who is full or away. They will see it too.",
        required=False,
        max_length=400,
    )
    note = forms.CharField(label="Note to the worker", required=False, max_length=400, widget=forms.Textarea)
    points_why = forms.CharField(
        label="Why are they weighed otherwise for this person?",
        help_text="It is kept with the work that is given.",
        max_length=400,
        error_messages={"required": "Say why they are weighed otherwise, in a sentence."},
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, otherwise: bool = False, workers: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not otherwise:
            del self.fields["points_why"]
        user = self.fields["user"]
        assert isinstance(user, forms.ChoiceField)
        user.choices = list(workers)


class PointsForm(TypedForm):
    """What counts for one person in place of the rule: sent in the address, so that the ranking is drawn again."""

    knows_them = _points("Knows them already")
    room = _points("Has room, up to")
    speaks_their_language = _points("Speaks their language")
    skill = _points("Approved for such work")
    holds_other_work_with_them = _points("Holds other work with them")
    of_their_team = _points("Of their team")

    @property
    def points(self) -> Points | None:
        """None where nothing was changed, or something cannot be used."""
        if not self.is_bound or not self.is_valid():
            return None
        said = Points(**self.cleaned_data)
        return None if said == allocation_rule().points else said


class KeepWaitingForm(TypedForm):
    because = forms.CharField(
        label="Keep waiting because", max_length=400, error_messages={"required": "Say why it waits."}
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput)
