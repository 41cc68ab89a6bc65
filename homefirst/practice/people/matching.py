"""How a word that was typed meets the words of a name, nearest way first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from homefirst.practice.people.models import Person, PersonName
from homefirst.practice.people.rules.names import full_name, normal_name, other_forms, sounds_like


class Way(Enum):
    """The value is the rank: the lower, the nearer."""

    IS = 0
    BEGINS = 1
    FORM = 2
    SOUNDS = 3
    INSIDE = 4
    MISSING = 6

    @property
    def rank(self) -> int:
        return self.value


@dataclass(frozen=True)
class Match:
    """`rank` is the sum over the words typed: 0 when each is a word of the present name."""

    person: Person
    why: tuple[str, ...]
    rank: int
    is_whole: bool = field(default=True)


def word_ways(typed: str, vocabulary: Iterable[tuple[int, str, str]]) -> dict[int, Way]:
    """The rows (id, word, sound) that `typed` meets, and how."""
    ways = {pk: way_between(typed, word) for pk, word, _ in vocabulary}
    return {pk: way for pk, way in ways.items() if way != Way.MISSING}


def way_between(typed: str, word: str) -> Way:
    if word == typed:
        return Way.IS
    if word.startswith(typed):
        return Way.BEGINS
    if word in other_forms(typed):
        return Way.FORM
    if len(typed) >= 3 and sounds_like(typed, word):
        return Way.SOUNDS
    return Way.INSIDE if len(typed) >= 3 and typed in word else Way.MISSING


def match_words(person: Person, other_names: Sequence[PersonName], typed: Sequence[str]) -> Match:
    """The reasons in words, by the present name where it explains them, else by the name it was."""
    present = normal_name(full_name(person.given_name, person.family_name)).split()
    liked = normal_name(person.liked_name).split()
    rank, why, is_whole = 0, [], True
    for word in typed:
        way, meant = _nearest(word, present)
        if way == Way.MISSING:
            is_whole = False
            way, said = _by_another_name(word, liked, person, other_names)
            why.append(said)
            rank += 1
        else:
            why += _words(way, word, meant)
        rank += way.rank
    if is_whole and not why:
        why = ["same name" if len(typed) > 1 else "name has this word"]
    return Match(person, tuple(dict.fromkeys(why)), rank, is_whole)


def _nearest(typed: str, words: Iterable[str]) -> tuple[Way, str]:
    ways = [(way_between(typed, word), word) for word in words]
    return min(ways, key=lambda pair: pair[0].rank, default=(Way.MISSING, ""))


def _by_another_name(
    typed: str, liked: Sequence[str], person: Person, others: Sequence[PersonName]
) -> tuple[Way, str]:
    way, _ = _nearest(typed, liked)
    if way != Way.MISSING:
        return way, f"likes to be called {person.liked_name}"
    for name in others:
        told = full_name(name.given_name, name.family_name)
        way, _ = _nearest(typed, normal_name(told).split())
        if way != Way.MISSING:
            before = "also known as" if name.kind == PersonName.Kind.ALIAS else "was called"
            return way, f"{before} {told}"
    return Way.MISSING, f"no {typed.title()} in the name"


def _words(way: Way, typed: str, meant: str) -> list[str]:
    said = {
        Way.BEGINS: f"{meant.title()} begins with {typed.title()}",
        Way.FORM: f"{typed.title()} is a form of {meant.title()}",
        Way.SOUNDS: f"{typed.title()} sounds like {meant.title()}",
        Way.INSIDE: f"{meant.title()} has {typed} in it",
    }
    return [said[way]] if way in said else []
