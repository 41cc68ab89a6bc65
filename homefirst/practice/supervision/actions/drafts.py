"""A supervision while it is typed, by both of the two: kept box by box, so that no time-out and no window loses a word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed, Stale
from homefirst.practice.notes.rules import clashing
from homefirst.practice.people.actions.writing import save_changes
from homefirst.practice.supervision.access import HIDDEN, KEEP, Reading
from homefirst.practice.supervision.actions.saying import said
from homefirst.practice.supervision.models import Supervision

Typed = Mapping[str, str]
BROUGHT = "brought"  # the one box that is the worker's; all others are the supervisor's


def keep_typed(
    *, supervision: Supervision, typed: Typed, seen: Typed, by: Actor, on: date
) -> Supervision | None:
    """Keeps each box that was changed, as notes do: a box that another window changed to something else meanwhile raises
    Stale with both texts, after the rest was kept. None where it is signed or called off."""
    kept, both = _keep(supervision.pk, typed, seen, by)
    if both and kept is not None:
        raise Stale(
            yours={box: typed[box] for box in both}, theirs={box: kept.typed.get(box, "") for box in both}
        )
    return kept


@transaction.atomic
def _keep(pk: int, typed: Typed, seen: Typed, by: Actor) -> tuple[Supervision | None, set[str]]:
    held = Supervision.objects.select_for_update().get(pk=pk)
    mine = _own_boxes(held, typed, by)
    if held.held_on is not None or held.called_off_on is not None:
        return None, set()
    both = clashing(held.typed, mine, seen)
    changed = {box: words for box, words in mine.items() if words != seen.get(box, "") and box not in both}
    merged = {**held.typed, **changed}
    if merged != held.typed:
        save_changes(held, {"typed": merged, "saved_at": by.at}, held.row_version)
        said(by, "type", held, list(changed))
    return held, both


def _own_boxes(held: Supervision, typed: Typed, by: Actor) -> dict[str, str]:
    """The worker's own box, or the supervisor's; raises NotAllowed for everybody else."""
    read = Reading(held, by)
    if read.is_worker:
        return {box: words for box, words in typed.items() if box == BROUGHT}
    if not read.is_supervisor:
        raise NotAllowed(HIDDEN, action=KEEP)
    return {box: words for box, words in typed.items() if box != BROUGHT}
