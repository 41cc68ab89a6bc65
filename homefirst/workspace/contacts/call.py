"""A contact that is being taken: its forms as the kept boxes fill them, and what they tell the record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django import forms as forms_

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.errors import NotNow
from homefirst.practice.contacts.actions.ending import Told
from homefirst.practice.contacts.codes import danger_words
from homefirst.practice.contacts.models import Contact
from homefirst.practice.contacts.rules import (
    CALLER,
    CALLER_NAME,
    CALLER_REACH,
    CONTACT_LOG,
    CONTACT_UNDERSTAND,
    DANGER,
    Heard,
    heard,
    marked,
)
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.people.queries import HowToSpeak, Identity, how_to_speak, identity
from homefirst.workspace.contacts.boxes import kept_as
from homefirst.workspace.forms.new_contact import CallForm, ReachForm, WhoForm
from homefirst.workspace.record.bar import needs_words

Made = TypeVar("Made", bound=forms_.Form)
_CARER = "unpaid_carer"
LIKE = "like"  # the box that keeps what was answered about people alike: 'REF:no'


@dataclass
class Call:
    """`contact` is as it is kept. Its forms are bound to the kept boxes, never to a request."""

    actor: Actor
    contact: Contact

    @cached_property
    def log_form(self) -> Form:
        return published(CONTACT_LOG)

    @cached_property
    def log(self) -> CallForm:
        return _read(CallForm(kept_as(self.contact.typed), form=self.log_form))

    @cached_property
    def who(self) -> WhoForm:
        return _read(WhoForm(kept_as(self.contact.typed), on=self.actor.on))

    @cached_property
    def wanted_form(self) -> Form:
        return published(CONTACT_UNDERSTAND)

    @cached_property
    def wanted(self) -> CallForm:
        return _read(CallForm(kept_as(self.contact.typed), form=self.wanted_form))

    @cached_property
    def identity(self) -> Identity:
        assert self.contact.person is not None
        return identity(self.contact.person, self.actor.on)

    @cached_property
    def speaking(self) -> HowToSpeak:
        assert self.contact.person is not None
        return how_to_speak(self.contact.person, self.actor.on)

    @cached_property
    def reach(self) -> ReachForm:
        typed = kept_as(self.contact.typed)
        knows = {"knows_telephone": bool(self.identity.telephone), "knows_needs": bool(self.needs)}
        return _read(ReachForm(typed, **knows))

    @property
    def needs(self) -> str:
        """How to speak to them; empty while nobody has asked."""
        known = self.speaking.lines or self.speaking.asked_on
        return " ".join(needs_words(self.speaking, self.actor.on)) if known else ""

    @property
    def is_danger(self) -> bool:
        return self.log.is_valid() and marked(self.log.asked())

    def alike(self) -> dict[str, str]:
        """By ref, what was said of people who are like this one."""
        pairs = (pair.partition(":") for pair in self.contact.typed.get(LIKE, ()))
        return {ref: said for ref, _, said in pairs if ref and said}

    def unheeded(self) -> tuple[Heard, ...]:
        """Words that were typed and may mean danger, while none was marked and nobody has yet been asked about them."""
        said = set(self.contact.typed.get(DANGER, ()))
        asked = set(" ".join(self.contact.typed.get("heard", ())).split(","))
        found = heard(written(self.contact.typed, self.wanted_form), danger_words())
        return tuple(each for each in found if each.code not in said | asked)

    def known(self) -> list[Fact]:
        """What the record knows, and therefore is not asked."""
        facts = {"Telephone": self.identity.telephone, "How to speak to them": self.needs}
        return [Fact(key, value, note="From the record") for key, value in facts.items() if value]

    def told(self) -> Told:
        log, reach = self.log.asked(), self.reach.cleaned_data
        tie = self.who.tie_of(log) if self.who.is_valid() else ""
        facts = {"telephone": self.identity.telephone, "communication_needs": self.needs}
        return Told(
            telephone=reach.get("telephone", ""),
            need=reach.get("need", ""),
            need_words=reach.get("need_words", ""),
            tie=tie,
            caller_name=_first(log, CALLER_NAME),
            caller_reach=_first(log, CALLER_REACH),
            caller_is_carer=_first(log, CALLER) == _CARER,
            facts={name: words for name, words in facts.items() if words},
        )


def _read(form: Made) -> Made:
    form.is_valid()
    return form


def published(name: str) -> Form:
    version = forms.newest(name)
    if version is None:
        raise NotNow(
            "No form for a new contact is published yet. Somebody who publishes how we work can do it."
        )
    return forms.read(version)


def written(typed: dict[str, list[str]], form: Form) -> str:
    """All that was written in the person's words, for the ear that listens for danger."""
    codes = [question.code for question in form.questions() if question.type in ("text", "string")]
    return "\n".join(value for code in codes for value in typed.get(code, ()))


def _first(answers: Answers, code: str) -> str:
    return str((answers.get(code) or ("",))[0])
