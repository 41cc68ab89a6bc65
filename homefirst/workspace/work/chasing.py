"""Whom a piece of work waits for, since when, and how to ask them again."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Link
from homefirst.practice.pathways.models import Step
from homefirst.workspace.work.lines import asked_words

_WAYS = (
    ("section.people", "record_people", "Numbers to ring"),
    ("notes.write", "add_note", "Write a note of a call"),
    ("section.notes", "choose_letter", "Write a letter"),
)


def waiting_words(step: Step, on: date) -> str:
    """ "This waits on the daughter since 20 November, asked again today."; "" where it waits on nobody."""
    said = asked_words(step.waiting_on, step.waiting_since, step.chased_on, on)
    return f"This waits on {said}." if said else ""


def ways_to_chase(actor: Actor, step: Step) -> list[Link]:
    """Those that the reader may take."""
    record = step.episode.person.record
    return [
        Link(words, reverse(page, kwargs={"ref": record.ref}))
        for action, page, words in _WAYS
        if can(actor, action, record)
    ]
