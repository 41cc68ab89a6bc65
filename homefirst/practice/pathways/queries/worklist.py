"""What is in somebody's hands, and what happens next for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery, Value

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User, team_ids
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Pause, Promise, Step
from homefirst.practice.pathways.queries.lines import PieceOfWork, Worklist, group_of, order_of
from homefirst.practice.people.models import Person
from homefirst.practice.people.rules import full_name

_PERSON = "episode__person__record"
_WAITING: dict[str, str] = {Step.State.AGREEMENT: "agreement", Step.State.PAUSED: "the clock to go on"}
HIDDEN = "There is no such page, or you have no reason recorded to see it."


def worklist(actor: Actor, *, whose: str = "mine") -> Worklist:
    """`mine`: in this actor's hands. `team`: what waits in their teams for somebody to take it. As `worklists`."""
    mine, team = worklists(actor)
    return team if whose == "team" else mine


def worklists(actor: Actor) -> tuple[Worklist, Worklist]:
    """What is in this actor's hands, and what waits in their teams for somebody of their role to take it, or for them to
    give it out: nobody has it, or who had it left. Two queries, and one more where a clock stands still."""
    if actor.user is None:
        return Worklist(()), Worklist(())
    open_ones = Step.objects.filter(_here(actor, _PERSON), state__in=Step.OPEN)
    steps = list(_seen(actor, open_ones, _PERSON).select_related("answers__form"))
    theirs = Promise.objects.filter(_here(actor, "person__record"), kept_on__isnull=True)
    theirs = policy.visible(actor, theirs, "person.see", "person__record")
    promises = list(theirs.select_related("person__record", "held_by", "team", "step__episode__version"))
    progress, stopped = _progress(steps), _stopped(steps)
    mine, team = list[PieceOfWork](), list[PieceOfWork]()
    for step in steps:
        line = _of_step(step, progress.get(step.pk, ""), actor.on, stopped.get(step.pk), role=actor.role)
        if step.held_by_id == actor.user.pk:
            mine.append(line)
        elif line.may_take or policy.can(actor, "person.allocate"):
            team.append(line)
    for promise in promises:
        (mine if promise.held_by_id == actor.user.pk else team).append(_of_promise(promise, actor.on))
    return Worklist(tuple(sorted(mine, key=order_of))), Worklist(tuple(sorted(team, key=order_of)))


def _here(actor: Actor, record: str) -> Q:
    """In this actor's hands; or in nobody's who is here, and of their teams: given to one, else about somebody of one."""
    assert actor.user is not None
    ours = team_ids(actor.user, actor.on)
    nobody = Q(held_by__isnull=True) | Q(held_by__in=User.objects.filter(is_active=False))
    of_ours = Q(team__in=ours) | Q(team__isnull=True, **{f"{record}__team__in": ours})
    return Q(held_by=actor.user) | (of_ours & nobody)


def waiting_for_agreement(actor: Actor) -> tuple[PieceOfWork, ...]:
    """Outcomes that somebody chose and this role must agree to. Two queries."""
    waiting = _seen(actor, Step.objects.filter(state=Step.State.AGREEMENT), _PERSON)
    mine = []
    for step in waiting:
        approval = library.read(step.episode.version).steps[step.code].approval
        is_own = actor.user is not None and step.held_by_id == actor.user.pk
        if approval and actor.role in approval.by and not is_own:
            mine.append(_of_step(step, "", actor.on))
    return tuple(sorted(mine, key=order_of))


def next_for(person: Person, actor: Actor) -> tuple[PieceOfWork, ...]:
    """What happens next for a person, who holds it, by when: open steps and promises, the soonest first. One query."""
    stopped = Pause.objects.filter(step=OuterRef("pk"), until_on__isnull=True).values("from_on")[:1]
    steps = Step.objects.filter(episode__person=person, state__in=Step.OPEN).values_list(
        Value("step"), "pk", "code", "episode__version__digest", "state", "due_on", "held_by__name", "team__name",
        "waiting_on", "note", "sent_back_words", Subquery(stopped), "episode_id", "episode__dates",
    )  # fmt: skip
    promises = Promise.objects.filter(person=person, kept_on__isnull=True).values_list(
        Value("promise"), "pk", "words", "step__episode__version__digest", Value(""), "due_on", "held_by__name",
        "team__name", Value(""), Value(""), Value(""), Value(None, DateField()), "step__episode_id", "step__episode__dates",
    )  # fmt: skip
    found = (_of_row(row, person, actor.on) for row in steps.union(promises, all=True))
    return tuple(sorted(found, key=order_of))


def work_step(actor: Actor, step_id: int) -> Step:
    """One step that this actor may see. Raises NotAllowed alike for one that does not exist. One query."""
    found = _seen(actor, Step.objects.filter(pk=step_id), _PERSON).first()
    if found is None:
        raise NotAllowed(HIDDEN, action="work.do")
    return found


def promise_of(actor: Actor, promise_id: int) -> Promise:
    """As `work_step`."""
    rows = policy.visible(actor, Promise.objects.filter(pk=promise_id), "person.see", "person__record")
    found = rows.select_related("person__record").first()
    if found is None:
        raise NotAllowed(HIDDEN, action="work.do")
    return found


def _seen(actor: Actor, steps: QuerySet[Step], path: str) -> QuerySet[Step]:
    return policy.visible(actor, steps, "person.see", path).select_related(
        f"{path}__team", "episode__version", "held_by", "team"
    )


def _progress(steps: Iterable[Step]) -> dict[int, str]:
    """ "6 of 11" of each step whose form was begun. The answers came with the steps."""
    kept = {step.pk: getattr(step, "answers", None) for step in steps}
    return {
        pk: how_far(begun.form, begun.answers)
        for pk, begun in kept.items()
        if begun and begun.final_at is None
    }


def how_far(form: PublishedForm, kept: Mapping[str, list[Answer]]) -> str:
    """Of the questions that are asked now: "6 of 11"."""
    parts = logic.progress(forms.read(form), {code: tuple(values) for code, values in kept.items()})
    answered, asked = sum(part.answered for part in parts), sum(part.asked for part in parts)
    return f"{answered} of {asked}"


def _stopped(steps: Iterable[Step]) -> dict[int, Pause]:
    """By step. No query where no clock stands still."""
    still = [step.pk for step in steps if step.state == Step.State.PAUSED]
    found = Pause.objects.filter(step__in=still, until_on__isnull=True).select_related("by") if still else ()
    return {pause.step_id: pause for pause in found}


def _note(step: Step, stopped: Pause | None) -> str:
    if step.state == Step.State.SENT_BACK:
        return step.sent_back_words
    if stopped is None:
        return step.note
    by = f" {stopped.by.name} stopped the clock." if stopped.by else ""
    return f"{stopped.reason[:1].upper()}{stopped.reason[1:]}.{by} {step.note}".strip()


def _since(step: Step) -> date | None:
    return step.asked_on if step.state == Step.State.AGREEMENT else step.waiting_since


def name_of(person: Person) -> str:
    return full_name(person.given_name, person.family_name) or f"Name not known, record {person.record.ref}"


def _of_step(
    step: Step, progress: str, on: date, stopped: Pause | None = None, *, role: str = ""
) -> PieceOfWork:
    pathway = library.read(step.episode.version)
    person = step.episode.person
    waiting = _WAITING.get(step.state, step.waiting_on)
    return PieceOfWork(
        step_id=step.pk,
        promise_id=None,
        person_id=person.pk,
        ref=person.record.ref,
        name=name_of(person),
        born=person.birth_date,
        what=pathway.steps[step.code].title,
        pathway=pathway.title,
        due_on=step.due_on,
        state=str(Step.State(step.state).label),
        held_by=holder(step),
        waiting_on=waiting,
        note=_note(step, stopped),
        progress=progress,
        group="Waiting on someone else" if stopped else group_of(step.due_on, waiting, on),
        paused_on=stopped.from_on if stopped else None,
        may_take=role in pathway.steps[step.code].done_by,
        saved_at=step.answers.saved_at if progress else None,
        waiting_since=_since(step),
        chased_on=step.chased_on,
    )


def _of_promise(promise: Promise, on: date) -> PieceOfWork:
    person = promise.person
    return PieceOfWork(
        step_id=None,
        promise_id=promise.pk,
        person_id=person.pk,
        ref=person.record.ref,
        name=name_of(person),
        born=person.birth_date,
        what=promise.words,
        pathway=library.read(promise.step.episode.version).title if promise.step else "",
        due_on=promise.due_on,
        state="",
        held_by=holder(promise),
        waiting_on="",
        note="",
        progress="",
        group=group_of(promise.due_on, "", on),
    )


def _of_row(row: tuple[Any, ...], person: Person, on: date) -> PieceOfWork:
    kind, pk, what, digest, state, due, worker, team, waiting, note, sent_back, stopped, episode, days = row
    pathway = library.read_digest(digest) if digest else None
    is_step = kind == "step"
    waiting = _WAITING.get(state, waiting)
    return PieceOfWork(
        step_id=pk if is_step else None,
        promise_id=None if is_step else pk,
        person_id=person.pk,
        ref=person.record.ref,
        name=name_of(person),
        born=person.birth_date,
        what=pathway.steps[what].title if pathway and is_step else what,
        pathway=pathway.title if pathway else "",
        due_on=due,
        state=str(Step.State(state).label) if is_step else "",
        held_by=worker or team or "",
        waiting_on=waiting,
        note=sent_back if state == Step.State.SENT_BACK else note,
        progress="",
        group="Waiting on someone else" if stopped else group_of(due, waiting, on),
        paused_on=stopped,
        episode_id=episode,
        code=pathway.code if pathway else "",
        dates={name: date.fromisoformat(said) for name, said in (days or {}).items()},
    )


def holder(row: Step | Promise) -> str:
    who = row.held_by or row.team
    return who.name if who else ""
