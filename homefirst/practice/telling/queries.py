"""Who is to be told about whom, who was, and what speaks against it."""

from __future__ import annotations

from datetime import date

from django.db.models import CharField, Q, QuerySet, Value

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record
from homefirst.foundation.calendar.spans import read_span
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways.models import Promise, StepAnswers
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Also, Lane, StoryEvent
from homefirst.practice.telling.definition import Telling as Definition
from homefirst.practice.telling.definition import tellings
from homefirst.practice.telling.models import Telling
from homefirst.practice.telling.rules import against

READS = "section.notes"  # beside letters, and read by the same people
MOST = 200
TOLD_MARK = "#told-"
_HIDDEN = "There is no such page, or you have no reason recorded to see it."


def tellings_of(actor: Actor, person: Person) -> list[Telling]:
    """Those still to be told first, then the newest. One query."""
    found = _seen(actor, Telling.objects.filter(person=person)).order_by("-made_on", "-pk")
    return sorted(found, key=lambda each: each.state != Telling.State.TO_TELL)


def telling_of(actor: Actor, person: Person, telling_id: int) -> Telling:
    """Raises NotAllowed alike for one of somebody else, one out of sight and none. One query."""
    rows = _seen(actor, Telling.objects.filter(person=person, pk=telling_id))
    found = rows.select_related("step__episode__version", "person__record__team").first()
    if found is None:
        raise NotAllowed(_HIDDEN, action=READS, about=person.pk)
    return found


def telling_of_task(actor: Actor, made: Promise) -> Telling | None:
    """None for a promise of another kind, and for one out of sight."""
    return policy.visible(actor, Telling.objects.filter(task=made), READS, "person__record").first()


def to_be_told(actor: Actor) -> tuple[list[Telling], int]:
    """Everything still to be told about those whom the reader may see, the longest overdue first, at most MOST; and how
    many there are. Two queries."""
    rows = _seen(actor, Telling.objects.filter(state=Telling.State.TO_TELL))
    return list(rows.order_by("task__due_on", "pk")[:MOST]), rows.count()


def definition_of(telling: Telling) -> Definition:
    """A telling whose words have left the file since is still to be told."""
    known = tellings().get((telling.verb, telling.words))
    return known or Definition(telling.words, telling.whom, read_span("1 working day"))


def spoken_against(telling: Telling) -> tuple[str, ...]:
    """From the answers of the same piece of work and the record. One query, none where nothing could."""
    definition = definition_of(telling)
    given: dict[str, dict[str, list[object]]] = {}
    if definition.refused:
        rows = StepAnswers.objects.filter(_same_work(telling)).order_by("pk")
        given = dict(rows.values_list("form__name", "answers"))
    person = telling.person
    return against(
        definition,
        given=given,
        is_restricted=person.record.restriction == Record.Restriction.RESTRICTED,
        died_on=person.died_on,
    )


def tellings_told(person: Person) -> Also:
    """For the story: one question together with the rest."""
    rows = Telling.objects.filter(person=person, done_on__isnull=False)
    columns = rows.values_list(
        Value("telling", output_field=CharField()), "done_on", "made_on", "whom", "state"
    )
    return columns, {"telling": _told}


def _told(done: date, _: date, whom: str, state: str) -> StoryEvent:
    words = "Told" if state == Telling.State.TOLD else "Not told, with the reason"
    return StoryEvent(Lane.CONTACT, done, None, f"{words}: {whom}", link=TOLD_MARK)


def _same_work(telling: Telling) -> Q:
    episode = telling.step.episode
    same = Q(step__episode=episode.pk)
    return same | Q(step__episode__steps=episode.because_of_id) if episode.because_of_id else same


def _seen(actor: Actor, rows: QuerySet[Telling]) -> QuerySet[Telling]:
    found = policy.visible(actor, rows, READS, "person__record")
    return found.select_related("task__held_by", "task__team", "done_by", "person__record")
