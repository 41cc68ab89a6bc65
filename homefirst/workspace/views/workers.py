"""One worker of a team: their work, when they are away, and what they can."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import short_day
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.queries import people_with_records
from homefirst.practice.teams import actions
from homefirst.practice.teams.queries import away_to_come, facts_of, staff_now, team_work, worker_of
from homefirst.practice.waiting.queries import published
from homefirst.workspace.forms.teams import AwayForm, WorkerForm
from homefirst.workspace.team import board as shown
from homefirst.workspace.team.cells import ui
from homefirst.workspace.views.details import TO_DO

_MOST = 200  # lines; a worker with more is past help of a list


@allow("team.see")
@require_http_methods(["GET", "HEAD", "POST"])
def team_worker(request: HttpRequest, worker: int) -> HttpResponse:
    """The work; and for who gives work out, the worker's days away, capacity, languages and skills."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = worker_of(actor, worker)
    pressed = request.POST.get("do", "") if request.method == "POST" else ""
    facts = facts_of(user)
    away = AwayForm(request.POST if pressed == "away" else None)
    about = WorkerForm(
        request.POST if pressed == "about" else None,
        initial={
            "capacity": facts.capacity,
            "languages": ", ".join(facts.languages),
            "skills": sorted(facts.skills),
            "row_version": facts.row_version,
        },
    )
    done = _kept(actor, user, pressed, away, about)
    if done:
        messages.success(request, done)
        return redirect("team_worker", worker=user.pk)
    return render(
        request,
        "workspace/worker.jinja",
        _page(request, actor, user) | {"away": away, "about": about},
        status=400 if away.errors or about.errors else 200,
    )


def _kept(actor: Actor, user: User, pressed: str, away: AwayForm, about: WorkerForm) -> str:
    """What happened, in words; "" when nothing was kept."""
    if pressed == "away" and away.keep(
        lambda: actions.say_away(user=user, by=actor, on=actor.on, **away.cleaned_data)
    ):
        return f"{user.name} is away on those days. Work that is given then says so."
    if pressed == "about" and about.keep(
        lambda: actions.set_worker(user=user, by=actor, **about.cleaned_data)
    ):
        return f"What is known of {user.name} is kept, and counts when work is given."
    if pressed.startswith("off:") and pressed[4:].isdigit():
        held = next((one for one in away_to_come(user, actor.on) if str(one.pk) == pressed[4:]), None)
        if held is not None:
            actions.call_off_away(away=held, by=actor, on=actor.on)
            return f"{user.name} is in on those days after all."
    return ""


def _page(request: HttpRequest, actor: Actor, user: User) -> dict[str, Any]:
    staff, known, on = staff_now(actor.on), published(), actor.on
    mine = tuple(pk for pk, team in staff.teams.items() if actor.user and actor.user.pk in team.members)
    board = shown.Board(actor, mine, "", team_work(actor, mine, staff, known, whose=user.pk))
    show = request.GET.get("show", "")
    listed = board.shown(show if show in ("late", "week") else "")
    if show == "asks":
        listed = [one for one in board.work if one.state == Step.State.AGREEMENT]
    people = people_with_records({one.person_id for one in listed})
    looked_many(actor, list(people), "team board", "team")
    is_self = actor.user is not None and actor.user.pk == user.pk
    return {
        "worker": user,
        "columns": shown.work_columns(),
        "rows": shown.work_rows(board, listed[:_MOST], people, staff),
        "narrowed": show if show in ("late", "week", "asks") else "",
        "here": reverse("team_worker", kwargs={"worker": user.pk}),
        "to_do": TO_DO,
        "may_change": can(actor, "person.allocate"),
        "may_say_away": is_self or can(actor, "person.allocate"),
        "days_away": [
            [
                short_day(one.from_on),
                short_day(one.until_on),
                ui().button("In after all", kind="secondary", name="do", value=f"off:{one.pk}"),
            ]
            for one in away_to_come(user, on)
        ],
    }
