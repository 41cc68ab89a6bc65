"""Work is given to the right worker, with the reason when it is another than the ranking's; and what is known of workers
is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction

from homefirst.foundation.access.actions import allocate
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.audit.actions import record as audit
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways.actions import hand_over, note_to_self
from homefirst.practice.pathways.actions.in_turn import wait_for_others
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import refuse_if, save_changes, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.teams.definition import MOST_POINTS, Points, allocation_rule
from homefirst.practice.teams.models import Allocation, Away, Worker
from homefirst.practice.teams.queries import candidates, piece_of, worker_of
from homefirst.practice.teams.rules import needs_why, ranked

LEAST_WORDS = 10
MOST_AT_ONCE = 20
_LONGEST_AWAY = timedelta(days=366)
_MOST_CAPACITY = 200


@dataclass(frozen=True)
class Gift:
    """One of several pieces that are given at once. `row_version` is that of the step when its giver saw it."""

    step: Step
    user: User
    row_version: int


@transaction.atomic
def give_work(
    *,
    step: Step,
    user: User,
    why: str,
    note: str,
    row_version: int,
    by: Actor,
    on: date,
    points: Points | None = None,
    points_why: str = "",
) -> Allocation:
    """By the hand-over that every worker uses. Somebody other than the ranking's first, somebody who is full or away needs
    `why`, which they see too. `points` count for this person in place of the rule's, with the reason `points_why`, and are
    kept. Raises Invalid, NotNow, Stale."""
    person = step.episode.person
    tie = check(by, "person.allocate", person.record).tie
    if person.died_on is not None:
        raise NotNow("This person has died. Nobody is given new work with them.")
    rule = allocation_rule().weighed_otherwise(_own_points(points, points_why))
    order = ranked(piece_of(step), candidates(by, step), rule, on)
    chosen = next((one for one in order if one.candidate.user_id == user.pk), None)
    if chosen is None:
        raise Invalid("Choose a worker of the list.", {"user": "Choose a worker of the list."})
    asked = needs_why(chosen, order)
    if asked and len(why.strip()) < LEAST_WORDS:
        raise Invalid(f"{asked} Say why.", {"why": f"{asked} Say why, in a sentence. They will see it too."})
    said = " ".join(part for part in (note.strip(), why.strip()) if part) or "Given from the list"
    hand_over(step=step, row_version=row_version, user=user, reason=said[:400], by=by, on=on)
    made = Allocation.objects.create(
        step=step,
        hand_over=step.hand_overs.order_by("-pk")[0],
        first_choice_id=order[0].candidate.user_id,
        why=why.strip() if asked else "",
        note=note.strip(),
        points=asdict(points) if points else {},
        points_why=points_why.strip() if points else "",
    )
    wrote(by, "work.allocate", made, person.pk, tie)
    return made


def _own_points(points: Points | None, why: str) -> Points | None:
    if points is None:
        return None
    if not all(0 <= number <= MOST_POINTS for number in asdict(points).values()):
        raise Invalid(f"Points are from 0 to {MOST_POINTS}.")
    if len(why.strip()) < LEAST_WORDS:
        raise Invalid(
            "Say why it is weighed otherwise.", {"points_why": "Say why, in a sentence. It is kept."}
        )
    return points


@transaction.atomic
def give_several(
    *, gifts: Sequence[Gift], whys: Mapping[int, str], by: Actor, on: date
) -> tuple[list[Allocation], list[Step]]:
    """Each by `give_work`, in this order: with its own check, version and audit row, and what a worker has been given
    before counts for the next. `whys` are by worker. What somebody else moved meanwhile is left where it is, the second
    that is returned; a reason that is missing leaves everything. Raises Invalid, NotAllowed."""
    if not gifts:
        raise Invalid("Choose a worker for at least one of them.")
    if len(gifts) > MOST_AT_ONCE:
        raise Invalid(f"Give no more than {MOST_AT_ONCE} pieces of work at once.")
    for person_id in sorted({gift.step.episode.person_id for gift in gifts}):
        wait_for_others(
            person_id
        )  # all of them before the first row of the audit: so two givers never wait for each other
    given, left = [], []
    for gift in gifts:
        try:
            with transaction.atomic():
                given.append(_give_one(gift, whys.get(gift.user.pk, ""), by, on))
        except NotNow:
            left.append(gift.step)
    return given, left


def _give_one(gift: Gift, why: str, by: Actor, on: date) -> Allocation:
    """`give_work`; what is wrong is said at the boxes of the page that gives several."""
    try:
        return give_work(
            step=gift.step, user=gift.user, why=why, note="", row_version=gift.row_version, by=by, on=on
        )
    except Invalid as problem:
        box = f"why_{gift.user.pk}" if "why" in problem.fields else f"worker_{gift.step.pk}"
        words = next(iter(problem.fields.values()), problem.message)
        raise Invalid(problem.message, {box: words}) from problem


@transaction.atomic
def give_person(*, person: Person, user: User, by: Actor) -> Tie:
    """All work with somebody, without a step: they hold it until that is ended. Raises NotNow for somebody who has died."""
    if person.died_on is not None:
        raise NotNow("This person has died. Nobody is given new work with them.")
    return allocate(record=person.record, user=user, by=by)


@transaction.atomic
def undo_giving(*, allocation: Allocation, by: Actor, on: date) -> Step:
    """Back to the hands that it came from, on the same day, by whoever gave it and before it was begun."""
    step = Step.objects.select_related("episode__person__record", "episode__version", "held_by", "team").get(
        pk=allocation.step_id
    )
    given = allocation.hand_over
    tie = check(by, "person.allocate", step.episode.person.record).tie
    if allocation.undone_on is not None or given.to_user_id != step.held_by_id:
        raise NotNow("The work is in other hands by now. Hand it over instead.")
    if given.on != on or by.user is None or given.by_id != by.user.pk:
        raise NotNow("This can be undone on the day itself, by whoever gave it. Hand the work over instead.")
    if step.state not in (Step.State.NOT_STARTED, Step.State.PAUSED, Step.State.SENT_BACK):
        raise NotNow("The work has begun. Hand it over instead.")
    back: dict[str, User | Team | None] = {"user": given.from_user}
    if given.from_user is None:
        back = {"team": given.from_team or step.team or step.episode.person.record.team}
    hand_over(step=step, row_version=step.row_version, reason="Given by mistake", by=by, on=on, **back)  # type: ignore[arg-type]
    Allocation.objects.filter(pk=allocation.pk).update(undone_on=on)
    wrote(by, "work.undo_allocation", allocation, step.episode.person_id, tie)
    return step


@transaction.atomic
def keep_waiting(*, step: Step, why: str, row_version: int, by: Actor, on: date) -> Step:
    """Nobody gets it yet, and the list says why. Raises Invalid, Stale."""
    check(by, "person.allocate", step.episode.person.record)
    if len(why.strip()) < LEAST_WORDS:
        raise Invalid("Say why it waits.", {"because": "Say why it waits, in a sentence."})
    return note_to_self(
        step=step, note=why.strip(), waiting_on=step.waiting_on, row_version=row_version, by=by, on=on
    )


@transaction.atomic
def set_worker(
    *,
    user: User,
    capacity: int | None,
    languages: Collection[str],
    skills: Collection[str],
    row_version: int,
    by: Actor,
) -> Worker:
    """What a manager of their team knows. `row_version` is 0 where nothing was said of them before. Raises Stale."""
    _check_manages(by, user)
    wrong = {}
    if capacity is not None and not 1 <= capacity <= _MOST_CAPACITY:
        wrong["capacity"] = f"Enter a number from 1 to {_MOST_CAPACITY}, or leave it empty."
    if set(skills) - set(allocation_rule().skills):
        wrong["skills"] = "Choose from the list."
    refuse_if(wrong)
    facts = {
        "capacity": capacity,
        "languages": sorted({language.strip() for language in languages if language.strip()}),
        "skills": sorted(set(skills)),
    }
    worker, is_new = Worker.objects.get_or_create(user=user)
    if is_new:
        row_version = worker.row_version
    save_changes(worker, facts, row_version)
    _said(by, "worker.set", worker, user, sorted(facts))
    return worker


@transaction.atomic
def say_away(*, user: User, from_on: date | None, until_on: date | None, by: Actor, on: date) -> Away:
    """By the worker, or by a manager of their team."""
    if by.user is None or by.user.pk != user.pk:
        _check_manages(by, user)
    refuse_if(_away_problems(from_on, until_on, on))
    assert from_on is not None
    assert until_on is not None
    made = Away.objects.create(user=user, from_on=from_on, until_on=until_on, said_by=by.user)
    _said(by, "worker.away", made, user)
    return made


@transaction.atomic
def call_off_away(*, away: Away, by: Actor, on: date) -> None:
    """They are in after all."""
    if by.user is None or by.user.pk != away.user_id:
        _check_manages(by, away.user)
    if not Away.objects.filter(pk=away.pk, called_off_on__isnull=True).update(called_off_on=on):
        raise NotNow("Somebody has called this off already.")
    _said(by, "worker.call_off_away", away, away.user)


def _away_problems(from_on: date | None, until_on: date | None, on: date) -> dict[str, str]:
    if from_on is None:
        return {"from_on": "Enter the first day away."}
    if until_on is None:
        return {"until_on": "Enter the last day away."}
    if until_on < from_on:
        return {"until_on": "The last day away is on or after the first."}
    if until_on < on:
        return {"until_on": "These days have gone by."}
    return {} if until_on - from_on <= _LONGEST_AWAY else {"until_on": "Enter no more than a year."}


def _check_manages(by: Actor, user: User) -> None:
    """In a role that gives work out, and of one of the worker's teams; the system may, for setting a council up."""
    check(by, "person.allocate")
    if by.role != "system" and worker_of(by, user.pk).pk != user.pk:
        raise NotAllowed("This worker is in none of your teams.", action="person.allocate")


def _said(by: Actor, action: str, row: Worker | Away, user: User, fields: Collection[str] = ()) -> None:
    detail = {"user": user.pk} | ({"fields": list(fields)} if fields else {})
    audit(by, "write", action, object_type=row._meta.model_name or "", object_id=row.pk, detail=detail)


@transaction.atomic
def take_out(*, what: str, form: str, person_ids: Sequence[int], by: Actor) -> None:
    """A list of the team leaves as a file: a row of its own, and one about each person on it. `form` is csv or xlsx."""
    check(by, "team.export")
    detail = {"form": form, "rows": len(person_ids)}
    audit(by, "export", "team.export", object_type="list", object_id=what, detail=detail)
    looked_many(by, person_ids, f"{what}, as a file", "team")
