"""How workers are ranked, open to everybody who works here: to whoever gets the work and to whoever does not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import signed_in
from homefirst.practice.teams.definition import allocation_rule
from homefirst.workspace.team import ranking as page


@signed_in
@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rule = allocation_rule()
    shown = {
        "points": page.points(rule),
        "weights": page.weights(rule, actor.on),
        "capacities": page.capacities(rule),
        "helps": page.helps(rule, actor.on),
        "away_soon": rule.away_soon,
    }
    return render(request, "workspace/ranking.jinja", shown)
