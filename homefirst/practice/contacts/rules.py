"""What a contact is made of, and which words in it may mean danger. Plain values; nothing here decides for the listener."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

FIRST_CONTACT, LOG, UNDERSTAND, ROUTE = "first_contact", "log_and_screen", "understand", "route"
CONTACT_LOG, CONTACT_UNDERSTAND = "contact_log", "contact_understand"
DANGER_NOW, CARRY_ON, ALREADY_WITH_US, PASS_ON = "danger_now", "carry_on", "already_with_us", "pass_on"
DANGER, DANGER_DONE, NO_DANGER = "danger_words", "what_was_done", "none"
CALLER, CALLER_NAME, CALLER_REACH, SELF = "caller_is", "caller_name", "caller_reach", "self"
RECEIVED = "received"  # the date from which the clocks of a safeguarding concern run
OWN_WORDS, CARER_OFFERED, ACCEPTED = "own_words", "carer_offered", "accepted"


@dataclass(frozen=True)
class Heard:
    """`word` as it was typed, and the answer that it may stand for."""

    code: str
    word: str


def heard(text: str, known: Mapping[str, tuple[str, ...]]) -> tuple[Heard, ...]:
    """Every word of the list that stands in `text`, in the order of the list; a word inside another does not count."""
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    found: dict[tuple[str, str], Heard] = {}
    for code, words in known.items():
        for word in words:
            for each in _pattern(word).finditer(plain):
                found.setdefault((code, each[0].casefold()), Heard(code, each[0]))
    return tuple(found.values())


def marked(answers: Mapping[str, tuple[object, ...]]) -> bool:
    """Somebody marked danger."""
    return bool(set(answers.get(DANGER, ())) - {NO_DANGER})


def minutes_words(started: datetime, ended: datetime) -> str:
    """ "1 minute 40 seconds"; seconds are left out from ten minutes on."""
    minutes, seconds = divmod(max(0, int((ended - started).total_seconds())), 60)
    said = [f"{minutes} minute{'' if minutes == 1 else 's'}"] if minutes else []
    if minutes < 10 and (seconds or not minutes):
        said.append(f"{seconds} second{'' if seconds == 1 else 's'}")
    return " ".join(said)


def _pattern(word: str) -> re.Pattern[str]:
    stem = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    ending = r"[\w'-]*" if word.endswith("*") else ""
    return re.compile(rf"(?<![\w-]){stem}{ending}(?![\w-])", re.IGNORECASE)
