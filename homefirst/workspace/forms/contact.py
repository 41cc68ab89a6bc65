"""Where a person lives, how to reach them, and the numbers they are known by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.foundation.errors import Stale
from homefirst.practice.people.models import Address, ContactPoint, Identifier, Person
from homefirst.workspace.forms.typed import Clash, TypedForm


class AddressForm(TypedForm):
    """`seen_<kind>` is the id of the present address of that kind as the worker saw it, 0 for none."""

    kind = forms.ChoiceField(
        label="What is it?", choices=Address.Kind.choices, widget=forms.RadioSelect, initial=Address.Kind.HOME
    )
    lines = forms.CharField(label="Address", required=False, max_length=300)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    uprn = forms.CharField(label="Property reference (UPRN), if known", required=False, max_length=20)
    starts_on = DayField(label="Since when?", required=False, what="the day they came there")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        for kind, number in self._present().items():
            self.fields[f"seen_{kind}"] = forms.IntegerField(initial=number, widget=forms.HiddenInput)

    @property
    def facts(self) -> dict[str, Any]:
        """What `add_address` takes."""
        said = self.cleaned_data
        kept = {name: said[name] for name in ("kind", "lines", "postcode", "uprn", "starts_on")}
        return kept | {"seen": said[f"seen_{said['kind']}"]}

    def keep(self, verb: Callable[[], Any]) -> bool:
        if self.keeps_theirs:
            return True
        try:
            return super().keep(verb)
        except Stale as stale:
            labels = {"lines": "Address", "postcode": "Postcode"}
            self.clashes = tuple(
                Clash(labels[name], mine or "nothing", stale.theirs[name] or "nothing")
                for name, mine in stale.yours.items()
            )
            self.redraw({f"seen_{kind}": str(number) for kind, number in self._present().items()})
            self.add_error(None, stale.message)
            return False

    def _present(self) -> dict[str, int]:
        held = self.person.addresses.filter(ends_on__isnull=True).order_by("starts_on", "pk")
        return dict.fromkeys(Address.Kind.values, 0) | dict(held.values_list("kind", "pk"))


class EndOnForm(TypedForm):
    ends_on = DayField(label="Until when?", what="the last day")


class ContactForm(TypedForm):
    kind = forms.ChoiceField(label="What is it?", choices=ContactPoint.Kind.choices, widget=forms.RadioSelect)
    value = forms.CharField(
        label="Number or address",
        max_length=200,
        error_messages={"required": "Enter the number or the e-mail address."},
    )
    note = forms.CharField(
        label="What to know",
        required=False,
        max_length=200,
        help_text="Such as: after 10am, or ask for Ruth.",
    )
    is_preferred = forms.BooleanField(label="This is the one to use first", required=False)


class NumberForm(TypedForm):
    kind = forms.ChoiceField(label="What is it?", choices=Identifier.Kind.choices, widget=forms.RadioSelect)
    value = forms.CharField(
        label="Number", max_length=64, error_messages={"required": "Enter the number, or leave this page."}
    )


class SureForm(TypedForm):
    """Nothing to type: a button that does one thing."""
