"""Concerns at each stage and people on their way home from hospital, through the actions of staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from homefirst.demo.building.keeping import keep_all
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories import boards as told
from homefirst.foundation.access.actions import move_to_team
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.actions import team_called
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer, Form, Question
from homefirst.practice.hospital.actions import give_bed, load_notices
from homefirst.practice.hospital.models import Notice, Stay
from homefirst.practice.pathways import actions, library
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person

_LEAD, _HOSPITAL = f"eleanor.voss@{DOMAIN}", f"theresa.nolan@{DOMAIN}"
_OWED = 4  # days: whom the end of a step asks to tell is still to be told
_DAYS = frozenset(
    {
        "in_hospital_since",
        "expected",
        "care_starts",
        "look_again",
        *(f"action_{number}_by" for number in range(1, 5)),
    }
)  # told as days ago


def fill_boards(by: Actor) -> int:
    """Does nothing where notices came already. Returns how many concerns and ways home there are."""
    if Notice.objects.exists():
        return 0
    people = {team: nobody_yet_with(team) for team in ("west", "south", "north")}
    for concern in told.CONCERNS:
        _concern(concern, next(people[concern.team]), by)
    for home in told.WAYS_HOME:
        _way_home(home, next(people["north"]), by)
    hospital = acting(_HOSPITAL, by)
    load_notices(content=told.NOTICES.encode(), by=hospital, on=hospital.on)
    return len(told.CONCERNS) + len(told.WAYS_HOME)


def _concern(concern: told.ConcernTold, person: Person, by: Actor) -> None:
    worker, lead = acting(f"{concern.worker}@{DOMAIN}", by), acting(_LEAD, by)
    began = ago(worker, concern.days_ago)
    episode = actions.open_episode(
        person=person, code="safeguarding", by=began, on=began.on, dates={"received": began.on}
    )
    for end in concern.ends:
        finish_told(episode, end, ago(lead if end.by_lead else worker, end.days_ago))


def _way_home(home: told.HomeTold, person: Person, by: Actor) -> None:
    """The hospital team takes the person on with the notice."""
    worker = ago(acting(_HOSPITAL, by), home.days_ago)
    move_to_team(record=person.record, team=team_called("hospital"), by=ago(by, home.days_ago))
    person.record.refresh_from_db()
    episode = actions.open_episode(
        person=person, code="hospital_discharge", by=worker, on=worker.on, dates={"noticed": worker.on}
    )
    if home.ready is not None:
        _ready(episode, by.on - timedelta(days=home.ready), acting(_HOSPITAL, by))
    for end in home.ends:
        finish_told(episode, end, ago(acting(_HOSPITAL, by), end.days_ago))
    if home.bed:
        stay, today = (
            Stay.objects.select_related("person__record").get(episode=episode),
            acting(_HOSPITAL, by),
        )
        give_bed(
            stay=stay,
            home=home.bed,
            from_on=today.on + timedelta(days=2),
            row_version=stay.row_version,
            by=today,
            on=today.on,
        )


def _ready(episode: Episode, day: date, by: Actor) -> None:
    actions.set_date(episode=episode, name="ready", day=day, row_version=episode.row_version, by=by, on=by.on)
    episode.refresh_from_db()


def finish_told(episode: Episode, end: told.Ended, by: Actor) -> None:
    """What its form must know, its end, and what it promised, all on one day."""
    step = episode.steps.get(code=end.step, state__in=Step.OPEN)
    name = library.read(episode.version).steps[end.step].form
    version = forms.newest(name) if name else None
    if version is not None:
        given = _answers(forms.read(version), end.said, by.on)
        actions.save_answers(step=step, given=given, seen={}, by=by, on=by.on)
        step.refresh_from_db()
    actions.finish_step(
        step=step, outcome=end.outcome, row_version=step.row_version, by=by, on=by.on, reason=end.reason
    )
    keep_all(step, by, owing=end.days_ago <= _OWED)


def _answers(form: Form, said: Mapping[str, Any], on: date) -> dict[str, tuple[Answer, ...]]:
    return complete(form, {code: _given(code, value, on) for code, value in said.items()}, on)


def complete(form: Form, given: dict[str, tuple[Answer, ...]], on: date) -> dict[str, tuple[Answer, ...]]:
    """With something plain for whatever else must have an answer."""
    while lacking := [one for part in logic.progress(form, given) for one in part.missing]:
        given |= {question.code: (_plain(question, on),) for question in lacking}
    return given


def _given(code: str, value: Any, on: date) -> tuple[Answer, ...]:
    if code in _DAYS:
        return ((on - timedelta(days=value)).isoformat(),)
    return value if isinstance(value, tuple) else (value,)


def _plain(question: Question, on: date) -> Answer:
    if question.options:
        codes = [option.code for option in question.options]
        return "none" if "none" in codes else codes[0]
    if question.type == "boolean":
        return True
    if question.type == "date":
        return on.isoformat()
    return 1 if question.type in ("integer", "decimal") else "As it was told."


def nobody_yet_with(team: str) -> Iterator[Person]:
    """Living people of a team on whom no work was ever begun, the first that came first."""
    found = Person.objects.filter(
        record__team__code=team, died_on__isnull=True, episodes=None, client_type="Service user"
    )
    return found.select_related("record__team").order_by("pk")[:20].iterator()


def ago(by: Actor, days: int) -> Actor:
    return replace(by, at=by.at - timedelta(days=days))
