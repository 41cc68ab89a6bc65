"""A note is finished: from here on it stands as it was written, and what follows is in somebody's hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.rules import next_working_day
from homefirst.foundation.errors import Invalid, Stale
from homefirst.practice.notes.access import check_write
from homefirst.practice.notes.actions.drafts import Typed
from homefirst.practice.notes.definition import Restriction, note_definition
from homefirst.practice.notes.models import Note, NoteDraft
from homefirst.practice.notes.rules import clashing
from homefirst.practice.pathways.actions import make_promise
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, wrote
from homefirst.practice.people.models import Person

LONGEST = 20_000  # letters of either text
_FINISHED = (
    "This note was finished already, in another window, with other words. Copy what is new here, open the finished note, "
    "and add it there."
)


@dataclass(frozen=True)
class Happening:
    """What a note says. `kind` and `restriction` are codes of definitions/notes.yaml; `happened_at` may be None; `follows`
    is what somebody has to do next, by `follows_on` (the next working day when None)."""

    kind: str
    happened_on: date | None
    words: str = ""
    own_words: str = ""
    happened_at: time | None = None
    present: str = ""
    follows: str = ""
    follows_on: date | None = None
    restriction: str = ""
    kept_from: str = ""


def finish_note(
    *,
    person: Person,
    happening: Happening,
    by: Actor,
    on: date,
    token: str = "",
    typed: Typed | None = None,
    seen: Typed | None = None,
) -> Note:
    """The same draft finished twice with the same words is one note. Raises Invalid, and Stale where another window holds
    other words (`typed` and `seen` as in `keep_draft`)."""
    return _finish(person, happening, token, typed or {}, seen or {}, by, on)


@transaction.atomic
def _finish(
    person: Person, said: Happening, token: str, typed: Typed, seen: Typed, by: Actor, on: date
) -> Note:
    tie, author = check_write(by, person), member_of_staff(by)
    before = Note.objects.filter(author=author, token=token).first() if token else None
    if before is not None:
        return _the_same(before, said)
    refuse_if(_problems(said, on))
    draft = NoteDraft.objects.select_for_update().filter(author=author, token=token, person=person).first()
    both = clashing(draft.typed, typed, seen) if draft else set()
    if draft is not None and both:
        raise Stale(
            yours={box: typed[box] for box in both}, theirs={box: draft.typed.get(box, "") for box in both}
        )
    restriction = note_definition().restrictions.get(said.restriction)
    assert said.happened_on is not None
    made = Note.objects.create(
        person=person,
        kind=said.kind,
        happened_on=said.happened_on,
        happened_at=said.happened_at,
        present=said.present.strip(),
        own_words=said.own_words.strip(),
        words=said.words.strip(),
        restriction=said.restriction,
        kept_from=_kept_from(person, said, restriction),
        is_closed=bool(restriction and restriction.is_closed),
        promise=_promise(person, said, by, on),
        author=author,
        role=by.role,
        written_at=by.at,
        token=token or None,
    )
    if draft is not None:
        draft.delete()
    wrote(by, "notes.finish", made, person.pk, tie)
    return made


def _the_same(before: Note, said: Happening) -> Note:
    if (before.words, before.own_words) != (said.words.strip(), said.own_words.strip()):
        raise Invalid(_FINISHED)
    return before


def _problems(said: Happening, on: date) -> dict[str, str]:
    known, found = note_definition(), {}
    if said.kind not in known.kinds:
        found["kind"] = "Choose what this was: a visit, a call, or something else."
    if said.happened_on is None:
        found["happened_on"] = "Enter the day on which this happened, like 24 11 2026."
    elif said.happened_on > on:
        found["happened_on"] = "This day is still ahead. A note is about what has happened."
    if not (said.words.strip() or said.own_words.strip()):
        found["words"] = "Write what happened, or what was said."
    for box in ("words", "own_words"):
        if len(getattr(said, box)) > LONGEST:
            found[box] = f"Say it in {LONGEST:,} letters or fewer, or keep the rest as a document."
    for box, most in (("present", 300), ("follows", 300), ("kept_from", 200)):
        if len(getattr(said, box)) > most:
            found[box] = f"Say it in {most} letters or fewer."
    if said.restriction and said.restriction not in known.restrictions:
        found["restriction"] = "Choose from the list why this is not to be shared."
    if said.kept_from.strip() and not said.restriction:
        found["restriction"] = "Say why it is not to be shared with them."
    if said.follows_on and said.follows_on < on:
        found["follows_on"] = "This day has passed. Choose today or a day ahead."
    if said.follows_on and not said.follows.strip():
        found["follows"] = "Say what is to be done by that day, or leave the day empty."
    return found


def _kept_from(person: Person, said: Happening, restriction: Restriction | None) -> str:
    if restriction is None:
        return ""
    name = person.liked_name or person.given_name or "this person"
    return said.kept_from.strip() or restriction.kept_from.replace("{first_name}", name)


def _promise(person: Person, said: Happening, by: Actor, on: date) -> Promise | None:
    if not said.follows.strip():
        return None
    due = said.follows_on or next_working_day(on)
    return make_promise(person=person, words=said.follows.strip(), due_on=due, by=by, on=on)
