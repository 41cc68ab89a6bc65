"""What is typed to add a person, and what was answered about people who are like them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.people import rules
from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.likeness import draft_of
from homefirst.practice.people.models import NotTheSame
from homefirst.practice.people.rules.asked import read_asked
from homefirst.practice.people.rules.likeness import Draft
from homefirst.practice.people.rules.names import normal_name
from homefirst.workspace.forms.typed import TypedForm

NO, UNSURE = NotTheSame.Answer.NO, NotTheSame.Answer.UNSURE


class AddPersonForm(TypedForm):
    """`seen` holds the refs already shown as like this person, `answers` what was said of them ('REF:no')."""

    given_name = forms.CharField(required=False, max_length=120, label="Given name")
    family_name = forms.CharField(required=False, max_length=120, label="Family name")
    liked_name = forms.CharField(required=False, max_length=120, label="Likes to be called")
    birth_date = DayField(required=False, what="the birth date", label="Birth date")
    about_age = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=rules.OLDEST,
        label="Or about how old",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter an age in whole years, like 80.",
            "min_value": "Enter an age in whole years, like 80.",
            "max_value": f"Enter an age of {rules.OLDEST} or less.",
        },
    )
    nhs_number = forms.CharField(required=False, max_length=20, label="NHS number, if known")
    postcode = forms.CharField(required=False, max_length=10, label="Postcode")
    address = forms.CharField(required=False, max_length=300, label="Address")
    council_number = forms.CharField(required=False, max_length=64, label="Council number, if they have one")
    need = forms.ChoiceField(required=False, label="How to speak to them")
    need_words = forms.CharField(
        required=False,
        max_length=400,
        label="In your words",
        help_text="Such as: ring, she does not open letters.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    answers = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        ways = [(way.code, way.words) for way in communication_needs().values()]
        need = self.fields["need"]
        assert isinstance(need, forms.ChoiceField)
        need.choices = [("", "Not asked yet"), *ways]

    def clean_nhs_number(self) -> str:
        digits = rules.nhs_digits(self.cleaned_data["nhs_number"])
        wrong = rules.nhs_problem(digits, allow_test=settings.DEMO) if digits else None
        if wrong:
            raise forms.ValidationError(wrong)
        return digits

    def clean_postcode(self) -> str:
        wrong = rules.postcode_problem(self.cleaned_data["postcode"])
        if wrong:
            raise forms.ValidationError(wrong)
        return str(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("birth_date") and typed.get("about_age") is not None:
            self.add_error("about_age", "Enter the birth date or about how old they are, not both.")
        if typed.get("need_words") and not typed.get("need"):
            self.add_error("need", "Choose from the list how to speak to them.")
        for field, words in rules.date_problems(typed.get("birth_date"), None, self.on).items():
            self.add_error(field, words)
        return typed

    @property
    def birth(self) -> tuple[date | None, bool]:
        """The birth date, and whether it is a guess from an age."""
        typed = self.cleaned_data
        age = typed.get("about_age")
        return (rules.born_about(age, self.on), True) if age is not None else (typed.get("birth_date"), False)

    @property
    def draft(self) -> Draft:
        """What is known so far, for asking who this could be."""
        typed, (born, estimated) = self.cleaned_data, self.birth
        return draft_of(
            given_name=typed.get("given_name", ""),
            family_name=typed.get("family_name", ""),
            liked_name=typed.get("liked_name", ""),
            postcode=typed.get("postcode", ""),
            nhs_number=typed.get("nhs_number", ""),
            birth_date=born,
            birth_is_estimated=estimated,
        )

    @property
    def facts(self) -> dict[str, Any]:
        """What `add_person` takes. Only what was typed counts as set at the desk."""
        typed, (born, estimated) = self.cleaned_data, self.birth
        names = (
            "given_name",
            "family_name",
            "liked_name",
            "nhs_number",
            "postcode",
            "address",
            "council_number",
        )
        facts = {name: typed[name] for name in names if typed[name]}
        if born:
            facts["birth_date"] = born
        if estimated:
            facts["birth_is_estimated"] = True
        return facts

    @property
    def answered(self) -> dict[str, str]:
        """By ref, what was said before; anything else that stands in the hidden box is passed over."""
        pairs = (pair.partition(":") for pair in (self["answers"].value() or "").split(","))
        return {ref: answer for ref, _, answer in pairs if ref and answer in (NO, UNSURE)}

    @property
    def already_seen(self) -> set[str]:
        return set(filter(None, (self["seen"].value() or "").split(",")))

    def remember(self, *, seen: Iterable[str], answers: Mapping[str, str]) -> None:
        """Hands what was shown and said to the page that is drawn now."""
        said = ",".join(f"{ref}:{answer}" for ref, answer in sorted(answers.items()))
        self.redraw({"seen": ",".join(sorted(seen)), "answers": said})


def from_search(asked: Mapping[str, str], today: date) -> dict[str, Any]:
    """What was typed to find somebody, as the first words of the form that adds them."""
    read = read_asked(asked.get("q", ""), today)
    names = _names(asked.get("q", ""), set(read.words))
    day = [asked.get(f"born_{part}", "") for part in ("day", "month", "year")]
    exact = read.born.first if read.born and read.born.exactly == "day" else None
    year = read.born.first.year if read.born and read.born.exactly == "year" else None
    return {
        "given_name": " ".join(names[:-1]),
        "family_name": " ".join(names[-1:]),
        "nhs_number": read.nhs_number,
        "postcode": read.postcode,
        "address": asked.get("street", ""),
        "council_number": asked.get("number", ""),
        "birth_date": day if any(day) else exact,
        "about_age": asked.get("age", "") or (today.year - year if year and not any(day) else ""),
    }


def _names(typed: str, words: set[str]) -> list[str]:
    """The words of a name as they were typed, with a capital where nobody took the trouble."""
    found = [word.strip(",.;") for word in typed.split()]
    found = [word for word in found if normal_name(word) and set(normal_name(word).split()) <= words]
    return [word[:1].upper() + word[1:] if word.islower() else word for word in found]
