"""A draft is looked over: its words, its form and its way; then agreed to, or not sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.letters.actions.tasks import fulfil, hand_on
from homefirst.practice.letters.composing import GAP, to_name_of
from homefirst.practice.letters.gateway import is_open, post_later
from homefirst.practice.letters.models import Letter, SentCopy
from homefirst.practice.letters.pictures import misspelt
from homefirst.practice.letters.recipients import may_be_told
from homefirst.practice.letters.rules import (
    EASY_READ,
    EMAIL,
    LEAVES_US,
    POST,
    SET_HERE,
    Wishes,
    must_not_leave,
    points_for,
)
from homefirst.practice.letters.setting import letter_data, set_data
from homefirst.practice.letters.wishes import wishes_of_letter
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.people.actions.writing import save_changes, wrote

LEAST_WORDS = 3
LONGEST = 8000  # letters of one part


@transaction.atomic
def edit_letter(*, letter: Letter, texts: Sequence[str], row_version: int, by: Actor, on: date) -> Letter:
    """`texts` are those of the blocks in the reading that the letter's form uses, in their order. What the law requires may
    be said in other words and not be left out. Raises Invalid, NotNow and Stale."""
    tie = check_work(by, letter.person)
    _is_draft(letter)
    name = "easy" if letter.form == EASY_READ else "plain"
    blocks = [dict(block) for block in getattr(letter, name)]
    if len(texts) != len(blocks):
        raise NotNow("The letter changed meanwhile. Open it again.")
    _check_texts(blocks, texts)
    changed = [block | {"text": text.strip()} for block, text in zip(blocks, texts, strict=True)]
    save_changes(letter, {name: changed}, row_version)
    wrote(by, "letter.edit", letter, letter.person_id, tie, [name])
    return letter


@transaction.atomic
def change_way(
    *, letter: Letter, form: str, channel: str, reason: str, row_version: int, by: Actor, on: date
) -> Letter:
    """Another form, or another way, with the reason that then stands beside it. What would put somebody in danger is refused
    whatever the reason. Raises Invalid, NotNow and Stale."""
    tie = check_work(by, letter.person)
    _is_draft(letter)
    wishes = wishes_of_letter(letter, by, on)
    problems = _way_problems(wishes, form, channel, reason)
    if problems:
        raise Invalid("This way cannot be used. See the messages.", problems)
    changes = {
        "form": form,
        "channel": channel,
        "points": points_for(wishes.needs, form),
        "origin": f"{by.name} decided: {reason.strip()}",
    }
    save_changes(letter, changes, row_version)
    wrote(by, "letter.change_way", letter, letter.person_id, tie, ["form", "channel"])
    return letter


@transaction.atomic
def agree_letter(*, letter: Letter, row_version: int, by: Actor, on: date) -> Letter:
    """Nothing in it is to be changed: it is ready to go. The pages are kept as they are now. Raises NotNow and Stale."""
    tie = check_work(by, letter.person)
    _is_draft(letter)
    wishes = wishes_of_letter(letter, by, on)
    check_may_go(letter, wishes, on)
    if any(GAP in block["text"] for block in (letter.easy if letter.form == EASY_READ else letter.plain)):
        raise NotNow("Something is still to be written. Change the words first.")
    address = address_for(letter.channel, wishes)
    changes = {"state": Letter.State.READY, "agreed_on": on, "agreed_by": by.user, "address": address}
    save_changes(letter, changes, row_version)
    data = letter_data(letter, to_name_of(letter), wishes.address if letter.channel == POST else "")
    pdf = set_data(data, letter.made_on)
    SentCopy.objects.create(
        letter=letter, pdf=pdf, digest=hashlib.sha256(pdf).hexdigest(), data=data, made_at=by.at
    )
    wrote(by, "letter.agree", letter, letter.person_id, tie)
    fulfil(letter, "Looked over and agreed", by=by, on=on)
    if letter.channel == EMAIL and letter.form in SET_HERE and is_open():
        post_later(letter)
    else:
        hand_on(letter, by=by, on=on)
    return letter


@transaction.atomic
def take_back(*, letter: Letter, row_version: int, by: Actor, on: date) -> Letter:
    """Agreed to and not gone yet: a draft again."""
    tie = check_work(by, letter.person)
    if letter.state not in (Letter.State.READY, Letter.State.PRINTED):
        raise NotNow("Only a letter that has not gone yet can be taken back.")
    save_changes(letter, {"state": Letter.State.DRAFT, "agreed_on": None, "agreed_by": None}, row_version)
    wrote(by, "letter.take_back", letter, letter.person_id, tie)
    fulfil(letter, "Taken back", by=by, on=on)
    hand_on(letter, by=by, on=on)
    return letter


@transaction.atomic
def do_not_send(*, letter: Letter, reason: str, row_version: int, by: Actor, on: date) -> Letter:
    """Kept, with why it did not go."""
    tie = check_work(by, letter.person)
    if letter.state not in (
        Letter.State.DRAFT,
        Letter.State.READY,
        Letter.State.PRINTED,
        Letter.State.FAILED,
    ):
        raise NotNow("This letter has gone already.")
    if len(reason.strip()) < LEAST_WORDS:
        raise Invalid("Say why it is not sent.", {"words": "Say why it is not sent."})
    changes = {"state": Letter.State.NOT_SENT, "went_words": reason.strip(), "went_by": by.user}
    save_changes(letter, changes, row_version)
    wrote(by, "letter.do_not_send", letter, letter.person_id, tie)
    fulfil(letter, f"Not sent: {reason.strip()}"[:400], by=by, on=on)
    return letter


def check_may_go(letter: Letter, wishes: Wishes, on: date) -> None:
    """Raises NotNow for somebody who has died or may not be told any more, and for post or e-mail where the record forbids
    it today."""
    untold = may_be_told(letter.to, on)
    if untold:
        raise NotNow(f"{to_name_of(letter)} is not written to. {untold} Say that it is not sent, and why.")
    if wishes.died_on is not None:
        raise NotNow(
            f"{wishes.first_name} died on {wishes.died_on:%-d %B %Y}. Nothing is sent. Say that it is not sent, and why."
        )
    closed = must_not_leave(wishes) if letter.channel in LEAVES_US else ""
    if closed:
        raise NotNow(f"{closed} Change how it goes first.")
    if letter.channel in LEAVES_US and not address_for(letter.channel, wishes):
        what = "address" if letter.channel == POST else "e-mail address that may be used"
        raise NotNow(f"No {what} is on the record. Change how it goes, or add one under Details.")


def check_still_may_go(letter: Letter, wishes: Wishes, on: date) -> None:
    """Once agreed to. Raises NotNow as well where the address has changed since."""
    check_may_go(letter, wishes, on)
    if letter.channel in LEAVES_US and address_for(letter.channel, wishes) != letter.address:
        raise NotNow(
            "The address on the record has changed since this was agreed to. Take it back, and agree anew."
        )


def address_for(channel: str, wishes: Wishes) -> str:
    return {POST: wishes.address, EMAIL: wishes.email}.get(channel, "")


def _is_draft(letter: Letter) -> None:
    if letter.state != Letter.State.DRAFT:
        raise NotNow("This letter was agreed to already. Take it back to change it, or write it again.")


def _check_texts(blocks: Sequence[Mapping[str, str]], texts: Sequence[str]) -> None:
    problems = {}
    for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block["law"] and len(text.strip()) < LEAST_WORDS:
            problems[f"text_{at}"] = (
                f"This must be said ({block['law']}). Say it in other words, or leave it as it was."
            )
        elif text_problem(text):
            problems[f"text_{at}"] = text_problem(text)
    if problems:
        raise Invalid("Something must still be said. See the messages.", problems)


def text_problem(text: str) -> str:
    """Why words cannot be kept as they are; "" where they can."""
    if len(text) > LONGEST:
        return f"Say it in {LONGEST:,} letters or fewer."
    said = next((why for line in text.splitlines() if (why := misspelt(line.strip()))), "")
    return f"{said[:1].upper()}{said[1:]}"


def _way_problems(wishes: Wishes, form: str, channel: str, reason: str) -> dict[str, str]:
    problems = {}
    if form not in Letter.Form.values:
        problems["form"] = "Choose the form from the list."
    if channel not in Letter.Channel.values:
        problems["channel"] = "Choose the way from the list."
    elif channel in LEAVES_US and must_not_leave(wishes):
        problems["channel"] = must_not_leave(wishes)
    elif channel in LEAVES_US and not address_for(channel, wishes):
        problems["channel"] = (
            wishes.email_note if channel == EMAIL and wishes.email_note else "No such address is known."
        )
    if len(reason.strip()) < LEAST_WORDS:
        problems["reason"] = "Say why it goes so. The reason stands beside the letter."
    elif len(reason) > 400:
        problems["reason"] = "Say it in 400 letters or fewer."
    return problems
