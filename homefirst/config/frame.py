"""Who is signed in and what they may open: what the design room draws round every staff page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.urls import reverse

from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.landing import places
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.frame import Frame, navigation


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
        navigation=navigation(role.navigation, request.path, places=places(), badges=_badges(actor.user)),
        may_find=can(actor, "person.find"),
    )


def late(on: date) -> Combinable:
    """What the query that finds who is signed in counts beside them, so that the frame asks nothing of its own."""
    from homefirst.practice.pathways.queries.late import late_in_hand

    return late_in_hand(on)


def _badges(user: User) -> dict[str, str]:
    number = getattr(user, "late", 0)
    return {"My work": f"{number:,} late"} if number else {}
