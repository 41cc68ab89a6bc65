"""An enquiry into a service, walked through its steps with the answers that its forms need."""

from __future__ import annotations

from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.organisations import actions
from homefirst.practice.organisations.models import ServiceEnquiry, ServiceStep
from tests.factories import TODAY
from tests.practice.pathways.filling import _allowed


def opened(by: Actor, name: str = "Larch House", why: str = "Three concerns in a month.") -> ServiceEnquiry:
    return actions.open_enquiry(name=name, why=why, by=by, on=TODAY)


def in_hand(enquiry: ServiceEnquiry, code: str) -> ServiceStep:
    steps = ServiceStep.objects.filter(enquiry=enquiry, code=code, finished_on__isnull=True, is_needed=True)
    return steps.select_related("enquiry__version", "form").get()


def done(
    enquiry: ServiceEnquiry, code: str, outcome: str, by: Actor, reason: str = "", **said: Any
) -> ServiceStep:
    """`said` maps questions to one answer; every other that needs one gets the first that it allows."""
    step = in_hand(enquiry, code)
    given = needed(step, **said)
    return actions.finish_service_step(
        step=step, given=given, outcome=outcome, reason=reason, row_version=step.row_version, by=by, on=TODAY
    )


def needed(step: ServiceStep, **said: Any) -> dict[str, Any]:
    """Answers to every question that needs one."""
    given: dict[str, Any] = {name: (value,) for name, value in said.items()}
    if step.form is not None:
        form = forms.read(step.form)
        lacking = [each for part in logic.progress(form, given) for each in part.missing]
        given |= {each.code: (_allowed(each),) for each in lacking}
    return given
