"""How we work: pathways read, compared, tried and published by those who answer for practice."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Column
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.forms import library as form_library
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import PublishedPathway
from homefirst.practice.pathways.queries.versions import versions_of
from homefirst.workspace import how, how_lists
from homefirst.workspace.how_waits import COLUMNS, waits

_PATHWAYS = (
    Column("Pathway", share=57),
    Column("Version", share=9),
    Column("In force from", share=12),
    Column("Published by", share=12),
    Column("Open now", share=10),
)


@allow("practice.see", "roles.see")
@require_safe
def how_we_work(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    lines = how.pathway_lines(actor.on)
    totals, changes = waits(actor)
    return render(
        request,
        "workspace/how.jinja",
        {
            "lines": lines,
            "waits": totals,
            "changes": changes,
            "change_columns": COLUMNS,
            "pathway_columns": _PATHWAYS,
            "kinds": how.kinds("pathways", may_see_roles=can(actor, "roles.see")),
            "may_publish": can(actor, "practice.publish"),
            "may_agree": can(actor, "practice.agree"),
            "may_see_roles": can(actor, "roles.see"),
        },
    )


@allow("practice.see")
@require_safe
def how_pathway(request: HttpRequest, code: str) -> HttpResponse:
    """One pathway as it would be read aloud to a team."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = {version.code: version for version in library.all_in_force(actor.on)}
    if code not in found:
        raise NotAllowed(
            "There is no such page, or you have no reason recorded to see it.", action="practice.see"
        )
    shown = how.told(library.read(found[code]), actor.on) | {
        "version": found[code],
        "change": None,
        "versions": _versions(code),
        "may_publish": can(actor, "practice.publish"),
    }
    return render(request, "workspace/how_pathway.jinja", shown)


@allow("practice.see", "roles.see")
@require_safe
def how_forms(request: HttpRequest) -> HttpResponse:
    """Every form with its version, and where it is asked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "rows": how.form_rows(actor.on, linked=can(actor, "practice.see")),
        "kinds": how.kinds("forms", may_see_roles=can(actor, "roles.see")),
    }
    return render(request, "workspace/how_forms.jinja", context)


@allow("practice.see", "roles.see")
@require_safe
def how_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Times and limits, measures, letters or words: each with its source, and how sure anybody is of it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if kind not in how_lists.KINDS:
        raise NotAllowed(
            "There is no such page, or you have no reason recorded to see it.", action="practice.see"
        )
    found = how_lists.lines(kind, actor)
    show = how_lists.OPEN if request.GET.get("show") == how_lists.OPEN else ""
    context = {
        "listed": how_lists.KINDS[kind],
        "kinds": how.kinds(kind, may_see_roles=can(actor, "roles.see")),
        "shows": how_lists.shows(kind, found, show),
        "show": show,
        **how_lists.paged(kind, how_lists.rows(found, show), show, request.GET.get("page", "")),
    }
    return render(request, "workspace/how_list.jinja", context)


@allow("practice.see")
@require_safe
def how_form(request: HttpRequest, form: str) -> HttpResponse:
    """A form to try: every question of every part, with nothing kept."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    version = form_library.newest(form, actor.on)
    if version is None:
        raise NotAllowed(
            "There is no such page, or you have no reason recorded to see it.", action="practice.see"
        )
    shown = form_library.read(version)
    may_publish = can(actor, "practice.publish")
    context = {
        "form": shown,
        "version": version,
        "change": None,
        "parts": how.parts_to_try(shown),
        "may_publish": may_publish,
        "versions": how.form_versions(form, linked=may_publish),
    }
    return render(request, "workspace/how_form.jinja", context)


def _versions(code: str) -> list[dict[str, Any]]:
    found = versions_of(code)
    listed = []
    for at, (version, live) in enumerate(found):
        before: PublishedPathway | None = found[at + 1][0] if at + 1 < len(found) else None
        listed.append(
            {"version": version, "live": live, "changed": how.changed(before, version) if before else ()}
        )
    return listed
