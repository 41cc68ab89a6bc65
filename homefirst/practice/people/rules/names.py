"""Names as typed by people who were in a hurry, made comparable.

Sound keys are metaphone, after notes of our own for British and South Asian names with many spellings: Begum,
Begam; Choudhury, Chaudhry; Nair and Nayar, Thomson and Tomson, Sean and Shaun. Metaphone was chosen over
soundex (splits Catherine from Kathryn) and NYSIIS (splits Smith from Smyth).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import jellyfish

from homefirst.practice.people.rules.name_lists import SAID_AS, SHORT_FORMS

SOUND_LENGTH = 24
_ALIKE = 0.58  # Jaro-Winkler, 0 to 1

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")

# In order: aspirated letters of South Asian names lose their h; a y between vowels is hardly said; v after s
# is w. Each is applied once.
_SAID_NOTES = (
    (re.compile(r"^thom"), "tom"),
    (re.compile(r"([bdkj])h(?=[a-z])"), r"\1"),
    (re.compile(r"([bdkj])h$"), r"\1"),
    (re.compile(r"^gh"), "g"),
    (re.compile(r"ngh$"), "ng"),
    (re.compile(r"ksh"), "ks"),
    (re.compile(r"(?<=[aeiou])y(?=[aeiou])"), ""),
    (re.compile(r"(?<=[sz])v"), "w"),
    (re.compile(r"mps"), "ms"),
    (re.compile(r"mpt"), "mt"),
    (re.compile(r"^(y)o?u"), "yu"),
)


def normal_name(name: str) -> str:
    """Small letters without accents; "O’Connor" is one word, "Smith-Jones" two; single spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", _APOSTROPHES.sub("", letters)))


def name_words(*names: str) -> list[str]:
    """The words of names in a fixed order, each once: order as typed does not matter."""
    return sorted({word for name in names for word in normal_name(name).split()})


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """How one word sounds, up to 24 letters; '' for a word without letters. Takes any spelling."""
    said = normal_name(word).replace(" ", "")
    said = SAID_AS.get(said, said)
    for pattern, instead in _SAID_NOTES:
        said = pattern.sub(instead, said)
    key = str(jellyfish.metaphone(said)).replace(" ", "")
    # Which vowel begins a name is heard least surely of all: Usman and Osman, Iqbal and Eqbal.
    key = re.sub(r"^[AEIOU]", "A", key)
    return key[:SOUND_LENGTH]


def sounds_like(one: str, other: str) -> bool:
    """Both words have one sound key, and are written alike enough to be heard for one another. The key drops vowels, so
    that alone it takes Graham for Karimi (0.56 alike); Wright and Rite, among the least alike, are 0.61."""
    heard = sound(one)
    return bool(heard) and heard == sound(other) and jellyfish.jaro_winkler_similarity(one, other) >= _ALIKE


def sounds_of(name: str) -> str:
    """The sound of a whole name part (`PersonName.given_sound`, `family_sound`): its words run together."""
    return sound(normal_name(name))


def is_short_form(one: str, other: str) -> bool:
    """Bill and William, either way round; both as `normal_name` gives them."""
    return other in SHORT_FORMS.get(one, "").split() or one in SHORT_FORMS.get(other, "").split()


def full_name(given: str, family: str) -> str:
    return " ".join(part for part in (given.strip(), family.strip()) if part)


def other_forms(word: str) -> frozenset[str]:
    """Names that `word` may be short for, and the short forms of it."""
    longer = SHORT_FORMS.get(word, "").split()
    return frozenset(longer) | {short for short, meant in SHORT_FORMS.items() if word in meant.split()}
