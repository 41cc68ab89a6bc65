"""In which form and by which way a letter goes: what the person asked for, and what would put them in danger.

Accessible Information Standard (DAPB1605): whoever needs information in another form gets it in that form each time, without
asking again. All functions are pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

PRINT, LARGE_PRINT, EASY_READ = "print", "large_print", "easy_read"
BRAILLE, AUDIO, TRANSLATION = "braille", "audio", "translation"
POST, EMAIL, HAND, TELEPHONE = "post", "email", "hand", "telephone"
SET_HERE = frozenset({PRINT, LARGE_PRINT, EASY_READ})  # the others are made by somebody, from these words
LEAVES_US = frozenset({POST, EMAIL})
LEAST_POINTS, LARGE_POINTS, MOST_POINTS = 12, 18, 40

_FORMS = {
    "interpreter_spoken": TRANSLATION,
    "braille": BRAILLE,
    "audio": AUDIO,
    "easy_read": EASY_READ,
    "large_print": LARGE_PRINT,
}  # in the order in which one goes before another
_AGREED_WAY = ("safe_contact", "contact_through_other")
_SIZE = re.compile(r"(\d{2})\s*(?:point|pt)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wishes:
    """What the record says today. `needs` maps the code of each need to its words; `email` is empty where there is none that
    may be used, and `email_note` then says why. `private_at_home`: somebody at the same address must not read it."""

    first_name: str
    needs: Mapping[str, str]
    language: str = ""
    address: str = ""
    email: str = ""
    email_note: str = ""
    died_on: date | None = None
    restricted: str = ""
    private_at_home: str = ""
    by_hand: bool = False  # the letter is one to be given and explained
    closed: str = ""  # a sentence: why nothing about this person leaves by post or e-mail, whoever it goes to


@dataclass(frozen=True)
class Way:
    """`origin` says in sentences why it goes so."""

    form: str
    channel: str
    points: int
    paper: str
    origin: tuple[str, ...]


def must_not_leave(wishes: Wishes) -> str:
    """Why nothing may go by post or e-mail, whatever anybody chooses; "" where it may."""
    if wishes.closed:
        return wishes.closed
    if wishes.restricted:
        return (
            f"This record is restricted to named staff ({wishes.restricted}). Nothing goes by post or e-mail."
        )
    agreed = next((wishes.needs[code] for code in _AGREED_WAY if code in wishes.needs), "")
    return f"Nothing goes by post or e-mail. The record says: {_ended(agreed)}" if agreed else ""


def way_for(wishes: Wishes) -> Way:
    """The form that the person asked for, and the safest way to them."""
    form = next((made for code, made in _FORMS.items() if code in wishes.needs), PRINT)
    channel, why = _channel(wishes)
    asked = next((wishes.needs[code] for code, made in _FORMS.items() if code in wishes.needs), "")
    origin = [f"{wishes.first_name} asked: {_ended(asked)}"] if asked else ["No other form was asked for."]
    if form == TRANSLATION:
        origin.append(f"First language: {wishes.language or 'not known'}.")
    return Way(
        form, channel, points_for(wishes.needs, form), wishes.needs.get("coloured_paper", ""), (*origin, why)
    )


def points_for(needs: Mapping[str, str], form: str) -> int:
    """The size named in the person's own need; 18 points for large print that names none, 16 for easy read, else 12."""
    least = {LARGE_PRINT: LARGE_POINTS, EASY_READ: 16}.get(form, LEAST_POINTS)
    if form not in (LARGE_PRINT, EASY_READ):
        return least
    named = [int(each) for each in _SIZE.findall(needs.get("large_print", ""))]
    sizes = [size for size in named if 14 <= size <= MOST_POINTS]
    if "large_print" in needs:
        return max(sizes, default=LARGE_POINTS)
    return least


def _channel(wishes: Wishes) -> tuple[str, str]:
    closed = must_not_leave(wishes)
    if closed:
        return HAND, closed
    if wishes.by_hand:
        return HAND, "It is to be explained, so it is given by hand unless you decide that post is safe."
    if wishes.private_at_home:
        return HAND, wishes.private_at_home
    if "call_not_write" in wishes.needs:
        return TELEPHONE, f"{wishes.first_name} asked: {_ended(wishes.needs['call_not_write'])}"
    if "email_not_post" in wishes.needs and wishes.email:
        return EMAIL, f"{wishes.first_name} asked: {_ended(wishes.needs['email_not_post'])}"
    if not wishes.address:
        return HAND, "No address is on the record, so it is given by hand."
    if "email_not_post" in wishes.needs:
        why = wishes.email_note or "no e-mail address is on the record"
        return POST, f"{wishes.first_name} would rather have e-mail, but {_ended(why)}"
    return POST, "To the address on the record."


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
