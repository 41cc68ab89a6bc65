"""A step to be read: finished, waiting for agreement, in other hands, or one's own on paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.design.parts import Fact
from homefirst.practice.pathways.actions.holders import manages
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import work_step
from homefirst.workspace.work.doing import Doing, doing
from homefirst.workspace.work.reading import answers_read, outcome_facts


@allow("work.do")
@require_safe
def read_step(request: HttpRequest, step: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return read_page(request, doing(actor, work_step(actor, step)))


def read_page(request: HttpRequest, found: Doing, lost: list[Fact] | None = None) -> HttpResponse:
    """`lost` is what was typed meanwhile and could not be kept."""
    step = found.step
    looked(
        found.actor, step.episode.person_id, "work", "holds the work" if found.is_mine else "reads the work"
    )
    shown: dict[str, Any] = {
        "doing": found,
        "why": found.closed,
        "parts": answers_read(found),
        "ended": outcome_facts(found),
        "lost": lost or [],
        "waits": step.state == Step.State.AGREEMENT,
        "may_move": found.is_open and (found.is_mine or manages(found.actor, step, step.episode.person)),
    }
    return render(request, "workspace/step_read.jinja", shown, status=409 if lost is not None else 200)
