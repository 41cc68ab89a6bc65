"""Safeguarding in a service: what several concerns about one place say together, and what the provider has to do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import counted
from homefirst.practice.matters.queries.staff import signs_in_as
from homefirst.practice.organisations import actions
from homefirst.practice.organisations.models import ServiceEnquiry
from homefirst.practice.organisations.queries import enquiries as queries
from homefirst.practice.organisations.queries.enquiries import Looked
from homefirst.practice.organisations.queries.in_hand import KIND as SERVICE
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import person_by_number
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.support.services.queries import helped_by
from homefirst.workspace.forms.apart import ApartDoneForm, HandApartForm
from homefirst.workspace.forms.organisations import (
    AddAdultForm,
    AskAdultForm,
    OpenServiceForm,
    ToDoForm,
)
from homefirst.workspace.organisations import board
from homefirst.workspace.record import typed
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.views import apart
from homefirst.workspace.work.apart_shown import done_steps, next_steps

_TIE = "enquiry into a service"
_ACT = "organisations.enquire"


@allow(_ACT)
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Every open enquiry into a service, and every service that a concern names."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    opened, closed = queries.enquiries(actor), queries.enquiries(actor, opened=False)
    rule = safeguarding_rule()
    shown = {
        "columns": board.columns(),
        "rows": board.rows(opened, actor.on),
        "closed": board.closed_rows(closed, actor.on),
        "named": board.named_rows(queries.services_named(actor), opened, rule.pattern_concerns),
        "days": rule.pattern_days,
        "enough": rule.pattern_concerns,
    }
    return render(request, "workspace/services.jinja", shown)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def open_service_enquiry(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = OpenServiceForm(typed(request), initial={"name": request.GET.get("name", "")[:160]})
    made: list[Any] = []

    def keep() -> None:
        made.append(actions.open_enquiry(by=actor, on=actor.on, **form.cleaned_data))

    if request.method == "POST" and form.keep(keep):
        messages.success(request, "The enquiry is open. Everybody whom a concern there was about is listed.")
        return _to(made[0].pk)
    page = apart.Page(_crumbs(), "", reverse("services_enquired"), look=lambda: None)
    words = {"heading": "Enquire into a service", "button": "Open this enquiry"}
    return apart.drawn_form(request, form, page, **words)


@allow(_ACT)
@require_safe
def service_enquiry(request: HttpRequest, enquiry: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.enquiry_of(actor, enquiry)
    adults, hidden = queries.adults_of(actor, one.enquiry)
    concerns = queries.concerns_about(actor, one.enquiry)
    looked = dict.fromkeys([*(each.person_id for each in adults), *(each.person_id for each in concerns)])
    looked_many(actor, list(looked), _TIE, BY_ROLE)
    is_open = one.enquiry.closed_on is None
    shown = {
        "one": one,
        "is_open": is_open,
        "facts": board.facts(one, actor.on),
        "next_steps": next_steps(one.enquiry, SERVICE, one.in_hand, actor),
        "adults": board.adult_rows(actor, adults, is_open=is_open),
        "adult_columns": board.adult_columns(),
        "hidden": hidden,
        "to_do": board.to_do_rows(one.to_do, actor.on),
        "to_do_columns": board.to_do_columns(),
        "concerns": board.concern_rows(actor, concerns),
        "done": done_steps(one.enquiry, one.steps, actor.on),
    }
    return render(request, "workspace/service_enquiry.jinja", shown)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def service_step(request: HttpRequest, step: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.step_of(actor, step)
    return apart.step_page(
        request,
        found,
        _page(found.enquiry),
        keep=actions.keep_service_answers,
        finish=actions.finish_service_step,
    )


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def add_adult(request: HttpRequest, enquiry: int) -> HttpResponse:
    """One person by a whole number, or everybody whose care there is open and whom one may see."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.enquiry_of(actor, enquiry)
    form = AddAdultForm(typed(request))
    added: list[int] = []

    def keep() -> None:
        people, because = _whom(actor, one, form.cleaned_data["number"])
        if not people:
            form.add_error("number", because)
            return
        added.append(
            actions.add_adults(enquiry=one.enquiry, people=people, because=because, by=actor, on=actor.on)
        )

    if request.method == "POST" and form.keep(keep) and added:
        messages.success(request, f"{counted(added[0])} added to those who are asked.")
        return _to(enquiry)
    words = {"heading": "Who else is concerned?", "button": "Add"}
    return apart.drawn_form(request, form, _page(one.enquiry), **words)


def _whom(actor: Actor, one: Looked, number: str) -> tuple[list[Person], str]:
    """Whom to add and because of what; or nobody, and the message."""
    if number.strip():
        person = person_by_number(actor, number)
        return ([person], "Added by hand") if person else ([], "Nobody whom you may see has this number.")
    people = helped_by(actor, one.enquiry.name, actor.on, action="safeguarding.all")
    words = (
        "Is helped there"
        if people
        else "Nobody whom you may see has open care of this name. Add people by number."
    )
    return people, words


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_adult(request: HttpRequest, adult: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.adult_of(actor, adult)
    initial = {"alone": found.alone, "says": found.says, "worry": found.worry}
    form = AskAdultForm(typed(request), row=found, initial=initial)

    def keep() -> None:
        actions.ask_adult(adult=found, by=actor, on=actor.on, **form.cleaned_data)

    looked_many(actor, [found.person_id], _TIE, BY_ROLE)
    words = {"heading": f"Ask {name_of(found.person)}", "button": "Keep what they say"}
    page = _page(found.enquiry)
    return apart.form_page(request, form, keep, page, done="It is kept what they say.", **words)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_do(request: HttpRequest, enquiry: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.enquiry_of(actor, enquiry)
    form = ToDoForm(typed(request))

    def keep() -> None:
        said = {name: form.cleaned_data[name] for name in ("words", "owner", "due_on")}
        whose = form.cleaned_data["whose"] == "provider"
        actions.add_to_do(enquiry=one.enquiry, is_providers=whose, by=actor, on=actor.on, **said)

    done = "It is on the list, with its name and day."
    words = {"heading": "Something has to be done", "button": "Add it", "done": done}
    return apart.form_page(request, form, keep, _page(one.enquiry), **words)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def finish_to_do(request: HttpRequest, action: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.to_do_of(actor, action)
    form = ApartDoneForm(typed(request), row=found)

    def keep() -> None:
        actions.finish_to_do(action=found, by=actor, on=actor.on, **form.cleaned_data)

    words = {"heading": "Cross it off", "button": "Cross it off", "lead": f"{found.words}: {found.owner}"}
    done = "It is crossed off, with what shows it."
    return apart.form_page(request, form, keep, _page(found.enquiry), done=done, **words)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_service(request: HttpRequest, enquiry: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.enquiry_of(actor, enquiry).enquiry
    form = HandApartForm(typed(request), row=one)

    def keep() -> None:
        said = dict(form.cleaned_data)
        user = signs_in_as(said.pop("user"), "user")
        actions.hand_over_enquiry(enquiry=one, user=user, by=actor, on=actor.on, **said)

    lead = f"{one.held_by.name} holds it now."
    words = {"heading": "Hand it over", "button": "Hand it over", "lead": lead}
    done = "It is in their hands. Tell them."
    return apart.form_page(request, form, keep, _page(one), done=done, **words)


def _to(enquiry: int) -> HttpResponse:
    return redirect("service_enquiry", enquiry=enquiry)


def _page(enquiry: ServiceEnquiry) -> apart.Page:
    """A service is nobody's name: what is drawn about it alone is no look at anybody."""
    back = reverse("service_enquiry", kwargs={"enquiry": enquiry.pk})
    return apart.Page(_crumbs(), enquiry.name, back, look=lambda: None)


def _crumbs() -> list[tuple[str, str]]:
    return [
        ("Safeguarding", reverse("safeguarding")),
        ("Services enquired into", reverse("services_enquired")),
    ]
