"""A person sets out on a pathway, comes back to it, or leaves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.acts import one_act
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.hands import check_work, first_hands, let_go, reach
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.actions.in_turn import wait_for_others
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.models import Episode, Pause, Step
from homefirst.practice.pathways.rules.clocks import due_of, due_on
from homefirst.practice.pathways.rules.dates import problem_with
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person


class SoFar(NamedTuple):
    """The steps of an episode: codes of those that are open, and how often each was opened."""

    open: frozenset[str]
    turns: Mapping[str, int]


@one_act()
def open_episode(
    *,
    person: Person,
    code: str,
    by: Actor,
    on: date,
    because_of: Step | None = None,
    other: Person | None = None,
    dates: Mapping[str, date] | None = None,
    carried: Mapping[str, date] | None = None,
) -> Episode:
    """Begins the version in force with its first step. Where the person is on this pathway already, that episode is given
    back: nobody is on it twice, save where a step of it asks for the next one and this one goes on to its end. `carried` are
    days that the step before it said: those that this version knows and that can be right are kept, unless somebody has said
    another."""
    wait_for_others(person.pk)
    tie = check_work(by, person)
    if person.died_on is not None:
        raise NotNow("This person has died. Nothing new can be started.")
    going = Episode.objects.filter(person=person, code=code, state=Episode.State.OPEN)
    under_way = (going.exclude(pk=because_of.episode_id) if because_of else going).first()
    if under_way is not None:
        new = {name: day for name, day in (carried or {}).items() if name not in under_way.dates}
        dates_known(episode=under_way, days=_usable(library.read(under_way.version), new, person, on), on=on)
        return under_way
    version = library.in_force(code, on)
    pathway = library.read(version)
    episode = Episode.objects.create(
        person=person,
        other=other,
        code=code,
        version=version,
        opened_on=on,
        opened_by=by.user,
        because_of=because_of,
        dates=_iso(_usable(pathway, carried or {}, person, on)) | _written(pathway, dates or {}, person, on),
    )
    wrote(by, "work.open", episode, person.pk, tie)
    open_steps(episode, [pathway.first.code], by=by, on=on, turns={})
    return episode


@transaction.atomic
def reopen_episode(*, episode: Episode, row_version: int, by: Actor, on: date) -> Episode:
    """Comes back without starting again: the same episode with all it holds, at the step that its file names."""
    wait_for_others(episode.person_id)
    tie = check_work(by, episode.person)
    pathway = library.read(episode.version)
    back = pathway.easy_return
    if episode.state != Episode.State.CLOSED or episode.closed_on is None:
        raise NotNow(f"{pathway.title} is open already.")
    if back is None:
        raise NotNow(f"{pathway.title} has no easy return. Start it anew.")
    until = back.within.due_on(episode.closed_on)
    if on > until:
        raise NotNow(f"The easy return ended on {until.day} {until:%B %Y}. Start {pathway.title} anew.")
    if Episode.objects.filter(person=episode.person, code=episode.code, state=Episode.State.OPEN).exists():
        raise NotNow(f"{pathway.title} was started anew since. Go on there.")
    again: dict[str, Any] = {
        "state": Episode.State.OPEN,
        "closed_on": None,
        "ending": "",
        "opened_again_on": on,
        "gathered": [],
    }
    save_changes(episode, again, row_version)
    wrote(by, "work.reopen", episode, episode.person_id, tie)
    open_steps(episode, [back.at], by=by, on=on)
    return episode


@transaction.atomic
def set_date(*, episode: Episode, name: str, day: date, row_version: int, by: Actor, on: date) -> Episode:
    """A date from which clocks run, such as the day of leaving hospital, by who may move a step that waits for it. Raises
    Invalid for a day that cannot be right, and Stale."""
    tie = check_work(by, episode.person)
    open_now = list(episode.steps.filter(state__in=Step.OPEN).select_related("held_by", "team"))
    if not open_now:
        raise NotNow("Nothing is open here, so no clock waits for a date.")
    pathway = library.read(episode.version)
    waiting = [step for step in open_now if pathway.steps[step.code].within.starts_from == name]
    tie = _check_any_hands(by, waiting or open_now, episode.person) or tie
    date_known(episode=episode, name=name, day=day, row_version=row_version, on=on)
    wrote(by, "work.set_date", episode, episode.person_id, tie, [name])
    return episode


def date_known(*, episode: Episode, name: str, day: date, row_version: int, on: date) -> None:
    """Inside the caller's transaction, which has asked who may: every open clock that runs from this date gets its day,
    whichever turn it is, save those that run from their own last turn."""
    _keep_dates(episode, {name: day}, row_version, on)


def dates_known(*, episode: Episode, days: Mapping[str, date], on: date, any_open: bool = True) -> None:
    """The same for several that an outcome says; nothing is written where nothing is new. `any_open` as in `close`."""
    if {**episode.dates, **_iso(days)} != episode.dates:
        _keep_dates(episode, days, episode.row_version, on, any_open)


def _keep_dates(
    episode: Episode, days: Mapping[str, date], row_version: int, on: date, any_open: bool = True
) -> None:
    pathway = library.read(episode.version)
    written = _written(pathway, days, episode.person, on)
    save_changes(episode, {"dates": {**episode.dates, **written}}, row_version)
    for step in episode.steps.filter(state__in=Step.OPEN) if any_open else ():
        definition = pathway.steps[step.code]
        counts_from = {definition.within.starts_from, definition.within.not_after}
        if counts_from & days.keys() and not runs_from_last_turn(definition, step):
            due = due_on(definition.within, opened_on=step.opened_on, dates=named_dates(episode))
            save_changes(step, {"due_on": due}, step.row_version)


def runs_from_last_turn(definition: StepDefinition, step: Step) -> bool:
    """A step that came again is due after its own interval; no named date moves it."""
    return definition.recurs is not None and step.turn > 1


@transaction.atomic
def close_episodes(*, person: Person, code: str, because_of: Step, by: Actor, on: date) -> None:
    """Another pathway takes its place: what is open of it is no longer needed."""
    tie = check_work(by, person)
    for episode in Episode.objects.filter(person=person, code=code, state=Episode.State.OPEN):
        for user, team in close(episode, f"closed_by_{because_of.code}"[:60], on=on):
            let_go(person, user, team, by)
        wrote(by, "work.close", episode, person.pk, tie)


def close(
    episode: Episode, ending: str, *, on: date, any_open: bool = True
) -> list[tuple[User | None, Team | None]]:
    """Inside the caller's transaction. Gives the hands that the steps were in, for the caller to `let_go`. `any_open` False
    says that no step is open any more."""
    not_needed = {"state": Step.State.NOT_NEEDED, "finished_on": on}
    still = episode.steps.filter(state__in=Step.OPEN).select_related("held_by", "team") if any_open else ()
    for step in still:
        save_changes(step, not_needed, step.row_version)
    if still:
        Pause.objects.filter(step__in=still, until_on__isnull=True).update(until_on=on)
    changes = {"state": Episode.State.CLOSED, "closed_on": on, "ending": ending, "gathered": []}
    save_changes(episode, changes, episode.row_version)
    return [(step.held_by, step.team) for step in still]


def open_steps(
    episode: Episode,
    codes: Iterable[str],
    *,
    by: Actor,
    on: date,
    worker: User | None = None,
    again: Collection[str] = (),
    turns: Mapping[str, int] | None = None,
) -> list[Step]:
    """Inside the caller's transaction. Each has somebody's hands (`worker`'s, where they may do it), and a due day where its
    clock can run; `again` names those that come again after their own interval, `turns` says how often each step was opened
    before, where the caller knows."""
    pathway, wanted, known = library.read(episode.version), list(codes), named_dates(episode)
    before = steps_so_far(episode).turns if turns is None and wanted else turns or {}
    opened = []
    for code in wanted:
        definition = pathway.steps[code]
        user, team = first_hands(definition, episode.person, by, worker=worker)
        due = due_of(definition, opened_on=on, dates=known, again=code in again)
        turn = before.get(code, 0) + 1
        opened.append(
            Step(episode=episode, code=code, turn=turn, held_by=user, team=team, opened_on=on, due_on=due)
        )
    made = Step.objects.bulk_create(opened)
    for user, team in dict.fromkeys((step.held_by, step.team) for step in made):
        reach(episode.person, user, team, by)
    return made


def named_dates(episode: Episode) -> dict[str, date]:
    return {name: date.fromisoformat(text) for name, text in episode.dates.items()}


def steps_so_far(episode: Episode) -> SoFar:
    """One query."""
    rows = list(episode.steps.values_list("code", "state"))
    return SoFar(
        frozenset(code for code, state in rows if state in Step.OPEN), Counter(code for code, _ in rows)
    )


def _written(pathway: Pathway, dates: Mapping[str, date], person: Person, on: date) -> dict[str, str]:
    unknown = sorted(set(dates) - set(pathway.dates))
    if unknown:
        raise Invalid(f"{pathway.title} has no date called {unknown[0]}.")
    for name, day in dates.items():
        said = problem_with(
            day, pathway.bounds[name], on=on, born_on=person.birth_date, died_on=person.died_on
        )
        if said:
            raise Invalid(f"{pathway.dates[name]}: {said}", {"day": said})
    return _iso(dates)


def _usable(pathway: Pathway, days: Mapping[str, date], person: Person, on: date) -> dict[str, date]:
    """A day that cannot be right is left for somebody to say, and stops nothing."""
    return {
        name: day
        for name, day in days.items()
        if name in pathway.dates
        and not problem_with(
            day, pathway.bounds[name], on=on, born_on=person.birth_date, died_on=person.died_on
        )
    }


def _iso(days: Mapping[str, date]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}


def _check_any_hands(by: Actor, steps: Sequence[Step], person: Person) -> str:
    """One of them in hands that may move it is enough; else the words of the first refusal."""
    refused: NotNow | None = None
    for step in steps:
        try:
            return check_hands(by, step, person)
        except NotNow as problem:
            refused = refused or problem
    assert refused is not None
    raise refused
