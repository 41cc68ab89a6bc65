"""Who may read which notes and documents of a record. Asked by every list, count, search and download.

Whoever may read the section reads all that is not closed. What is closed is read by whoever wrote it, by who holds the
work (or is named on a restricted record), and by roles with notes.restricted; to the others it does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.foundation.access.policy import Grant
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people.models import Person

HIDDEN = "There is no such page, or you have no reason recorded to see it."
_HOLDS = frozenset({str(Tie.Kind.ALLOCATED.label), str(Tie.Kind.NAMED.label)})


@dataclass(frozen=True)
class Reader:
    """Somebody who may read the notes of this person; `reads_closed`: those that are closed too."""

    actor: Actor
    person: Person
    reads_closed: bool

    def may_read(self, *, is_closed: bool, author_id: int | None) -> bool:
        return not is_closed or self.reads_closed or self.wrote(author_id)

    def wrote(self, author_id: int | None) -> bool:
        return self.actor.user is not None and self.actor.user.pk == author_id

    def readable(self, author: str = "author") -> Q:
        """The same as a condition on rows with `is_closed`; `author` names the field of who wrote the row."""
        if self.reads_closed:
            return Q()
        return Q(is_closed=False) | Q(**{author: self.actor.user})


def reader(actor: Actor, person: Person, grant: Grant | None = None) -> Reader:
    """Raises NotAllowed. One query, none where the `grant` of the section is in hand already."""
    if grant is None:
        grant = policy.check(actor, "section.notes", person.record)
    else:
        policy.check(actor, "section.notes")
    may = actor.role == "system" or policy.can(actor, "notes.restricted") or grant.tie in _HOLDS
    return Reader(actor, person, may)


def check_write(by: Actor, person: Person) -> str:
    """The words that say why; raises NotAllowed."""
    return policy.check(by, "notes.write", person.record).tie


def hidden(person: Person) -> NotAllowed:
    """Alike for what is not there and what may not be seen."""
    return NotAllowed(HIDDEN, action="section.notes", about=person.pk)
