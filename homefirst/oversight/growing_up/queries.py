"""Young people on their way to adult life, as their work stands now: counted for whoever reads figures, and named for those
who may see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.reach import BY_ROLE, BY_TEAM
from homefirst.foundation.accounts.roles import roles
from homefirst.oversight.growing_up.rules import (
    NOT_KNOWN,
    Estimate,
    Young,
    first_of_year,
    quarter_words,
    turns_18,
    year_words,
)
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import PersonLine, lines
from homefirst.practice.plans.models import AdultCost

PATHWAY = "transition"
COUNTS, PEOPLE, NAMES = "figures.exact", "figures.people", "person.names"
NOT_SAID = "not-said"
PAGE = 50


@dataclass(frozen=True)
class Part:
    """Which of them: those of a year, a quarter, a kind of help, or without an estimate. "" leaves it open."""

    year: str = ""
    quarter: str = ""
    help: str = ""
    without: bool = False

    @classmethod
    def asked(cls, given: Mapping[str, str]) -> Part:
        return cls(given.get("year", ""), given.get("quarter", ""), given.get("help", ""), "without" in given)

    def holds(self, one: Young) -> bool:
        return (
            (not self.year or self.year == one.year)
            and (not self.quarter or self.quarter == one.quarter)
            and (not self.help or self.help == (one.help or NOT_SAID))
            and (not self.without or one.estimate is None)
        )

    def href(self, page: int = 1) -> str:
        said = {
            "year": self.year,
            "quarter": self.quarter,
            "help": self.help,
            "without": "yes" if self.without else "",
            "page": str(page) if page > 1 else "",
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return reverse("who_turns_18_people") + (f"?{query}" if query else "")

    @property
    def words(self) -> str:
        """'April 2028 to March 2029, help at home, nothing foreseen yet'; "" for all of them."""
        said = (
            year_words(self.year) if _is_year(self.year) else "",
            quarter_words(self.quarter) if _is_quarter(self.quarter) else "",
            help_words(self.help) if self.help else "",
            "nothing foreseen yet" if self.without else "",
        )
        return ", ".join(each for each in said if each)


@dataclass(frozen=True)
class Named:
    """One page of people. `total` are in the part; `outside` of them this reader may not see by name."""

    part: Part
    total: int
    listed: int
    page: int
    rows: tuple[tuple[PersonLine, Young], ...]
    tie: str

    @property
    def outside(self) -> int:
        return self.total - self.listed

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return min(self.page * PAGE, self.listed)


def help_words(code: str) -> str:
    return str(AdultCost.Help(code).label) if code in AdultCost.Help.values else "Not said yet"


def growing_up(actor: Actor) -> list[Young]:
    """Everybody whose work of growing up is open and who turns 18 in the year that runs or after it, the eldest first;
    nobody by name. Two queries."""
    policy.check(actor, COUNTS)
    people = Person.objects.filter(
        pk__in=Episode.objects.filter(code=PATHWAY, state=Episode.State.OPEN).values("person"),
        died_on__isnull=True,
    )
    born: list[tuple[int, date | None]] = list(people.values_list("pk", "birth_date"))
    foreseen = _estimates()
    found = [
        Young(pk, turns_18(birth_date) if birth_date else None, foreseen.get(pk)) for pk, birth_date in born
    ]
    since = first_of_year(actor.on)
    return sorted(
        (one for one in found if one.turns_18 is None or one.turns_18 >= since),
        key=lambda one: (one.turns_18 or date.max, one.person_id),
    )


def named(actor: Actor, part: Part, wanted: int) -> Named:
    """Those of the part whose names this reader may see, a page of them. At most six queries."""
    policy.check(actor, PEOPLE)
    those = [one for one in growing_up(actor) if part.holds(one)]
    seen = policy.visible(actor, Person.objects.filter(pk__in=[one.person_id for one in those]), NAMES)
    ids = set(seen.values_list("pk", flat=True))
    listed = [one for one in those if one.person_id in ids]
    page = min(max(wanted, 1), max(1, -(-len(listed) // PAGE)))
    here = listed[(page - 1) * PAGE : page * PAGE]
    by_id = {line.person_id: line for line in _lines(actor, here)}
    rows = tuple((by_id[one.person_id], one) for one in here if one.person_id in by_id)
    return Named(part, len(those), len(listed), page, rows, _tie(actor))


def _lines(actor: Actor, here: list[Young]) -> list[PersonLine]:
    people = policy.visible(actor, Person.objects.filter(pk__in=[one.person_id for one in here]), NAMES)
    return lines(people.select_related("record__team"), actor)


def _estimates() -> dict[int, Estimate]:
    """The newest of each person. One query."""
    rows = AdultCost.objects.filter(
        person__in=Episode.objects.filter(code=PATHWAY, state=Episode.State.OPEN).values("person")
    )
    return {
        one.person_id: _estimate(one) for one in rows.select_related("step__episode__version").order_by("pk")
    }


def _estimate(one: AdultCost) -> Estimate:
    pathway = library.read(one.step.episode.version)
    return Estimate(
        low=one.yearly_low,
        middle=one.yearly_middle,
        high=one.yearly_high,
        help=one.main_help,
        how_sure=one.get_how_sure_display() if one.how_sure else "",
        said_on=one.said_on,
        said_at=pathway.steps[one.step.code].title if one.step.code in pathway.steps else pathway.title,
    )


def _tie(actor: Actor) -> str:
    """Why these names may be seen, as each person's looks say it."""
    reach: Any = roles()[actor.role].reach if actor.role in roles() else ""
    return BY_TEAM if reach == "own_and_teams" else BY_ROLE


def _is_year(year: str) -> bool:
    return year == NOT_KNOWN or (len(year) == 7 and year[:4].isdecimal() and year[4] == "-")


def _is_quarter(quarter: str) -> bool:
    return quarter == NOT_KNOWN or (
        len(quarter) == 7 and quarter[:4].isdecimal() and quarter[4:6] == "-q" and quarter[6] in "1234"
    )
