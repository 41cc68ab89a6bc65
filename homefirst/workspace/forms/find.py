"""What is typed to find a person: one box, and more ways below it."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.people.search import Results, find

MORE = ("born", "age", "street", "number")


class FindForm(forms.Form):
    q = forms.CharField(required=False, max_length=200, label="Name, NHS number, postcode or birth date")
    born = DayField(required=False, what="the birth date", label="Birth date")
    age = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=125,
        label="About how old",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter an age in whole years, like 80.",
            "max_value": "Enter an age of 125 or less.",
            "min_value": "Enter an age in whole years, like 80.",
        },
    )
    street = forms.CharField(required=False, max_length=100, label="Street")
    number = forms.CharField(required=False, max_length=64, label="Council or other number")

    @property
    def asks(self) -> bool:
        """Something was typed."""
        return self.is_bound and any(
            str(value).strip() for name, value in self.data.items() if name != "csrf"
        )

    @property
    def asks_more(self) -> bool:
        return any(str(value).strip() for name, value in self.data.items() if name.startswith(MORE))

    def results(self, actor: Any) -> Results | None:
        """None until something is typed that can be used."""
        if not self.asks or not self.is_valid():
            return None
        typed = self.cleaned_data
        return find(
            actor,
            typed["q"],
            born=typed["born"],
            about_age=typed["age"],
            street=typed["street"],
            number=typed["number"],
        )

    @property
    def words(self) -> str:
        """What was typed, for the line that says nobody was found."""
        parts = [self["q"].value() or "", self["street"].value() or "", self["number"].value() or ""]
        if self.is_valid() and self.cleaned_data["born"]:
            parts.append(self.cleaned_data["born"].strftime("%d/%m/%Y"))
        if self.is_valid() and self.cleaned_data["age"] is not None:
            parts.append(f"about {self.cleaned_data['age']}")
        return ", ".join(part.strip() for part in parts if part.strip())
