"""Facts about a person, a group at a time, each with the list it is chosen from where there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from homefirst.foundation.definitions.codes import current_value, values
from homefirst.foundation.design.form_fields import DayField
from homefirst.workspace.forms.change import ChangeForm

# Group in the address, its heading on Details, and its fields in the order of the page.
GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "who": (
        "Who they are",
        ("liked_name", "pronouns", "birth_date", "birth_is_estimated", "died_on", "nhs_number"),
    ),
    "about": (
        "About them",
        ("gender", "gender_identity", "ethnicity", "first_language", "religion", "sexual_orientation"),
    ),
    "home": ("Home and work", ("accommodation", "employment")),
    "care": (
        "Care and health",
        (
            "client_type", "primary_support_reason", "funding", "has_unpaid_carer", "autism", "dementia",
            "visual_impairment", "hearing_impairment", "gp_name", "gp_code",
        ),
    ),
}  # fmt: skip
CODED = frozenset(
    {
        "gender", "ethnicity", "accommodation", "employment", "client_type", "primary_support_reason", "funding",
        "has_unpaid_carer", "autism", "dementia", "visual_impairment", "hearing_impairment",
    }
)  # fmt: skip
_SPELLED: Mapping[str, Callable[[str], forms.Field]] = {
    "birth_date": lambda label: DayField(label=label, required=False, what="the birth date"),
    "died_on": lambda label: DayField(label=label, required=False, what="the date of death"),
    "birth_is_estimated": lambda label: forms.BooleanField(label=label, required=False),
}


class FactsForm(ChangeForm):
    """`labels` are the words of Details, so that a fact has one name everywhere."""

    def __init__(self, data: Any = None, *, group: str, labels: Mapping[str, str], row: Any) -> None:
        self.WATCHED = GROUPS[group][1]
        super().__init__(data, row=row)
        for name in self.WATCHED:
            self.fields[name] = self._field(name, labels.get(name, "The birth date is a guess"))

    def held(self, name: str) -> Any:
        value = getattr(self.row, name)
        return current_value(f"cld/{name}", value) if name in CODED and value else value

    def _field(self, name: str, label: str) -> forms.Field:
        if name in _SPELLED:
            return _SPELLED[name](label)
        if name not in CODED:
            longest = self.row._meta.get_field(name).max_length if name != "nhs_number" else 20
            return forms.CharField(label=label, required=False, max_length=longest)
        offered = [*values(f"cld/{name}")]
        if self.held(name) and self.held(name) not in offered:
            offered.append(self.held(name))  # a value in no list is kept as a file gave it
        return forms.ChoiceField(
            label=label, required=False, choices=[("", "Not known"), *((each, each) for each in offered)]
        )

    def clean_nhs_number(self) -> str:
        return "".join(str(self.cleaned_data["nhs_number"]).split())
