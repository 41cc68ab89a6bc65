"""Who is signed in and what they may open: what the design room draws round every staff page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.landing import places
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.frame import Frame, navigation

SERVICES = "organisations.enquire"


def staff_frame(request: HttpRequest) -> Frame:
    """The frame for the person and role of this request; an empty one before sign-in."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return Frame()
    known = Frame(
        who=actor.name,
        settings_href=reverse("your_settings"),
        shortcuts=actor.user.shortcuts,
        text_size=actor.user.text_size,
    )
    if not actor.role:
        return known
    role = roles()[actor.role]
    return replace(
        known,
        role=role.title,
        navigation=navigation(role.navigation, request.path, places=places(), badges=_badges(actor)),
        may_find=can(actor, "person.find"),
    )


def late(on: date) -> dict[str, Combinable]:
    """What the query that finds who is signed in counts beside them, so that the frame asks nothing of its own. What stands
    on nobody's record is counted by itself, since only some roles may see it."""
    from homefirst.practice.matters.queries.in_hand import late_matter_steps
    from homefirst.practice.organisations.queries.in_hand import late_service_steps
    from homefirst.practice.pathways.queries.late import late_in_hand

    apart = {SERVICES: late_service_steps(on), **late_matter_steps(on)}
    return {"late": late_in_hand(on), **{_counted(act): number for act, number in apart.items()}}


def _badges(actor: Actor) -> dict[str, str]:
    """What stands under Late on this person's My work, in the role that they have now."""
    acts = ["trust.all" if can(actor, "trust.all") else "trust.named", SERVICES, "adult_reviews.keep"]
    number: int = getattr(actor.user, "late", 0)
    number += sum(getattr(actor.user, _counted(act), 0) for act in acts if can(actor, act))
    return {"My work": f"{number:,} late"} if number else {}


def _counted(act: str) -> str:
    return f"late_{act.replace('.', '_')}"
