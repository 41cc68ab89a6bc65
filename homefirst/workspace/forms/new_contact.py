"""The boxes of a new contact beside those of its forms: whom it is about, how to reach them, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.practice.contacts.rules import CALLER, CALLER_NAME, SELF
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.people.actions.person import NOBODY
from homefirst.practice.people.codes import communication_needs, relationship_ties
from homefirst.workspace.forms.add import AddPersonForm
from homefirst.workspace.work.questions import PartForm

_AROUND = {"family": "family", "unpaid_carer": "family", "neighbour": "friend"}


class CallForm(PartForm):
    """Every question of one step's form on one page. What is required is asked for here, not at the end of the step."""

    def __init__(self, typed: Any, *, form: Form, beside: Iterable[str] = ()) -> None:
        """`beside` are questions of another page that are shown here too."""
        self.form = form
        super().__init__(typed, questions=form.questions(), answers={})

    def clean(self) -> dict[str, Any]:
        given = self.given()
        for part in logic.progress(self.form, given):
            for question in part.missing:
                if question.code not in self.errors and not question.fact:
                    self.add_error(
                        question.code, f"{question.text} Answer this, so that the contact can go on."
                    )
        return self.cleaned_data

    def asked(self) -> Answers:
        """The answers that count: those to questions which other answers have taken away do not."""
        return logic.kept(self.form, self.given())


class WhoForm(AddPersonForm):
    """Whom the contact is about, and what whoever is in touch is to them."""

    tie = forms.CharField(
        required=False,
        max_length=80,
        label="What are they to the person?",
        help_text="Such as daughter or neighbour. They then stand among the people around.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="who", **kwargs)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        named = any(typed.get(name) for name in ("given_name", "family_name", "birth_date", "nhs_number"))
        if not named and typed.get("about_age") is None and not self.errors:
            self.add_error("family_name", NOBODY)
        return typed

    def tie_of(self, call: Answers) -> str:
        """What the caller is to the person, where they are somebody around them: the words of the list, else as typed."""
        caller = str((call.get(CALLER) or ("",))[0])
        words = str(self.cleaned_data.get("tie", "")).strip() if caller in _AROUND else ""
        return next((tie for tie in relationship_ties() if tie == words.casefold()), words)


class ReachForm(forms.Form):
    """How to reach and speak to them, where the record does not know it yet."""

    telephone = forms.RegexField(
        r"^[0-9+()\-\s/]{3,40}$",
        required=False,
        label="Their telephone",
        error_messages={"invalid": "Enter a telephone number, like 01632 960 001."},
    )
    need = forms.ChoiceField(required=False, label="How to speak to them")
    need_words = forms.CharField(required=False, max_length=400, label="How to speak to them, in your words")

    def __init__(self, typed: Any, *, knows_telephone: bool, knows_needs: bool) -> None:
        super().__init__(typed, prefix="reach")
        ways = [(way.code, way.words) for way in communication_needs().values()]
        need = self.fields["need"]
        assert isinstance(need, forms.ChoiceField)
        need.choices = [("", "Not asked yet"), *ways]
        if knows_telephone:
            del self.fields["telephone"]
        if knows_needs:
            del self.fields["need"], self.fields["need_words"]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("need_words") and not self.cleaned_data.get("need"):
            self.add_error("need", "Choose from the list how to speak to them.")
        return self.cleaned_data


class EndForm(forms.Form):
    """`offered`: (code, title, what it means) of each way in which the contact may end."""

    how = forms.ChoiceField(
        label="How did it end?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how this ended.", "invalid_choice": "Choose from the list."},
    )
    reason = forms.CharField(
        label="Why?",
        required=False,
        widget=forms.Textarea,
        max_length=4000,
        help_text="In words that they could read.",
    )

    def __init__(self, typed: Any, *, offered: Iterable[tuple[str, str, str]], asks_why: bool) -> None:
        super().__init__(typed)
        found = list(offered)
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        how.choices = [(code, title) for code, title, _ in found]
        self.hints = {code: means for code, _, means in found if means}
        if not asks_why:
            del self.fields["reason"]
        if len(found) == 1:
            self.initial["how"] = found[0][0]


class LetGoForm(forms.Form):
    row_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why did it come to nothing?",
        max_length=200,
        help_text="Such as: wrong number, the line went dead.",
        error_messages={"required": "Say why it came to nothing."},
    )


def caller_words(call: Answers, form: Form) -> str:
    """ "Ruth Hollins, family", or "The person themselves"."""
    code = (call.get(CALLER) or ("",))[0]
    kind = form.question(CALLER).display_of(code) if code else ""
    name = "" if code == SELF else str((call.get(CALLER_NAME) or ("",))[0])
    return f"{name}, {kind[:1].lower()}{kind[1:]}" if name and kind else name or kind
