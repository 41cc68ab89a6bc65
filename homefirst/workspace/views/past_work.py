"""A change tried on the work of the last year: how much would have gone another way or been late, and whose it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import check
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways.queries import changes as queries
from homefirst.practice.pathways.queries.past_work import pieces_of
from homefirst.practice.people.queries import lines
from homefirst.workspace.changes import past as shown_past
from homefirst.workspace.changes import shown

PAGE = 50


@allow("practice.publish", "practice.agree")
@require_safe
def how_change_past(request: HttpRequest, change: int) -> HttpResponse:
    """One changed file at a time, so that the page asks few questions however many changed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.change_of(actor, change)
    last = queries.published_last()
    read = [each for each in queries.files_read(found, last) if each.pathway or each.form]
    chosen = shown_past.chosen(read, request.GET.get("file", ""))
    past = shown_past.past_pathway(chosen, actor.on) if chosen and chosen.pathway else None
    context = {
        "change": found,
        "title": shown.titles_of(found, last),
        "switch": shown_past.switch(found, read, chosen),
        "past": past,
        "rows": shown_past.past_rows(actor, found, past) if past else [],
        "clocks": shown_past.clock_rows(actor, found, past) if past else [],
        "form": shown_past.past_form(chosen, actor.on) if chosen and chosen.form else None,
        "file_title": chosen.title if chosen else "",
    }
    return render(request, "workspace/how_change_past.jinja", context)


@allow("figures.people")
@require_safe
def how_change_people(request: HttpRequest, change: int) -> HttpResponse:
    """The people behind one count, as far as they are in sight; that each was looked at is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check(actor, "person.names")
    found = queries.change_of(actor, change)
    read = [each for each in queries.files_read(found, queries.published_last()) if each.pathway]
    chosen = shown_past.chosen(read, f"pathway-{request.GET.get('file', '')}")
    past = shown_past.past_pathway(chosen, actor.on) if chosen else None
    line = shown_past.line_of(past, request.GET.get("what", "")) if past else None
    if past is None or line is None:
        raise NotAllowed(queries.HIDDEN, action="figures.people")
    pieces = pieces_of(actor, line.numbers)
    page = shown_past.page_number(request.GET.get("page", ""), len(pieces), PAGE)
    here = pieces[(page - 1) * PAGE : page * PAGE]
    people = lines([piece.person for piece in here], actor)
    looked_many(
        actor, list(dict.fromkeys(piece.person_id for piece in here)), "how we work: past work", BY_ROLE
    )
    context = {
        "change": found,
        "title": past.title,
        "file": past.file.name,
        "words": line.words,
        "rows": shown_past.people_rows(actor, here, people),
        "first": (page - 1) * PAGE + 1,
        "last": (page - 1) * PAGE + len(here),
        "total": len(pieces),
        "hidden": len(line.numbers) - len(pieces),
        "next_href": shown_past.people_address(found, past, line, page + 1)
        if page * PAGE < len(pieces)
        else "",
        "previous_href": shown_past.people_address(found, past, line, page - 1) if page > 1 else "",
    }
    return render(request, "workspace/how_change_people.jinja", context)
