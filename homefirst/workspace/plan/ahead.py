"""Wishes for the end of life, growing up, a year of learning and coming back, as the pages of a record show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import counted, day, money
from homefirst.practice.people.models import Person
from homefirst.practice.plans.queries import Standing, WishLine
from homefirst.practice.plans.rules.wishes import PLACES

_ADULT = 18


def short_lines(found: Standing, person: Person, on: date, *, costs: bool) -> list[tuple[str, str]]:
    """(what it is about, a line or two), for the first page."""
    return [
        *_wish_line(found.wish, on),
        *_growing_up(found, person, on, costs=costs),
        *_coming_back(found, person, on),
    ]


def wish_facts(wish: WishLine | None, on: date) -> list[Fact]:
    if wish is None:
        return []
    shared = f"Shared with the NHS on {day(wish.shared_on, on)}" if wish.shared_on else "Not shared"
    met = {None: "", True: "Met", False: "Not met"}[wish.met]
    found = (
        Fact(
            "Where they would like to die",
            PLACES.get(wish.place, ""),
            note=f"Told on {day(wish.told_on, on)}.",
        ),
        Fact("What matters to them", f"“{wish.matters}”" if wish.matters else ""),
        Fact("Where they would like to be cared for", wish.place_care),
        Fact("Who should be there", wish.who_there),
        Fact("What they do not want", f"“{wish.not_want}”" if wish.not_want else ""),
        Fact("Where a decision about resuscitation is kept", wish.resuscitation_held),
        Fact("Who knows", shared),
        Fact("Were their wishes met?", met, note=wish.not_met_why),
    )
    return [fact for fact in found if fact.value]


def year_words(found: Standing, on: date) -> str:
    """What a year of enablement was worth; "" where none ended."""
    year = found.year
    if year is None:
        return ""
    goals = "" if year.goals_met is None else f", {counted(year.goals_met, 'goal')} met"
    said = f" “{year.words}”" if year.words else ""
    hours = f"from {year.before.normalize():f} to {year.after.normalize():f} hours of help a week"
    return f"A year of learning to do more ended on {day(year.ended_on, on)}: {hours}{goals}.{said}"


def _wish_line(wish: WishLine | None, on: date) -> Iterator[tuple[str, str]]:
    if wish is None:
        return
    if wish.met is not None:
        yield (
            "Wishes for the end of life",
            "They were met." if wish.met else f"They were not met. {wish.not_met_why}",
        )
        return
    there = f" With: {wish.who_there.rstrip('.')}." if wish.who_there else ""
    shared = "" if wish.shared_on else " Not shared with the NHS."
    told = f" Told on {day(wish.told_on, on)}."
    yield "Wishes for the end of life", f"{PLACES.get(wish.place, '')}.{there}{shared}{told}"


def _growing_up(found: Standing, person: Person, on: date, *, costs: bool) -> Iterator[tuple[str, str]]:
    if found.cost is None or person.birth_date is None:
        return
    turns = _birthday(person.birth_date, _ADULT)
    if turns < on:
        return
    sums = f"{money(found.cost.low)} to {money(found.cost.high)}"
    sure = f", {found.cost.how_sure.lower()}" if found.cost.how_sure else ""
    said = (
        f" Help may cost {sums} a year then (foreseen on {day(found.cost.said_on, on)}{sure})."
        if costs
        else ""
    )
    yield "Growing up", f"Turns {_ADULT} on {day(turns, on)}.{said}"


def _coming_back(found: Standing, person: Person, on: date) -> Iterator[tuple[str, str]]:
    if person.died_on is not None:
        return
    for each in found.returns:
        yield each.title, f"Can come back without starting again until {day(each.until, on)}."


def _birthday(born: date, years: int) -> date:
    """Whoever was born on 29 February turns it on 1 March where the year has none (law.md: time limits)."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
