"""Letters of the demonstration: drafted where steps ended, and sent by the staff who ended them. None leaves the machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.stories.letters import AGREED, FROM_RECORD, SENT, WRITTEN, FromRecord, Written
from homefirst.foundation.access.actor import Actor
from homefirst.practice.letters import actions
from homefirst.practice.letters.composing import GAP
from homefirst.practice.letters.library import letters
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import recipients_of
from homefirst.practice.letters.rules import POST, SET_HERE
from homefirst.practice.letters.setting import blocks_of
from homefirst.practice.pathways.actions import finish_step, open_episode, save_answers
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions import add_contact_point
from homefirst.practice.people.models import ContactPoint

_READS = ("person__record__team", "step__episode__version", "task", "made_by")


def write_letters(by: Actor) -> int:
    """First every draft of an earlier day goes; then the people of the stories are written to. Does nothing the second
    time. Returns how many letters there are."""
    earlier = Letter.objects.filter(state=Letter.State.DRAFT, made_on__lt=by.on)
    if not Letter.objects.exclude(state=Letter.State.DRAFT).exists():
        for letter in earlier.select_related(*_READS).order_by("pk"):
            _send(letter, by)
        for written in WRITTEN:
            _write(written, by)
        for written_by_hand in FROM_RECORD:
            _write_from_record(written_by_hand, by)
    return Letter.objects.count()


def _send(letter: Letter, by: Actor) -> None:
    """On the day on which it was made, by whoever made it."""
    if letter.made_by is None:
        return
    then = _on(acting(letter.made_by.email, by), letter.made_on)
    if any(GAP in block["text"] for block in blocks_of(letter)):
        said = "Talked over on the telephone instead"
        actions.do_not_send(letter=letter, reason=said, row_version=letter.row_version, by=then, on=then.on)
        return
    actions.agree_letter(letter=letter, row_version=letter.row_version, by=then, on=then.on)
    if letter.channel == POST and letter.form in SET_HERE:
        actions.mark_printed(letter=letter, row_version=letter.row_version, by=then, on=then.on)
    words = "" if letter.channel == POST else "Gone through together"
    actions.mark_sent(letter=letter, words=words, row_version=letter.row_version, by=then, on=then.on)


def _write(written: Written, by: Actor) -> None:
    person, worker = number_of(written.la_id).person, _on(acting(written.worker, by), written.on)
    today = replace(worker, at=by.at)  # who is named on a restricted record was named today
    if written.email:
        add_contact_point(person=person, kind=ContactPoint.Kind.EMAIL, value=written.email, by=today)
    episode = open_episode(person=person, code=written.pathway, by=today, on=written.on)
    step = episode.steps.filter(code=written.step, state__in=Step.OPEN).first()
    if step is None:
        return
    given = {code: (value,) for code, value in written.answers.items()}
    save_answers(step=step, given=given, seen={}, by=today, on=written.on)
    step.refresh_from_db()
    finish_step(step=step, outcome=written.outcome, row_version=step.row_version, by=today, on=written.on)
    if written.comes_to == AGREED:
        letter = Letter.objects.select_related(*_READS).get(step=step)
        actions.agree_letter(letter=letter, row_version=letter.row_version, by=today, on=written.on)


def _write_from_record(written: FromRecord, by: Actor) -> None:
    person, worker = number_of(written.la_id).person, _on(acting(written.worker, by), written.on)
    template = letters()[written.code]
    to = next(
        each
        for each in recipients_of(worker, person, written.on)
        if each.name == written.to or (each.row is None and not written.to)
    )
    own = {block.asks: said for block, said in zip(template.asks, written.own, strict=True)}
    letter = actions.write_letter(template=template, person=person, to=to, own=own, by=worker, on=written.on)
    if written.comes_to == SENT:
        _send(letter, by)
    elif written.comes_to == AGREED:
        actions.agree_letter(letter=letter, row_version=letter.row_version, by=worker, on=written.on)


def _on(by: Actor, day: date) -> Actor:
    """The same hands at the same hour of an earlier day."""
    return replace(by, at=by.at - (by.on - day)) if day < by.on else by
