"""A finished step stands in the record as the event that its file says, so that nothing is typed for the return or for
figures."""

from __future__ import annotations

from datetime import date

from homefirst.practice.pathways.actions.hands import definition_of
from homefirst.practice.pathways.definition.shapes import CountsAs, Outcome
from homefirst.practice.pathways.effects import conditions
from homefirst.practice.pathways.models import PastStep, Step
from homefirst.practice.people.queries.numbers import council_number_of

_KINDS = {
    "request": PastStep.Kind.REQUEST,
    "assessment": PastStep.Kind.ASSESSMENT,
    "review": PastStep.Kind.REVIEW,
}
_SERVICE_USER = "Service user"


def count(step: Step, outcome: Outcome, *, on: date) -> PastStep | None:
    """Inside the transaction that finishes the step. None where the step or the outcome does not count."""
    counts = definition_of(step).counts_as
    if counts is None or not outcome.cld:
        return None
    person = step.episode.person
    kind = kind_of(step, counts, on)
    return PastStep.objects.create(
        person=person,
        kind=_KINDS[kind],
        stated_event_type=_KINDS[kind].value,
        council_number=council_number_of(person),
        client_type=counts.client_type or _SERVICE_USER,
        starts_on=step.opened_on,
        ends_on=on,
        outcome=outcome.cld,
        route_of_access=counts.route_of_access if kind == "request" else "",
        assessment_type=counts.assessment_type if kind == "assessment" else "",
        review_reason=counts.review_reason if kind == "review" else "",
    )


def kind_of(step: Step, counts: CountsAs, on: date) -> str:
    """Which event of the return it would be: `unless` in the order of the file: the first that holds decides."""
    for when, event in counts.unless.items():
        if when == "not_the_first":
            holds = _came_from_a_request(step)
        else:
            holds = conditions()[when](step.episode.person, on)
        if holds:
            return event
    return counts.event


def _came_from_a_request(step: Step) -> bool:
    """The episode was opened by another in which a request was counted already."""
    cause = step.episode.because_of
    if cause is None:
        return False
    return Step.objects.filter(episode=cause.episode_id, event__kind=PastStep.Kind.REQUEST).exists()
