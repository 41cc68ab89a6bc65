"""The right worker, fairly: who waits for one, and those who could have the work, ranked with their reasons."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.accounts.queries.staff import one_of_staff
from homefirst.foundation.audit.actions import looked, looked_many
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.errors import NotNow
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import next_for
from homefirst.practice.teams import actions
from homefirst.practice.teams.definition import Points, allocation_rule
from homefirst.practice.teams.queries import (
    candidates,
    last_given,
    piece_of,
    step_to_give,
    waiting_for_a_worker,
)
from homefirst.practice.teams.rules import Ranked, ranked
from homefirst.workspace.forms.teams import GiveForm, KeepWaitingForm, PointsForm
from homefirst.workspace.team import giving
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import next_steps

_PAGE = 50


@allow("person.allocate")
@require_safe
def allocate(request: HttpRequest) -> HttpResponse:
    """Who waits for a worker, the soonest due first; and what was given today, with the way to undo it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    waiting = waiting_for_a_worker(actor, actor.at)
    total, listed = waiting.count(), list(waiting.order_by("due_on", "opened_on", "pk")[:_PAGE])
    looked_many(actor, list({step.episode.person_id for step in listed}), "allocation", "team")
    shown = {
        "columns": giving.columns(),
        "rows": giving.rows(actor, listed),
        "total": total,
        "shown": len(listed),
        "most": actions.MOST_AT_ONCE,
    }
    return render(request, "workspace/allocate.jinja", shown)


@allow("person.allocate")
@require_http_methods(["GET", "HEAD", "POST"])
def give_step(request: HttpRequest, step: int) -> HttpResponse:
    """One piece of work beside those who could have it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = step_to_give(actor, step)
    weigh = PointsForm(
        request.GET if "room" in request.GET else None, initial=asdict(allocation_rule().points)
    )
    rule = allocation_rule().weighed_otherwise(weigh.points)
    order = ranked(piece_of(found), candidates(actor, found), rule, actor.on)
    pressed = request.POST.get("do", "") if request.method == "POST" else ""
    version = {"row_version": found.row_version}
    give = GiveForm(
        request.POST if pressed == "give" else None,
        otherwise=weigh.points is not None,
        workers=giving.choices(order),
        initial=version,
    )
    keep = KeepWaitingForm(request.POST if pressed == "keep" else None, initial=version)
    if pressed == "give" and give.keep(lambda: _give(actor, found, give, weigh.points)):
        messages.success(request, _given_words(found, order, give))
        return redirect("given_step", step=found.pk)
    if pressed == "keep" and keep.keep(lambda: _keep(actor, found, keep)):
        messages.success(request, "It waits on, and the list says why.")
        return redirect("allocate")
    return _page(request, actor, found, order, (give, keep, weigh))


@allow("person.allocate")
@require_safe
def given_step(request: HttpRequest, step: int) -> HttpResponse:
    """What was given to whom, with the way to undo it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = step_to_give(actor, step)
    given = last_given(found)
    if given is None:
        return redirect("give_step", step=step)
    person = found.episode.person
    looked(actor, person.pk, "allocation", "team")
    shown = {
        "step": found,
        "given": given,
        "name": name_of(person),
        "title": giving.title_of(found),
        "facts": [
            Fact("Why this worker", given.why or "First in the ranking, or as good as the first"),
            Fact("Note to the worker", given.note or "None"),
            *([Fact("Weighed otherwise", given.points_why)] if given.points_why else []),
        ],
        "next": next_steps(next_for(person, actor), actor),
    }
    return render(request, "workspace/given.jinja", shown)


@allow("person.allocate")
@require_POST
def undo_given(request: HttpRequest, step: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    given = last_given(step_to_give(actor, step))
    if given is None:
        raise NotNow("Nothing was given that could be undone.")
    actions.undo_giving(allocation=given, by=actor, on=actor.on)
    messages.success(request, "It is undone. The work waits for a worker again.")
    return redirect("give_step", step=step)


def _page(
    request: HttpRequest,
    actor: Actor,
    step: Step,
    order: tuple[Ranked, ...],
    forms: tuple[GiveForm, KeepWaitingForm, PointsForm],
) -> HttpResponse:
    give, keep, weigh = forms
    person = step.episode.person
    looked(actor, person.pk, "allocation", "team")
    shown = {
        "step": step,
        "name": name_of(person),
        "ref": person.record.ref,
        "facts": giving.person_facts(actor, step),
        "holder": step.held_by.name if step.held_by else "",
        "died": person.died_on is not None,
        "order": order,
        "reasons": giving.reasons(order),
        "give": give,
        "keep": keep,
        "next": next_steps(next_for(person, actor), actor),
        "rule": allocation_rule().weighed_otherwise(weigh.points),
        "weigh": weigh,
        "otherwise": weigh.points is not None,
    }
    return render(
        request,
        "workspace/give.jinja",
        shown,
        status=400 if give.errors or keep.errors or weigh.errors else 200,
    )


def _give(actor: Actor, step: Step, form: GiveForm, points: Points | None) -> None:
    said = form.cleaned_data
    actions.give_work(
        step=step,
        user=one_of_staff(said["user"]),
        why=said["why"],
        note=said["note"],
        points=points,
        points_why=said.get("points_why", ""),
        row_version=said["row_version"],
        by=actor,
        on=actor.on,
    )


def _keep(actor: Actor, step: Step, form: KeepWaitingForm) -> None:
    said = form.cleaned_data
    actions.keep_waiting(
        step=step, why=said["because"], row_version=said["row_version"], by=actor, on=actor.on
    )


def _given_words(step: Step, order: tuple[Ranked, ...], form: GiveForm) -> str:
    chosen = next(one for one in order if one.candidate.user_id == form.cleaned_data["user"])
    name = name_of(step.episode.person)
    return f"{chosen.candidate.name} has the work with {name} now, and finds it under My work."
