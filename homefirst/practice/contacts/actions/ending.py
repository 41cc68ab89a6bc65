"""How a contact ends: settled, passed on, added to work that is under way, or come to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.calendar.rules import next_working_day
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.contacts.actions.keeping import check_own, wrote
from homefirst.practice.contacts.actions.placing import Given, heed
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.rules import (
    ACCEPTED,
    ALREADY_WITH_US,
    CALLER_NAME,
    CARER_OFFERED,
    CARRY_ON,
    LOG,
    OWN_WORDS,
    PASS_ON,
    ROUTE,
    UNDERSTAND,
)
from homefirst.practice.pathways.actions import finish_step, save_answers
from homefirst.practice.pathways.actions.promises import make_promise
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.people.actions.writing import member_of_staff, save_changes
from homefirst.practice.people.models import ContactPoint, Person, Relationship
from homefirst.practice.people.refs import new_ref


@dataclass(frozen=True)
class Told:
    """What a contact tells the record itself: how to reach and speak to the person, and what the caller is to them. `tie` is
    empty where the caller is not somebody around them."""

    telephone: str = ""
    need: str = ""
    need_words: str = ""
    tie: str = ""
    caller_name: str = ""
    caller_reach: str = ""
    caller_is_carer: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)  # standing facts, as the page showed them


@transaction.atomic
def record(
    *,
    contact: Contact,
    outcome: str,
    log: Given,
    understood: Given,
    told: Told,
    by: Actor,
    on: date,
    route: str = "",
    reason: str = "",
) -> Contact:
    """`outcome` is one of the pathway's: the person's work is in hand already, or how the talk was settled; `route` says
    where to, for what is passed on and decided at once. Raises Invalid while a required answer lacks."""
    check_own(by, contact)
    if contact.person is None or contact.episode is None:
        raise NotNow("Say first whom this contact is about.")
    heed(contact=contact, log=log, by=by, on=on)
    _tell_record(contact.person, told, by, on)
    if contact.joins:
        _add_to_work(contact, understood, by, on)
    else:
        _finish_steps(contact, outcome, route, reason, understood, told, by, on)
    if understood.get(CARER_OFFERED) == (ACCEPTED,):
        _owe_the_carer(contact.person, log, by, on)
    ended = {
        "state": Contact.State.RECORDED,
        "ended_at": by.at,
        "outcome": ALREADY_WITH_US if contact.joins else route or outcome,
        "first_words": str((understood.get(OWN_WORDS) or ("",))[0])[:200],
    }
    save_changes(contact, ended, contact.row_version)
    wrote(by, "contact.record", contact)
    return contact


@transaction.atomic
def write_down(*, person: Person, words: str, by: Actor, on: date) -> Contact:
    """Somebody whose work is in hand was in touch with whoever does it: written down at once, and nothing is opened."""
    tie = check(by, "work.do", person.record).tie
    if not words.strip():
        raise Invalid("Say what it was about.", {"words": "Say what it was about."})
    written = Contact.objects.create(
        ref=new_ref(),
        taken_by=member_of_staff(by),
        team=person.record.team,
        person=person,
        state=Contact.State.RECORDED,
        started_at=by.at,
        ended_at=by.at,
        outcome=ALREADY_WITH_US,
        first_words=words.strip()[:200],
    )
    audit.record(
        by, "write", "contact.record", about=person.pk, object_type="contact", object_id=written.pk, tie=tie
    )
    return written


@transaction.atomic
def let_go(*, contact: Contact, reason: str, row_version: int, by: Actor, on: date) -> Contact:
    """Nobody there any more, a wrong number, begun by mistake. Only before it is settled whom it is about: work that was
    opened ends by its own outcomes."""
    check_own(by, contact)
    if contact.person_id is not None:
        raise NotNow("This contact is on somebody's record. Say how it ended.")
    if not reason.strip():
        raise Invalid("Say why it came to nothing.", {"reason": "Say why it came to nothing."})
    gone = {"state": Contact.State.LET_GO, "ended_at": by.at, "reason": reason.strip()[:200]}
    save_changes(contact, gone, row_version)
    wrote(by, "contact.let_go", contact)
    return contact


def _finish_steps(
    contact: Contact,
    outcome: str,
    route: str,
    reason: str,
    understood: Given,
    told: Told,
    by: Actor,
    on: date,
) -> None:
    log = _open(contact, LOG)
    if log is not None:
        ends = outcome if outcome == ALREADY_WITH_US else CARRY_ON
        finish_step(step=log, outcome=ends, row_version=log.row_version, by=by, on=on)
        if outcome == ALREADY_WITH_US:
            return
    elif outcome == ALREADY_WITH_US:
        raise NotNow("Danger was marked, so this contact goes on by itself. Choose how it ended.")
    step = _open(contact, UNDERSTAND)
    if step is None:
        raise NotNow("First contact as it is published has other steps. Go on with it from My work.")
    save_answers(step=step, given=understood, seen={}, by=by, on=on)
    step.refresh_from_db()
    finish_step(
        step=step,
        outcome=outcome,
        row_version=step.row_version,
        reason=reason,
        facts=told.facts,
        by=by,
        on=on,
    )
    routed = _open(contact, ROUTE)
    if outcome == PASS_ON and route and routed is not None:
        finish_step(step=routed, outcome=route, row_version=routed.row_version, by=by, on=on)


def _open(contact: Contact, code: str) -> Step | None:
    return Step.objects.filter(episode=contact.episode_id, code=code, state__in=Step.OPEN).first()


def _add_to_work(contact: Contact, understood: Given, by: Actor, on: date) -> None:
    """No second request: whoever holds the first contact that is open hears of it, the next working day at the latest."""
    assert contact.person is not None
    said = str((understood.get(OWN_WORDS) or ("",))[0])
    words = f"Ring back about contact {contact.ref}: {said}"[:300]
    step = (
        Step.objects.filter(episode=contact.episode_id, state__in=Step.OPEN).select_related("held_by").first()
    )
    holder = step.held_by if step and step.held_by and step.held_by.is_active else by.user
    make_promise(
        person=contact.person, words=words, due_on=next_working_day(on), by=by, on=on, held_by=holder
    )


def _owe_the_carer(person: Person, log: Given, by: Actor, on: date) -> None:
    who = str((log.get(CALLER_NAME) or ("whoever cares for them",))[0])
    words = f"A carer's own talk is wanted: begin it with {who}"[:300]
    make_promise(person=person, words=words, due_on=next_working_day(on), by=by, on=on)


def _tell_record(person: Person, told: Told, by: Actor, on: date) -> None:
    if told.telephone:
        kind = ContactPoint.Kind.MOBILE if told.telephone.startswith("07") else ContactPoint.Kind.PHONE
        people.add_contact_point(person=person, kind=kind, value=told.telephone, by=by)
    if told.need:
        people.add_communication_need(person=person, code=told.need, words=told.need_words, by=by, on=on)
    if told.tie and told.caller_name and not _is_around(person, told.caller_name):
        people.add_relationship(
            person=person,
            tie=told.tie,
            other_name=told.caller_name,
            telephone=told.caller_reach[:40],
            is_informal_carer=told.caller_is_carer,
            by=by,
            on=on,
        )


def _is_around(person: Person, name: str) -> bool:
    """Somebody of that name stands on the record already, with a record of their own or without."""
    rows = Relationship.objects.filter(person=person, ends_on__isnull=True)
    known = rows.values_list("other_name", "other__given_name", "other__family_name")
    wanted = " ".join(name.casefold().split())
    return any(
        wanted in (other.casefold(), f"{given or ''} {family or ''}".casefold())
        for other, given, family in known
    )
