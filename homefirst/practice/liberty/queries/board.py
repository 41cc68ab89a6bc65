"""Requests that wait and authorisations that run, of those whom one may see; and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Min, Prefetch, Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.liberty.models import Authorisation, LibertyCondition, LibertyRequest
from homefirst.practice.pathways.actions.episodes import named_dates
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries.worklist import HIDDEN, holder
from homefirst.practice.people.models import Person

CODE: Final = "liberty"
SOON: Final = timedelta(days=28)
_ORDER: Final = {"": 0, "high": 1, "medium": 2, "low": 3}


@dataclass(frozen=True)
class Waiting:
    """`request` is None until somebody has received it and put it in order. `steps` are open, the soonest first."""

    episode: Episode
    request: LibertyRequest | None
    steps: tuple[Step, ...]

    @property
    def person(self) -> Person:
        return self.episode.person

    @property
    def priority(self) -> str:
        return self.request.priority if self.request else ""

    @property
    def received_on(self) -> date:
        if self.request:
            return self.request.received_on
        return named_dates(self.episode).get("received", self.episode.opened_on)

    @property
    def due_on(self) -> date | None:
        return min((step.due_on for step in self.steps if step.due_on), default=None)

    @property
    def urgent_until(self) -> date | None:
        return self.request.urgent_until if self.request else None

    @property
    def owners(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(holder(step) for step in self.steps))

    def days(self, on: date) -> int:
        return (on - self.received_on).days

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on

    @property
    def order(self) -> tuple[int, date, int]:
        """What nobody has put in order yet stands first: its risk is not known."""
        return _ORDER.get(self.priority, 0), self.due_on or self.received_on, self.episode.pk


@dataclass(frozen=True)
class Runs:
    """An authorisation that runs, or has run out while its work is still open. `conditions` are open, the soonest first."""

    row: Authorisation
    conditions: tuple[LibertyCondition, ...]
    steps: tuple[Step, ...]

    @property
    def person(self) -> Person:
        return self.row.person

    @property
    def owners(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(holder(step) for step in self.steps))

    def ends_soon(self, on: date) -> bool:
        return self.row.ends_on <= on + SOON

    def overdue(self, on: date) -> tuple[LibertyCondition, ...]:
        return tuple(each for each in self.conditions if each.due_on < on)


def action_for(actor: Actor) -> str:
    """Everybody's, for whoever leads the work; else of those whose records they can open."""
    return "liberty.all" if policy.can(actor, "liberty.all") else "liberty.see"


def waiting(actor: Actor) -> tuple[list[Waiting], int]:
    """The riskiest first, and how many more wait out of sight. Three queries."""
    undecided = Q(liberty_request__isnull=True) | Q(liberty_request__result="")
    every = Episode.objects.filter(undecided, code=CODE, state=Episode.State.OPEN)
    seen = policy.visible(actor, every, action_for(actor), "person__record")
    rows = seen.select_related("person__record__team", "version", "liberty_request").prefetch_related(
        Prefetch("steps", _open_steps(), to_attr="steps_in_hand")
    )
    found = [
        Waiting(row, getattr(row, "liberty_request", None), tuple(getattr(row, "steps_in_hand", ())))
        for row in rows
    ]
    return sorted(found, key=lambda one: one.order), every.count() - len(found)


def clocks_of_waiting(actor: Actor) -> list[tuple[date | None, bool]]:
    """Of each request that waits in sight, when its next step is due, and whether an urgent authorisation runs beside it:
    no name. One query."""
    undecided = Q(liberty_request__isnull=True) | Q(liberty_request__result="")
    every = Episode.objects.filter(undecided, code=CODE, state=Episode.State.OPEN)
    seen = policy.visible(actor, every, action_for(actor), "person__record")
    due = seen.annotate(due=Min("steps__due_on", filter=Q(steps__state__in=Step.OPEN)))
    rows = due.order_by("due", "pk").values_list("due", "liberty_request__urgent_until")
    return [(due_on, urgent_until is not None) for due_on, urgent_until in rows]


def running(actor: Actor, on: date) -> tuple[list[Runs], int]:
    """The soonest end first, and how many more run out of sight. Four queries."""
    every = Authorisation.objects.filter(
        Q(ends_on__gte=on) | Q(request__episode__state=Episode.State.OPEN), ended_on__isnull=True
    )
    seen = policy.visible(actor, every, action_for(actor), "person__record")
    opened = LibertyCondition.objects.filter(met_on__isnull=True, replaced_on__isnull=True)
    rows = seen.select_related("person__record__team", "request__episode__version").prefetch_related(
        Prefetch("conditions", opened.order_by("due_on", "pk"), to_attr="conditions_open"),
        Prefetch("request__episode__steps", _open_steps(), to_attr="steps_in_hand"),
    )
    found = [
        Runs(
            row,
            tuple(getattr(row, "conditions_open", ())),
            tuple(getattr(row.request.episode, "steps_in_hand", ())),
        )
        for row in rows.order_by("ends_on", "pk")
    ]
    return found, every.count() - len(found)


def open_to(actor: Actor, people: Iterable[Person]) -> frozenset[int]:
    """Those (their ids) about whom this actor may do work, and not only read a line of the board. One query."""
    asked = Person.objects.filter(pk__in=[person.pk for person in people])
    return frozenset(policy.visible(actor, asked, "work.do").values_list("pk", flat=True))


def request_for(actor: Actor, request_id: int) -> LibertyRequest:
    """One whose line the board shows this actor. Raises NotAllowed alike for one that does not exist and one out of sight.
    One query."""
    rows = policy.visible(actor, LibertyRequest.objects.all(), action_for(actor), "person__record")
    found = rows.filter(pk=request_id).select_related("person__record__team", "episode__version").first()
    if found is None:
        raise NotAllowed(HIDDEN, action="liberty.see")
    return found


def standing_for(person: Person, on: date) -> list[LibertyRequest]:
    """Requests that wait, and those whose authorisation runs: both, where another is asked for before one ends. The newest
    first, each with its authorisation where it has one. One query."""
    runs = Q(authorisation__ended_on__isnull=True, authorisation__ends_on__gte=on)
    found = LibertyRequest.objects.filter(Q(result="") | runs, person=person)
    return list(found.select_related("authorisation").order_by("-received_on", "-pk"))


def _open_steps() -> QuerySet[Step]:
    return Step.objects.filter(state__in=Step.OPEN).select_related("held_by", "team").order_by("due_on", "pk")
