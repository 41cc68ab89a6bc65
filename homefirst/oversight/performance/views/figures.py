"""The list of measures, and asking for new figures."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Group
from homefirst.oversight.performance import actions, words
from homefirst.oversight.performance.queries.listing import listing, load_href, missing_quarters, working_out
from homefirst.oversight.performance.queries.ways import way_to


@allow("figures.see")
def figures(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = listing(actor, request.GET)
    shown = {
        "found": found,
        "words": words,
        "Group": Group,
        "missing": words.missing(missing_quarters(found.at)) if found else "",
        "working": working_out(actor, found.at.snapshot.taken_at if found else None),
        "load_href": load_href(actor),
        "may_export": can(actor, "figures.export"),
        "growing_href": way_to("who_turns_18") if can(actor, "figures.exact") else "",
        "groups_href": way_to("review_groups") if can(actor, "review_groups.see") else "",
    }
    return render(request, "performance/figures.jinja", shown)


@allow("snapshots.take")
@require_POST
def work_out(request: HttpRequest) -> HttpResponse:
    actions.ask_for_snapshot(by=request.actor)  # type: ignore[attr-defined]
    messages.success(
        request, "The figures are being worked out. Open this page again in a minute to see the new ones."
    )
    return redirect("figures")
