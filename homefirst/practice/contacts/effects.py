"""What the end of a step may do about a contact, as the table of effects calls it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import shorten

from django.db.models import Q
from django.utils import timezone

from homefirst.practice.contacts.actions.danger import add_danger_alert, danger_said
from homefirst.practice.contacts.actions.ending import write_down
from homefirst.practice.forms.definition.promotions import Row, promoted
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions import add_relationship
from homefirst.practice.people.models import Person, Relationship

_NAME, _WORDS = 200, 200  # characters that a name, and the words of a moment, may have


def danger_words(occasion: Occasion, _: str) -> None:
    form, answers = occasion.answered
    if form is not None:
        add_danger_alert(person=occasion.person, form=form, answers=answers, by=occasion.by, on=occasion.on)


def foretell_danger_words(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    said = danger_said(form, answers)
    return ("add an alert with the danger words, to be checked again in a week",) if said else ()


def information_given(occasion: Occasion, _: str) -> None:
    """Told in the story as a moment with its day: what it was, and how it fits this person."""
    form, answers = occasion.answered
    if form is None:
        promise(step=occasion.step, words="Record information given", by=occasion.by, on=occasion.on)
        return
    for row in promoted(form, answers, "information"):
        write_down(
            person=occasion.person, words=shorten(_information(row), _WORDS), by=occasion.by, on=occasion.on
        )


def foretell_information_given(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    return tuple(
        f"keep in the story: {_information(row)}" for row in promoted(form, answers, "information")
    ) or ("keep no information or advice, as none was written down",)


def connections_made(occasion: Occasion, _: str) -> None:
    """Each group and course that is named becomes one of the people and places around them, once. Where the form has no
    place for names, what was written at the step is the record."""
    form, answers = occasion.answered
    if form is None:
        promise(step=occasion.step, words="Record connections made", by=occasion.by, on=occasion.on)
        return
    for name, tie in _new(occasion.person, form, answers, occasion.on):
        add_relationship(person=occasion.person, tie=tie, other_name=name, by=occasion.by, on=occasion.on)


def foretell_connections_made(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    """One query."""
    found = _new(step.episode.person, form, answers, timezone.localdate())
    return tuple(f"add {name} ({tie}) to the people around them" for name, tie in found) or (
        "keep connections made, as you wrote it here",
    )


def _new(person: Person, form: Form, answers: Answers, on: date) -> list[tuple[str, str]]:
    """What was joined and is not on the record: its name, and what it is."""
    named = dict(_joined(promoted(form, answers, "joined")))
    if not named:
        return []
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    held = Relationship.objects.filter(still, person=person).values_list("other_name", flat=True)
    known = {name.casefold() for name in held}
    return [(name, tie) for name, tie in named.items() if name.casefold() not in known]


def _joined(rows: list[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield from ((name[:_NAME], "club") for name in row.get("groups", ()))
        yield from ((name[:_NAME], "course") for name in row.get("courses", ()))


def _information(row: Row) -> str:
    fits = f". How it fits: {row['fits']}" if row.get("fits") else ""
    return f"Information and advice given: {'; '.join(row['what'])}{fits}"
