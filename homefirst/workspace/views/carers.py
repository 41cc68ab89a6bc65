"""Carers: who cares, who has no plan for the day on which they are ill, and that plan at once when it is needed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked, looked_many
from homefirst.practice.carers import queries
from homefirst.practice.people.queries import identity, speak_and_alerts
from homefirst.workspace.carers import board
from homefirst.workspace.forms.carers import FindPlanForm
from homefirst.workspace.record.bar import needs_words

_TIE = "carers' register"


@allow("carers.see", "carers.emergency")
@require_safe
def carers_register(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    show, page = request.GET.get("show", ""), request.GET.get("page", "")
    show = show if show in queries.SHOWS else ""
    everybody = queries.carers(actor, actor.on)
    counts = queries.counts(everybody)
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
    number = min(max(number, 1), max(1, -(-counts[show] // board.PAGE)))
    first = (number - 1) * board.PAGE
    here = list(queries.shown(everybody, show)[first : first + board.PAGE])
    ids = [person.pk for person in here]
    looked_many(actor, ids, _TIE, "team, or holds the work")
    shown: dict[str, Any] = {
        "show": show,
        "totals": board.totals(counts, show),
        "columns": board.columns(),
        "rows": board.rows(
            actor, here, queries.cared_for(actor, ids, actor.on), can(actor, "carers.emergency")
        ),
        "first": first + 1,
        "last": first + len(here),
        "total": counts[show],
        "next_href": board.address(show, number + 1) if first + len(here) < counts[show] else "",
        "previous_href": board.address(show, number - 1) if number > 1 else "",
        "hidden": queries.how_many_hidden(actor, actor.on),
    }
    return render(request, "workspace/carers.jinja", shown | _search(request, actor))


def _search(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """In any team: a plan is looked for when there is no time to ask who holds the work."""
    form = FindPlanForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    plans = queries.find_plans(actor, words, actor.on)
    looked_many(actor, [plan.person_id for plan in plans], "carers' emergency plans", BY_ROLE)
    return {
        "may_open": can(actor, "carers.emergency"),
        "words": words,
        "plans": board.found_rows(actor, plans),
    }


@allow("carers.emergency")
@require_safe
def carer_emergency(request: HttpRequest, ref: str) -> HttpResponse:
    """One plan, and no more of the record than that."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    person, plan = queries.plan_of(actor, ref)
    looked(actor, person.pk, "carers.emergency", BY_ROLE)
    who = identity(person, actor.on)
    if plan is None:
        return render(request, "workspace/carer_emergency.jinja", {"name": who.name})
    speak, _ = speak_and_alerts(person, actor.on)
    told = queries.cared_for(actor, [person.pk], actor.on, "carers.emergency")
    cared_for = told.get(person.pk, [])
    shown = {
        "name": who.name,
        "facts": board.facts(plan, cared_for, who.telephone, actor),
        "needs": needs_words(speak, actor.on),
        "first_name": who.first_name,
        "privacy": board.privacy_words(cared_for),
    }
    return render(request, "workspace/carer_emergency.jinja", shown)
