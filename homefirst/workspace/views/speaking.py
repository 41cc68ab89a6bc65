"""How to speak to a person: asked, recorded, shown on every page, shared, met, asked again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Fact
from homefirst.practice.people import actions
from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.models import CommunicationNeed
from homefirst.practice.people.queries import one_of
from homefirst.workspace.forms.contact import SureForm
from homefirst.workspace.forms.speaking import EndNeedForm, NeedForm, NeedReviewForm
from homefirst.workspace.record import form_page, open_section, typed
from homefirst.workspace.views.facts import KEPT, back_to

MARK = "how-to-speak"


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_need(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = NeedForm(typed(request))

    def add() -> None:
        actions.add_communication_need(
            person=opened.person, by=opened.actor, on=opened.on, **form.cleaned_data
        )

    return form_page(
        opened,
        form,
        add,
        heading="Add how to speak to them",
        button="Save and continue",
        done="It is on the record, and stands on every page about them.",
        back=back_to(opened, MARK),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def nothing_needed(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    return form_page(
        opened,
        SureForm(typed(request)),
        lambda: actions.ask_communication_needs(person=opened.person, by=opened.actor, on=opened.on),
        heading="Asked today, and nothing more is needed",
        lead="This says that somebody asked, which is another answer than not asked.",
        button="Asked today",
        done="That you asked today is on the record.",
        back=back_to(opened, MARK),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def review_need(request: HttpRequest, ref: str, need: int) -> HttpResponse:
    opened = open_section(request, ref, "details")
    held = one_of(CommunicationNeed, opened.person, need)
    form = NeedReviewForm(typed(request), row=held)

    def review() -> None:
        if form.changes:
            actions.review_communication_need(
                need=held, changes=form.changes, row_version=form.version, by=opened.actor, on=opened.on
            )

    return form_page(
        opened,
        form,
        review,
        heading="Look again at how to speak to them",
        facts=[Fact("What they need", _listed(held))],
        button="Save and continue",
        done=KEPT,
        back=back_to(opened, MARK),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def end_need(request: HttpRequest, ref: str, need: int) -> HttpResponse:
    opened = open_section(request, ref, "details")
    held = one_of(CommunicationNeed, opened.person, need)
    form = EndNeedForm(typed(request), row=held)

    def end() -> None:
        actions.end_communication_need(need=held, row_version=form.version, by=opened.actor, on=opened.on)

    return form_page(
        opened,
        form,
        end,
        heading="This is no longer needed",
        facts=[Fact("How to speak to them", held.words)],
        button="End it today",
        done="It no longer stands on the pages about them. The record keeps it.",
        back=back_to(opened, MARK),
    )


def _listed(need: CommunicationNeed) -> str:
    known = communication_needs().get(need.code)
    return known.words if known else need.code
