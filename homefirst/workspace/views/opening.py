"""Before a record opens to somebody without a tie: they say why, for the day or in an emergency. And closing it again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access import actions, policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.design.parts import Link
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import identity, person_by_ref
from homefirst.workspace.forms import ReasonForm
from homefirst.workspace.record import open_address, record_address, typed

EMERGENCY = "emergency"
BEGINNINGS = ("person.claim", "person.break_glass")


@dataclass(frozen=True)
class Before:
    """`name` and `first_name` are empty for a role that may not find people: it sees no name before it said why. `back` is
    the page of ours from which somebody was sent here, and to which they go on."""

    person: Person
    ref: str
    name: str
    first_name: str
    born: str
    ways: tuple[Link, ...]
    emergency: bool
    back: str

    @property
    def whom(self) -> str:
        return self.first_name or "The person"


@allow(*BEGINNINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def open_record(request: HttpRequest, ref: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    before = _before(request, actor, ref)
    if policy.can(actor, "person.see", before.person.record):
        return redirect(before.back or record_address(actor, before.ref))
    form = ReasonForm(typed(request), emergency=before.emergency)
    if request.method == "POST" and form.keep(lambda: _begin(before, form, actor)):
        forget_words(request)
        return redirect(before.back or record_address(actor, before.ref))
    if before.name:
        looked(actor, before.person.pk, "open", "", action="person.names")
    shown = {"before": before, "form": form}
    return render(request, "workspace/open_record.jinja", shown, status=400 if form.errors else 200)


@allow(*BEGINNINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def close_record(request: HttpRequest, ref: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    person = person_by_ref(actor, ref)
    if request.method == "POST":
        actions.close(record=person.record, by=actor)
        messages.success(
            request, "The record is closed to you. Find the person again if you need to open it."
        )
        return redirect("home")
    who = identity(person, actor.on)
    back = record_address(actor, who.ref)
    looked(
        actor, person.pk, "close", policy.check(actor, "person.see", person.record).tie, action="person.names"
    )
    return render(request, "workspace/close_record.jinja", {"who": who, "back": back})


def _begin(before: Before, form: ReasonForm, actor: Actor) -> None:
    record, said = before.person.record, form.cleaned_data
    if before.emergency:
        actions.break_glass(record=record, by=actor, **said)
    else:
        actions.claim(record=record, by=actor, **said)


def _before(request: HttpRequest, actor: Actor, ref: str) -> Before:
    may = [act for act in BEGINNINGS if policy.can(actor, act)]
    emergency = may == [BEGINNINGS[1]] or (request.GET.get("how") == EMERGENCY and BEGINNINGS[1] in may)
    person = person_by_ref(actor, ref, BEGINNINGS[1] if emergency else BEGINNINGS[0])
    who = identity(person, actor.on) if policy.can(actor, "person.find") else None
    back = _back(request)
    ways = (
        Link("Say why, for today", open_address(person.record.ref, back), current=not emergency),
        Link("In an emergency", open_address(person.record.ref, back, how=EMERGENCY), current=emergency),
    )
    return Before(
        person=person,
        ref=person.record.ref,
        name=who.name if who else "",
        first_name=who.first_name if who else "",
        born=who.age if who else "",
        ways=ways if len(may) > 1 else (),
        emergency=emergency,
        back=back,
    )


def _back(request: HttpRequest) -> str:
    """Only to a page of ours: nobody is sent elsewhere by an address that somebody else wrote."""
    back = request.GET.get("back", "")
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if ours else ""
