"""Notes as the pages show them: a page of them, one, the latest, and marks for the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Window

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.notes.access import Reader, hidden
from homefirst.practice.notes.definition import note_definition
from homefirst.practice.notes.models import Addition, Note, NoteDraft
from homefirst.practice.people.models import Person

PAGE = 20
_NEWEST = (F("happened_on").desc(), F("happened_at").desc(nulls_last=True), F("pk").desc())


@dataclass(frozen=True)
class AdditionLine:
    words: str
    author: str
    role: str
    written_at: datetime


@dataclass(frozen=True)
class Follows:
    """What was to be done next: who holds it, by when, and on which day it was done."""

    words: str
    held_by: str
    due_on: date
    kept_on: date | None


@dataclass(frozen=True)
class NoteLine:
    """`kept_from` is empty where it may be shared; `restriction` says why not, in words. `error` says why the whole note
    is a mistake; its words are then there only for those who may read them (`is_withheld` for the others)."""

    note_id: int
    kind: str
    happened_on: date
    happened_at: time | None
    present: str
    own_words: str
    words: str
    restriction: str
    kept_from: str
    is_closed: bool
    follows: Follows | None
    author: str
    role: str
    written_at: datetime
    additions: tuple[AdditionLine, ...]
    error: AdditionLine | None
    is_withheld: bool


@dataclass(frozen=True)
class Asked:
    """Which notes. `to_share` leaves out what may not be shared, and mistakes, as if they were not there."""

    words: str = ""
    kind: str = ""
    author: int | None = None
    since: date | None = None
    until: date | None = None
    to_share: bool = False


@dataclass(frozen=True)
class NotePage:
    notes: tuple[NoteLine, ...]
    total: int


def notes_of(reader: Reader, asked: Asked, first: int = 0, most: int | None = PAGE) -> NotePage:
    """From the `first` on, the newest first. Two queries, and a third past the end, whatever there is."""
    found = _wanted(reader, asked)
    rows = _whole(found.order_by(*_NEWEST)).annotate(total=Window(Count("pk")))
    shown = list(rows[first : None if most is None else first + most])
    total: int = shown[0].total if shown else found.count() if first else 0
    return NotePage(tuple(_line(reader, note) for note in shown), total)


def note_of(reader: Reader, note_id: int) -> tuple[Note, NoteLine]:
    """Raises NotAllowed alike for none, another person's, and one that is closed to this reader. Two queries."""
    found = _whole(_readable(reader).filter(pk=note_id)).first()
    if found is None:
        raise hidden(reader.person)
    found.person = reader.person
    return found, _line(reader, found)


def authors_of(reader: Reader) -> list[tuple[int, str]]:
    """Who wrote the notes that this reader may read. One query."""
    rows = _readable(reader).values_list("author_id", "author__name").distinct().order_by("author__name")
    return list(rows)


def rows_of_marks(reader: Reader) -> QuerySet[Note]:
    """For one line of each: those that this reader may read, mistakes left out."""
    return _readable(reader).filter(~_is_error())


def drafts_of(actor: Actor, person: Person) -> Sequence[NoteDraft]:
    """What this writer has begun about this person and not finished, the newest first. One query."""
    rows = NoteDraft.objects.filter(person=person, author=actor.user)
    return list(rows.order_by("-saved_at", "-pk"))


def draft_of(actor: Actor, person: Person, token: str) -> NoteDraft | None:
    found = NoteDraft.objects.filter(person=person, author=actor.user, token=token).first()
    if found is not None:
        found.person = person
    return found


def role_title(code: str) -> str:
    known = roles().get(code)
    return known.title if known else code.replace("_", " ").capitalize()


def kind_title(code: str) -> str:
    return note_definition().kinds.get(code, code.replace("_", " ").capitalize())


def _readable(reader: Reader) -> QuerySet[Note]:
    return Note.objects.filter(reader.readable(), person=reader.person)


def _wanted(reader: Reader, asked: Asked) -> QuerySet[Note]:
    found = _readable(reader)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.author is not None:
        found = found.filter(author=asked.author)
    if asked.since:
        found = found.filter(happened_on__gte=asked.since)
    if asked.until:
        found = found.filter(happened_on__lte=asked.until)
    if asked.to_share:
        found = found.filter(~_is_error(), restriction="")
    for word in asked.words.split():
        found = found.filter(_says(reader, word))
    return found


def _says(reader: Reader, word: str) -> Q:
    """In the note, in what was added to it, or in what follows. What is withheld from this reader is not searched."""
    added = Addition.objects.filter(note=OuterRef("pk"), words__icontains=word)
    boxes = ("words", "own_words", "present", "promise__words")
    inside = Q(Exists(added))
    for box in boxes:
        inside |= Q(**{f"{box}__icontains": word})
    return inside if reader.reads_closed else inside & (~_is_error() | Q(author=reader.actor.user))


def _is_error() -> Exists:
    return Exists(Addition.objects.filter(note=OuterRef("pk"), kind=Addition.Kind.ERROR))


def _whole(rows: QuerySet[Note]) -> QuerySet[Note]:
    added = Addition.objects.select_related("author").order_by("pk")
    return rows.select_related("author", "promise__held_by", "promise__team").prefetch_related(
        Prefetch("additions", queryset=added)
    )


def _line(reader: Reader, note: Note) -> NoteLine:
    added = list(note.additions.all())
    error = next((_addition(each) for each in added if each.kind == Addition.Kind.ERROR), None)
    withheld = error is not None and not (reader.reads_closed or reader.wrote(note.author_id))
    restriction = note_definition().restrictions.get(note.restriction)
    more = [_addition(each) for each in added if each.kind == Addition.Kind.MORE]
    return NoteLine(
        note_id=note.pk,
        kind=kind_title(note.kind),
        happened_on=note.happened_on,
        happened_at=note.happened_at,
        present="" if withheld else note.present,
        own_words="" if withheld else note.own_words,
        words="" if withheld else note.words,
        restriction=restriction.title if restriction else "",
        kept_from=note.kept_from,
        is_closed=note.is_closed,
        follows=None if withheld else _follows(note),
        author=note.author.name,
        role=role_title(note.role),
        written_at=note.written_at,
        additions=() if withheld else tuple(more),
        error=error,
        is_withheld=withheld,
    )


def _addition(row: Addition) -> AdditionLine:
    return AdditionLine(row.words, row.author.name, role_title(row.role), row.written_at)


def _follows(note: Note) -> Follows | None:
    made = note.promise
    if made is None:
        return None
    holder = made.held_by.name if made.held_by else made.team.name if made.team else ""
    return Follows(made.words, holder, made.due_on, made.kept_on)
