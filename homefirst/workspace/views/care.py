"""Care and support: what a person has, will have and had; added, changed, ended with a reason, put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Column, Fact
from homefirst.foundation.design.words import counted, day, money, short_day
from homefirst.support.services import actions
from homefirst.support.services.forms import CHANGE, CORRECT, NEW
from homefirst.support.services.models import Service
from homefirst.support.services.queries import Care, ServiceLine, care, service_line, service_of
from homefirst.workspace.forms.care import CareForm, EndCareForm
from homefirst.workspace.forms.typed import TypedForm
from homefirst.workspace.record import Opened, open_section, record_page

GOING_ON = (
    Column("What"),
    Column("Who gives it"),
    Column("How often"),
    Column("Cost a week", numeric=True),
    Column("Who pays"),
    Column("When"),
    Column("What you can do", hidden_title=True, bare=True),
)
ENDED = (
    Column("What"),
    Column("Who gave it"),
    Column("When"),
    Column("Why it ended"),
    Column("What you can do", hidden_title=True, bare=True),
)
FIGURES_FOLLOW = "The figures follow when they are worked out again."


@allow("section.care")
@require_safe
def record_care(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "care")
    found = care(opened.person, opened.on)
    shown: dict[str, Any] = {
        "care": found,
        "summary": _summary(found),
        "columns": GOING_ON,
        "ended_columns": ENDED,
        "may_edit": opened.may("person.edit"),
    }
    return record_page(opened, "workspace/care.jinja", **shown)


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_care(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "care")
    form = CareForm(request.POST or None, names=NEW)

    def add() -> Service:
        return actions.add_service(person=opened.person, by=opened.actor, on=opened.on, **form.cleaned_data)

    if request.method == "POST" and form.keep(add):
        return _done(opened, f"Care from {day(form.cleaned_data['starts_on'], opened.on)} is on the record.")
    return _form_page(opened, form, "Add care", "Add care")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def change_care(request: HttpRequest, ref: str, service: int) -> HttpResponse:
    """How it is given, by whom and how much, while it goes on."""
    return _edit(request, ref, service, lambda line: CHANGE, actions.change_service, "Change")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def correct_care(request: HttpRequest, ref: str, service: int) -> HttpResponse:
    """What was written wrongly: its kind, its days, its end."""
    return _edit(request, ref, service, lambda line: CORRECT, actions.correct_service, "Put right")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def mend_care(request: HttpRequest, ref: str, service: int) -> HttpResponse:
    """Only the blanks that weaken a measure."""
    return _edit(request, ref, service, _weak_fields, actions.correct_service, "Mend")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def end_care(request: HttpRequest, ref: str, service: int) -> HttpResponse:
    opened = open_section(request, ref, "care")
    held = service_of(opened.actor, opened.person, service)
    line = service_line(held, opened.on)
    form = EndCareForm(request.POST or None, initial={"ends_on": opened.on, "row_version": held.row_version})

    def end() -> Service:
        return actions.end_service(service=held, by=opened.actor, on=opened.on, **form.cleaned_data)

    if request.method == "POST" and form.keep(end):
        ended = form.cleaned_data["ends_on"]
        says = "ends" if ended >= opened.on else "ended"
        return _done(opened, f"{line.title} {says} on {day(ended, opened.on)}.")
    return _form_page(opened, form, f"End {_small(line)}", "End this care", line, kind="warning")


def _edit(
    request: HttpRequest,
    ref: str,
    service: int,
    names: Callable[[ServiceLine], Iterable[str]],
    verb: Callable[..., Service],
    what: str,
) -> HttpResponse:
    opened = open_section(request, ref, "care")
    held = service_of(opened.actor, opened.person, service)
    line = service_line(held, opened.on)
    form = CareForm(request.POST or None, names=names(line), service=held)

    def save() -> None:
        changes = form.changes()
        version = form.cleaned_data["row_version"] or held.row_version
        if changes:
            verb(service=held, changes=changes, row_version=version, by=opened.actor, on=opened.on)

    if request.method == "POST" and form.keep(save):
        return _done(opened, f"{line.title} is saved." if form.changes() else "Nothing was changed.")
    return _form_page(opened, form, f"{what} {_small(line)}", "Save", line)


def _summary(found: Care) -> str:
    """'2 services, £330.00 a week. The cost of 1 is not known.'"""
    known = len(found.now) - found.costs_unknown
    words = counted(len(found.now), "service")
    if known:
        words += f", {money(found.weekly_cost)} a week"
    if found.costs_unknown:
        words += f". The cost of {found.costs_unknown} is not known" if known else ". The cost is not known"
    return f"{words}."


def _weak_fields(line: ServiceLine) -> Iterable[str]:
    """With nothing left to mend, all that can be put right."""
    return tuple(dict.fromkeys(each.field for each in line.weak)) or CORRECT


def _done(opened: Opened, words: str) -> HttpResponse:
    follow = "" if words.startswith("Nothing") else f" {FIGURES_FOLLOW}"
    messages.success(opened.request, f"{words}{follow}")
    return redirect("record_care", ref=opened.ref)


def _form_page(
    opened: Opened,
    form: TypedForm,
    title: str,
    button: str,
    line: ServiceLine | None = None,
    *,
    kind: str = "primary",
) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "heading": title, "button": button, "kind": kind}
    shown |= {"facts": _facts(line) if line else (), "weak": line.weak if line else ()}
    status = 400 if form.errors else 200
    return record_page(opened, "workspace/care_form.jinja", title=title, status=status, **shown)


def _facts(line: ServiceLine) -> tuple[Fact, ...]:
    """What is in hand, so that nobody changes the wrong line."""
    until = f" to {short_day(line.ends_on)}" if line.ends_on else ""
    return (
        Fact("Kind of care", line.service_type),
        Fact("When", f"{short_day(line.starts_on)}{until}" if line.starts_on else ""),
        Fact("Who gives it", line.provider),
    )


def _small(line: ServiceLine) -> str:
    return line.title[:1].lower() + line.title[1:]
