"""Who holds whose work: those with something new go to the social workers of their team, in turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle

from homefirst.demo.staff import SIGN_INS, SOCIAL_WORKERS, TEAMS, Worker
from homefirst.demo.stories.neighbours import LA_IDS
from homefirst.foundation.access import actions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.actions import staff_called, team_called
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Identifier

EACH = 18  # people whom a social worker holds
NEW = timedelta(days=180)
_HOLDERS: tuple[Worker, ...] = tuple(
    worker for worker in SIGN_INS + SOCIAL_WORKERS if worker.role == "social_worker"
)
_VISITED_BY = "priya.nair@westbrook.example"


def share_out(by: Actor, last: date) -> int:
    """`last` is the last day that the files cover. Returns how many people were given to somebody."""
    return _to_reablement(by) + sum(_to_team(team.code, by, last) for team in TEAMS)


def _to_reablement(by: Actor) -> int:
    team, worker = team_called("reablement"), staff_called(_VISITED_BY)
    records = Record.objects.filter(person__identifiers__value__in=LA_IDS).exclude(team=team)
    for record in records:
        actions.move_to_team(record=record, team=team, by=by)
        actions.allocate(record=record, user=worker, by=by)
    return len(records)


def _to_team(code: str, by: Actor, last: date) -> int:
    workers = [staff_called(worker.email) for worker in _HOLDERS if code in worker.teams]
    if not workers:
        return 0
    records = _with_something_new(code, last)[: EACH * len(workers)]
    for record, worker in zip(records, cycle(workers), strict=False):
        actions.allocate(record=record, user=worker, by=by)
    return len(records)


def _with_something_new(code: str, last: date) -> Sequence[Record]:
    """Living people of a team whom nobody holds, the newest first."""
    steps = PastStep.objects.filter(starts_on__gt=last - NEW).order_by("-starts_on", "person_id")
    theirs = steps.filter(person__died_on__isnull=True, person__record__team__code=code)
    held = Tie.objects.filter(kind=Tie.Kind.ALLOCATED).values("record_id")
    free = theirs.exclude(person__record__in=held).select_related("person__record")
    return list({step.person_id: step.person.record for step in free}.values())


def number_of(la_id: str) -> Identifier:
    """The council number that leads to somebody of the stories."""
    return Identifier.objects.select_related("person__record").get(
        kind=Identifier.Kind.COUNCIL, value__iexact=la_id
    )
