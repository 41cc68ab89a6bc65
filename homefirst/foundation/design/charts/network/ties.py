"""People, paid help and groups around one person, and how each is tied to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    FAMILY = "family"
    FRIEND = "friend"
    PAID = "paid"
    GROUP = "group"
    PROFESSIONAL = "professional"

    @property
    def is_people(self) -> bool:
        """Family and friends are circles; those who come for the work, and clubs, are boxes."""
        return self in (Group.FAMILY, Group.FRIEND)


class HowOften(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    RARELY = "rarely"
    UNKNOWN = ""


class HowItIs(StrEnum):
    GOOD = "good"
    STRAINED = "strained"
    DISTANT = "distant"
    UNKNOWN = ""


class Helps(StrEnum):
    """Who helps whom: the arrow points to whoever is helped."""

    THEY_HELP = "they help"
    THEY_ARE_HELPED = "they are helped"
    BOTH = "both"
    NEITHER = ""


@dataclass(frozen=True)
class Tie:
    """`tie` is what the other is to the person ("daughter"). `legal_roles` are words ("attorney for money").

    `href` is the other's own record, only where it may be opened. `died` is for the family tree.
    """

    name: str
    tie: str
    group: Group = Group.FAMILY
    how_often: HowOften = HowOften.UNKNOWN
    how_it_is: HowItIs = HowItIs.UNKNOWN
    helps: Helps = Helps.NEITHER
    helps_with: str = ""
    lives_with: bool = False
    is_carer: bool = False
    legal_roles: tuple[str, ...] = ()
    href: str = ""
    died: bool = False

    @property
    def called(self) -> str:
        return self.name.strip() or "name not known"


@dataclass(frozen=True)
class Network:
    """`name` is the liked name of the person in the middle. `sex` ("female", "male", "") shapes the tree."""

    name: str
    ties: tuple[Tie, ...] = ()
    sex: str = ""
