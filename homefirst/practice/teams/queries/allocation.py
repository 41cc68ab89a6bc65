"""The work that waits for a worker, and who may be given it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet, Value

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import team_ids
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.pathways.queries import work_step
from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.models import Allocation
from homefirst.practice.teams.queries.load import loads
from homefirst.practice.teams.queries.staff import staff_now
from homefirst.practice.teams.queries.workers import WorkerFacts, away_of, worker_facts
from homefirst.practice.teams.rules import Candidate, Piece
from homefirst.practice.waiting.queries import held_here


def waiting_for_a_worker(actor: Actor, at: datetime) -> QuerySet[Step]:
    """Open steps about living people, of this actor's teams or of people whom those hold, that nobody holds who is here."""
    if actor.user is None:
        return Step.objects.none()
    ours = team_ids(actor.user, actor.on)
    mine = Q(team__in=ours) | Q(team__isnull=True, episode__person__record__team__in=ours)
    nobody = ~held_here(at, "episode__person")
    found = Step.objects.filter(mine, nobody, state__in=Step.OPEN, episode__person__died_on__isnull=True)
    found = policy.visible(actor, found, "person.see", "episode__person__record")
    return found.exclude(state=Step.State.AGREEMENT).select_related(
        "episode__person__record__team", "episode__version", "team"
    )


def step_to_give(actor: Actor, step_id: int) -> Step:
    """An open step of the list, as `work_step`. Raises NotAllowed."""
    step = work_step(actor, step_id)
    if step.state not in Step.OPEN:
        raise NotAllowed("This work is finished already.", action="person.allocate")
    return step


def piece_of(step: Step) -> Piece:
    person = step.episode.person
    return Piece(step.episode.code, person.first_language, person.record.team_id)


def candidates(actor: Actor, step: Step) -> list[Candidate]:
    """Members of the actor's teams and of the person's who may do this step, and nobody barred from the record or shut
    out of it. Seven queries, whatever there is."""
    here, person = staff_now(actor.on), step.episode.person
    doers = set(library.read(step.episode.version).steps[step.code].done_by)
    ours = set(team_ids(actor.user, actor.on)) if actor.user else set()
    if person.record.team_id:
        ours.add(person.record.team_id)
    able = {pk: name for pk, name in here.members(ours).items() if here.roles[pk] & doers}
    able = _who_may_open(person.record, able, actor)
    facts, carried, away = worker_facts(able), loads(able), away_of(able, actor.on)
    finished, holds = _with_them(step)
    rule, none = allocation_rule(), WorkerFacts()
    return [
        Candidate(
            user_id=pk,
            name=name,
            carried=carried[pk].weight if pk in carried else 0,
            capacity=facts.get(pk, none).capacity or rule.capacity_of(here.roles[pk]),
            languages=facts.get(pk, none).languages,
            skills=facts.get(pk, none).skills,
            team_ids=frozenset(each for each, team in here.teams.items() if pk in team.members),
            finished_with_them=pk in finished,
            holds_with_them=pk in holds,
            away=away.get(pk, ()),
        )
        for pk, name in able.items()
    ]


def last_given(step: Step) -> Allocation | None:
    """The last time that this step was given from the list, where that was not undone."""
    found = Allocation.objects.filter(step=step, undone_on__isnull=True)
    return found.select_related("hand_over__to_user", "hand_over__by").order_by("-pk").first()


def _who_may_open(record: Record, able: dict[int, str], actor: Actor) -> dict[int, str]:
    ties = Tie.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=actor.at), record=record, starts_at__lte=actor.at
    )
    kinds = [Tie.Kind.BARRED, Tie.Kind.NAMED]
    held = set(ties.filter(kind__in=kinds, user__in=able).values_list("user_id", "kind"))
    restricted = record.restriction == Record.Restriction.RESTRICTED
    return {
        pk: name
        for pk, name in able.items()
        if (pk, Tie.Kind.BARRED) not in held and (not restricted or (pk, Tie.Kind.NAMED) in held)
    }


def _with_them(step: Step) -> tuple[set[int], set[int]]:
    """Who did a step with this person before, and who holds other work with them now. One query."""
    person = step.episode.person
    steps = Step.objects.filter(episode__person=person).exclude(pk=step.pk).order_by()
    done = steps.filter(state=Step.State.DONE, finished_by__isnull=False).values_list("finished_by", "state")
    open_ = steps.filter(state__in=Step.OPEN, held_by__isnull=False).values_list("held_by", "state")
    promised = Promise.objects.filter(person=person, kept_on__isnull=True, held_by__isnull=False)
    rows = done.union(open_, promised.order_by().values_list("held_by", Value(Step.State.STARTED.value)))
    finished: set[int] = set()
    holds: set[int] = set()
    for user_id, state in rows:
        if user_id is not None:
            (holds if state in Step.OPEN else finished).add(user_id)
    return finished, holds
