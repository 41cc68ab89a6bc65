"""Things that an outcome brings about and a person has to do: each in somebody's hands, with a day."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.rules import next_working_day
from homefirst.foundation.calendar.spans import read_span
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways.actions.hands import check_work, definition_of, first_hands, let_go, reach
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person

_LATER = re.compile(r"^(?P<what>.+) in (?P<span>\d+ (?:working days?|days?|weeks?|months?))$")


def promise(*, step: Step, words: str, by: Actor, on: date) -> Promise:
    """Inside the transaction of the step that brings it about. "Plan a call in 4 weeks" is due then; the rest the next
    working day."""
    later = _LATER.match(words)
    due = read_span(later["span"]).due_on(on) if later else next_working_day(on)
    user, team = first_hands(definition_of(step), step.episode.person, by)
    made = Promise.objects.create(
        person=step.episode.person,
        step=step,
        words=later["what"] if later else words,
        held_by=user,
        team=team,
        made_on=on,
        due_on=due,
    )
    reach(made.person, user, team, by)
    wrote(by, "promise.make", made, made.person_id, "")
    return made


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


def make_promise(*, person: Person, words: str, due_on: date, by: Actor, on: date) -> Promise:
    """Inside the transaction of a note that says what follows: whoever wrote it holds it."""
    made = Promise.objects.create(
        person=person, words=words, held_by=by.user, team=person.record.team, made_on=on, due_on=due_on
    )
    reach(person, by.user, None, by)
    wrote(by, "promise.make", made, person.pk, "")
    return made
