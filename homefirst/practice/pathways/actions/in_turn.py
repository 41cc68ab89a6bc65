"""Two who are at the same person's work at once go one after the other, and the second sees what the first did."""

from __future__ import annotations

from django.db import connection

from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person

# What another's verb may have changed since the page was drawn.
_MOVED = (
    "episode", "state", "held_by", "team", "due_on", "waiting_on", "note", "chosen", "outcome", "reason",
    "sent_back_words", "finished_on", "finished_by", "row_version",
)  # fmt: skip


def in_turn(step: Step) -> None:
    """First in a verb's transaction, before anything is decided: waits, then reads the step again, so that the verb refuses
    in words instead of meeting a row that changed under it. Two queries on PostgreSQL, one on SQLite."""
    wait_for_others(step.episode.person_id)
    whole = ("episode__version", "episode__person__record__team", "held_by", "team", "finished_by")
    fresh = Step.objects.select_related(*whole)
    step.refresh_from_db(fields=_MOVED, from_queryset=fresh)


def wait_for_others(person_id: int) -> None:
    """Until nobody else is at this person's work. Rows are always locked in this order: the person, the step, the end of the
    audit's chain; so two never wait for each other. On SQLite, writers stand in a queue already."""
    if connection.features.has_select_for_update:
        waited = Person.objects.select_for_update(no_key=True).filter(pk=person_id)
        list(waited.values_list("pk"))
