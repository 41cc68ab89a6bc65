"""A person is added, and the facts about them are changed, one field at a time and with its origin kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import ties_changed
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import Team, team_ids
from homefirst.practice.people import rules
from homefirst.practice.people.actions.index import index_people
from homefirst.practice.people.actions.likeness import keep_answers
from homefirst.practice.people.actions.writing import check_edit, refuse_if, save_changes, wrote
from homefirst.practice.people.models import Address, Identifier, Person, PersonName
from homefirst.practice.people.queries.numbers import number_added
from homefirst.practice.people.refs import new_ref
from homefirst.practice.people.rules.names import sounds_of

NOBODY = "Enter a name, a birth date or an NHS number, so that this person can be found again."
NUMBER_TAKEN = (
    "Another record may have this NHS number. Find it by the number, or ask the information governance team."
)

# What change_person may set. Names and addresses have verbs of their own, because they have a history.
EDITABLE = frozenset(
    {
        "liked_name", "nhs_number", "birth_date", "birth_is_estimated", "died_on", "pronouns",
        "first_language", "religion", "sexual_orientation", "gender_identity", "client_type", "gender",
        "ethnicity", "accommodation", "primary_support_reason", "employment", "funding",
        "has_unpaid_carer", "autism", "visual_impairment", "hearing_impairment", "dementia", "gp_name",
        "gp_code", "accessible_information_asked_on",
    }
)  # fmt: skip
_ADDABLE = EDITABLE | {"given_name", "family_name"}


@transaction.atomic
def add_person(
    *,
    by: Actor,
    on: date,
    postcode: str = "",
    address: str = "",
    council_number: str = "",
    team: Team | None = None,
    answers: Mapping[int, str] | None = None,
    **facts: Any,
) -> Person:
    """A new person in the team of whoever adds them. `facts`: names and the fields of EDITABLE.

    `answers` maps the id of each person shown as like this one to a `NotTheSame.Answer`.
    """
    tie = policy.check(by, "person.add").tie
    _only(facts, _ADDABLE)
    facts = _tidy(facts)
    _check_new(facts, postcode, on)
    person = Person(record=_new_record(by, on, team), **facts, desk_fields=sorted(facts))
    person.postcode = rules.normal_postcode(postcode)
    if person.postcode:
        person.desk_fields = sorted([*facts, "postcode"])
    person.save(force_insert=True)
    _add_around(person, address, council_number)
    keep_answers(person, answers or {}, by=by)
    wrote(by, "person.add", person, person.pk, tie, facts)
    return person


@transaction.atomic
def change_person(
    *, person: Person, changes: Mapping[str, Any], row_version: int, by: Actor, on: date
) -> Person:
    """Sets some fields of EDITABLE; a later file will not change them back. Raises Stale."""
    tie = check_edit(by, person)
    _only(changes, EDITABLE)
    tidy = _tidy(changes)
    _check_facts(tidy, person, on)
    desk = sorted({*person.desk_fields, *tidy})
    save_changes(person, {**tidy, "desk_fields": desk}, row_version)
    if "liked_name" in tidy:
        index_people([person.pk])
    wrote(by, "person.change", person, person.pk, tie, tidy)
    return person


@transaction.atomic
def add_identifier(*, person: Person, kind: str, value: str, by: Actor) -> Identifier:
    """A number of another kind: the council's own, or that of another nation's health service."""
    tie = check_edit(by, person)
    number = "".join(value.split())
    refuse_if({} if number else {"value": "Enter the number, or leave this page."})
    if Identifier.objects.filter(kind=kind, value=number).exists():
        refuse_if({"value": "Another record may have this number. Find it by the number first."})
    added = Identifier.objects.create(person=person, kind=kind, value=number)
    number_added(person)
    wrote(by, "person.add_identifier", added, person.pk, tie)
    return added


def _new_record(by: Actor, on: date, team: Team | None) -> Record:
    """Whoever adds a person without a team of their own holds the work, or nobody could open the record."""
    own = team_ids(by.user, on).order_by("starts_on", "pk").first() if by.user and team is None else None
    record = Record.objects.create(ref=new_ref(), team_id=team.pk if team else own)
    if record.team_id is None and by.user:
        Tie.objects.create(record=record, user=by.user, kind=Tie.Kind.ALLOCATED, starts_at=by.at)
        ties_changed(record.pk)
    return record


def _add_around(person: Person, address: str, council_number: str) -> None:
    if person.given_name or person.family_name:
        PersonName.objects.create(
            person=person,
            given_name=person.given_name,
            family_name=person.family_name,
            given_sound=sounds_of(person.given_name),
            family_sound=sounds_of(person.family_name),
        )
    if address or person.postcode:
        Address.objects.create(person=person, lines=address.strip(), postcode=person.postcode)
    if council_number:
        refuse_if(_number_problem(council_number))
        Identifier.objects.create(person=person, value=council_number)
        number_added(person)
    index_people([person.pk])


def _number_problem(council_number: str) -> dict[str, str]:
    taken = Identifier.objects.filter(kind=Identifier.Kind.COUNCIL, value=council_number).exists()
    words = "Another record may have this council number. Find it by the number first."
    return {"council_number": words} if taken else {}


def _check_new(facts: Mapping[str, Any], postcode: str, on: date) -> None:
    wrong = rules.postcode_problem(postcode)
    problems = {"postcode": wrong} if wrong else {}
    if not any(facts.get(name) for name in ("given_name", "family_name", "birth_date", "nhs_number")):
        problems["family_name"] = NOBODY
    refuse_if(problems)
    _check_facts(facts, None, on)


def _check_facts(facts: Mapping[str, Any], person: Person | None, on: date) -> None:
    problems: dict[str, str] = {}
    if "birth_date" in facts or "died_on" in facts:
        born = facts.get("birth_date", person.birth_date if person else None)
        died = facts.get("died_on", person.died_on if person else None)
        problems |= rules.date_problems(born, died, on)
    number = facts.get("nhs_number")
    if number:
        wrong = rules.nhs_problem(number, allow_test=settings.DEMO)
        others = Person.objects.filter(nhs_number=number).exclude(pk=person.pk if person else None)
        if wrong or others.exists():
            problems["nhs_number"] = wrong or NUMBER_TAKEN
    refuse_if(problems)


def _tidy(facts: Mapping[str, Any]) -> dict[str, Any]:
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    if "nhs_number" in tidy:
        tidy["nhs_number"] = rules.nhs_digits(tidy["nhs_number"] or "") or None
    return tidy


def _only(facts: Mapping[str, Any], allowed: frozenset[str]) -> None:
    unknown = set(facts) - allowed
    if unknown:
        raise TypeError(f"not set here: {', '.join(sorted(unknown))}")
