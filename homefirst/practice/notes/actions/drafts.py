"""A note while it is typed: kept box by box, so that a time-out or a second window loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Stale
from homefirst.practice.notes.access import check_write
from homefirst.practice.notes.models import Note, NoteDraft
from homefirst.practice.notes.rules import clashing
from homefirst.practice.people.actions.writing import member_of_staff, save_changes, wrote
from homefirst.practice.people.models import Person

Typed = Mapping[str, str]


def keep_draft(
    *, person: Person, token: str, typed: Typed, seen: Typed, by: Actor, on: date
) -> NoteDraft | None:
    """Keeps each box that was changed. `seen` is what the page knew: a box that another window of the same writer changed
    to something else meanwhile raises Stale with both texts, after the rest was kept. None where the note is finished."""
    kept, both = _keep(person, token, typed, seen, by)
    if both and kept is not None:
        raise Stale(
            yours={box: typed[box] for box in both}, theirs={box: kept.typed.get(box, "") for box in both}
        )
    return kept


@transaction.atomic
def remove_draft(*, draft: NoteDraft, by: Actor, on: date) -> None:
    """By its writer: nothing of it was on the record yet."""
    tie = check_write(by, draft.person)
    wrote(by, "notes.remove_draft", draft, draft.person_id, tie)
    draft.delete()


@transaction.atomic
def _keep(
    person: Person, token: str, typed: Typed, seen: Typed, by: Actor
) -> tuple[NoteDraft | None, set[str]]:
    tie, author = check_write(by, person), member_of_staff(by)
    if Note.objects.filter(author=author, token=token).exists():
        return None, set()
    held = NoteDraft.objects.select_for_update().filter(author=author, token=token).first()
    if held is None:
        held = NoteDraft.objects.create(
            person=person, author=author, token=token, typed=dict(typed), begun_at=by.at, saved_at=by.at
        )
        wrote(by, "notes.begin", held, person.pk, tie)
        return held, set()
    both = clashing(held.typed, typed, seen)
    changed = {box: mine for box, mine in typed.items() if mine != seen.get(box, "") and box not in both}
    merged = {**held.typed, **changed}
    if merged != held.typed:
        save_changes(held, {"typed": merged, "saved_at": by.at}, held.row_version)
        wrote(by, "notes.save_draft", held, person.pk, tie, sorted(changed))
    return held, both
