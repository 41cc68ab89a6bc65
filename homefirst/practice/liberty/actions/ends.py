"""A request or an authorisation ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.practice.liberty.actions.requests import Answers, Result, one, request_of
from homefirst.practice.liberty.models import Authorisation, LibertyRequest
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, wrote

_RESULTS: Final[Mapping[str, LibertyRequest.Result]] = {
    "agreed": Result.NOT_NEEDED,
    "not_granted": Result.NOT_GRANTED,
    "closed_without_assessment": Result.CLOSED,
    "died": Result.DIED,
}
_ENDS_TODAY: Final = frozenset({"ceases", "died"})


@transaction.atomic
def keep_ended(*, step: Step, answers: Answers, by: Actor, on: date) -> None:
    """A request that waited has its result. An authorisation ends today where it ceases or the person died; else it runs to
    its last day."""
    tie = check_work(by, step.episode.person)
    request = request_of(step.episode, on)
    granted = Authorisation.objects.filter(request=request).first()
    if granted is not None:
        if step.outcome in _ENDS_TODAY and granted.ended_on is None:
            save_changes(granted, {"ended_on": min(on, granted.ends_on)}, granted.row_version)
            wrote(by, "liberty.end", granted, request.person_id, tie, ["ended_on"])
        return
    why = step.reason or one(answers, "why_not")
    said = {"result": _RESULTS[step.outcome], "decided_on": on, "result_why": why}
    save_changes(request, said, request.row_version)
    wrote(by, "liberty.close_request", request, request.person_id, tie, said)
