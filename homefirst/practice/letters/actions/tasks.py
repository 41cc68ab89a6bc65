"""A letter is in somebody's hands until it has gone: what is to be done with it stands in their work."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.rules import add_working_days
from homefirst.practice.letters.actions.making import LOOK_OVER
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.rules import SET_HERE
from homefirst.practice.pathways.actions.promises import kept_by_deed, make_promise
from homefirst.practice.people.actions.writing import save_changes

WORKING_DAYS_ELSEWHERE = 5
_GOES = {
    Letter.Channel.POST: "Print and post",
    Letter.Channel.EMAIL: "Send by e-mail",
    Letter.Channel.HAND: "Give and explain",
    Letter.Channel.TELEPHONE: "Ring, and read out",
}
_MADE = {
    Letter.Form.BRAILLE: "Have it made in braille, and send it",
    Letter.Form.AUDIO: "Have it recorded, and send it",
    Letter.Form.TRANSLATION: "Have it translated, and send it",
}


def to_do(letter: Letter) -> str:
    """What is to be done with it next, without its title; "" where nothing is."""
    if letter.state == Letter.State.DRAFT:
        return LOOK_OVER.removesuffix(": ")
    if letter.state == Letter.State.FAILED:
        return "It could not be e-mailed: find another way"
    if letter.state == Letter.State.CAME_BACK:
        return "It came back: find out where they are, and write again"
    if letter.state not in (Letter.State.READY, Letter.State.PRINTED):
        return ""
    if letter.form not in SET_HERE:
        return _MADE[Letter.Form(letter.form)]
    return _GOES[Letter.Channel(letter.channel)]


def hand_on(letter: Letter, *, by: Actor, on: date) -> None:
    """What is to be done next, in the hands of whoever acts: the next working day, or in five for another form."""
    made_elsewhere = letter.state == Letter.State.READY and letter.form not in SET_HERE
    made = make_promise(
        person=letter.person,
        words=f"{to_do(letter)}: {letter.title}",
        due_on=add_working_days(on, WORKING_DAYS_ELSEWHERE if made_elsewhere else 1),
        by=by,
        on=on,
    )
    save_changes(letter, {"task": made}, letter.row_version)


def fulfil(letter: Letter, words: str, *, by: Actor, on: date) -> None:
    """Inside the transaction of the deed, whoever did it."""
    if letter.task is not None and letter.task.kept_on is None:
        kept_by_deed(made=letter.task, words=words, by=by, on=on)
