"""Two who are at the same person's work at once go one after the other, and the second sees what the first did."""

from __future__ import annotations

from django.db import connection

from homefirst.foundation.access.asking import holds, is_held
from homefirst.practice.pathways.models import Step, StepAnswers
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries.numbers import council_number_beside, number_read

# What another's verb may have changed since the page was drawn.
_MOVED = (
    "episode", "state", "held_by", "team", "due_on", "waiting_on", "waiting_since", "chased_on", "note", "chosen",
    "asked_on", "outcome", "reason", "sent_back_words", "finished_on", "finished_by", "row_version",
)  # fmt: skip
_WHOLE = ("episode__version", "episode__person__record__team", "held_by", "team", "finished_by")


def in_turn(step: Step) -> None:
    """First in a verb's transaction, before anything is decided: waits, then reads the step again, so that the verb refuses
    in words instead of meeting a row that changed under it. Two queries on PostgreSQL, one on SQLite."""
    wait_for_others(step.episode.person_id)
    step.refresh_from_db(fields=_MOVED, from_queryset=Step.objects.select_related(*_WHOLE))


def in_turn_with_answers(step: Step) -> StepAnswers | None:
    """The same, and what is answered at the step as it stands now, with its form; the person's council number, which an end
    that counts asks for, comes with it. No query more."""
    wait_for_others(step.episode.person_id)
    whole = Step.objects.select_related(*_WHOLE, "answers__form")
    fresh = whole.annotate(council_number=council_number_beside("episode__person")).get(pk=step.pk)
    number_read(step.episode.person_id, fresh.council_number)
    for name in _MOVED:
        setattr(step, name, getattr(fresh, name))
    kept: StepAnswers | None = getattr(fresh, "answers", None)
    if kept is not None:
        kept.step = step
    return kept


def wait_for_others(person_id: int) -> None:
    """Until nobody else is at this person's work. Rows are always locked in this order: the person, the step, the end of the
    audit's chain; so two never wait for each other. Within one act it is asked once. On SQLite, writers stand in a queue
    already."""
    if connection.features.has_select_for_update and not is_held(person_id):
        waited = Person.objects.select_for_update(no_key=True).filter(pk=person_id)
        list(waited.values_list("pk"))
        holds(person_id)
