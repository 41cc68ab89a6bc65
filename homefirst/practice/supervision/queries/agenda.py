"""What is to be talked about, from the facts: late and stuck work, load, people whom nobody has met, days away, and what was
agreed last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, Subquery

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.design.words import day
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.supervision.definition import SupervisionRule, supervision_rule
from homefirst.practice.supervision.queries.people import people_of_worker
from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.models import Away
from homefirst.practice.teams.queries import Load, StaffHere, TeamWork, facts_of, loads, team_work
from homefirst.practice.waiting.models import Risk, SafetyCall
from homefirst.practice.waiting.queries import Published


@dataclass(frozen=True)
class OnAgenda:
    """A person whose work the worker holds. `reasons` say why they should be talked about; without one it is the reader's
    choice."""

    person: Person
    pieces: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Agenda:
    """`load` counts all work; `work` is what the reader may see of it. `away` are days in the weeks before and ahead."""

    work: tuple[TeamWork, ...]
    load: Load
    capacity: int
    people: tuple[OnAgenda, ...]
    away: tuple[tuple[date, date], ...]

    def late(self, on: date) -> int:
        return sum(one.is_late(on) for one in self.work)

    def stuck(self, on: date) -> int:
        return sum(one.is_stuck(on) for one in self.work)

    @property
    def hidden(self) -> int:
        """Pieces of work about people whom the reader may not see."""
        return max(0, self.load.steps - len(self.work))


def agenda(actor: Actor, worker: User, staff: StaffHere, known: Published) -> Agenda:
    """Six queries, whatever there is."""
    rule, on = supervision_rule(), actor.on
    teams = [pk for pk, team in staff.teams.items() if worker.pk in team.members]
    work = tuple(team_work(actor, teams, staff, known, whose=worker.pk))
    people = people_of_worker(actor, worker)
    seen = _last_seen([person.pk for person in people], rule)
    listed = [_on_agenda(person, work, seen.get(person.pk), rule, on) for person in people]
    capacity = facts_of(worker).capacity or allocation_rule().capacity_of(staff.roles.get(worker.pk, ()))
    return Agenda(
        work=work,
        load=loads([worker.pk]).get(worker.pk, Load()),
        capacity=capacity,
        people=tuple(sorted(listed, key=lambda one: -len(one.reasons))),
        away=tuple(_away(worker, on, rule)),
    )


@dataclass(frozen=True)
class _Seen:
    noted: date | None
    rung: date | None
    did: date | None
    risk: str
    risk_reason: str

    @property
    def last(self) -> date | None:
        return max((each for each in (self.noted, self.rung, self.did) if each), default=None)


def _last_seen(ids: Iterable[int], rule: SupervisionRule) -> Mapping[int, _Seen]:
    """When each was last met, rung or had a step finished with them, and the risk that the last call found. One query."""
    notes = (
        Note.objects.filter(person=OuterRef("pk"), kind__in=rule.contact_kinds).order_by().values("person")
    )
    calls = SafetyCall.objects.filter(person=OuterRef("pk")).exclude(spoke_to="").order_by().values("person")
    steps = Step.objects.filter(episode__person=OuterRef("pk")).order_by().values("episode__person")
    last = SafetyCall.objects.filter(person=OuterRef("pk"), is_last=True)
    rows = Person.objects.filter(pk__in=list(ids)).values_list(
        "pk",
        Subquery(notes.annotate(last=Max("happened_on")).values("last")),
        Subquery(calls.annotate(last=Max("at")).values("last")),
        Subquery(steps.filter(state=Step.State.DONE).annotate(last=Max("finished_on")).values("last")),
        Subquery(last.values("risk")[:1]),
        Subquery(last.values("risk_reason")[:1]),
    )
    return {
        pk: _Seen(noted, rung.date() if rung else None, did, risk or "", reason or "")
        for pk, noted, rung, did, risk, reason in rows
    }


def _on_agenda(
    person: Person, work: Iterable[TeamWork], seen: _Seen | None, rule: SupervisionRule, on: date
) -> OnAgenda:
    mine = [one for one in work if one.person_id == person.pk]
    reasons = [each for each in (_always(mine, rule), _risk(seen), _late(mine, on), _stuck(mine, on)) if each]
    unseen = _unseen(mine, seen, rule, on)
    return OnAgenda(person, len(mine), (*reasons, unseen) if unseen else tuple(reasons))


def _always(mine: Iterable[TeamWork], rule: SupervisionRule) -> str:
    titles = sorted({one.pathway for one in mine if one.step.split(".")[0] in rule.always})
    return f"{' and '.join(titles)} is open" if titles else ""


def _risk(seen: _Seen | None) -> str:
    if seen is None or seen.risk != Risk.HIGH:
        return ""
    return f"risk high: {seen.risk_reason}" if seen.risk_reason else "risk high at the last safety call"


def _late(mine: Iterable[TeamWork], on: date) -> str:
    late = [one for one in mine if one.is_late(on) and one.due_on]
    if not late:
        return ""
    first = min(late, key=lambda one: one.due_on or on)
    assert first.due_on is not None
    return f"late since {day(first.due_on, on)}: {first.title}"


def _stuck(mine: Iterable[TeamWork], on: date) -> str:
    still = [one for one in mine if one.is_stuck(on)]
    return f"no move since {day(min(one.moved_on for one in still), on)}" if still else ""


def _unseen(mine: list[TeamWork], seen: _Seen | None, rule: SupervisionRule, on: date) -> str:
    """Nobody has met or spoken to them, or finished a step with them, for longer than the council allows."""
    last = seen.last if seen else None
    since = last or min((one.opened_on for one in mine), default=on)
    if on - since <= rule.unseen:
        return ""
    return f"last contact {day(last, on)}" if last else f"no contact since the work began on {day(since, on)}"


def _away(worker: User, on: date, rule: SupervisionRule) -> list[tuple[date, date]]:
    found = Away.objects.filter(user=worker, until_on__gte=on - rule.look_back, called_off_on__isnull=True)
    return list(found.order_by("from_on", "pk").values_list("from_on", "until_on"))
