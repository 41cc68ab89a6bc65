"""What a family word says about generation and sex, for the family tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from homefirst.foundation.design.charts.network.ties import Group, Tie


class Kin(Enum):
    GRANDPARENT = -2
    PARENT = -1
    SIBLING = 0
    PARTNER = 10
    FORMER_PARTNER = 11
    CHILD = 1
    GRANDCHILD = 2


@dataclass(frozen=True)
class Relation:
    """`sex` is 'female', 'male' or '' where the word does not say."""

    kin: Kin
    sex: str


_WORDS = {
    "grandmother": (Kin.GRANDPARENT, "female"), "grandfather": (Kin.GRANDPARENT, "male"),
    "grandparent": (Kin.GRANDPARENT, ""),
    "mother": (Kin.PARENT, "female"), "mum": (Kin.PARENT, "female"), "father": (Kin.PARENT, "male"),
    "dad": (Kin.PARENT, "male"), "parent": (Kin.PARENT, ""), "stepmother": (Kin.PARENT, "female"),
    "stepfather": (Kin.PARENT, "male"),
    "sister": (Kin.SIBLING, "female"), "brother": (Kin.SIBLING, "male"), "sibling": (Kin.SIBLING, ""),
    "twin": (Kin.SIBLING, ""), "half-sister": (Kin.SIBLING, "female"), "half-brother": (Kin.SIBLING, "male"),
    "wife": (Kin.PARTNER, "female"), "husband": (Kin.PARTNER, "male"), "partner": (Kin.PARTNER, ""),
    "spouse": (Kin.PARTNER, ""), "civil partner": (Kin.PARTNER, ""), "girlfriend": (Kin.PARTNER, "female"),
    "boyfriend": (Kin.PARTNER, "male"), "fiancée": (Kin.PARTNER, "female"), "fiancé": (Kin.PARTNER, "male"),
    "daughter": (Kin.CHILD, "female"), "son": (Kin.CHILD, "male"), "child": (Kin.CHILD, ""),
    "stepdaughter": (Kin.CHILD, "female"), "stepson": (Kin.CHILD, "male"),
    "granddaughter": (Kin.GRANDCHILD, "female"), "grandson": (Kin.GRANDCHILD, "male"),
    "grandchild": (Kin.GRANDCHILD, ""),
}  # fmt: skip
_NOT_OF_THE_TREE = re.compile(r"\b(in law|in-law|once removed|great|foster|god)", re.IGNORECASE)
_FORMER = re.compile(r"^(former|ex|late ex)[- ]", re.IGNORECASE)


def relation(tie: Tie) -> Relation | None:
    """None for anyone who is not family, or whose word does not say where in a tree they stand."""
    said = tie.tie.split(",")[0].strip().casefold()
    if tie.group is not Group.FAMILY or _NOT_OF_THE_TREE.search(said):
        return None
    plain = _FORMER.sub("", said)
    found = _WORDS.get(plain.removeprefix("late ").removeprefix("eldest ").removeprefix("youngest "))
    if found is None:
        return None
    kin, sex = found
    return Relation(Kin.FORMER_PARTNER if kin is Kin.PARTNER and plain != said else kin, sex)
