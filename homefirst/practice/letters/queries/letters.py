"""The letters of one person, the newest first, and one of them."""

from __future__ import annotations

from django.db.models import QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.letters.models import Letter
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people.models import Person

READS = "section.notes"  # letters stand beside notes, and are read by the same people
_HIDDEN = "There is no such page, or you have no reason recorded to see it."


def letters_of(actor: Actor, person: Person) -> list[Letter]:
    """One query."""
    found = _seen(actor, Letter.objects.filter(person=person)).select_related(
        "made_by", "to", "task__held_by", "task__team"
    )
    return list(found.order_by("-made_on", "-pk"))


def letter_of(actor: Actor, person: Person, letter_id: int) -> Letter:
    """Raises NotAllowed alike for one of somebody else, one out of sight and none. One query."""
    rows = _seen(actor, Letter.objects.filter(person=person, pk=letter_id))
    found = rows.select_related(
        "person__record__team",
        "step__episode__version",
        "step__episode__person__record__team",
        "task__held_by",
        "task__team",
        "to",
        "made_by",
        "agreed_by",
        "went_by",
    ).first()
    if found is None:
        raise NotAllowed(_HIDDEN, action=READS, about=person.pk)
    return found


def letter_of_task(actor: Actor, made: Promise) -> Letter | None:
    """The letter with which something is to be done; None for a promise of another kind, and for one out of sight."""
    return _seen(actor, Letter.objects.filter(task=made)).first()


def _seen(actor: Actor, rows: QuerySet[Letter]) -> QuerySet[Letter]:
    return policy.visible(actor, rows, READS, "person__record")
