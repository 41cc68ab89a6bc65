"""Who is signed in and what they may open: what the design room draws round every staff page."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.frame import PLACES, Frame, navigation


def staff_frame(request: HttpRequest) -> Frame:
    """The frame for the person and role of this request; an empty one before sign-in."""
    actor = getattr(request, "actor", None)
    if actor is None or not actor.role:
        return Frame()
    role = roles()[actor.role]
    return Frame(
        who=actor.name,
        role=role.title,
        navigation=navigation(role.navigation, request.path, places=places_here()),
        may_find=can(actor, "person.find"),
    )


@cache
def places_here() -> dict[str, str]:
    """The named places that this installation has a page for; the others are left out of the navigation."""
    return {name: href for name, href in PLACES.items() if _answers(href)}


def _answers(href: str) -> bool:
    try:
        resolve(href)
    except Resolver404:
        return False
    return True
