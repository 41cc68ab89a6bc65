"""Where a person lives, how to reach them and the numbers they are known by: added and ended, never removed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Fact
from homefirst.practice.people import actions
from homefirst.practice.people.models import Address, ContactPoint
from homefirst.practice.people.queries import one_of
from homefirst.workspace.forms.contact import AddressForm, ContactForm, EndOnForm, NumberForm, SureForm
from homefirst.workspace.record import form_page, open_section, typed
from homefirst.workspace.views.facts import KEPT, back_to


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_address(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = AddressForm(typed(request), person=opened.person)
    return form_page(
        opened,
        form,
        lambda: actions.add_address(person=opened.person, by=opened.actor, on=opened.on, **form.facts),
        heading="Add an address",
        lead="The address of the same kind that they have now ends the day before. It stays under earlier addresses.",
        button="Save and continue",
        done=KEPT,
        back=back_to(opened, "addresses"),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def end_address(request: HttpRequest, ref: str, address: int) -> HttpResponse:
    opened = open_section(request, ref, "details")
    held = one_of(Address, opened.person, address)
    form = EndOnForm(typed(request), initial={"ends_on": opened.on})
    return form_page(
        opened,
        form,
        lambda: actions.end_address(address=held, by=opened.actor, **form.cleaned_data),
        heading="End this address",
        facts=[Fact("Address", ", ".join(part for part in (held.lines, held.postcode) if part))],
        button="End this address",
        done=KEPT,
        back=back_to(opened, "addresses"),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_contact(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = ContactForm(typed(request), initial={"kind": ContactPoint.Kind.PHONE})
    return form_page(
        opened,
        form,
        lambda: actions.add_contact_point(person=opened.person, by=opened.actor, **form.cleaned_data),
        heading="Add a way to reach them",
        button="Save and continue",
        done=KEPT,
        back=back_to(opened, "reach"),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def end_contact(request: HttpRequest, ref: str, contact: int) -> HttpResponse:
    opened = open_section(request, ref, "details")
    held = one_of(ContactPoint, opened.person, contact)
    return form_page(
        opened,
        SureForm(typed(request)),
        lambda: actions.end_contact_point(contact_point=held, by=opened.actor, on=opened.on),
        heading="This no longer reaches them",
        facts=[Fact(str(held.get_kind_display()), held.value)],
        button="End it today",
        done=KEPT,
        back=back_to(opened, "reach"),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_number(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = NumberForm(typed(request), initial={"kind": "council"})
    return form_page(
        opened,
        form,
        lambda: actions.add_identifier(person=opened.person, by=opened.actor, **form.cleaned_data),
        heading="Add a number they are known by",
        lead="The NHS number has a place of its own, under Who they are.",
        button="Save and continue",
        done=KEPT,
        back=back_to(opened, "names"),
    )
