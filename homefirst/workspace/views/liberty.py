"""Deprivation of liberty: requests by risk with their clocks, authorisations with what is missing, and one extended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import day
from homefirst.practice.liberty import actions
from homefirst.practice.liberty.queries import board as queries
from homefirst.practice.liberty.queries.history import history
from homefirst.practice.liberty.rules import Urgent, test_of_deprivation
from homefirst.workspace.forms.liberty import ExtendForm
from homefirst.workspace.liberty import board
from homefirst.workspace.liberty.history import shown
from homefirst.workspace.record import form_page, open_address, open_section, record_page, typed

_TIE = "deprivation of liberty"
OPEN_FIRST = (
    "To extend an urgent authorisation, open the record first: say why you need it. "
    "Then you come back to extend it."
)


@allow("liberty.see", "liberty.all")
@require_safe
def liberty_board(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    show = request.GET.get("show", "")
    show = show if show in board.WAITING or show in board.RUNNING else ""
    waits, hidden_waits = queries.waiting(actor)
    runs, hidden_runs = queries.running(actor, actor.on)
    those: list[Any] = (
        [one for one in runs if board.RUNNING[show][1](one, actor.on)]
        if show in board.RUNNING
        else [one for one in waits if board.WAITING[show][1](one, actor.on)]
    )
    first = _first(request.GET.get("page", ""), len(those))
    here = those[first : first + board.PAGE]
    _looked(actor, [one.person.pk for one in here])
    number = first // board.PAGE + 1
    standing = test_of_deprivation(actor.on)
    page = {
        "totals": board.totals(waits, runs, show, actor.on),
        "show": show,
        "first": first + 1,
        "last": first + len(here),
        "total": len(those),
        "next_href": board.address(show, number + 1) if first + len(here) < len(those) else "",
        "previous_href": board.address(show, number - 1) if number > 1 else "",
        "hidden": hidden_waits + hidden_runs,
        "test": f"{standing[0].upper()}{standing[1:]}",
        "source": standing.source,
    }
    return render(request, "workspace/liberty.jinja", page | _table(actor, show, here))


def _table(actor: Actor, show: str, here: list[Any]) -> dict[str, Any]:
    opened = queries.open_to(actor, (one.person for one in here))
    if show in board.RUNNING:
        caption, rows = "Authorisations, the soonest end first", board.running_rows(actor, here, opened)
        return {"caption": caption, "columns": board.running_columns(), "rows": rows}
    caption, rows = "Requests that wait, by order of risk", board.waiting_rows(actor, here, opened)
    return {"caption": caption, "columns": board.waiting_columns(), "rows": rows}


@allow("liberty.all")
@require_http_methods(["GET", "HEAD", "POST"])
def extend_urgent(request: HttpRequest, request_id: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.request_for(actor, request_id)
    ref = found.person.record.ref
    if not can(actor, "work.do", found.person.record):
        messages.info(request, OPEN_FIRST)
        return redirect(open_address(ref, request.path))
    opened = open_section(request, ref, "work")
    form = ExtendForm(typed(request), row=found)

    def keep() -> None:
        said = form.cleaned_data
        actions.extend_urgent(
            request=found,
            until=said["until"],
            why=said["why"],
            row_version=said["row_version"],
            by=opened.actor,
            on=opened.on,
        )

    facts = [Fact("Where", found.place or "Not written down")]
    if found.urgent_from and found.urgent_until:
        longest = Urgent(found.urgent_from, is_extended=True).last_day
        facts += [
            Fact(
                "Urgent authorisation",
                f"{day(found.urgent_from, opened.on)} to {day(found.urgent_until, opened.on)}",
            ),
            Fact("At the longest", f"until {day(longest, opened.on)}", note="Once, and by 7 days at most"),
        ]
    return form_page(
        opened,
        form,
        keep,
        heading="Extend an urgent authorisation",
        facts=facts,
        button="Extend it",
        done="It is extended, and the assessments are due by its new last day.",
        back=reverse("liberty_board"),
    )


@allow("liberty.see")
@require_safe
def record_liberty(request: HttpRequest, ref: str, episode: int) -> HttpResponse:
    """All that happened with one request, and with the authorisation that it led to."""
    opened = open_section(request, ref, "work")
    found = history(opened.person, episode)
    printed = request.GET.get("show") == "print"
    return record_page(
        opened,
        "workspace/record_liberty.jinja",
        title="Leave to restrict liberty",
        part=_TIE,
        printed=printed,
        here=request.path,
        **shown(found, opened.ref, opened.on),
    )


def _first(page: str, many: int) -> int:
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
    return (min(max(number, 1), max(1, -(-many // board.PAGE))) - 1) * board.PAGE


def _looked(actor: Actor, ids: list[int]) -> None:
    why = BY_ROLE if can(actor, "liberty.all") else "team, or holds the work"
    looked_many(actor, list(dict.fromkeys(ids)), _TIE, why)
