"""What is typed to put a past step right. Choices are the return's own lists (definitions/codes/cld)."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.definitions.codes import current_value, values
from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.pathways.actions import CODED, WORDS, fields_of
from homefirst.practice.pathways.models import PastStep

NOT_KNOWN = "Not known"


class StepForm(forms.Form):
    """The facts of one kind of step, filled in. `changes()` holds what differs: only that is set at the desk."""

    starts_on = DayField(what="the day it began", label=WORDS["starts_on"], required=False)
    ends_on = DayField(what="the day it was done", label=WORDS["ends_on"], required=False)
    description = forms.CharField(label=WORDS["description"], max_length=400, required=False)
    row_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: PastStep, **kwargs: Any) -> None:
        names = fields_of(step.kind)
        held = {name: getattr(step, name) for name in (*names, "row_version")}
        held |= {name: current_value(f"cld/{CODED[name]}", held[name]) for name in names if name in CODED}
        kwargs.setdefault("initial", held)
        super().__init__(*args, **kwargs)
        for name in names:
            if name in CODED:
                self.fields[name] = _coded(name, held[name])
        self.order_fields([*names, "row_version"])

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "row_version"}


def _coded(name: str, stated: str) -> forms.ChoiceField:
    listed = values(f"cld/{CODED[name]}")
    kept = [(stated, f"{stated} (as a file says)")] if stated and stated not in listed else []
    return forms.ChoiceField(
        label=WORDS[name],
        choices=[("", NOT_KNOWN), *((value, value) for value in listed), *kept],
        required=False,
        widget=forms.Select if len(listed) > 5 else forms.RadioSelect,
    )
