"""What stands beside the form of a new contact: contacts of today, those left under way, and what waits in first contact."""

from __future__ import annotations

from typing import Any

from django.template import engines
from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import age, time_of_day
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.queries import ContactLine, contacts_of_day, waiting_first_contacts
from homefirst.practice.contacts.rules import minutes_words
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.rules import full_name
from homefirst.workspace.work.clocks import clock_of

_STATES = {
    Contact.State.UNDER_WAY: "Under way",
    Contact.State.RECORDED: "Recorded",
    Contact.State.LET_GO: "Came to nothing",
}


def desk(actor: Actor) -> dict[str, Any]:
    """Rows of the three lists. Every person named is looked at, and that is written down. Three queries, and the look."""
    lines, waiting = contacts_of_day(actor, actor.on), waiting_first_contacts(actor)
    ids = [line.person_id for line in lines if line.person_id] + [step.episode.person_id for step in waiting]
    looked_many(actor, list(dict.fromkeys(ids)), "first contact", "takes contacts")
    under_way = [line for line in lines if line.state == Contact.State.UNDER_WAY]
    return {
        "under_way": [_contact_row(line) for line in under_way],
        "waiting": [_waiting_row(step, actor) for step in waiting],
        "finished": [_contact_row(line) for line in lines if line not in under_way],
    }


def _contact_row(line: ContactLine) -> list[object]:
    """Who, taken by, when and how long it took."""
    began = time_of_day(line.started_at.astimezone(LONDON).time())
    took = (
        f"in {minutes_words(line.started_at, line.ended_at)}"
        if line.ended_at and line.ended_at > line.started_at
        else ""
    )
    name = line.name or (
        "Somebody out of your reach now" if line.state == Contact.State.RECORDED else "Not known yet"
    )
    state = str(_STATES[Contact.State(line.state)])
    return [
        _ui().cell(name, reverse("contact", kwargs={"contact": line.ref}), under=f"Contact {line.ref}"),
        _ui().cell(began, under=took),
        _ui().cell(state, under="You" if line.is_mine else line.taken_by),
    ]


def _waiting_row(step: Step, actor: Actor) -> list[object]:
    person = step.episode.person
    name = full_name(person.given_name, person.family_name) or f"Name not known, record {person.record.ref}"
    mine = actor.user is not None and step.held_by_id == actor.user.pk
    aged = str(age(person.birth_date, actor.on)) if person.birth_date else ""
    title = library.read(step.episode.version).steps[step.code].title
    return [
        _ui().cell(
            title,
            reverse("do_step", kwargs={"step": step.pk}),
            under="In your hands" if mine else "Waits for somebody to take it",
        ),
        _ui().cell(name, reverse("record_now", kwargs={"ref": person.record.ref}), aged),
        _ui().clock(clock_of(step.due_on, actor.on)),
    ]


def _ui() -> Any:
    return engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
