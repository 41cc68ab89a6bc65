"""The work that waits for a worker, and who may be given it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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
from homefirst.practice.teams.queries.load import Load, loads
from homefirst.practice.teams.queries.staff import StaffHere, staff_now
from homefirst.practice.teams.queries.workers import DaysAway, WorkerFacts, facts_and_away
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


def steps_asked_for(actor: Actor, step_ids: Collection[int]) -> list[Step]:
    """Of these, every one that this actor may see, whoever holds it by now, as the list of those who wait has them: the
    soonest due first. One query."""
    rows = policy.visible(
        actor, Step.objects.filter(pk__in=step_ids), "person.see", "episode__person__record"
    )
    return list(
        rows.select_related("episode__person__record__team", "episode__version", "team", "held_by").order_by(
            "due_on", "opened_on", "pk"
        )
    )


def given_today(actor: Actor, steps: Sequence[Step]) -> dict[int, Allocation]:
    """By step, what this actor gave today from the list and has not undone. One query."""
    rows = Allocation.objects.filter(
        step__in=[step.pk for step in steps],
        undone_on__isnull=True,
        hand_over__by=actor.user,
        hand_over__on=actor.on,
    )
    return {row.step_id: row for row in rows.select_related("hand_over__to_user").order_by("pk")}


def piece_of(step: Step) -> Piece:
    person = step.episode.person
    return Piece(step.episode.code, person.first_language, person.record.team_id)


def candidates(actor: Actor, step: Step) -> list[Candidate]:
    """Members of the actor's teams and of the person's who may do this step, and nobody barred from the record or shut
    out of it. Four queries, whatever there is."""
    return candidates_each(actor, [step])[step.pk]


def candidates_each(actor: Actor, steps: Sequence[Step]) -> dict[int, list[Candidate]]:
    """The same for each of several steps, by step. Four queries, however many there are."""
    here, about = staff_now(actor.on), _about(steps, actor)
    able = {step.pk: _able(actor, step, here, about) for step in steps}
    everybody = {pk for names in able.values() for pk in names}
    facts, carried = facts_and_away(everybody, actor.on), loads(everybody)
    return {step.pk: _candidates(able[step.pk], here, about.of(step), facts, carried) for step in steps}


def last_given(step: Step) -> Allocation | None:
    """The last time that this step was given from the list, where that was not undone."""
    found = Allocation.objects.filter(step=step, undone_on__isnull=True)
    return found.select_related("hand_over__to_user", "hand_over__by").order_by("-pk").first()


@dataclass(frozen=True)
class _About:
    """What is known of staff beside these people: (step, member of staff) by person and kind. A tie or a promise is of
    no step."""

    rows: Mapping[tuple[int, str], set[tuple[int, int]]]

    def of(self, step: Step) -> dict[str, set[int]]:
        """Ids of staff by kind; the step itself speaks for nobody."""
        person = step.episode.person_id
        return {
            kind: {user for other, user in self.rows.get((person, kind), ()) if other != step.pk}
            for kind in (_FINISHED, _HOLDS, Tie.Kind.BARRED, Tie.Kind.NAMED)
        }


def _able(actor: Actor, step: Step, here: StaffHere, about: _About) -> dict[int, str]:
    record, found = step.episode.person.record, about.of(step)
    doers = set(library.read(step.episode.version).steps[step.code].done_by)
    ours = {pk for pk, team in here.teams.items() if actor.user and actor.user.pk in team.members}
    members = here.members({*ours, *([record.team_id] if record.team_id else [])})
    able = {pk: name for pk, name in members.items() if here.roles[pk] & doers}
    shut_out = found[Tie.Kind.BARRED]
    if record.restriction == Record.Restriction.RESTRICTED:
        shut_out = shut_out | (set(able) - found[Tie.Kind.NAMED])
    return {pk: name for pk, name in able.items() if pk not in shut_out}


def _candidates(
    able: Mapping[int, str],
    here: StaffHere,
    about: Mapping[str, set[int]],
    facts: Mapping[int, tuple[WorkerFacts, DaysAway]],
    carried: Mapping[int, Load],
) -> list[Candidate]:
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
                finished_with_them=pk in about[_FINISHED],
                holds_with_them=pk in about[_HOLDS],
                away=away,
            )
        )
    return found


def _about(steps: Sequence[Step], actor: Actor) -> _About:
    """Who did a step with these people before, who holds other work with them, who is barred from their record, who is
    named on it. One query."""
    people = {step.episode.person_id for step in steps}
    work = Step.objects.filter(episode__person__in=people).order_by()
    records = {step.episode.person.record.pk: step.episode.person_id for step in steps}
    ties = Tie.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=actor.at), record__in=records, starts_at__lte=actor.at
    ).order_by()
    promised = Promise.objects.filter(person__in=people, kept_on__isnull=True).order_by()
    shutting, nothing = [Tie.Kind.BARRED, Tie.Kind.NAMED], Value(0)
    done, held = work.filter(state=Step.State.DONE), work.filter(state__in=Step.OPEN)
    rows = done.values_list("episode__person_id", "pk", "finished_by_id", Value(_FINISHED)).union(
        held.values_list("episode__person_id", "pk", "held_by_id", Value(_HOLDS)),
        promised.values_list("person_id", nothing, "held_by_id", Value(_HOLDS)),
        ties.filter(kind__in=shutting).values_list("record_id", nothing, "user_id", "kind"),
    )
    found: dict[tuple[int, str], set[tuple[int, int]]] = {}
    for about, step_id, user_id, kind in rows:
        person = records[about] if kind in shutting else about
        if user_id is not None:
            found.setdefault((person, kind), set()).add((step_id, user_id))
    return _About(found)
