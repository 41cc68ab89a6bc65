"""Care and support: what a person has, will have and had; added, changed, ended with a reason, put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Column, Fact
from homefirst.foundation.design.words import counted, money, short_day
from homefirst.support.services import actions
from homefirst.support.services.forms import CHANGE, CORRECT, COSTS, NEW
from homefirst.support.services.models import Service
from homefirst.support.services.queries import Care, ServiceLine, care, service_line, service_of
from homefirst.workspace.forms.care import CareForm, EndCareForm, NewCareForm
from homefirst.workspace.record import Opened, open_section, record_page
from homefirst.workspace.record.form_page import form_page, typed

COST = Column("Cost a week", numeric=True)
GOING_ON = (
    Column("What"),
    Column("Who gives it"),
    Column("How often"),
    COST,
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
ENDED_SHOWN = 20
FIGURES_FOLLOW = "The figures follow when they are worked out again."


@allow("section.care")
@require_safe
def record_care(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "care")
    found = care(opened.person, opened.on)
    costs = opened.may("care.costs")
    shown: dict[str, Any] = {
        "care": found,
        "summary": _summary(found, costs=costs),
        "columns": [column for column in GOING_ON if costs or column is not COST],
        "costs": costs,
        "ended": found.ended if request.GET.get("ended") == "all" else found.ended[:ENDED_SHOWN],
        "ended_columns": ENDED,
        "may_edit": opened.may("person.edit"),
    }
    return record_page(opened, "workspace/care.jinja", planned=found.planned, **shown)


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_care(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "care")
    form = NewCareForm(typed(request), names=_allowed(opened, NEW))

    def add() -> Service:
        return actions.add_service(person=opened.person, by=opened.actor, on=opened.on, **form.cleaned_data)

    done = f"The care is on the record. {FIGURES_FOLLOW}"
    return form_page(opened, form, add, heading="Add care", button="Add care", done=done, back=_back(opened))


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def change_care(request: HttpRequest, ref: str, service: int) -> HttpResponse:
    """How it is given, by whom and how much, while it goes on."""
    return _edit(request, ref, service, lambda line: CHANGE, actions.change_service, "Change")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def correct_care(request: HttpRequest, ref: str, service: int) -> HttpResponse:
    """What was written wrongly: its kind, its days, its end."""
    return _edit(request, ref, service, lambda line: CORRECT, actions.correct_service, "Correct")


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
    form = EndCareForm(typed(request), row=held, initial={"ends_on": opened.on})

    def end() -> Service:
        said = form.cleaned_data
        return actions.end_service(
            service=held,
            ends_on=said["ends_on"],
            outcome=said["outcome"],
            reason=said["end_reason"],
            row_version=form.version,
            by=opened.actor,
            on=opened.on,
        )

    return form_page(
        opened,
        form,
        end,
        heading=f"End {_small(line)}",
        button="End this care",
        kind="warning",
        done=f"The end of {_small(line)} is on the record. {FIGURES_FOLLOW}",
        back=_back(opened),
        facts=_facts(line),
    )


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
    form = CareForm(typed(request), row=held, names=_allowed(opened, names(line)))

    def save() -> None:
        if form.changes:
            verb(service=held, changes=form.changes, row_version=form.version, by=opened.actor, on=opened.on)

    return form_page(
        opened,
        form,
        save,
        heading=f"{what} {_small(line)}",
        button="Save",
        done=f"{line.title} is saved. {FIGURES_FOLLOW}",
        back=_back(opened),
        lead=" ".join(each.words for each in line.weak),
        facts=_facts(line),
    )


def _back(opened: Opened) -> str:
    return reverse("record_care", kwargs={"ref": opened.ref})


def _summary(found: Care, *, costs: bool) -> str:
    """'2 services, £330.00 a week. The cost of 1 is not known.'"""
    known = len(found.now) - found.costs_unknown
    words = counted(len(found.now), "service")
    if not costs:
        return f"{words}."
    if known:
        words += f", {money(found.weekly_cost)} a week"
    if found.costs_unknown:
        words += f". The cost of {found.costs_unknown} is not known" if known else ". The cost is not known"
    return f"{words}."


def _allowed(opened: Opened, names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in COSTS or opened.may("care.costs")]


def _weak_fields(line: ServiceLine) -> Iterable[str]:
    """With nothing left to mend, all that can be put right."""
    return tuple(dict.fromkeys(each.field for each in line.weak)) or CORRECT


def _facts(line: ServiceLine) -> tuple[Fact, ...]:
    """What is in hand, so that nobody changes the wrong line."""
    until = f" to {short_day(line.ends_on)}" if line.ends_on else ""
    return (
        Fact("Kind of care", line.service_type),
        Fact("When", f"from {short_day(line.starts_on)}{until}" if line.starts_on else ""),
        Fact("Who gives it", line.provider),
    )


def _small(line: ServiceLine) -> str:
    return line.title[:1].lower() + line.title[1:]
