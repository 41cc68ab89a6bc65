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
from homefirst.foundation.access.kept import forget_words
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import counted
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.organisations import actions
from homefirst.practice.organisations.models import ServiceStep
from homefirst.practice.organisations.queries import enquiries as queries
from homefirst.practice.organisations.queries.enquiries import Looked
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import answers_of
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import person_by_number
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.support.services.queries import helped_by
from homefirst.workspace.forms.organisations import (
    AddAdultForm,
    AskAdultForm,
    DoneForm,
    OpenServiceForm,
    ServiceStepForm,
    ToDoForm,
)
from homefirst.workspace.organisations import board
from homefirst.workspace.record import typed
from homefirst.workspace.team.waiting_page import name_of

_TIE = "enquiry into a service"
_ACT = "organisations.enquire"


@allow(_ACT)
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Every open enquiry into a service, and every service that a concern names."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    opened, closed = queries.enquiries(actor), queries.enquiries(actor, opened=False)
    pathways = {one.enquiry.pk: library.read(one.enquiry.version) for one in (*opened, *closed)}
    rule = safeguarding_rule()
    shown = {
        "columns": board.columns(),
        "rows": board.rows(opened, pathways, actor.on),
        "closed": board.closed_rows(closed, pathways, actor.on),
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
    return _form(request, form, "Enquire into a service", "Open this enquiry", reverse("services_enquired"))


@allow(_ACT)
@require_safe
def service_enquiry(request: HttpRequest, enquiry: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.enquiry_of(actor, enquiry)
    pathway = library.read(one.enquiry.version)
    adults, hidden = queries.adults_of(actor, one.enquiry)
    concerns = queries.concerns_about(actor, one.enquiry)
    looked = dict.fromkeys([*(each.person_id for each in adults), *(each.person_id for each in concerns)])
    looked_many(actor, list(looked), _TIE, BY_ROLE)
    is_open = one.enquiry.closed_on is None
    shown = {
        "one": one,
        "is_open": is_open,
        "facts": board.facts(one, pathway, actor.on),
        "next_steps": board.next_steps(one, pathway, actor),
        "adults": board.adult_rows(actor, adults, is_open=is_open),
        "adult_columns": board.adult_columns(),
        "hidden": hidden,
        "to_do": board.to_do_rows(one.to_do, actor.on),
        "to_do_columns": board.to_do_columns(),
        "concerns": board.concern_rows(actor, concerns),
        "done": board.done_steps(one, pathway, actor.on),
    }
    return render(request, "workspace/service_enquiry.jinja", shown)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def service_step(request: HttpRequest, step: int) -> HttpResponse:
    """One page: the step's questions and how it ended; or kept as far as it is answered."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.step_of(actor, step)
    if found.finished_on is not None and request.method != "POST":
        return _to(found.enquiry_id)
    pathway = library.read(found.enquiry.version)
    form = _step_form(request, found, pathway)
    draft = request.method == "POST" and request.POST.get("go") == "later"

    def keep() -> None:
        said = {"given": form.given(), "row_version": form.cleaned_data["row_version"]}
        if draft:
            actions.keep_service_answers(step=found, by=actor, on=actor.on, **said)
        else:
            ended = {name: form.cleaned_data[name] for name in ("outcome", "reason")}
            actions.finish_service_step(step=found, by=actor, on=actor.on, **said, **ended)

    if request.method == "POST" and form.keep(keep):
        forget_words(request)
        messages.success(request, "It is kept as far as it is answered." if draft else "This step is done.")
        return _to(found.enquiry_id)
    definition = pathway.steps[found.code]
    return _form(
        request,
        form,
        definition.title,
        "Finish this step",
        reverse("service_enquiry", kwargs={"enquiry": found.enquiry_id}),
        lead=definition.purpose,
        service=found.enquiry.name,
        may_wait=True,
    )


def _step_form(request: HttpRequest, step: ServiceStep, pathway: Pathway) -> ServiceStepForm:
    questions: list[Any] = []
    if step.form is not None:
        form = forms.read(step.form)
        questions = [each for part in form.parts for each in logic.asked(form, part, answers_of(step))]
    outcomes = pathway.outcomes_of(step.code).values()
    return ServiceStepForm(typed(request), step=step, questions=questions, outcomes=outcomes)


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
    back = reverse("service_enquiry", kwargs={"enquiry": enquiry})
    return _form(request, form, "Who else is concerned?", "Add", back, service=one.enquiry.name)


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
    looked_many(actor, [found.person_id], _TIE, BY_ROLE)
    initial = {"alone": found.alone, "says": found.says, "worry": found.worry}
    form = AskAdultForm(typed(request), row=found, initial=initial)

    def keep() -> None:
        actions.ask_adult(adult=found, by=actor, on=actor.on, **form.cleaned_data)

    if request.method == "POST" and form.keep(keep):
        messages.success(request, "It is kept what they say.")
        return _to(found.enquiry_id)
    back = reverse("service_enquiry", kwargs={"enquiry": found.enquiry_id})
    heading = f"Ask {name_of(found.person)}"
    return _form(request, form, heading, "Keep what they say", back, service=found.enquiry.name)


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

    if request.method == "POST" and form.keep(keep):
        messages.success(request, "It is on the list, with its name and day.")
        return _to(enquiry)
    back = reverse("service_enquiry", kwargs={"enquiry": enquiry})
    return _form(request, form, "Something has to be done", "Add it", back, service=one.enquiry.name)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def finish_to_do(request: HttpRequest, action: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.to_do_of(actor, action)
    form = DoneForm(typed(request), row=found)

    def keep() -> None:
        actions.finish_to_do(action=found, by=actor, on=actor.on, **form.cleaned_data)

    if request.method == "POST" and form.keep(keep):
        messages.success(request, "It is crossed off, with what shows it.")
        return _to(found.enquiry_id)
    back = reverse("service_enquiry", kwargs={"enquiry": found.enquiry_id})
    lead = f"{found.words}: {found.owner}"
    return _form(request, form, "Cross it off", "Cross it off", back, lead=lead, service=found.enquiry.name)


def _to(enquiry: int) -> HttpResponse:
    return redirect("service_enquiry", enquiry=enquiry)


def _form(request: HttpRequest, form: Any, heading: str, button: str, back: str, **rest: Any) -> HttpResponse:
    shown = {"form": form, "heading": heading, "button": button, "back": back, "lead": "", "service": ""}
    shown |= {"may_wait": False, "kept": form.is_bound and request.method != "POST"} | rest
    return render(request, "workspace/service_form.jinja", shown, status=400 if form.errors else 200)
