"""Things that an outcome brings about and a person has to do: each in somebody's hands, with a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.calendar.rules import next_working_day
from homefirst.foundation.calendar.spans import read_span
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.episodes import named_dates
from homefirst.practice.pathways.actions.hands import check_work, definition_of, first_hands, let_go, reach
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person

_LATER = re.compile(
    r"^(?P<what>.+) in (?P<span>\d+ (?:working days?|days?|weeks?|months?))(?: from (?P<name>[a-z][a-z0-9_]*))?$"
)


def promise(
    *, step: Step, words: str, by: Actor, on: date, held_by: User | None = None, due_on: date | None = None
) -> Promise:
    """By an effect, inside the transaction that ends the step: it goes to whoever did the step, or to `held_by`. Without
    `due_on` the words say by when."""
    episode = step.episode
    known = named_dates(episode), library.read(episode.version).dates
    what, due = promised(words, on, *known) if due_on is None else (words, due_on)
    person, user, team = step.episode.person, held_by or step.held_by, step.team
    if held_by is not None and held_by != step.held_by:
        reach(person, held_by, None, by)
    elif user is None:
        user, team = first_hands(definition_of(step), person, by)
        reach(person, user, team, by)
    made = Promise.objects.create(
        person=person, step=step, words=what, held_by=user, team=team, made_on=on, due_on=due
    )
    wrote(by, "promise.make", made, person.pk, "")
    return made


def promised(
    words: str, on: date, dates: Mapping[str, date] | None = None, means: Mapping[str, str] | None = None
) -> tuple[str, date]:
    """What, and by when: "Plan a call in 4 weeks" is due then, "in 4 weeks from ended" so long after that date of the
    pathway, or today where that has gone by; the rest the next working day. Where nobody knows the date no day is made up:
    the words say from what it counts, and somebody looks at it the next working day. `means` says dates in words."""
    later = _LATER.match(words)
    if later is None:
        return words, next_working_day(on)
    span, name = read_span(later["span"]), later["name"]
    if not name:
        return later["what"], span.due_on(on)
    if name in (dates or {}):
        return later["what"], max(span.due_on((dates or {})[name]), on)
    return (
        f"{later['what']}: {span} after {(means or {}).get(name, name)}, which nobody has said",
        next_working_day(on),
    )


@transaction.atomic
def keep_promise(*, made: Promise, words: str, row_version: int, by: Actor, on: date) -> Promise:
    """Done, with a word about how, by who may move it (`check_hands`). Raises Stale."""
    tie = check_work(by, made.person)
    if made.kept_on is not None:
        raise NotNow("This was done already.")
    tie = check_hands(by, made, made.person) or tie
    if len(words) > 400:
        raise Invalid("Say it in 400 letters or fewer.", {"words": "Say it in 400 letters or fewer."})
    save_changes(made, {"kept_on": on, "kept_by": by.user, "kept_words": words.strip()}, row_version)
    let_go(made.person, made.held_by, made.team, by)
    wrote(by, "promise.keep", made, made.person_id, tie)
    return made


def kept_by_deed(*, made: Promise, words: str, by: Actor, on: date) -> None:
    """Inside the transaction of the deed itself, which has asked who may do it: done, whoever held it."""
    save_changes(made, {"kept_on": on, "kept_by": by.user, "kept_words": words}, made.row_version)
    let_go(made.person, made.held_by, made.team, by)
    wrote(by, "promise.keep", made, made.person_id, "")


def make_promise(
    *, person: Person, words: str, due_on: date, by: Actor, on: date, held_by: User | None = None
) -> Promise:
    """Inside the transaction of what it follows from, such as a note: whoever wrote that holds it, or `held_by`."""
    holder = held_by or by.user
    made = Promise.objects.create(
        person=person, words=words, held_by=holder, team=person.record.team, made_on=on, due_on=due_on
    )
    reach(person, holder, None, by)
    wrote(by, "promise.make", made, person.pk, "")
    return made
