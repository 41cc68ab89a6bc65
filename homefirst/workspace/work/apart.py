"""Work that stands on nobody's record among somebody's own work: each step with its page, the page of the work and the way
to hand it over."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.practice.matters.queries.in_hand import matter_steps
from homefirst.practice.organisations.queries.in_hand import service_steps
from homefirst.practice.pathways.queries import Worklist, worklists
from homefirst.practice.pathways.queries.lines import Apart
from homefirst.workspace.partly import Partly


class _Pages(NamedTuple):
    step: str
    work: str
    hand_over: str
    names: str


_PAGES: Final = {
    "service": _Pages("service_step", "service_enquiry", "hand_service", "enquiry"),
    "trust": _Pages("trust_step", "trust_concern", "hand_trust", "matter"),
    "review": _Pages("review_step", "adult_review", "hand_review", "matter"),
}


def whole_work(actor: Actor, page: Partly) -> tuple[Worklist, Worklist] | None:
    """As `worklists`, with what stands on nobody's record: in one's own hands, and what somebody left who is no longer here.
    Two queries more, for roles that see such work. None where the work itself could not be read."""
    lists = page.read("The list of your work", lambda: worklists(actor))
    if lists is None:
        return None
    services = page.read("The list of enquiries about services", lambda: service_steps(actor)) or []
    matters = page.read("The list of concerns about trust and of reviews", lambda: matter_steps(actor)) or []
    (mine, team), apart = lists, [*services, *matters]
    own = [line for line in apart if line.apart and not line.apart.left]
    return mine.joined(own), team.joined(line for line in apart if line.apart and line.apart.left)


def step_address(apart: Apart) -> str:
    return reverse(_PAGES[apart.kind].step, kwargs={"step": apart.step_id})


def work_address(apart: Apart) -> str:
    pages = _PAGES[apart.kind]
    return reverse(pages.work, kwargs={pages.names: apart.work_id})


def hand_over_address(apart: Apart) -> str:
    pages = _PAGES[apart.kind]
    return reverse(pages.hand_over, kwargs={pages.names: apart.work_id})
