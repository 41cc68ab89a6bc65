"""What is added to a finished note, a mistake among it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow
from homefirst.practice.notes.access import check_write, hidden, reader
from homefirst.practice.notes.actions.finishing import LONGEST
from homefirst.practice.notes.models import Addition, Note
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, wrote


@transaction.atomic
def add_to_note(*, note: Note, words: str, by: Actor, on: date) -> Addition:
    """By whoever may read it. The note itself stays as it was."""
    return _add(note, Addition.Kind.MORE, words, "Write what you want to add.", by)


@transaction.atomic
def enter_in_error(*, note: Note, reason: str, by: Actor, on: date) -> Addition:
    """The note is folded away and says why; whoever wrote it and who reads closed notes can still read it."""
    if Addition.objects.filter(note=note, kind=Addition.Kind.ERROR).exists():
        raise NotNow("This note is marked as entered in error already.")
    return _add(note, Addition.Kind.ERROR, reason, "Say what is wrong with the note.", by)


def _add(note: Note, kind: str, words: str, missing: str, by: Actor) -> Addition:
    tie, author = check_write(by, note.person), member_of_staff(by)
    if not reader(by, note.person).may_read(is_closed=note.is_closed, author_id=note.author_id):
        raise hidden(note.person)
    refuse_if({} if words.strip() else {"words": missing})
    refuse_if({} if len(words) <= LONGEST else {"words": f"Say it in {LONGEST:,} letters or fewer."})
    made = Addition.objects.create(
        note=note, kind=kind, words=words.strip(), author=author, role=by.role, written_at=by.at
    )
    wrote(by, f"notes.{'error' if kind == Addition.Kind.ERROR else 'add'}", made, note.person_id, tie)
    return made
