"""The frame of a page for whoever is signed in: the names that their role lists and this installation has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.frame import PLACES, Frame, navigation


@cache
def places() -> Mapping[str, str]:
    """Names of the main navigation whose page exists, and where each leads."""
    known = {**PLACES, "Accounts": "/accounts/"}
    return {name: href for name, href in known.items() if _leads_somewhere(href)}


def first_page(actor: Actor) -> str:
    """What the role lands on; while that page does not exist, the first of its names that does."""
    role = roles()[actor.role]
    wanted = (role.lands_on, *role.navigation)
    return next((places()[name] for name in wanted if name in places()), reverse("choose_role"))


def frame(request: HttpRequest) -> Frame:
    """Named by the setting HOMEFIRST_FRAME."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return Frame()
    role = roles().get(actor.role)
    return Frame(
        who=actor.name,
        role=role.title if role else "",
        navigation=navigation(role.navigation if role else (), request.path, places=places()),
        may_find=bool(role and "person.find" in role.may and "People" in places()),
        sign_out_href=reverse("account_logout"),
    )


def _leads_somewhere(href: str) -> bool:
    try:
        resolve(href)
    except Resolver404:
        return False
    return True
