"""What both kinds of matters are done with: a step, crossing something off, and handing it over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.practice.matters import actions
from homefirst.practice.matters.actions.against import asked_by_law
from homefirst.practice.matters.actions.looking import looked_at
from homefirst.practice.matters.models import AdultReview, Matter
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.matters.queries.staff import signs_in_as
from homefirst.workspace.forms.apart import ApartDoneForm, HandApartForm
from homefirst.workspace.matters.shown import about, address
from homefirst.workspace.record import typed
from homefirst.workspace.views import apart

LISTS = {
    Matter.Kind.TRUST: ("People in positions of trust", "trust_concerns"),
    Matter.Kind.REVIEW: ("Safeguarding adults reviews", "adult_reviews"),
}
_DECIDED = (Matter.Kind.REVIEW, "decide")
_OTHERWISE = "The chair knows what the law asks by what is written, and decides otherwise"


def step_page(request: HttpRequest, kind: Matter.Kind, pk: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    step = queries.step_of(actor, kind, pk)
    decides = (kind, step.code) == _DECIDED
    finding = asked_by_law(step.matter, actor.on) if decides else None
    return apart.step_page(
        request,
        step,
        _page(actor, step.matter),
        keep=actions.keep_matter_answers,
        finish=actions.finish_matter_step,
        otherwise=_OTHERWISE if decides else "",
        finding=finding,
        asked=AdultReview.Asked(finding.asked).label if finding else "",
    )


def done_page(request: HttpRequest, kind: Matter.Kind, pk: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.action_of(actor, kind, pk)
    form = ApartDoneForm(typed(request), row=found)

    def keep() -> None:
        actions.finish_matter_action(action=found, by=actor, on=actor.on, **form.cleaned_data)

    words = {"heading": "Cross it off", "button": "Cross it off", "lead": f"{found.words}: {found.owner}"}
    return form_page(
        request, form, keep, found.matter, done="It is crossed off, with what shows it.", **words
    )


def hand_page(request: HttpRequest, kind: Matter.Kind, pk: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, kind, pk)
    form = HandApartForm(typed(request), row=one.matter)

    def keep() -> None:
        said = dict(form.cleaned_data)
        user = signs_in_as(said.pop("user"), "user")
        actions.hand_over_matter(matter=one.matter, user=user, by=actor, on=actor.on, **said)

    lead = f"{one.matter.held_by.name} holds it now."
    words = {"heading": "Hand it over", "button": "Hand it over", "lead": lead}
    return form_page(request, form, keep, one.matter, done="It is in their hands. Tell them.", **words)


def form_page(
    request: HttpRequest,
    form: Any,
    verb: Callable[[], Any],
    matter: Matter,
    *,
    heading: str,
    button: str,
    done: str,
    **rest: Any,
) -> HttpResponse:
    page = _page(request.actor, matter)  # type: ignore[attr-defined]
    return apart.form_page(request, form, verb, page, heading=heading, button=button, done=done, **rest)


def drawn_form(
    request: HttpRequest, form: Any, kind: Matter.Kind, *, back: str, **given: Any
) -> HttpResponse:
    """About a matter that is not there yet."""
    page = apart.Page(_crumbs(kind), "", back, look=lambda: None)
    return apart.drawn_form(request, form, page, **given)


def _page(actor: Actor, matter: Matter) -> apart.Page:
    kind = Matter.Kind(matter.kind)
    return apart.Page(
        _crumbs(kind), about(matter), address(matter), look=lambda: looked_at(actor, [matter], kind)
    )


def _crumbs(kind: Matter.Kind) -> list[tuple[str, str]]:
    title, page = LISTS[kind]
    return [("Safeguarding", reverse("safeguarding")), (title, reverse(page))]
