"""Who is signed in and what they may open: what the design room draws round every staff page."""

from __future__ import annotations

from django.http import HttpRequest

from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.landing import places
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.frame import Frame, navigation


def staff_frame(request: HttpRequest) -> Frame:
    """The frame for the person and role of this request; an empty one before sign-in."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return Frame()
    if not actor.role:
        return Frame(who=actor.name)
    role = roles()[actor.role]
    return Frame(
        who=actor.name,
        role=role.title,
        navigation=navigation(role.navigation, request.path, places=places()),
        may_find=can(actor, "person.find"),
    )
