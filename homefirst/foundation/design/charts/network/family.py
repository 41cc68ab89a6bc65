"""Who stands where in a family tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from homefirst.foundation.design.charts.lettering import wrapped
from homefirst.foundation.design.charts.network.kin import Kin, relation
from homefirst.foundation.design.charts.network.ties import Group, Network, Tie
from homefirst.foundation.design.charts.network.words import other_roles, tie_words
from homefirst.foundation.design.charts.svg import SMALL

HALF = 20.0  # of a symbol
COLUMN = 124.0
LINE = 17.0
_WORDS = 98.0
_GAP = 42.0  # between the words of one generation and the symbols of the next
_GENERATIONS = ((Kin.GRANDPARENT,), (Kin.PARENT,), (), (Kin.CHILD,), (Kin.GRANDCHILD,))


@dataclass(frozen=True)
class Member:
    """Somebody at their place; `tie` and `kin` are None for the person themselves. `lines`: words, bold or not."""

    tie: Tie | None
    kin: Kin | None
    sex: str
    x: float
    y: float
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Family:
    """`outside` are of the family, but their word does not say where they stand ("cousin")."""

    members: tuple[Member, ...]
    outside: tuple[Tie, ...]
    width: float
    height: float

    def of(self, *kins: Kin | None) -> list[Member]:
        return [member for member in self.members if member.kin in kins]

    @property
    def self(self) -> Member:
        return self.of(None)[0]


_Entry = tuple[Tie | None, Kin | None, str]


def family(network: Network) -> Family:
    known: list[_Entry] = [
        (tie, found.kin, found.sex) for tie in network.ties if (found := relation(tie)) is not None
    ]
    rows = [_row(network, known, kins) for kins in _GENERATIONS]
    width = max(len(row) for row in rows) * COLUMN
    members: list[Member] = []
    top = 26.0
    for row in rows:
        if row:
            made = [_member(network, entry, place, len(row), width, top) for place, entry in enumerate(row)]
            members += made
            top += 2 * HALF + LINE * max(len(one.lines) for one in made) + _GAP
    placed = [tie for tie, _, _ in known]
    outside = tuple(tie for tie in network.ties if tie.group is Group.FAMILY and tie not in placed)
    return Family(tuple(members), outside, width, top - _GAP + 10)


def _row(network: Network, known: Sequence[_Entry], kins: tuple[Kin, ...]) -> list[_Entry]:
    """One generation; the person's own has partners before them and sisters and brothers after."""
    if kins:
        return [entry for entry in known if entry[1] in kins]
    former = [entry for entry in known if entry[1] is Kin.FORMER_PARTNER]
    partners = [entry for entry in known if entry[1] is Kin.PARTNER]
    siblings = [entry for entry in known if entry[1] is Kin.SIBLING]
    return [*former, *partners, (None, None, network.sex), *siblings]


def _member(network: Network, entry: _Entry, place: int, count: int, width: float, top: float) -> Member:
    tie, kin, sex = entry
    x = width / 2 + (place - (count - 1) / 2) * COLUMN
    lines = [
        (words, True)
        for words in wrapped(tie.called if tie else network.name, _WORDS, SMALL, bold=True, most=3)
    ]
    for said in (tie_words(tie), *other_roles(tie), "same home" if tie.lives_with else "") if tie else ():
        lines += [(words, False) for words in wrapped(said, _WORDS, SMALL)]
    return Member(tie, kin, sex, x, top + HALF, tuple(lines))
