"""A letter on its way: printed, gone, come back, or written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.letters import library
from homefirst.practice.letters.actions.looking_over import LEAST_WORDS, check_still_may_go
from homefirst.practice.letters.actions.tasks import fulfil, hand_on
from homefirst.practice.letters.composing import to_name_of
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.rules import HAND, POST, SET_HERE, TELEPHONE
from homefirst.practice.letters.wishes import way_fields, wishes_of_letter
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.people.actions.writing import save_changes, wrote

_WRITTEN_AGAIN = (Letter.State.SENT, Letter.State.CAME_BACK, Letter.State.FAILED, Letter.State.NOT_SENT)


@transaction.atomic
def mark_printed(*, letter: Letter, row_version: int, by: Actor, on: date) -> Letter:
    """On paper, and not in the post yet. Raises NotNow where it must not go any more."""
    tie = check_work(by, letter.person)
    if letter.state != Letter.State.READY or letter.channel != POST or letter.form not in SET_HERE:
        raise NotNow("Only a letter that is ready to go by post is printed here.")
    _check_still(letter, by, on)
    save_changes(letter, {"state": Letter.State.PRINTED}, row_version)
    wrote(by, "letter.print", letter, letter.person_id, tie)
    return letter


@transaction.atomic
def mark_sent(*, letter: Letter, words: str, row_version: int, by: Actor, on: date) -> Letter:
    """In the post, given, or read out. How it went is asked where somebody spoke with the person. Raises Invalid."""
    tie = check_work(by, letter.person)
    if letter.state not in (Letter.State.READY, Letter.State.PRINTED):
        raise NotNow("Only a letter that is ready can go.")
    _check_still(letter, by, on)
    if letter.channel in (HAND, TELEPHONE) and len(words.strip()) < LEAST_WORDS:
        said = "Say how it went: who was there, and what they said."
        raise Invalid(said, {"words": said})
    changes = {
        "state": Letter.State.SENT,
        "went_on": on,
        "went_by": by.user,
        "went_words": words.strip()[:400],
    }
    save_changes(letter, changes, row_version)
    wrote(by, "letter.sent", letter, letter.person_id, tie)
    fulfil(letter, words.strip()[:400] or "Sent", by=by, on=on)
    return letter


@transaction.atomic
def mark_sent_together(*, letters: Sequence[tuple[Letter, int]], by: Actor, on: date) -> int:
    """Each with the version that was seen; all of them or none. Returns how many. Raises NotNow and says which letter."""
    for letter, version in letters:
        try:
            mark_sent(letter=letter, words="", row_version=version, by=by, on=on)
        except NotNow as stopped:
            about = f"“{letter.title}” to {to_name_of(letter)}"
            raise NotNow(f"{about}: {stopped.message} None of these was marked as sent.") from stopped
    return len(letters)


@transaction.atomic
def came_back(*, letter: Letter, words: str, row_version: int, by: Actor, on: date) -> Letter:
    """The post could not find them: somebody finds out where they are. Raises Invalid."""
    tie = check_work(by, letter.person)
    if letter.state != Letter.State.SENT:
        raise NotNow("Only a letter that was sent can come back.")
    if len(words.strip()) < LEAST_WORDS:
        raise Invalid("Say what stood on it.", {"words": "Say what stood on it, such as: gone away."})
    save_changes(letter, {"state": Letter.State.CAME_BACK, "went_words": words.strip()[:400]}, row_version)
    wrote(by, "letter.came_back", letter, letter.person_id, tie)
    hand_on(letter, by=by, on=on)
    return letter


@transaction.atomic
def could_not_be_sent(*, letter: Letter, words: str, by: Actor, on: date) -> Letter:
    """The gateway refused it, or the record forbids it by now: it comes back to whoever agreed to it."""
    save_changes(letter, {"state": Letter.State.FAILED, "went_words": words[:400]}, letter.row_version)
    wrote(by, "letter.failed", letter, letter.person_id, "")
    hand_on(letter, by=replace(by, user=letter.agreed_by), on=on)
    return letter


@transaction.atomic
def write_again(*, letter: Letter, row_version: int, by: Actor, on: date) -> Letter:
    """A new draft with the same words, in the form and by the way that the record says today."""
    tie = check_work(by, letter.person)
    if letter.state not in _WRITTEN_AGAIN:
        raise NotNow("This letter is still on its way.")
    if letter.again.exclude(state__in=_WRITTEN_AGAIN).exists():
        raise NotNow("It is being written again already. See the newest letter of this name.")
    save_changes(letter, {}, row_version)
    template = library.letters().get(letter.template)
    wishes = wishes_of_letter(letter, by, on, by_hand=bool(template and template.by_hand))
    same = ("person", "to", "to_name", "step", "template", "title", "plain", "easy", "signed_by")
    made = Letter.objects.create(
        **{name: getattr(letter, name) for name in same},
        again_of=letter,
        made_on=on,
        made_by=by.user,
        **way_fields(wishes),
    )
    wrote(by, "letter.again", made, letter.person_id, tie)
    fulfil(letter, "Written again", by=by, on=on)
    hand_on(made, by=by, on=on)
    return made


def _check_still(letter: Letter, by: Actor, on: date) -> None:
    """Between agreeing and going the record may have changed: a death, a restriction, a move."""
    check_still_may_go(letter, wishes_of_letter(letter, by, on), on)
