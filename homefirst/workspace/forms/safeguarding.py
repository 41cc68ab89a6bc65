"""What the safeguarding board is narrowed to, and what an audit of an enquiry asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import EnquiryAudit
from homefirst.workspace.forms.typed import TypedForm
from homefirst.workspace.safeguarding.asked import KIND_WORDS, PLACE_WORDS

_RATINGS = [("", "Choose one"), *EnquiryAudit.Rating.choices]


class SafeguardingForm(forms.Form):
    """Read from the address. What else narrows the board goes along unseen."""

    kind = forms.ChoiceField(
        label="Kind of abuse or neglect", required=False, choices=[("", "Any"), *KIND_WORDS.items()]
    )
    place = forms.ChoiceField(label="Where", required=False, choices=[("", "Anywhere"), *PLACE_WORDS.items()])
    holder = forms.ChoiceField(label="Who holds it", required=False)
    show = forms.CharField(required=False, widget=forms.HiddenInput)
    service = forms.CharField(required=False, widget=forms.HiddenInput)
    children = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, holders: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["holder"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Anybody"), *((name, name) for name in holders)]


class AuditForm(TypedForm):
    """A rating and what shows it, for each question of definitions/safeguarding.yaml; then the whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in safeguarding_rule().questions.items():
            self.fields[code] = forms.ChoiceField(
                label=question, choices=_RATINGS, error_messages={"required": "Say how well."}
            )
            self.fields[f"{code}_shown"] = forms.CharField(
                label=f"What shows it? ({question.rstrip('?').lower()})",
                help_text="Needed where it was less than good.",
                required=False,
                max_length=400,
            )
        self.fields["rating"] = forms.ChoiceField(
            label="How well was the whole enquiry made?",
            choices=_RATINGS,
            error_messages={"required": "Say how well it was made."},
        )
        for name, label in (("went_well", "What went well?"), ("to_learn", "What is to be learnt?")):
            self.fields[name] = forms.CharField(
                label=label, widget=forms.Textarea, error_messages={"required": f"{label[:-1]}: say it."}
            )

    def answers(self) -> Mapping[str, tuple[str, str]]:
        said = self.cleaned_data
        return {code: (said[code], said[f"{code}_shown"]) for code in safeguarding_rule().questions}
