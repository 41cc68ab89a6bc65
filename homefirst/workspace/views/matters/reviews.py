"""Safeguarding adults reviews: must one be held, how far is each, and is what was learnt done?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Link
from homefirst.foundation.errors import Invalid
from homefirst.practice.matters import actions
from homefirst.practice.matters.actions.against import asked_by_law
from homefirst.practice.matters.actions.looking import looked_at
from homefirst.practice.matters.models import AdultReview, Matter
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.matters.queries.matters import Looked
from homefirst.practice.matters.queries.year import year_of_reviews
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import person_by_number
from homefirst.workspace.forms.matters import OpenReviewForm, ReviewActionForm
from homefirst.workspace.matters import reviews, shown, year
from homefirst.workspace.record import typed
from homefirst.workspace.views.matters.doing import done_page, drawn_form, form_page, hand_page, step_page
from homefirst.workspace.views.matters.pages import PAGE, paged, year_page
from homefirst.workspace.work.apart_shown import done_steps, next_steps

_KIND = Matter.Kind.REVIEW
_ACT = "adult_reviews.keep"


@allow(_ACT)
@require_safe
def adult_reviews(request: HttpRequest) -> HttpResponse:
    """Every open one with its clock, and what was learnt and is not done."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = request.GET.get("show", "")
    show = asked if asked in reviews.SHOWS else ""
    opened = queries.open_matters(actor, _KIND)
    late = queries.reviews_with_late_recommendations(actor)
    page = paged(request)
    closed, how_many = queries.closed_matters(actor, _KIND, (page - 1) * PAGE, PAGE)
    others = {"recommendations": late, "closed": closed}
    listed = others[show] if show in others else reviews.narrowed(opened, show, actor.on)
    looked_at(actor, [one.matter for one in listed], _KIND)
    told = {
        "totals": reviews.totals(opened, late, how_many, show, actor.on),
        "beside": [Link("Figures of the year, for the annual report", reverse("reviews_year"))],
        "show": show,
        "columns": reviews.columns(),
        "rows": reviews.rows(listed, actor.on),
        "hidden": queries.how_many_hidden(actor),
        "total": how_many,
        "page": page,
        "size": PAGE,
    }
    return render(request, "workspace/adult_reviews.jinja", told)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def open_review(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = OpenReviewForm(typed(request))
    made: list[Matter] = []

    def keep() -> None:
        said = dict(form.cleaned_data)
        person = _whom(actor, said.pop("number"))
        made.append(actions.open_adult_review(person=person, by=actor, on=actor.on, **said))

    if request.method == "POST" and form.keep(keep):
        messages.success(request, "The referral is kept. Each condition of the law comes next.")
        return redirect(shown.address(made[0]))
    words = {"heading": "Refer for a safeguarding adults review", "button": "Keep this referral"}
    return drawn_form(request, form, _KIND, back=reverse("adult_reviews"), **words)


def _whom(actor: Actor, number: str) -> Person | None:
    if not number.strip():
        return None
    person = person_by_number(actor, number)
    if person is None:
        words = "Nobody whom you may see has this number."
        raise Invalid(words, {"number": words})
    return person


@allow(_ACT)
@require_safe
def adult_review(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    looked_at(actor, [one.matter], _KIND)
    finding = asked_by_law(one.matter, actor.on) if _is_referred(one) else None
    told: dict[str, Any] = {
        "one": one,
        "whom": shown.about(one.matter),
        "is_open": one.matter.closed_on is None,
        "facts": reviews.facts(one, actor),
        "finding": finding,
        "asked": AdultReview.Asked(finding.asked).label if finding else "",
        "next_steps": next_steps(one.matter, _KIND, one.in_hand, actor),
        "recommendations": shown.action_rows(one.recommendations, _KIND, actor.on),
        "to_do": shown.action_rows(
            [each for each in one.actions if not each.is_recommendation], _KIND, actor.on
        ),
        "to_do_columns": shown.action_columns(),
        "done": done_steps(one.matter, one.steps, actor.on),
        "printed": "print" in request.GET,
    }
    return render(request, "workspace/adult_review.jinja", told)


def _is_referred(one: Looked) -> bool:
    return any(step.code == "referral" and step.finished_on for step in one.steps)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def review_step(request: HttpRequest, step: int) -> HttpResponse:
    return step_page(request, _KIND, step)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def add_review_action(request: HttpRequest, matter: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, _KIND, matter)
    form = ReviewActionForm(typed(request))

    def keep() -> None:
        said = dict(form.cleaned_data)
        is_one = said.pop("what") == "recommendation"
        actions.add_matter_action(matter=one.matter, is_recommendation=is_one, by=actor, on=actor.on, **said)

    words = {"heading": "Something has to be done", "button": "Add it"}
    return form_page(
        request, form, keep, one.matter, done="It is on the list, with its name and day.", **words
    )


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def finish_review_action(request: HttpRequest, action: int) -> HttpResponse:
    return done_page(request, _KIND, action)


@allow(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_review(request: HttpRequest, matter: int) -> HttpResponse:
    return hand_page(request, _KIND, matter)


@allow(_ACT)
@require_safe
def reviews_year(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    number = year.chosen_year(request.GET.get("year", ""), actor.on)
    figures = year_of_reviews(actor, number)

    def rows_of(found: Sequence[Looked]) -> list[list[object]]:
        return reviews.rows(found, actor.on)

    return year_page(
        request, _KIND, figures, number, "reviews_year", columns=reviews.columns(), rows_of=rows_of
    )
