"""A letter that somebody writes from a record: no step sends it. It is a draft like others, in its writer's hands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.rules import add_working_days
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.practice.letters.actions.looking_over import LEAST_WORDS, text_problem
from homefirst.practice.letters.actions.making import LOOK_OVER
from homefirst.practice.letters.composing import compose_from_record, signed
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.next_steps import NextUp, next_of
from homefirst.practice.letters.recipients import Recipient
from homefirst.practice.letters.rules import Wishes
from homefirst.practice.letters.wishes import way_fields, wishes_around, wishes_of
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.actions.promises import make_promise
from homefirst.practice.people.actions.writing import refuse_if, wrote
from homefirst.practice.people.models import Person


@transaction.atomic
def write_letter(
    *, template: Template, person: Person, to: Recipient, own: Mapping[str, str], by: Actor, on: date
) -> Letter:
    """`own` are words by what the letter asks for. Raises Invalid, NotAllowed, and NotNow for somebody who has died or may
    not be told."""
    tie = check_work(by, person)
    check_write(template, to, by, person)
    refuse_if(own_problems(template, own))
    made = drafted(template, person=person, to=to, own=own, by=by, on=on)
    made.task = make_promise(
        person=person,
        words=f"{LOOK_OVER}{made.title}",
        due_on=add_working_days(on, 1),
        by=by,
        on=on,
    )
    made.save()
    wrote(by, "letter.make", made, person.pk, tie)
    return made


def drafted(
    template: Template, *, person: Person, to: Recipient, own: Mapping[str, str], by: Actor, on: date
) -> Letter:
    """As it would be, and not kept. Raises NotNow for somebody who has died."""
    wishes = _wishes(person, to, template, on)
    if wishes.died_on is not None:
        raise NotNow(f"{wishes.first_name} died on {wishes.died_on:%-d %B %Y}. Nothing is written to them.")
    made = compose_from_record(
        template,
        person=person,
        to_name=to.name,
        own=own,
        next_up=next_of(person, on) if template.says_next else NextUp(),
        by=by,
        on=on,
    )
    return Letter(
        person=person,
        to=to.row,
        to_name=to.name if to.row else "",
        template=template.code,
        title=made.title,
        plain=made.plain,
        easy=made.easy,
        made_on=on,
        made_by=by.user,
        signed_by=signed(by),
        **way_fields(wishes),
    )


def _wishes(person: Person, to: Recipient, template: Template, on: date) -> Wishes:
    if to.row is None:
        return wishes_of(person, on, by_hand=template.by_hand)
    return wishes_around(person, to.row, to.other, on, by_hand=template.by_hand)


def check_write(template: Template, to: Recipient, by: Actor, person: Person) -> None:
    """Raises NotAllowed for a letter that is not written to them, and NotNow where they may not be told."""
    if not to.gets(template):
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="work.do", about=person.pk)
    if to.why_not:
        raise NotNow(f"{to.name} is not written to. {to.why_not}")


def own_problems(template: Template, own: Mapping[str, str]) -> dict[str, str]:
    """By the name of the box: `own_0` for the first thing that the letter asks for."""
    problems = {}
    for at, block in enumerate(template.asks):
        said = own.get(block.asks, "").strip()
        if len(said) < LEAST_WORDS and not (block.may_be_empty and not said):
            problems[f"own_{at}"] = "Write it here. The letter says nothing without it."
        elif text_problem(said):
            problems[f"own_{at}"] = text_problem(said)
    return problems
