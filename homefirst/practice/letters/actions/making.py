"""A step's end makes a draft, in the same transaction; it lies in the hands of whoever finished the step."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.practice.letters.composing import compose, signed
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.library import letter_for
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.next_steps import next_after, work_around
from homefirst.practice.letters.wishes import way_fields, wishes_of
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import wrote

LOOK_OVER = "Look over and send: "


def send(occasion: Occasion, words: str) -> None:
    """The effect of "send ...". What no letter's file says, and what would go to somebody who has died, stays a promise."""
    step, by, on = occasion.step, occasion.by, occasion.on
    template = letter_for(words, step.episode.code)
    if template is None:
        promise(step=step, words=f"Send {words}", by=by, on=on)
    elif occasion.person.died_on is not None:
        promise(step=step, words=f"Decide whether to write to anybody: {words}", by=by, on=on)
    else:
        make_letter(template=template, step=step, by=by, on=on)


def make_letter(*, template: Template, step: Step, by: Actor, on: date) -> Letter:
    """Inside the transaction of the step that ends."""
    person = step.episode.person
    outcome = library.read(step.episode.version).outcomes_of(step.code)[step.outcome]
    work = work_around(step)
    made = compose(
        template,
        step=step,
        outcome=outcome,
        steps=[each for each in work if each.episode_id == step.episode_id],
        next_up=next_after(step, work, on),
        by=by,
        on=on,
    )
    wishes = wishes_of(person, on, by_hand=template.by_hand)
    letter = Letter.objects.create(
        person=person,
        step=step,
        template=template.code,
        title=made.title,
        plain=made.plain,
        easy=made.easy,
        task=promise(step=step, words=f"{LOOK_OVER}{made.title}", by=by, on=on),
        made_on=on,
        made_by=by.user,
        signed_by=signed(by),
        **way_fields(wishes),
    )
    wrote(by, "letter.make", letter, person.pk, "")
    return letter
