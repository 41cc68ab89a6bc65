"""What is typed about care. Choices are the return's own lists (definitions/codes/cld)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from homefirst.foundation.definitions.codes import current_value, values
from homefirst.foundation.design.form_fields import ChoiceOrNotKnown, DayField
from homefirst.support.services.models import Service
from homefirst.support.services.rules import PENNY

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
COSTS = frozenset({"unit_cost"})  # asked only of those who may see what care costs
_LISTS = {
    "service_type": "cld/service_type",
    "service_component": "cld/service_component",
    "delivery_mechanism": "cld/delivery_mechanism",
    "cost_frequency": "cld/cost_frequency",
    "outcome": "cld/event_outcome",
}
NOT_KNOWN = "Not known yet"


class TwoPlaces(forms.DecimalField):
    """Takes 21.50, 21.5, £21.50 and £1,021.50; the same number is the same answer, however it is typed."""

    def __init__(self, **options: Any) -> None:
        options |= {"decimal_places": 2, "required": False}
        options["widget"] = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        typed = value.replace("£", "").replace(",", "").strip() if isinstance(value, str) else value
        number = super().to_python(typed)
        if number is None or not number.is_finite() or int(number.as_tuple().exponent) <= -2:
            return number
        return number.quantize(PENNY)


class Coded(forms.ChoiceField):
    """One of a list of the return, in a select; `keep` lets a value from a file stand that is in no list."""

    def __init__(self, *, name: str, **options: Any) -> None:
        self.list_name = _LISTS[name]
        options.setdefault("required", False)
        options.setdefault("widget", forms.Select)
        self.blank = "Choose" if options["required"] else NOT_KNOWN
        super().__init__(choices=self._listed(), **options)

    def keep(self, stated: str) -> None:
        if stated and stated not in values(self.list_name):
            self.choices = [*self._listed(), (stated, f"{stated} (as a file says)")]

    def _listed(self) -> list[tuple[str, str]]:
        return [("", self.blank), *((value, value) for value in values(self.list_name))]


class Mechanism(ChoiceOrNotKnown):
    """How the money is held, with every answer in view, because it is the one most often missing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=self._listed(), not_known=NOT_KNOWN, **options)

    def keep(self, stated: str) -> None:
        if stated and stated not in values(_LISTS["delivery_mechanism"]):
            own = (stated, f"{stated} (as a file says)")
            self.choices = [own, *self._listed(), (self.NOT_KNOWN, NOT_KNOWN)]

    def _listed(self) -> list[tuple[str, str]]:
        return [(value, value) for value in values(_LISTS["delivery_mechanism"])]


class ServiceFields(forms.Form):
    """Every fact of a service; a page keeps those that it asks for."""

    service_type = Coded(
        name="service_type",
        widget=forms.RadioSelect,
        required=True,
        label="Kind of care",
        error_messages={"required": "Choose the kind of care."},
    )
    service_component = Coded(
        name="service_component",
        label="What it consists of",
        help_text="Needed for care homes and for carers, or they are left out of the figures.",
    )
    starts_on = DayField(
        what="the day it starts", label="Starts on", help_text="A day ahead plans it. Like 24 11 2026."
    )
    ends_on = DayField(
        what="the day it ends", label="Ends on", help_text="Leave empty while it goes on.", required=False
    )
    outcome = Coded(name="outcome", label="What it led to")
    end_reason = forms.CharField(label="Why it ended", max_length=200, required=False)
    delivery_mechanism = Mechanism(
        label="How the money is held",
        help_text="Says whether people direct their own support. Left blank, this care counts as not directed.",
    )
    provider_name = forms.CharField(label="Who gives it", max_length=200, required=False)
    provider_location_id = forms.CharField(
        label="Their CQC location number", max_length=40, required=False, help_text="Like 1-123456789."
    )
    unit_cost = TwoPlaces(
        label="Cost, in pounds",
        help_text="Before anything the person pays. Like 21.50.",
        max_digits=9,
        error_messages={"invalid": "Enter the cost in pounds, like 21.50."},
    )
    cost_frequency = Coded(name="cost_frequency", label="What that cost covers")
    planned_units = TwoPlaces(
        label="How many a week",
        help_text="Hours, days or sessions. Like 10.5.",
        max_digits=6,
        error_messages={"invalid": "Enter a number, like 10.5."},
    )
    description = forms.CharField(
        label="In a few words", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def ask(self, names: Iterable[str], service: Service | None = None) -> None:
        """Keeps the fields `names`, in that order, and lets odd values from a file stand."""
        kept = [*names, *(name for name in self.fields if self.fields[name].widget.is_hidden)]
        for name in set(self.fields) - set(kept):
            del self.fields[name]
        self.order_fields(kept)
        if service is None:
            return
        for name, field in self.fields.items():
            if isinstance(field, Coded | Mechanism):
                field.keep(shown(service, name))
        if not service.service_type and "service_type" in self.fields:
            self.fields["service_type"].required = False


class EndFields(forms.Form):
    """The last day, what it led to, and why."""

    ends_on = DayField(
        what="the last day", label="Last day", help_text="It may be a day ahead. Like 24 11 2026."
    )
    outcome = Coded(
        name="outcome",
        required=True,
        label="What it led to",
        error_messages={"required": "Choose what it led to."},
    )
    end_reason = forms.CharField(
        label="Why it ends, in a few words",
        help_text="As the person would put it, if you can.",
        max_length=200,
        required=False,
    )


def shown(service: Service, name: str) -> Any:
    """A fact as a form shows it: coded ones in the present wording."""
    value = getattr(service, name)
    return current_value(_LISTS[name], value) if name in _LISTS else value
