"""What is typed about care. Choices are the return's own lists (definitions/codes/cld)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.foundation.definitions.codes import current_value, values
from homefirst.foundation.design.form_fields import DayField
from homefirst.support.services.models import Service

NEW = (
    "service_type", "service_component", "starts_on", "ends_on", "delivery_mechanism", "provider_name",
    "unit_cost", "cost_frequency", "planned_units", "description",
)  # fmt: skip
CHANGE = (
    "delivery_mechanism", "provider_name", "provider_location_id", "unit_cost", "cost_frequency",
    "planned_units", "description",
)  # fmt: skip
CORRECT = (
    "service_type", "service_component", "starts_on", "ends_on", "outcome", "end_reason", *CHANGE,
)  # fmt: skip
_LISTS = {
    "service_type": "cld/service_type",
    "service_component": "cld/service_component",
    "delivery_mechanism": "cld/delivery_mechanism",
    "cost_frequency": "cld/cost_frequency",
    "outcome": "cld/event_outcome",
}
NOT_KNOWN = "Not known yet"


class Pounds(forms.DecimalField):
    """Takes 21.50, £21.50 and £1,021.50."""

    def to_python(self, value: Any) -> Any:
        typed = value.replace("£", "").replace(",", "").strip() if isinstance(value, str) else value
        return super().to_python(typed)


class Coded(forms.ChoiceField):
    """A list with blank as an answer of its own; a value from a file that is in no list can stay."""

    def __init__(self, *, name: str, many: bool = False, **options: Any) -> None:
        self.list_name = _LISTS[name]
        options.setdefault("required", False)
        options["widget"] = forms.Select if many else forms.RadioSelect
        super().__init__(choices=self._listed(), **options)

    def keep(self, stated: str) -> None:
        """Lets a value stand that is in no list, marked as the file's own."""
        if stated and stated not in values(self.list_name):
            self.choices = [*self._listed(), (stated, f"{stated} (as a file says)")]

    def _listed(self) -> list[tuple[str, str]]:
        blank = [] if self.list_name == _LISTS["service_type"] else [("", NOT_KNOWN)]
        return [*blank, *((value, value) for value in values(self.list_name))]


class ServiceForm(forms.Form):
    """The fields named in `names`, filled in from `service`. `changes()` holds what differs from it."""

    service_type = Coded(
        name="service_type",
        required=True,
        label="Kind of care",
        error_messages={"required": "Choose the kind of care."},
    )
    service_component = Coded(
        name="service_component",
        many=True,
        label="What it consists of",
        help_text="Needed for care homes and for carers, or they are left out of the figures.",
    )
    starts_on = DayField(
        what="the day it starts", label="Starts on", help_text="A day ahead plans it. Like 24 11 2026."
    )
    ends_on = DayField(
        what="the day it ends", label="Ends on", help_text="Leave empty while it goes on.", required=False
    )
    outcome = Coded(name="outcome", many=True, label="What it led to")
    end_reason = forms.CharField(label="Why it ended", max_length=200, required=False)
    delivery_mechanism = Coded(
        name="delivery_mechanism",
        label="How the money is held",
        help_text="Says whether people direct their own support. Left blank, this care counts as not directed.",
    )
    provider_name = forms.CharField(label="Who gives it", max_length=200, required=False)
    provider_location_id = forms.CharField(
        label="Their CQC location number", max_length=40, required=False, help_text="Like 1-123456789."
    )
    unit_cost = Pounds(
        label="Cost, in pounds",
        help_text="Before anything the person pays. Like 21.50.",
        max_digits=9,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Enter the cost in pounds, like 21.50."},
    )
    cost_frequency = Coded(name="cost_frequency", many=True, label="What that cost covers")
    planned_units = forms.DecimalField(
        label="How many a week",
        help_text="Hours, days or sessions. Like 10.5.",
        max_digits=6,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Enter a number, like 10.5."},
    )
    description = forms.CharField(
        label="In a few words", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, names: Iterable[str], service: Service | None = None, **kwargs: Any
    ) -> None:
        kept = (*names, *(("row_version",) if service else ()))
        kwargs.setdefault("initial", _initial(service, kept) if service else None)
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(kept):
            del self.fields[name]
        self.order_fields(list(kept))
        for name, field in self.fields.items():
            if service and isinstance(field, Coded):
                field.keep(str(self.initial[name]))
        if service and not service.service_type and "service_type" in self.fields:
            self.fields["service_type"].required = False

    def changes(self) -> dict[str, Any]:
        """Of what was typed, what differs from what the form was filled with: only that is set at the desk."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "row_version"}


class EndForm(forms.Form):
    """The last day, what it led to, and why."""

    ends_on = DayField(
        what="the last day", label="Last day", help_text="It may be a day ahead. Like 24 11 2026."
    )
    outcome = Coded(
        name="outcome",
        many=True,
        required=True,
        label="What it led to",
        error_messages={"required": "Choose what it led to."},
    )
    reason = forms.CharField(
        label="Why it ends, in a few words",
        help_text="As the person would put it, if you can.",
        max_length=200,
        required=False,
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput)


def _initial(service: Service, names: Iterable[str]) -> dict[str, Any]:
    held = {name: getattr(service, name) for name in names}
    coded = {name: current_value(_LISTS[name], str(value)) for name, value in held.items() if name in _LISTS}
    return held | coded
