"""Which of the named places this installation has, and which of them a role sees first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.frame import PLACES


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


def days_away_page(actor: Actor) -> str:
    """Where they say when they are away; "" where this installation or their role has no such page."""
    if actor.user is None or not can(actor, "team.see"):
        return ""
    try:
        return reverse("team_worker", kwargs={"worker": actor.user.pk})
    except NoReverseMatch:
        return ""


def _leads_somewhere(href: str) -> bool:
    try:
        resolve(href)
    except Resolver404:
        return False
    return True
