"""What of a story to show. Nothing is kept: the address holds the choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.practice.people.queries import Lane


class StoryFilter(forms.Form):
    what = forms.MultipleChoiceField(
        label="What to show", required=False, widget=forms.CheckboxSelectMultiple
    )
    span = forms.CharField(widget=forms.HiddenInput, required=False)
    shown_as = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, lanes: Iterable[Lane], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = self.fields["what"]
        assert isinstance(what, forms.MultipleChoiceField)
        what.choices = [(lane.name.lower(), str(lane)) for lane in lanes]
