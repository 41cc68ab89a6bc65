"""Danger that was marked at first contact stands on the record as an alert, so that whoever goes there knows."""

from __future__ import annotations

from datetime import date, timedelta

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import day
from homefirst.practice.contacts.rules import DANGER, DANGER_DONE, NO_DANGER
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.people.actions import add_alert
from homefirst.practice.people.models import Person

_CHECK_AGAIN = timedelta(days=7)
_LONGEST = 400


def add_danger_alert(*, person: Person, form: Form, answers: Answers, by: Actor, on: date) -> None:
    """Inside the transaction that heeds the danger. Somebody must answer for an alert: the system adds none."""
    said = danger_said(form, answers)
    if not said or by.user is None:
        return
    words = f"Heard at first contact on {day(on)}: {said}"
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3].rstrip()}..."
    add_alert(person=person, words=cut, check_on=on + _CHECK_AGAIN, by=by, on=on)


def danger_said(form: Form, answers: Answers) -> str:
    """The danger that was marked, and what was done at once; "" where none was."""
    heard = [code for code in answers.get(DANGER, ()) if code != NO_DANGER]
    if not heard:
        return ""
    question = form.question(DANGER)
    told = "; ".join(question.display_of(code).lower() for code in heard)
    done = " ".join(str(value).strip() for value in answers.get(DANGER_DONE, ()))
    return f"{told}. Done at once: {done}" if done else f"{told}."
