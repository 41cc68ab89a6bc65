"""Every event that may be told to whoever asks, each with the page behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.practice.contacts.queries import contacts_told
from homefirst.practice.hospital.story import STAY_MARK, stays_told
from homefirst.practice.letters.story import LETTER_MARK, letters_told
from homefirst.practice.notes.story import NOTE_MARK
from homefirst.practice.pathways.queries import WORK_MARK, past_step_story, work_told
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Also, StoryEvent, person_story
from homefirst.practice.telling.queries import TOLD_MARK, tellings_told
from homefirst.support.services.queries import Care, care_story

_STEP = "#step-"


def gather(
    actor: Actor, person: Person, known: Care | None = None, notes: Also | None = None
) -> list[StoryEvent]:
    """Three queries, two when the care is `known`; the newest first.

    `notes` are those that the actor may read.
    Care is told to those who may open Care and support, pathways and stays in hospital to those who may open Work.
    """
    also = [
        contacts_told(person),
        *([work_told(person), stays_told(person)] if can(actor, "section.work") else []),
    ]
    if can(actor, "section.notes"):
        also += [tellings_told(person), letters_told(person)]
    if notes is not None:
        also.append(notes)
    found = [*person_story(person, actor.on, *also), *past_step_story(person, actor.on)]
    if can(actor, "section.care"):
        found += care_story(person, actor.on, known)
    linked = [replace(event, link=_address(event, person.record.ref, actor.on)) for event in found]
    return sorted(linked, key=lambda event: event.starts, reverse=True)


def _address(event: StoryEvent, ref: str, on: date) -> str:
    """The rooms below know a mark (`#service-12`); which page has it is known here."""
    if not event.link:
        return ""
    if event.link in (WORK_MARK, STAY_MARK):
        return reverse("record_work", kwargs={"ref": ref})
    if event.link == TOLD_MARK:
        return reverse("record_told", kwargs={"ref": ref})
    if event.link.startswith(LETTER_MARK):
        return reverse(
            "record_letter", kwargs={"ref": ref, "letter": int(event.link.removeprefix(LETTER_MARK))}
        )
    if event.link.startswith(NOTE_MARK):
        return reverse("record_note", kwargs={"ref": ref, "note": int(event.link.removeprefix(NOTE_MARK))})
    if event.link.startswith(_STEP):
        return reverse("past_step", kwargs={"ref": ref, "step": int(event.link.removeprefix(_STEP))})
    ended = "?ended=all" if event.ends and event.ends < on else ""
    return f"{reverse('record_care', kwargs={'ref': ref})}{ended}{event.link}"
