"""How to speak to a person: the six steps of the Accessible Information Standard as questions."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.models import CommunicationNeed
from homefirst.workspace.forms.change import ChangeForm
from homefirst.workspace.forms.typed import TypedForm

_UNASKED = "unasked"
_SHARE = [(_UNASKED, "Not asked yet"), ("True", "Yes"), ("False", "No")]


def _share() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="May we tell others who help them?",
        choices=_SHARE,
        required=False,
        coerce=lambda value: {"True": True, "False": False}.get(value),
        empty_value=None,
        initial=_UNASKED,
        widget=forms.RadioSelect,
    )


def _met() -> forms.CharField:
    return forms.CharField(
        label="How do we meet it?",
        required=False,
        max_length=400,
        help_text="What is done, and who does it. Such as: letters go out in 18 point from the print room.",
    )


def _review() -> DayField:
    return DayField(label="When should we ask again?", required=False, what="the day to ask again")


class NeedForm(TypedForm):
    code = forms.ChoiceField(
        label="What do they need?", error_messages={"required": "Choose from the list how to speak to them."}
    )
    words = forms.CharField(
        label="In their words, or yours",
        required=False,
        max_length=400,
        help_text="Left empty, the words of the list stand on every page.",
    )
    may_share = _share()
    met_how = _met()
    review_on = _review()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)
        ways = communication_needs().values()
        code.choices = [("", "Choose"), *((way.code, way.words) for way in ways)]


class NeedReviewForm(ChangeForm):
    WATCHED = ("words", "may_share", "met_how", "review_on")

    words = forms.CharField(
        label="In their words, or yours",
        max_length=400,
        error_messages={"required": "Say how to speak to them."},
    )
    may_share = _share()
    met_how = _met()
    review_on = _review()

    def __init__(self, data: Any = None, *, row: CommunicationNeed) -> None:
        super().__init__(data, row=row, initial={} if row.may_share is not None else {"may_share": _UNASKED})


class EndNeedForm(ChangeForm):
    WATCHED = ()
