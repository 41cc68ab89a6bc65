"""An authorisation is given with its conditions, somebody stands on their side, and it is looked after until it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.errors import Invalid
from homefirst.practice.liberty import rules
from homefirst.practice.liberty.actions.requests import Answers, Requirement, day_of, one, request_of
from homefirst.practice.liberty.models import Authorisation, LibertyCondition, LibertyRequest
from homefirst.practice.pathways.actions.episodes import date_known, dates_known
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions.writing import save_changes, save_new_or_changes, wrote

MOST_CONDITIONS: Final = 4
ASKED_BEFORE: Final = timedelta(weeks=4)


@part_of_act()
def keep_decision(*, step: Step, answers: Answers, by: Actor, on: date) -> Authorisation:
    """Granted. Raises Invalid where the law or the assessments do not allow it. Whether another is needed is asked four
    weeks before the end."""
    tie = check_work(by, step.episode.person)
    request = request_of(step.episode, on)
    starts, ends = day_of(answers, "starts_on") or on, day_of(answers, "ends_on")
    if ends is None:
        raise Invalid("Say until when it is granted.", {"outcome": "Say until when it is granted."})
    _check(request, starts, ends, answers)
    said: dict[str, Any] = {"starts_on": starts, "ends_on": ends}
    before = Authorisation.objects.filter(request=request).first()  # where the sign-off was gone back to
    granted = before or Authorisation(request=request, person=step.episode.person)
    save_new_or_changes(granted, {**said, "ended_on": None})
    _set_conditions(granted, answers, on)
    result = {"result": LibertyRequest.Result.GRANTED, "decided_on": on}
    save_changes(request, result, request.row_version)
    wrote(by, "liberty.grant", granted, request.person_id, tie, said)
    episode = step.episode
    asked = max(on, ends - ASKED_BEFORE)
    date_known(episode=episode, name="renewal_from", day=asked, row_version=episode.row_version, on=on)
    _end_those_before(granted, on)
    return granted


@part_of_act()
def keep_representative(*, step: Step, answers: Answers, by: Actor, on: date) -> None:
    """Appointed, none yet, or no longer able to do it: then nobody stands there until somebody is found."""
    tie = check_work(by, step.episode.person)
    granted = _granted(step)
    if granted is None:
        return
    name = one(answers, "name_of") if step.outcome == "appointed" else ""
    said = {
        "representative": name,
        "representative_is_paid": next(iter(answers.get("paid", ())), None) if name else None,
        "representative_since": on if name else None,
        "what_next": "" if name else one(answers, "what_next") or step.reason,
    }
    save_changes(granted, said, granted.row_version)
    wrote(by, "liberty.keep_representative", granted, granted.person_id, tie, said)


@part_of_act()
def keep_check(*, step: Step, answers: Answers, by: Actor, on: date) -> None:
    """Kept: every condition that was due is met. Not kept: they stay as they are, overdue."""
    tie = check_work(by, step.episode.person)
    granted = _granted(step)
    if granted is None:
        return
    said: dict[str, Any] = {"checked_on": on}
    if step.outcome == "to_court":
        said["court_on"] = on
    if step.outcome == "kept":
        for each in open_conditions(granted):
            if each.due_on <= on:
                save_changes(each, {"met_on": on}, each.row_version)
    save_changes(granted, said, granted.row_version)
    wrote(by, "liberty.keep_check", granted, granted.person_id, tie, said)


@part_of_act()
def keep_review(*, step: Step, answers: Answers, by: Actor, on: date) -> None:
    """It goes on with the conditions as they were or as they are now, or is suspended."""
    tie = check_work(by, step.episode.person)
    granted = _granted(step)
    if granted is None:
        return
    said = {"suspended_on": on if step.outcome == "suspended" else None, "checked_on": on}
    if next(iter(answers.get("vary", ())), False):
        _set_conditions(granted, answers, on)
    save_changes(granted, said, granted.row_version)
    wrote(by, "liberty.keep_review", granted, granted.person_id, tie, said)


def next_of(granted: Authorisation) -> Authorisation | None:
    """The first that was granted to the same person after it. One query."""
    later = Authorisation.objects.filter(person=granted.person_id, starts_on__gte=granted.starts_on)
    return later.filter(pk__gt=granted.pk).order_by("starts_on", "pk").first()


def open_conditions(granted: Authorisation) -> list[LibertyCondition]:
    """One query."""
    return list(
        granted.conditions.filter(met_on__isnull=True, replaced_on__isnull=True).order_by("due_on", "pk")
    )


def conditions_in(answers: Answers) -> list[tuple[str, str, date]]:
    """(what, who, by when) of each that the form names."""
    found = []
    for number in range(1, MOST_CONDITIONS + 1):
        words, due = one(answers, f"condition_{number}"), day_of(answers, f"condition_{number}_by")
        if words and due:
            found.append((words, one(answers, f"condition_{number}_who"), due))
    return found


def _set_conditions(granted: Authorisation, answers: Answers, on: date) -> None:
    """Those before are replaced by these."""
    for each in open_conditions(granted):
        save_changes(each, {"replaced_on": on}, each.row_version)
    LibertyCondition.objects.bulk_create(
        LibertyCondition(authorisation=granted, words=words[:400], owner=owner[:200], due_on=due)
        for words, owner, due in conditions_in(answers)
    )


def _end_those_before(granted: Authorisation, on: date) -> None:
    """The clock of one that still runs goes to the day before this one begins. One query, and three more where one does."""
    still = Authorisation.objects.filter(
        person=granted.person_id, pk__lt=granted.pk, ended_on__isnull=True, ends_on__gte=granted.starts_on
    ).exclude(request__episode__state=Episode.State.CLOSED)
    for before in still.select_related("request__episode__version", "request__episode__person"):
        last = rules.last_day_before(before.starts_on, before.ends_on, next_from=granted.starts_on)
        dates_known(episode=before.request.episode, days={"authorised_until": last}, on=on)


def _check(request: LibertyRequest, starts: date, ends: date, answers: Answers) -> None:
    may = rules.may_be_granted(starts_on=starts, ends_on=ends)
    if may.answer:
        rows = {row.requirement: row for row in request.assessments.all()}
        may = rules.may_rest_on(
            {str(name): row.is_met for name, row in rows.items()},
            best_interests_by=rows[Requirement.BEST_INTERESTS].assessor
            if Requirement.BEST_INTERESTS in rows
            else "",
            mental_health_by=rows[Requirement.MENTAL_HEALTH].assessor
            if Requirement.MENTAL_HEALTH in rows
            else "",
        )
    if not may.answer:
        raise Invalid(may.reasons[0], {"outcome": may.reasons[0]})


def _granted(step: Step) -> Authorisation | None:
    """None for one granted before authorisations were kept. One query."""
    return Authorisation.objects.filter(request__episode=step.episode_id).first()
