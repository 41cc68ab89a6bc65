"""A request or an authorisation ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.design.words import day
from homefirst.foundation.errors import Invalid
from homefirst.practice.liberty import rules
from homefirst.practice.liberty.actions.authorisations import next_of
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


@part_of_act()
def keep_ended(*, step: Step, answers: Answers, by: Actor, on: date) -> None:
    """A request that waited has its result. An authorisation ends today where it ceases or the person died, and on the day
    before the next one where that has begun; else it runs to its last day. Raises Invalid where neither is so yet."""
    tie = check_work(by, step.episode.person)
    request = request_of(step.episode, on)
    granted = Authorisation.objects.filter(request=request).first()
    if granted is not None:
        ended_on = _ended_on(granted, step.outcome, on)
        if ended_on is not None and granted.ended_on is None:
            save_changes(granted, {"ended_on": ended_on}, granted.row_version)
            wrote(by, "liberty.end", granted, request.person_id, tie, ["ended_on"])
        return
    result = _RESULTS.get(step.outcome)
    if result is None:  # granted before authorisations were kept in rows
        return
    why = step.reason or one(answers, "why_not")
    said = {"result": result, "decided_on": on, "result_why": why}
    save_changes(request, said, request.row_version)
    wrote(by, "liberty.close_request", request, request.person_id, tie, said)


def _ended_on(granted: Authorisation, outcome: str, on: date) -> date | None:
    """None for one that runs, or ran, to its last day. One query where the next one is said to have begun."""
    if outcome in _ENDS_TODAY:
        return min(on, granted.ends_on)
    if outcome == "new_one_began":
        following = next_of(granted)
        if following is None or following.starts_on > on:
            last = day(granted.ends_on)
            _refuse(f"No new authorisation has begun. This one runs until {last}, and is looked after here.")
        assert following is not None
        return rules.last_day_before(granted.starts_on, granted.ends_on, next_from=following.starts_on)
    if outcome == "ran_out" and granted.ends_on >= on:
        _refuse(f"It runs until {day(granted.ends_on)}: the last day counts. Say this on the day after.")
    return None


def _refuse(said: str) -> None:
    raise Invalid(said, {"outcome": said})
