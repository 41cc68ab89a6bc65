"""What is typed to put a past step right. Choices are the return's own lists (definitions/codes/cld)."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.definitions.codes import current_value, values
from homefirst.foundation.design.form_fields import ChoiceOrNotKnown, DayField
from homefirst.practice.pathways.actions import CODED, WORDS, fields_of
from homefirst.practice.pathways.models import PastStep

NOT_KNOWN = "Not known"


class StepFields(forms.Form):
    """The facts of one kind of step; `ask` says which."""

    starts_on = DayField(what="the day it began", label=WORDS["starts_on"], required=False)
    ends_on = DayField(what="the day it was done", label=WORDS["ends_on"], required=False)
    description = forms.CharField(label=WORDS["description"], max_length=400, required=False)

    def ask(self, step: PastStep) -> None:
        names = fields_of(step.kind)
        for name in names:
            if name in CODED:
                self.fields[name] = _coded(name, shown(step, name))
        self.order_fields(list(names))


def shown(step: PastStep, name: str) -> Any:
    """A fact as a form shows it: coded ones in the present wording."""
    value = getattr(step, name)
    return current_value(f"cld/{CODED[name]}", value) if name in CODED else value


def _coded(name: str, stated: str) -> forms.ChoiceField:
    listed = values(f"cld/{CODED[name]}")
    kept = [(stated, f"{stated} (as a file says)")] if stated and stated not in listed else []
    choices = [*((value, value) for value in listed), *kept]
    if len(listed) <= 5:
        return ChoiceOrNotKnown(label=WORDS[name], choices=choices)
    return forms.ChoiceField(
        label=WORDS[name], choices=[("", NOT_KNOWN), *choices], required=False, widget=forms.Select
    )
