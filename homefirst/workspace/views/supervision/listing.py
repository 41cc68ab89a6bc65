"""Whose supervision is due; and all of it with one worker, where it is planned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.queries.staff import one_of_staff
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import weekday
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import HIDDEN
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.supervision.queries import (
    Times,
    agreed_before,
    ahead_with,
    earlier,
    supervision_times,
    times_of,
)
from homefirst.practice.teams.queries import staff_now
from homefirst.workspace.forms.supervision import CallOffForm, MoveForm, PlanForm
from homefirst.workspace.supervision import lists, shown

_EARLIER = 20  # lines; the rest on further pages


@allow("supervision.own", "supervision.keep", "supervision.overview")
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """Of the workers of one's teams, or of everybody; who has only their own is led to it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not (can(actor, "supervision.keep") or can(actor, "supervision.overview")):
        assert actor.user is not None
        return redirect("supervision_with", worker=actor.user.pk)
    times, show = supervision_times(actor, staff_now(actor.on)), request.GET.get("show", "")
    show = show if show in lists.SHOWS else ""
    listed = lists.narrowed(times, show, actor.on)
    context = {
        "totals": lists.totals(times, show, actor.on),
        "columns": lists.columns(),
        "rows": lists.rows(listed, actor.on, keeps=can(actor, "supervision.keep")),
        "show": show,
        "anybody": bool(times),
        "everywhere": can(actor, "supervision.overview"),
        "may_see_team": can(actor, "team.see"),
    }
    return render(request, "workspace/supervision.jinja", context)


@allow("supervision.own", "supervision.keep", "supervision.overview")
@require_http_methods(["GET", "HEAD", "POST"])
def supervision_with(request: HttpRequest, worker: int) -> HttpResponse:
    """When the next one is, what was agreed, and those that were held; planned, moved and called off here."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user, times = _worker(actor, worker)
    ahead = ahead_with(user)
    keeps = can(actor, "supervision.keep") and not _is_self(actor, user)
    pressed = request.POST.get("do", "") if request.method == "POST" else ""
    forms = _forms(request, pressed, ahead) if keeps else {}
    done = _kept(actor, user, ahead, pressed, forms)
    if done:
        messages.success(request, done)
        return redirect("supervision_with", worker=user.pk)
    found, agreed = earlier(actor, user), agreed_before(actor, user)
    first = _first(request)
    listed = list(found[first : first + _EARLIER + 1])
    looked_many(actor, shown.ids(agreed), "supervision", "team")
    context = {
        "worker": user,
        "is_self": _is_self(actor, user),
        "times": times,
        "ahead": ahead,
        "may_write": ahead is not None and _is_of_the_two(actor, ahead),
        "next": shown.next_of(actor, ahead, is_signed=False) if ahead else (),
        "agreed": lists.agreed_rows(agreed, actor.on),
        "agreed_columns": lists.AGREED,
        "earlier": lists.earlier_rows(listed[:_EARLIER]),
        "older": first + _EARLIER if len(listed) > _EARLIER else 0,
        **forms,
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "workspace/supervision_with.jinja", context, status=400 if wrong else 200)


def _worker(actor: Actor, worker: int) -> tuple[User, Times]:
    """Oneself, or somebody of one's list. Raises NotAllowed alike for somebody who does not exist."""
    staff = staff_now(actor.on)
    if actor.user is not None and actor.user.pk == worker:
        return actor.user, times_of({worker: actor.user.name}, staff)[worker]
    times = next((one for one in supervision_times(actor, staff) if one.worker_id == worker), None)
    if times is None:
        raise NotAllowed(HIDDEN, action="supervision.keep")
    return one_of_staff(worker), times


def _forms(request: HttpRequest, pressed: str, ahead: Supervision | None) -> dict[str, Any]:
    def sent(do: str) -> Any:
        return request.POST if pressed == do else None

    if ahead is None:
        return {"plan": PlanForm(sent("plan"))}
    first = {"planned_on": ahead.planned_on}
    return {
        "move": MoveForm(sent("move"), row=ahead, initial=first),
        "call_off": CallOffForm(sent("off"), row=ahead),
    }


def _kept(actor: Actor, user: User, ahead: Supervision | None, pressed: str, forms: dict[str, Any]) -> str:
    """What happened, in words; "" when nothing was kept."""
    act: dict[str, Any] = {"by": actor, "on": actor.on}
    if ahead is None:
        plan = forms.get("plan")
        if (
            pressed == "plan"
            and plan
            and plan.keep(lambda: actions.plan_supervision(worker=user, **plan.cleaned_data, **act))
        ):
            day = weekday(plan.cleaned_data["planned_on"], actor.on)
            return f"Supervision is planned for {day}. {user.name} sees it under My work a week before."
        return ""
    verbs: dict[str, tuple[str, Callable[..., Any], str]] = {
        "move": ("move", actions.move_supervision, "It is on the new day."),
        "off": ("call_off", actions.call_off, "It is called off. Plan another day."),
    }
    if pressed not in verbs:
        return ""
    name, verb, words = verbs[pressed]
    form = forms.get(name)
    kept = form and form.keep(lambda: verb(supervision=ahead, **form.cleaned_data, **act))
    return words if kept else ""


def _first(request: HttpRequest) -> int:
    typed = request.GET.get("at", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0


def _is_self(actor: Actor, user: User) -> bool:
    return actor.user is not None and actor.user.pk == user.pk


def _is_of_the_two(actor: Actor, ahead: Supervision) -> bool:
    return actor.user is not None and actor.user.pk in (ahead.worker_id, ahead.supervisor_id)
