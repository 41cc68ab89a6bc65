"""Now: in ten seconds, who this is, how to speak to them, what is dangerous and what happens next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Link
from homefirst.foundation.design.words import day
from homefirst.practice.people.queries import network
from homefirst.practice.plans.queries import standing
from homefirst.support.services.queries import Care, ServiceLine, care
from homefirst.workspace.around import drawn
from homefirst.workspace.notes.marks import latest, notes_for
from homefirst.workspace.plan.ahead import short_lines
from homefirst.workspace.plan.goals import SHORT, goal_rows
from homefirst.workspace.plan.risks import short_risks
from homefirst.workspace.record import Opened, open_section, record_page
from homefirst.workspace.story import SPANS, gather, told


@allow("section.now")
@require_safe
def record_now(request: HttpRequest, ref: str) -> HttpResponse:
    """Each panel only for a role that may open the section behind it."""
    opened = open_section(request, ref, "now")
    found = care(opened.person, opened.on) if opened.may("section.care") else None
    shown = _story(opened, found) | _around(opened) | _goals(opened) | _care(opened, found)
    planned = found.planned if found else None
    return record_page(opened, "workspace/now.jinja", planned=planned, **shown)


def _story(opened: Opened, known: Care | None) -> dict[str, Any]:
    if not opened.may("section.story"):
        return {"story": None, "notes": None}
    events = gather(opened.actor, opened.person, known, notes_for(opened))
    here = reverse("record_story", kwargs={"ref": opened.ref})
    return {
        "story": told(_name(opened), events, SPANS[0], opened.on),
        "has_story": bool(events),
        "notes": latest(opened, events) if opened.may("section.notes") else None,
        "story_ways": [
            Link("Picture", f"{here}?shown_as=picture"),
            Link("List", f"{here}?shown_as=list"),
            Link("Print", f"{here}?shown_as=print"),
        ],
        "story_spans": [Link(span.title, f"{here}?span={span.code}", span is SPANS[0]) for span in SPANS],
    }


def _around(opened: Opened) -> dict[str, Any]:
    if not opened.may("section.people"):
        return {"network": None}
    known = network(opened.actor, opened.person, opened.on)
    return {
        "network": drawn(opened.actor, opened.person, known, _name(opened)),
        "people_href": reverse("record_people", kwargs={"ref": opened.ref}),
    }


def _goals(opened: Opened) -> dict[str, Any]:
    """Those in hand; where none is, those that were ended last."""
    if not opened.may("section.plan"):
        return {"goals": None, "risks": [], "ahead": []}
    found = standing(opened.person, opened.on)
    known = found.goals
    in_hand = [goal for goal in known if goal.ended_on is None]
    latest = [goal for goal in known if goal.ended_on == known[0].ended_on]
    return {
        "goals": goal_rows(in_hand or latest),
        "goal_columns": SHORT,
        "goals_title": "Goals" if in_hand or not latest else "Goals, as they ended",
        "risks": short_risks(found.risks, opened.on),
        "ahead": short_lines(found, opened.person, opened.on, costs=opened.may("care.costs")),
        "plan_page": reverse("record_plan", kwargs={"ref": opened.ref}),
    }


def _care(opened: Opened, found: Care | None) -> dict[str, Any]:
    if found is None:
        return {"care": None}
    lines = [(line.title, _about(line, opened)) for line in (*found.now, *found.planned)]
    return {"care": lines, "care_href": reverse("record_care", kwargs={"ref": opened.ref})}


def _about(line: ServiceLine, opened: Opened) -> str:
    """What it is, how much, from whom, who pays, until when."""
    starts = (
        f"Starts {day(line.starts_on, opened.on)}" if line.starts_on and line.starts_on > opened.on else ""
    )
    until = f"Until {day(line.ends_on, opened.on)}" if line.ends_on else ""
    what = line.description.rstrip(".") if line.description != line.title else ""
    said = [what, line.how_often, line.provider, line.who_pays, starts, until]
    return " ".join(f"{part}." for part in said if part)


def _name(opened: Opened) -> str:
    return opened.person.liked_name or opened.person.given_name or "this person"
