"""What somebody means who types into the one box: a name, a birth date, a number, a postcode, or several at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from homefirst.practice.people.rules.born_typed import Span, read_birth
from homefirst.practice.people.rules.names import normal_name
from homefirst.practice.people.rules.postcodes import normal_postcode, postcode_part

_NHS = re.compile(r"(?<![0-9A-Za-z])([0-9]{3})[ \-]?([0-9]{3})[ \-]?([0-9]{4})(?![0-9A-Za-z])")
_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z])([A-Za-z]{1,2}[0-9][A-Za-z0-9]?(?: ?[0-9][A-Za-z]{2}| [0-9][A-Za-z]?)?)(?![0-9A-Za-z])"
)
_NUMBER = re.compile(r"\S*[0-9]\S*")


@dataclass(frozen=True)
class Asked:
    """Everything given must hold. `number` may be a council number or the beginning of one."""

    words: tuple[str, ...] = ()
    born: Span | None = None
    nhs_number: str = ""
    postcode: str = ""
    number: str = ""
    street: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.born or self.nhs_number or self.postcode or self.number or self.street)

    @property
    def ways(self) -> list[str]:
        """The ways used, for the audit: what was typed is never kept."""
        used = {"name": self.words, "birth date": self.born, "NHS number": self.nhs_number}
        used |= {"postcode": self.postcode, "number": self.number, "street": self.street}
        return [way for way, value in used.items() if value]


def read_asked(text: str, today: date) -> Asked:
    """Takes out an NHS number, then a date, then a postcode or its beginning, then a number; the rest is the name."""
    alone = text.strip()
    nhs_number, rest = _take(_NHS, alone)
    born, rest = read_birth(rest, today)
    postcode, rest = _take_postcode(rest)
    number, rest = _take(_NUMBER, rest)
    if not number and re.fullmatch(r"[A-Za-z]{0,2}[0-9]+", alone) and not nhs_number:
        number = alone  # '1944' is a year, and may be a council number as well
    return Asked(
        words=tuple(normal_name(rest).split()),
        born=born,
        nhs_number=re.sub(r"[ \-]", "", nhs_number),
        postcode=postcode,
        number=number,
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (found[0], f"{text[: found.start()]} {text[found.end() :]}") if found else ("", text)


def _take_postcode(text: str) -> tuple[str, str]:
    typed, rest = _take(_POSTCODE, text)
    part = postcode_part(normal_postcode(typed)) if typed else None
    return (part, rest) if part else ("", text)
