"""Who turns 18: counts and costs by year, the people behind them, and the same as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design import words
from homefirst.foundation.design.parts import Column, Group, Link
from homefirst.oversight.growing_up import tables
from homefirst.oversight.growing_up.actions import take_out
from homefirst.oversight.growing_up.queries import PEOPLE, Part, growing_up, help_words, named
from homefirst.oversight.growing_up.rules import a_week, added_up, pounds
from homefirst.workspace.record import record_address

_CSV = "text/csv; charset=utf-8"


@allow("figures.exact")
@require_safe
def who_turns_18(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    people = growing_up(actor)
    by = "quarter" if request.GET.get("by") == "quarter" else "year"
    here = reverse("who_turns_18")
    shown = {
        "all": tables.Row("All of them", Part(), added_up(people)),
        "rows": tables.by_quarter(people) if by == "quarter" else tables.by_year(people),
        "by": by,
        "by_help": tables.by_help(people),
        "may_open": can(actor, PEOPLE),
        "switch": [
            Link("By year", here, by == "year"),
            Link("By quarter", f"{here}?by=quarter", by != "year"),
        ],
        "exports": [Link("Take out as CSV", reverse("who_turns_18_csv"))]
        if can(actor, "figures.export")
        else [],
        "on": actor.on,
    }
    return render(request, "growing_up/years.jinja", shown | _parts())


@allow("figures.people")
@require_safe
def who_turns_18_people(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    typed = request.GET.get("page", "1")
    page = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
    found = named(actor, Part.asked(request.GET), page)
    looked_many(actor, [line.person_id for line, _ in found.rows], "who turns 18", found.tie)
    rows = [(line, one, record_address(actor, line.ref)) for line, one in found.rows]
    shown = {"found": found, "rows": rows, "a_week": a_week, "help_words": help_words, "on": actor.on}
    return render(request, "growing_up/people.jinja", shown | _parts())


@allow("figures.export")
@require_safe
def who_turns_18_csv(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    content = tables.as_csv(growing_up(actor))
    take_out(by=actor)
    response = HttpResponse(content, content_type=_CSV)
    response["Content-Disposition"] = f'attachment; filename="who-turns-18-{actor.on.isoformat()}.csv"'
    return response


def _parts() -> dict[str, object]:
    return {"words": words, "pounds_of": pounds, "Link": Link, "Column": Column, "Group": Group}
