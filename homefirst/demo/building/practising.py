"""The work that is under way: pathways and forms in force, the walks of the stories, and what each worker holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from homefirst.demo.building.boards import complete
from homefirst.demo.building.calling import take_calls
from homefirst.demo.building.in_hand import fill_a_desk
from homefirst.demo.building.keeping import keep_all
from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import STAFF
from homefirst.demo.stories.moves import Again, Back, Done, HandedOver, Walk
from homefirst.demo.stories.neighbours import LA_IDS
from homefirst.demo.stories.walks import WALKS
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.foundation.accounts.actions import staff_called
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.forms.definition.shapes import Answer
from homefirst.practice.pathways import actions, library
from homefirst.practice.pathways.models import Episode, PastStep, Step, StepAnswers
from homefirst.practice.people.models import Person

_IN_FORCE_FROM = date(2025, 1, 1)  # the first that the people of the stories live through
EACH = 6  # pieces of work that a social worker begins with
_NEXT = {
    "Progress to assessment, review or reassessment": "care_act_assessment",
    "Progress to support planning or services": "support_plan",
}
_CONCERN_ABOUT, _LEADS_SAFEGUARDING = LA_IDS[4], "eleanor.voss@westbrook.example"


def publish_practice(definitions: Path, by: Actor) -> int:
    """Every pathway and form that changed since the last time, as if it had been in January 2025; returns how many."""
    then = _on(by, min(_IN_FORCE_FROM, by.on))
    published = publish_forms(folder=definitions / "forms", by=then)
    pathways = actions.publish_folder(
        folder=definitions / "pathways", from_on=then.on, by=then, reason="As the demonstration begins"
    )
    return len(published) + len(pathways)


def begin_work(by: Actor) -> int:
    """Does nothing where any work has begun. Returns the pieces of work that are in somebody's hands."""
    if not Episode.objects.exists():
        for walk in WALKS:
            _walk(walk, by)
        for worker in STAFF:
            if worker.role == "social_worker":
                _caseload(acting(worker.email, by))
        take_calls(by)
        _concern(by)
        fill_a_desk(by)
    return Step.objects.filter(state__in=Step.OPEN).count()


def _walk(walk: Walk, by: Actor) -> None:
    person, worker = number_of(walk.la_id).person, acting(walk.worker, by)
    episode = (
        Episode.objects.get(person=person, code=walk.pathway, state=Episode.State.OPEN)
        if walk.goes_on
        else _begin(person, walk.pathway, worker, walk.opened_on, dates=walk.dates)
    )
    for done in walk.done:
        _do(episode, done, _on(worker, done.on))
    for handed in walk.handed_over:
        _hand_over(person, handed, by)


def _do(episode: Episode, done: Done | Back | Again, by: Actor) -> None:
    """The answers, the end, and what it promised: kept on the same day."""
    if isinstance(done, Again):
        episode.refresh_from_db()
        actions.reopen_episode(episode=episode, row_version=episode.row_version, by=by, on=by.on)
        return
    step = episode.steps.get(code=done.step, state__in=Step.OPEN)
    if isinstance(done, Back):
        actions.go_back(
            step=step, to=done.to, reason=done.reason, row_version=step.row_version, by=by, on=by.on
        )
        return
    _say(step, done, by)
    cost = done.answers.get("weekly_cost")
    actions.finish_step(
        step=step,
        outcome=done.outcome,
        weekly_cost=None if cost is None else Decimal(str(cost)),
        row_version=step.row_version,
        reason=done.reason,
        by=by,
        on=by.on,
    )
    if done.agreed_by:
        step.refresh_from_db()
        actions.agree(step=step, row_version=step.row_version, by=acting(done.agreed_by, by), on=by.on)
    keep_all(step, by)


def _say(step: Step, done: Done, by: Actor) -> None:
    """What was written, where the step has a form."""
    name = library.read(step.episode.version).steps[step.code].form
    version = forms.newest(name) if name else None
    if version is not None:
        told: dict[str, tuple[Answer, ...]] = {
            code: value if isinstance(value, tuple) else (value,) for code, value in done.answers.items()
        }
        given = complete(forms.read(version), told, by.on)
        seen = actions.answers_in(StepAnswers.objects.filter(step=step).first())
        actions.save_answers(step=step, given=given, seen=seen, by=by, on=by.on)
        step.refresh_from_db()


def _hand_over(person: Person, handed: HandedOver, by: Actor) -> None:
    step = Step.objects.get(episode__person=person, episode__code=handed.pathway, state__in=Step.OPEN)
    then = _on(replace(by, user=step.held_by), handed.on)
    actions.hand_over(
        step=step,
        row_version=step.row_version,
        user=staff_called(handed.to),
        reason=handed.reason,
        by=then,
        on=then.on,
    )
    for done in handed.done:
        _do(step.episode, done, _on(acting(handed.to, by), done.on))


def _caseload(worker: Actor) -> None:
    """Where the last step in the files led to more, the worker began it some time in the last two weeks."""
    held = Tie.objects.filter(kind=Tie.Kind.ALLOCATED, user=worker.user, ends_at__isnull=True)
    people = list(
        Person.objects.filter(record__in=held.values("record_id"), died_on__isnull=True, episodes=None)
    )
    leads_on = _where_the_last_step_led(people)
    for place, (person, pathway) in enumerate(leads_on[:EACH]):
        _begin(person, pathway, worker, worker.on - timedelta(days=(place * 5) % 14))


def _where_the_last_step_led(people: list[Person]) -> list[tuple[Person, str]]:
    steps = PastStep.objects.filter(person__in=people).order_by("person_id", "starts_on", "pk")
    last = {step.person_id: step for step in steps}
    found = ((person, last.get(person.pk)) for person in people)
    return [
        (person, _NEXT[step.outcome])
        for person, step in found
        if step is not None and step.client_type == "Service user" and step.outcome in _NEXT
    ]


def _concern(by: Actor) -> None:
    """Somebody was worried this morning; it is with the lead."""
    person = number_of(_CONCERN_ABOUT).person
    episode = _begin(person, "safeguarding", by, by.on, dates={"received": by.on})
    step = episode.steps.get()
    actions.hand_over(
        step=step,
        row_version=step.row_version,
        user=staff_called(_LEADS_SAFEGUARDING),
        reason="A neighbour rang this morning",
        by=by,
        on=by.on,
    )


def _begin(person: Person, code: str, by: Actor, on: date, **options: Any) -> Episode:
    then = _on(by, on)
    return actions.open_episode(person=person, code=code, by=then, on=then.on, **options)


def _on(by: Actor, day: date) -> Actor:
    """The same hands at the same hour of an earlier day."""
    return replace(by, at=by.at - (by.on - day)) if day < by.on else by
