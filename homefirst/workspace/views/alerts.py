"""Danger to know before going: added, checked again, ended with a reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Fact
from homefirst.practice.people import actions
from homefirst.practice.people.models import Alert
from homefirst.practice.people.queries import one_of
from homefirst.workspace.forms.alerts import AlertForm, CheckAlertForm, EndAlertForm
from homefirst.workspace.record import form_page, open_section, typed
from homefirst.workspace.views.facts import back_to

MARK = "alerts"


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_alert(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = AlertForm(typed(request))
    return form_page(
        opened,
        form,
        lambda: actions.add_alert(person=opened.person, by=opened.actor, on=opened.on, **form.cleaned_data),
        heading="Add an alert",
        button="Add an alert",
        kind="warning",
        done="The alert stands on every page about them.",
        back=back_to(opened, MARK),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def check_alert(request: HttpRequest, ref: str, alert: int) -> HttpResponse:
    opened = open_section(request, ref, "details")
    held = one_of(Alert, opened.person, alert)
    form = CheckAlertForm(typed(request), row=held)

    def check() -> None:
        day = form.cleaned_data["check_on"]
        actions.check_alert(alert=held, check_on=day, row_version=form.version, by=opened.actor, on=opened.on)

    return form_page(
        opened,
        form,
        check,
        heading="Check the alert again",
        facts=[Fact("Alert", held.words)],
        button="Still true",
        done="The alert stays, and has a new day to be checked.",
        back=back_to(opened, MARK),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def end_alert(request: HttpRequest, ref: str, alert: int) -> HttpResponse:
    opened = open_section(request, ref, "details")
    held = one_of(Alert, opened.person, alert)
    form = EndAlertForm(typed(request), row=held)

    def end() -> None:
        reason = form.cleaned_data["end_reason"]
        actions.end_alert(alert=held, reason=reason, row_version=form.version, by=opened.actor, on=opened.on)

    return form_page(
        opened,
        form,
        end,
        heading="End the alert",
        facts=[Fact("Alert", held.words)],
        button="End the alert",
        done="The alert has ended. It stays under earlier alerts.",
        back=back_to(opened, MARK),
    )
