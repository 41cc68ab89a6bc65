"""One supervision as it was signed, and what was agreed in earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person
from homefirst.practice.supervision.access import Reading, readable
from homefirst.practice.supervision.models import Added, Agreed, Discussed, Signature, Supervision
from homefirst.practice.supervision.queries.people import people_by_id


@dataclass(frozen=True)
class AgreedLine:
    """`done_on` is None while it is still to do; `person` is None where it is about nobody, or about somebody whom the
    reader may not see (`is_hidden`: then `words` are left out)."""

    agreed_id: int
    words: str
    held_by: str
    due_on: date
    done_on: date | None
    done_words: str
    person: Person | None
    promise_id: int | None
    is_hidden: bool
    supervision_on: date | None

    def is_late(self, on: date) -> bool:
        return self.done_on is None and self.due_on < on


@dataclass(frozen=True)
class DiscussedLine:
    """`person` is None, and the words empty, where the reader may not see them."""

    person: Person | None
    words: str
    decided: str
    note_id: int | None


@dataclass(frozen=True)
class Whole:
    """As this reader may read it: what is between the two is left out for the others."""

    reading: Reading
    discussed: tuple[DiscussedLine, ...]
    agreed: tuple[AgreedLine, ...]
    signatures: tuple[Signature, ...]
    added: tuple[Added, ...]

    @property
    def is_signed_by_worker(self) -> bool:
        return any(one.user_id == self.reading.supervision.worker_id for one in self.signatures)


def whole(read: Reading) -> Whole:
    """Five queries at most, whatever there is."""
    held = read.supervision
    discussed = list(Discussed.objects.filter(supervision=held).order_by("pk"))
    agreed = _agreed(Agreed.objects.filter(supervision=held), read.actor)
    people = people_by_id(read.actor, {one.person_id for one in discussed})
    added = Added.objects.filter(supervision=held).select_related("author").order_by("pk")
    return Whole(
        reading=read,
        discussed=tuple(_discussed(one, people) for one in discussed),
        agreed=tuple(_line(one) for one in agreed),
        signatures=tuple(held.signatures.select_related("user").order_by("pk")),
        added=tuple(one for one in added if read.reads_private or not one.is_private),
    )


def earlier(actor: Actor, worker: User) -> QuerySet[Supervision]:
    """Those that were held with this worker and that the actor may read, the latest first, with their signatures."""
    signed = Prefetch("signatures", queryset=Signature.objects.select_related("user"))
    found = readable(actor).filter(worker=worker, held_on__isnull=False)
    return found.select_related("worker", "supervisor").prefetch_related(signed).order_by("-held_on", "-pk")


def agreed_before(actor: Actor, worker: User) -> list[AgreedLine]:
    """What was agreed at the last supervision, and whatever of earlier ones is still to do. One query."""
    held = Supervision.objects.filter(worker=worker, held_on__isnull=False).order_by("-held_on", "-pk")
    mine = readable(actor).filter(worker=worker).order_by().values("pk")
    rows = _agreed(Agreed.objects.filter(supervision__in=mine), actor)
    to_do = Q(promise__isnull=True, done_on__isnull=True) | Q(
        promise__isnull=False, promise__kept_on__isnull=True
    )
    return [_line(one) for one in rows.filter(Q(supervision=Subquery(held.values("pk")[:1])) | to_do)]


def _agreed(rows: QuerySet[Agreed], actor: Actor) -> QuerySet[Agreed]:
    """With the person of each, and whether this reader may see them (`is_open`)."""
    theirs = policy.visible(
        actor, Person.objects.filter(pk=OuterRef("promise__person")), "person.see", "record"
    )
    found = rows.select_related("held_by", "promise__person__record", "supervision")
    return found.annotate(is_open=Exists(theirs)).order_by("due_on", "pk")


def _done(one: Agreed) -> tuple[date | None, str]:
    if one.promise is not None:
        return one.promise.kept_on, one.promise.kept_words
    return one.done_on, one.done_words


def _line(one: Agreed) -> AgreedLine:
    done_on, words = _done(one)
    person = one.promise.person if one.promise and one.is_open else None  # type: ignore[attr-defined]
    hidden = one.promise is not None and person is None
    return AgreedLine(
        agreed_id=one.pk,
        words="" if hidden else one.words,
        held_by=one.held_by.name,
        due_on=one.due_on,
        done_on=done_on,
        done_words="" if hidden else words,
        person=person,
        promise_id=one.promise_id,
        is_hidden=hidden,
        supervision_on=one.supervision.held_on,
    )


def _discussed(one: Discussed, people: dict[int, Person]) -> DiscussedLine:
    person = people.get(one.person_id)
    if person is None:
        return DiscussedLine(None, "", "", None)
    return DiscussedLine(person, one.words, one.decided, one.note_id)
