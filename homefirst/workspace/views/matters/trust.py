"""Concerns about people in positions of trust: is somebody a risk at their work, and who has to know?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Link
from homefirst.practice.matters import actions
from homefirst.practice.matters.actions.looking import looked_at
from homefirst.practice.matters.models import Matter
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.matters.queries.matters import Looked
from homefirst.practice.matters.queries.staff import signs_in_as
from homefirst.practice.matters.queries.year import year_of_trust
from homefirst.workspace.forms.matters import MatterActionForm, OpenTrustForm
from homefirst.workspace.matters import shown, trust, year
from homefirst.workspace.record import typed
from homefirst.workspace.views.matters.doing import done_page, drawn_form, form_page, hand_page, step_page
from homefirst.workspace.views.matters.pages import PAGE, paged, year_page
from homefirst.workspace.work.apart_shown import done_steps, next_steps

_KIND = Matter.Kind.TRUST


@allow("trust.named")
@require_safe
def trust_concerns(request: HttpRequest) -> HttpResponse:
    """Those that are open, and where the day has come until which one is kept."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = request.GET.get("show", "")
    show = asked if asked in trust.SHOWS else ""
    opened, due = queries.open_matters(actor, _KIND), queries.past_their_day(actor)
    page = paged(request)
    ended, how_many = queries.closed_matters(actor, _KIND, (page - 1) * PAGE, PAGE)
    late = [one for one in opened if one.is_late(actor.on) or one.late_actions(actor.on)]
    listed = {"": opened, "late": late, "keeping": due, "ended": ended}[show]
    looked_at(actor, [one.matter for one in listed], _KIND)
    told = {
        "totals": trust.totals(opened, len(due), how_many, show, actor.on),
        "beside": [Link("Figures of the year", reverse("trust_year"))],
        "show": show,
        "columns": trust.columns(show),
        "rows": trust.rows(listed, show, actor.on),
        "may_open": can(actor, "trust.all"),
        "total": how_many,
        "page": page,
        "size": PAGE,
    }
    return render(request, "workspace/trust_concerns.jinja", told)


@allow("trust.all")
@require_http_methods(["GET", "HEAD", "POST"])
def open_trust(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = OpenTrustForm(typed(request))
    made: list[Matter] = []

    def keep() -> None:
        said = dict(form.cleaned_data)
        said["colleague"] = signs_in_as(said["colleague"], "colleague") if said["colleague"] else None
        made.append(actions.open_trust_concern(by=actor, on=actor.on, **said))

    if request.method == "POST" and form.keep(keep):
        messages.success(request, "It is open, and stands on nobody's record.")
        return redirect(shown.address(made[0]))
    words = {"heading": "A concern about somebody in a position of trust", "button": "Open it"}
    return drawn_form(request, form, _KIND, back=reverse("trust_concerns"), **words)


@allow("trust.named")
@require_safe
def trust_concern(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    leads = can(actor, "trust.all")
    looked_at(actor, [one.matter], _KIND)
    due = one.matter.trust.keep_until
    told: dict[str, Any] = {
        "one": one,
        "whom": shown.about(one.matter),
        "is_open": one.matter.closed_on is None,
        "facts": trust.facts(one, actor.on),
        "next_steps": next_steps(one.matter, _KIND, one.in_hand, actor),
        "sharings": trust.sharing_rows(queries.sharings_of(one.matter), actor.on),
        "sharing_columns": trust.sharing_columns(),
        "to_do": shown.action_rows(one.actions, _KIND, actor.on),
        "to_do_columns": shown.action_columns(),
        "named": trust.named_rows(queries.named_in(one.matter, actor.on), actor.on, may_end=leads),
        "named_columns": trust.named_columns(),
        "looks": trust.look_rows(queries.looks_at(one.matter), actor.on) if leads else [],
        "leads": leads,
        "is_due": one.matter.closed_on is not None and due is not None and due <= actor.on,
        "emptied": one.matter.trust.emptied_on,
        "done": done_steps(one.matter, one.steps, actor.on),
        "printed": "print" in request.GET,
    }
    return render(request, "workspace/trust_concern.jinja", told)


@allow("trust.named")
@require_http_methods(["GET", "HEAD", "POST"])
def trust_step(request: HttpRequest, step: int) -> HttpResponse:
    return step_page(request, _KIND, step)


@allow("trust.named")
@require_http_methods(["GET", "HEAD", "POST"])
def add_trust_action(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    form = MatterActionForm(typed(request))

    def keep() -> None:
        said = form.cleaned_data
        actions.add_matter_action(matter=one.matter, is_recommendation=False, by=actor, on=actor.on, **said)

    words = {"heading": "Something has to be done", "button": "Add it"}
    return form_page(
        request, form, keep, one.matter, done="It is on the list, with its name and day.", **words
    )


@allow("trust.named")
@require_http_methods(["GET", "HEAD", "POST"])
def finish_trust_action(request: HttpRequest, action: int) -> HttpResponse:
    return done_page(request, _KIND, action)


@allow("trust.named")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_trust(request: HttpRequest, matter: int) -> HttpResponse:
    return hand_page(request, _KIND, matter)


@allow("trust.all")
@require_safe
def trust_year(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    number = year.chosen_year(request.GET.get("year", ""), actor.on)
    figures = year_of_trust(actor, number)

    def rows_of(found: Sequence[Looked]) -> list[list[object]]:
        return trust.rows(found, "", actor.on)

    return year_page(
        request, _KIND, figures, number, "trust_year", columns=trust.columns(""), rows_of=rows_of
    )
