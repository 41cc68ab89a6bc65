"""A request comes, its urgent authorisation is extended, and its six requirements are assessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.errors import Invalid
from homefirst.practice.liberty import rules
from homefirst.practice.liberty.models import LibertyAssessment, LibertyRequest
from homefirst.practice.pathways.actions.episodes import date_known, named_dates
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions.writing import save_changes, wrote

Answers = Mapping[str, tuple[Any, ...]]
Requirement = LibertyAssessment.Requirement
Result = LibertyRequest.Result

_ENDS: Final[Mapping[str, LibertyRequest.Result]] = {
    "withdrawn": Result.WITHDRAWN,
    "closed_without_assessment": Result.CLOSED,
}
# Requirement: the question that says whether it is met, and those of another assessor and day, where there is one.
_ASSESSED: Final[Mapping[Requirement, tuple[str, str, str]]] = {
    Requirement.AGE: ("age", "", ""),
    Requirement.REFUSALS: ("no_refusal", "", ""),
    Requirement.CAPACITY: ("lacks_capacity", "capacity_by", "capacity_on"),
    Requirement.BEST_INTERESTS: ("best_interests", "", ""),
    Requirement.MENTAL_HEALTH: ("mental_disorder", "", ""),
    Requirement.ELIGIBILITY: ("eligible", "eligible_by", "eligible_on"),
}


@part_of_act()
def keep_request(*, step: Step, answers: Answers, by: Actor, on: date) -> LibertyRequest:
    """From this day the request stands on the board, and its clock runs whether or not somebody said when it came. Raises
    Invalid for an urgent authorisation that the law does not know."""
    tie = check_work(by, step.episode.person)
    request = request_of(step.episode, on)
    urgent = _urgent(step, answers)
    said = {
        "kind_of_place": one(answers, "kind_of_place"),
        "place": one(answers, "place"),
        "who_pays": one(answers, "who_pays"),
        "needed_from": day_of(answers, "needed_from"),
        "priority": one(answers, "priority"),
        "objects_to_it": next(iter(answers.get("objects", ())), None),
        **urgent,
        **_ended(step, on),
    }
    save_changes(request, said, request.row_version)
    wrote(by, "liberty.keep_request", request, request.person_id, tie, said)
    return request


@part_of_act()
def extend_urgent(
    *, request: LibertyRequest, until: date, why: str, row_version: int, by: Actor, on: date
) -> LibertyRequest:
    """The council extends an urgent authorisation once; the clocks of its assessments run to the new day. Raises Invalid and
    Stale."""
    tie = check_work(by, request.person)
    if request.urgent_from is None or request.urgent_until is None or request.result:
        raise Invalid("No urgent authorisation runs here.", {"until": "No urgent authorisation runs here."})
    may = rules.may_be_extended(
        request.urgent_from, request.urgent_until, until, already=request.extended_on is not None, on=on
    )
    if not may.answer:
        raise Invalid(may.reasons[0], {"until": may.reasons[0]})
    if not why.strip():
        raise Invalid("Say what is exceptional.", {"why": "Say what is exceptional."})
    said = {"urgent_until": until, "extended_on": on, "extended_why": why.strip()}
    save_changes(request, said, row_version)
    episode = Episode.objects.get(pk=request.episode_id)
    date_known(episode=episode, name="urgent_until", day=until, row_version=episode.row_version, on=on)
    wrote(by, "liberty.extend_urgent", request, request.person_id, tie, said)
    return request


@part_of_act()
def keep_assessments(*, step: Step, answers: Answers, by: Actor, on: date) -> None:
    """Each requirement that this step's form answers, with who assessed it and when."""
    tie = check_work(by, step.episode.person)
    request = request_of(step.episode, on)
    whole = one(answers, "assessor"), day_of(answers, "assessed_on") or on
    rows = [
        LibertyAssessment(
            request=request,
            requirement=requirement,
            is_met=bool(answers[question][0]),
            assessor=one(answers, who) or whole[0],
            on=day_of(answers, when) or whole[1],
            step=step,
        )
        for requirement, (question, who, when) in _ASSESSED.items()
        if answers.get(question)
    ]
    LibertyAssessment.objects.filter(request=request, requirement__in=[r.requirement for r in rows]).delete()
    LibertyAssessment.objects.bulk_create(rows)
    wrote(by, "liberty.keep_assessments", request, request.person_id, tie, ["is_met", "assessor", "on"])


def request_of(episode: Episode, on: date) -> LibertyRequest:
    """Inside the caller's transaction. An episode from before requests were kept has one from now on. Where nobody said on
    which day it came, its clock runs from the day on which it was opened, which is the latest that it can be."""
    came = named_dates(episode).get("received")
    if came is None:
        came = episode.opened_on
        date_known(episode=episode, name="received", day=came, row_version=episode.row_version, on=on)
    kept = LibertyRequest.objects.filter(episode=episode).first()
    return kept or LibertyRequest.objects.create(episode=episode, person=episode.person, received_on=came)


def one(answers: Answers, question: str) -> str:
    return str(next(iter(answers.get(question, ())), "")).strip()


def day_of(answers: Answers, question: str) -> date | None:
    said = one(answers, question)
    return date.fromisoformat(said) if said else None


def _urgent(step: Step, answers: Answers) -> dict[str, date | None]:
    given, until = day_of(answers, "urgent_from"), day_of(answers, "urgent_until")
    if given is None or until is None:
        return {"urgent_from": None, "urgent_until": None}
    may = rules.urgent_may_last(given, until)
    if not may.answer:
        raise Invalid(may.reasons[0], {"outcome": may.reasons[0]})
    return {"urgent_from": given, "urgent_until": until}


def _ended(step: Step, on: date) -> dict[str, Any]:
    result = _ENDS.get(step.outcome)
    if result is None:  # a step that was gone back to may have ended otherwise before
        return {"result": Result.WAITING, "decided_on": None, "result_why": ""}
    return {"result": result, "decided_on": on, "result_why": step.reason}
