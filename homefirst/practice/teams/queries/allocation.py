"""The work that waits for a worker, and who may be given it."""

from __future__ import annotations

from datetime import date, datetime

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
from homefirst.practice.teams.queries.staff import StaffHere, staff_now
from homefirst.practice.teams.queries.workers import WorkerFacts, facts_and_away
from homefirst.practice.teams.rules import Candidate, Piece
from homefirst.practice.waiting.queries import held_here

_FINISHED, _HOLDS = "finished", "holds"


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
    out of it. Four queries, whatever there is."""
    here, record = staff_now(actor.on), step.episode.person.record
    doers = set(library.read(step.episode.version).steps[step.code].done_by)
    ours = {pk for pk, team in here.teams.items() if actor.user and actor.user.pk in team.members}
    members = here.members({*ours, *([record.team_id] if record.team_id else [])})
    able = {pk: name for pk, name in members.items() if here.roles[pk] & doers}
    about = _about(step, actor)
    shut_out = about.get(Tie.Kind.BARRED, set())
    if record.restriction == Record.Restriction.RESTRICTED:
        shut_out = shut_out | (set(able) - about.get(Tie.Kind.NAMED, set()))
    return _candidates({pk: name for pk, name in able.items() if pk not in shut_out}, here, about, actor.on)


def last_given(step: Step) -> Allocation | None:
    """The last time that this step was given from the list, where that was not undone."""
    found = Allocation.objects.filter(step=step, undone_on__isnull=True)
    return found.select_related("hand_over__to_user", "hand_over__by").order_by("-pk").first()


def _candidates(
    able: dict[int, str], here: StaffHere, about: dict[str, set[int]], on: date
) -> list[Candidate]:
    facts, carried = facts_and_away(able, on), loads(able)
    rule, none = allocation_rule(), (WorkerFacts(), ())
    found = []
    for pk, name in able.items():
        known, away = facts.get(pk, none)
        found.append(
            Candidate(
                user_id=pk,
                name=name,
                carried=carried[pk].weight if pk in carried else 0,
                capacity=known.capacity or rule.capacity_of(here.roles[pk]),
                languages=known.languages,
                skills=known.skills,
                team_ids=frozenset(each for each, team in here.teams.items() if pk in team.members),
                finished_with_them=pk in about.get(_FINISHED, ()),
                holds_with_them=pk in about.get(_HOLDS, ()),
                away=away,
            )
        )
    return found


def _about(step: Step, actor: Actor) -> dict[str, set[int]]:
    """Ids of staff: who did a step with this person before, who holds other work with them, who is barred from their
    record, who is named on it. One query."""
    person = step.episode.person
    steps = Step.objects.filter(episode__person=person).exclude(pk=step.pk).order_by()
    ties = Tie.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=actor.at), record=person.record, starts_at__lte=actor.at
    )
    promised = Promise.objects.filter(person=person, kept_on__isnull=True).order_by()
    rows = (
        steps.filter(state=Step.State.DONE)
        .values_list("finished_by_id", Value(_FINISHED))
        .union(
            steps.filter(state__in=Step.OPEN).values_list("held_by_id", Value(_HOLDS)),
            promised.values_list("held_by_id", Value(_HOLDS)),
            ties.filter(kind__in=[Tie.Kind.BARRED, Tie.Kind.NAMED]).order_by().values_list("user_id", "kind"),
        )
    )
    found: dict[str, set[int]] = {}
    for user_id, what in rows:
        if user_id is not None:
            found.setdefault(what, set()).add(user_id)
    return found
