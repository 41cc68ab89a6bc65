"""Work that waits for a worker, calls to those who wait, and what managers know of their workers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.db.models import QuerySet

from homefirst.demo.borough.values import HOME_CARE
from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories import waiting as told
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.foundation.accounts.actions import staff_called, team_called
from homefirst.practice.pathways.actions import hand_over, open_episode
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.teams.actions import say_away, set_worker
from homefirst.practice.teams.models import Worker
from homefirst.practice.teams.queries import staff_now
from homefirst.practice.waiting.actions import record_call
from homefirst.practice.waiting.definition import waiting_rule
from homefirst.practice.waiting.models import SafetyCall
from homefirst.practice.waiting.queries import published
from homefirst.practice.waiting.rules import latest_next_call
from homefirst.support.services.actions import add_service
from homefirst.workspace.team.waits import Waiter, everybody_who_waits

_MANAGES_EAST, _REACHES_ALL = "amara.cole@westbrook.example", "gwen.morgan@westbrook.example"
_CARE_BEGINS = 6  # days ahead


def tell_who_waits(by: Actor) -> int:
    """Does nothing where somebody has rung already. Returns how many calls were made."""
    if SafetyCall.objects.exists():
        return 0
    for referred in told.REFERRED:
        _refer(referred, by)
    _from_the_east(by)
    for sent in told.SENT:
        _send(sent, by)
    _care_to_start(by)
    for known in told.KNOWN:
        _know(known, by)
    for rung in told.RUNG:
        _ring(rung, by)
    return len(told.RUNG) + _ring_the_rest(by)


def _refer(referred: told.Referred, by: Actor) -> None:
    person, worker = number_of(referred.la_id).person, _ago(acting(referred.by, by), referred.days_ago)
    manager = _ago(acting(_MANAGES_EAST, by), referred.days_ago)
    dates = {"noticed": worker.on} if referred.pathway == "hospital_discharge" else {}
    episode = open_episode(person=person, code=referred.pathway, by=worker, on=worker.on, dates=dates)
    step = episode.steps.get(state__in=Step.OPEN)
    team = team_called(referred.to) if referred.to else None
    if team is not None and (step.held_by_id or step.team_id != team.pk):
        hand_over(
            step=step,
            row_version=step.row_version,
            team=team,
            reason="Lives in the east",
            by=manager,
            on=manager.on,
        )


def _from_the_east(by: Actor) -> None:
    """The manager took the calls; whose work it is to be is not decided."""
    for person, (pathway, days) in zip(_held_by_nobody("east"), told.REFERRED_EAST, strict=False):
        manager = _ago(acting(_MANAGES_EAST, by), days)
        open_episode(person=person, code=pathway, by=manager, on=manager.on)


def _send(sent: told.Sent, by: Actor) -> None:
    """Nothing where everybody of the team is in somebody's hands already."""
    person = next(iter(_held_by_nobody(sent.of)), None)
    if person is None:
        return
    manager = _ago(acting(f"{sent.by}@{DOMAIN}", by), sent.days_ago)
    episode = open_episode(person=person, code=sent.pathway, by=manager, on=manager.on)
    step = episode.steps.get(state__in=Step.OPEN)
    team = team_called(sent.to)
    if step.held_by_id or step.team_id != team.pk:
        hand_over(
            step=step,
            row_version=step.row_version,
            team=team,
            reason=sent.why,
            by=manager,
            on=manager.on,
        )


def _held_by_nobody(team: str) -> QuerySet[Person]:
    held = Tie.objects.filter(kind=Tie.Kind.ALLOCATED).values("record_id")
    people = Person.objects.filter(
        record__team__code=team, died_on__isnull=True, episodes=None, client_type="Service user"
    ).exclude(record__in=held)
    return people.order_by("pk").select_related("record__team")[:10]


def _care_to_start(by: Actor) -> None:
    worker = acting("priya.nair@westbrook.example", by)
    add_service(
        person=number_of(told.IVY).person,
        service_type="Long term support: Community",
        service_component=HOME_CARE,
        starts_on=by.on + timedelta(days=_CARE_BEGINS),
        description="Mornings, seven days",
        by=worker,
        on=worker.on,
    )


def _know(known: told.Known, by: Actor) -> None:
    user = staff_called(known.email)
    worker = Worker.objects.filter(user=user).first()
    set_worker(
        user=user,
        capacity=known.capacity,
        languages=known.languages,
        skills=known.skills,
        row_version=worker.row_version if worker else 0,
        by=by,
    )
    if known.away:
        first, last = (by.on + timedelta(days=days) for days in known.away)
        say_away(user=user, from_on=first, until_on=last, by=by, on=by.on)


def _ring(rung: told.Rung, by: Actor) -> None:
    person, worker = number_of(rung.la_id).person, _ago(acting(rung.by, by), rung.days_ago)
    last = SafetyCall.objects.filter(person=person, is_last=True).first()
    before = last.risk if last else rung.risk
    record_call(
        person=person,
        answered=True,
        spoke_to=rung.spoke_to,
        how=rung.how,
        risk=rung.risk,
        risk_reason=rung.why,
        risk_before=before,
        next_on=_day(worker.on, rung.again_in),
        by=worker,
        on=worker.on,
    )


def _ring_the_rest(by: Actor) -> int:
    """Whoever else should have been rung by now was, two days ago, by who holds their work or answers for it."""
    named = {rung.la_id for rung in told.RUNG}
    spared = {number_of(la_id).person.pk for la_id in named}
    waiting = everybody_who_waits(by, staff_now(by.on), published())
    late = [one for one in waiting if one.next_call_on < by.on and one.person_id not in spared]
    for one in late:
        _ring_one(one, by)
    return len(late)


def _ring_one(one: Waiter, by: Actor) -> None:
    step = Step.objects.filter(pk__in=[wait.step_id for wait in one.waits if wait.step_id]).first()
    worker = _ago(acting(step.held_by.email if step and step.held_by else _REACHES_ALL, by), 2)
    record_call(
        person=Person.objects.select_related("record").get(pk=one.person_id),
        answered=True,
        spoke_to="the person themselves",
        how="Well enough, and knows what comes next.",
        risk=one.risk,
        risk_reason="",
        risk_before=one.risk,
        next_on=latest_next_call(waiting_rule(), risk=one.risk, answered=True, on=worker.on),
        by=worker,
        on=worker.on,
    )


def _ago(by: Actor, days: int) -> Actor:
    """The same hands at the same hour of an earlier day."""
    return replace(by, at=by.at - timedelta(days=days))


def _day(on: date, later: int) -> date:
    return on + timedelta(days=later)
