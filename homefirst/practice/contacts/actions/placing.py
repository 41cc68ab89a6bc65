"""Whom a contact is about: somebody known, or somebody new. From then on it is on the first contact pathway, and danger that
was marked is acted upon at once, while the talk goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actions import claim
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import one_act
from homefirst.foundation.errors import NotNow
from homefirst.practice.contacts.actions.danger import add_danger_alert
from homefirst.practice.contacts.actions.keeping import check_own, wrote
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.rules import CONTACT_LOG, DANGER_NOW, FIRST_CONTACT, LOG, RECEIVED, marked
from homefirst.practice.forms import library as forms
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import answers_in, finish_step, open_episode, save_answers, set_date
from homefirst.practice.pathways.effects import Occasion, installed
from homefirst.practice.pathways.models import Episode, Step, StepAnswers
from homefirst.practice.people import actions as people
from homefirst.practice.people.actions.writing import save_changes
from homefirst.practice.people.models import Person

Given = Mapping[str, tuple[Any, ...]]


@transaction.atomic
def place(*, contact: Contact, person: Person, log: Given, by: Actor, on: date) -> Contact:
    """`log` answers the form of the first step. A record out of reach is opened for the day: the contact is the reason."""
    check_own(by, contact)
    if contact.person_id is not None:
        raise NotNow("It is settled whom this contact is about. Let it go and begin anew if that was wrong.")
    if not policy.can(by, "person.see", person.record):
        words = f"Contact {contact.ref}: somebody was in touch about this person"
        claim(record=person.record, reason="contact", words=words, by=by)
    before = Episode.objects.filter(person=person, code=FIRST_CONTACT, state=Episode.State.OPEN).first()
    episode = before or open_episode(person=person, code=FIRST_CONTACT, by=by, on=on)
    settled = {"person": person, "episode": episode, "joins": before is not None}
    save_changes(contact, settled, contact.row_version)
    wrote(by, "contact.place", contact)
    return heed(contact=contact, log=log, by=by, on=on)


@transaction.atomic
def place_new(
    *,
    contact: Contact,
    facts: Mapping[str, Any],
    answers: Mapping[int, str],
    log: Given,
    by: Actor,
    on: date,
) -> Contact:
    """`facts` are those of `add_person`; `answers` say of each person alike that it is somebody else, or not sure."""
    check_own(by, contact)
    person = people.add_person(by=by, on=on, answers=answers, **facts)
    return place(contact=contact, person=person, log=log, by=by, on=on)


@one_act()
def heed(*, contact: Contact, log: Given, by: Actor, on: date) -> Contact:
    """Keeps what was logged; where danger is marked, what the pathway causes then happens now, once."""
    check_own(by, contact)
    assert contact.episode is not None
    if contact.joins:
        _heed_joined(contact, log, by, on)
        return contact
    step = contact.episode.steps.filter(code=LOG, state__in=Step.OPEN).first()
    if step is None:
        return contact
    before = answers_in(StepAnswers.objects.filter(step=step).first())
    gone = {code: () for code in before if code not in log}
    save_answers(step=step, given={**gone, **log}, seen=before, by=by, on=on)
    if marked(log):
        step.refresh_from_db()
        finish_step(step=step, outcome=DANGER_NOW, row_version=step.row_version, by=by, on=on)
        _start_clocks(step, by, on)
    return contact


def _start_clocks(step: Step, by: Actor, on: date) -> None:
    """What was opened because of this was received in this very talk."""
    for opened in Episode.objects.filter(because_of=step, state=Episode.State.OPEN).select_related("version"):
        if RECEIVED in library.read(opened.version).dates and RECEIVED not in opened.dates:
            set_date(episode=opened, name=RECEIVED, day=on, row_version=opened.row_version, by=by, on=on)


def _heed_joined(contact: Contact, log: Given, by: Actor, on: date) -> None:
    """The person is further along the same pathway: what danger causes happens beside it, once."""
    episode = contact.episode
    step = episode.steps.filter(state__in=Step.OPEN).first() if episode else None
    if episode is None or step is None or not marked(log) or contact.outcome == DANGER_NOW:
        return
    danger = library.read(episode.version).steps[LOG].outcomes[DANGER_NOW]
    for cause in danger.causes:
        installed()[cause.effect].run(Occasion(step, "", by, on), cause.argument)
    _start_clocks(step, by, on)
    form = forms.newest(CONTACT_LOG, on)
    if form is not None:
        add_danger_alert(person=episode.person, form=forms.read(form), answers=log, by=by, on=on)
    save_changes(contact, {"outcome": DANGER_NOW}, contact.row_version)
    wrote(by, "contact.danger", contact)
