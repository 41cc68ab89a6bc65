"""What a step's end would write to somebody, before it is pressed: to whom, in which form, by which way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.letters.composing import compose, name_of, signed, steps_of
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.library import letter_for
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.next_steps import next_would_be
from homefirst.practice.letters.rules import POST, Way, Wishes, way_for
from homefirst.practice.letters.setting import set_letter
from homefirst.practice.letters.wishes import way_fields, wishes_of
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.models import Step


@dataclass(frozen=True)
class Foretold:
    """One letter that would be drafted. `to` is the address, or "" where it is given by hand or read out."""

    code: str
    title: str
    name: str
    to: str
    form: str
    channel: str
    why: str

    @property
    def words(self) -> str:
        where = f", to {self.to}" if self.to else ""
        return f"“{self.title}” for {self.name}: {self.form.lower()}, {self.channel.lower()}{where}."


def foretold(step: Step, outcome: Outcome, on: date) -> tuple[Foretold, ...]:
    """No query where the outcome sends no letter; else at most five."""
    found = _templates(step, outcome)
    person = step.episode.person
    if not found or person.died_on is not None:
        return ()
    made = []
    for template in found:
        wishes = wishes_of(person, on, by_hand=template.by_hand)
        made.append(_foretold(template, wishes, way_for(wishes), name_of(person)))
    return tuple(made)


def foretold_one(step: Step, outcome: Outcome | None, code: str, by: Actor, on: date) -> bytes:
    """The pages of one of them, as they would be from the answers so far. Raises NotAllowed where it would not be made."""
    found = _templates(step, outcome) if outcome else []
    template = next((each for each in found if each.code == code), None)
    if template is None or outcome is None:
        raise NotAllowed("There is no such page, or you have no reason recorded to see it.", action="work.do")
    person = step.episode.person
    wishes = wishes_of(person, on, by_hand=template.by_hand)
    made = compose(
        template,
        step=step,
        outcome=outcome,
        steps=steps_of(step),
        next_up=next_would_be(step, outcome, by, on),
        by=by,
        on=on,
    )
    letter = Letter(
        person=person,
        step=step,
        title=made.title,
        plain=made.plain,
        easy=made.easy,
        made_on=on,
        signed_by=signed(by),
        **way_fields(wishes),
    )
    return set_letter(letter, name_of(person), wishes.address if letter.channel == POST else "")


def _templates(step: Step, outcome: Outcome) -> list[Template]:
    sent = [cause.argument for cause in outcome.causes if cause.effect == "send"]
    return [template for words in sent if (template := letter_for(words, step.episode.code))]


def _foretold(template: Template, wishes: Wishes, way: Way, name: str) -> Foretold:
    return Foretold(
        code=template.code,
        title=template.title,
        name=name,
        to={"post": wishes.address, "email": wishes.email}.get(way.channel, ""),
        form=str(Letter.Form(way.form).label),
        channel=str(Letter.Channel(way.channel).label),
        why=" ".join(way.origin),
    )
