"""A supervision is signed: by whoever supervises, so that it stands and what was agreed begins, then by the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.practice.notes.actions import Happening, finish_note
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.actions.promises import make_promise
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, save_changes, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.supervision.access import HIDDEN, KEEP, Reading, check_keeps
from homefirst.practice.supervision.actions.planning import day_problems, plan, still_ahead
from homefirst.practice.supervision.actions.saying import said
from homefirst.practice.supervision.definition import supervision_rule
from homefirst.practice.supervision.models import Agreed, Discussed, Signature, Supervision
from homefirst.practice.supervision.rules import note_words

LONGEST = 20_000  # letters of a text
_OLDEST = timedelta(days=60)


@dataclass(frozen=True)
class About:
    """What was said about a person, and decided; `to_record` puts it on their record as well."""

    person: Person
    words: str
    decided: str = ""
    to_record: bool = False


@dataclass(frozen=True)
class Task:
    """What one of the two will do, by when; about a person, or about nobody. `line` is its place on the page."""

    words: str
    due_on: date | None
    held_by: User
    person: Person | None = None
    line: int = 1


@dataclass(frozen=True)
class Held:
    """What a supervision holds. `wellbeing` and `learning` are between the two; `next_on` plans the next one."""

    held_on: date | None
    workload: str = ""
    wellbeing: str = ""
    learning: str = ""
    about: tuple[About, ...] = ()
    tasks: tuple[Task, ...] = ()
    next_on: date | None = None


@transaction.atomic
def sign_as_supervisor(
    *, supervision: Supervision, held: Held, row_version: int, by: Actor, on: date
) -> Supervision:
    """All at once: the words stand, decisions go to the records that were chosen, what was agreed is in somebody's hands,
    the next one is planned. Raises NotNow, Invalid, Stale."""
    if not Reading(supervision, by).is_supervisor:
        raise NotAllowed(HIDDEN, action=KEEP)
    check_keeps(by, supervision.worker)
    still_ahead(supervision)
    refuse_if(problems(held, on))
    kept: dict[str, object] = {
        "held_on": held.held_on,
        "brought": str(supervision.typed.get("brought", "")).strip(),
        "wellbeing": held.wellbeing.strip(),
        "learning": held.learning.strip(),
        "workload": held.workload.strip(),
        "typed": {},
    }
    save_changes(supervision, kept, row_version)
    for about in held.about:
        _discuss(supervision, about, held, by, on)
    for task in held.tasks:
        _agree(supervision, task, by, on)
    _sign(supervision, by)
    if held.next_on is not None:
        plan(supervision.worker, held.next_on, by)
    return supervision


@transaction.atomic
def sign_as_worker(*, supervision: Supervision, by: Actor, on: date) -> Signature:
    """Once it is signed by whoever supervises. Raises NotNow."""
    if not Reading(supervision, by).is_worker:
        raise NotAllowed(HIDDEN, action=KEEP)
    if supervision.held_on is None:
        raise NotNow(f"{supervision.supervisor.name} signs first. Then it is for you to read and sign.")
    if Signature.objects.filter(supervision=supervision, user=by.user).exists():
        raise NotNow("You have signed this already.")
    return _sign(supervision, by)


def problems(held: Held, on: date) -> dict[str, str]:
    """By the boxes of the page: `about_<id of a person>`, `task_<line>`."""
    found: dict[str, str] = {}
    if held.held_on is None:
        found["held_on"] = "Enter the day on which you met."
    elif held.held_on > on:
        found["held_on"] = "This day is still ahead. Sign it when you have met."
    elif held.held_on < on - _OLDEST:
        found["held_on"] = "This day is more than 60 days ago. Check the day."
    for box in ("workload", "wellbeing", "learning"):
        found |= _too_long(box, getattr(held, box))
    for about in held.about:
        found |= _about_problems(about)
    for task in held.tasks:
        found |= _task_problems(task.line, task, on)
    if held.next_on is not None:
        found |= day_problems(held.next_on, on, "next_on")
    if not any((held.workload.strip(), held.wellbeing.strip(), held.learning.strip(), held.about)):
        found["workload"] = "Write what you talked about, here or about a person."
    return found


def _about_problems(about: About) -> dict[str, str]:
    words, decided = f"about_{about.person.pk}", f"decided_{about.person.pk}"
    found = _too_long(words, about.words) | _too_long(decided, about.decided)
    if not about.words.strip():
        found[words] = "Write what you said about this person, or take the tick away."
    if about.to_record and not about.decided.strip():
        found[decided] = "Write what was decided: it is to stand on their record."
    return found


def _task_problems(number: int, task: Task, on: date) -> dict[str, str]:
    if not task.words.strip():
        return {f"task_{number}": "Say what is to be done, or leave this line empty."}
    if len(task.words) > 300:
        return {f"task_{number}": "Say it in 300 letters or fewer."}
    if task.due_on is None:
        return {f"due_{number}": "Enter the day by which it is done."}
    return {} if task.due_on >= on else {f"due_{number}": "This day has passed. Choose today or a day ahead."}


def _too_long(box: str, words: str) -> dict[str, str]:
    return {} if len(words) <= LONGEST else {box: f"Say it in {LONGEST:,} letters or fewer."}


def _discuss(supervision: Supervision, about: About, held: Held, by: Actor, on: date) -> None:
    tie = policy.check(by, "person.see", about.person.record).tie
    made = Discussed.objects.create(
        supervision=supervision,
        person=about.person,
        words=about.words.strip(),
        decided=about.decided.strip(),
        note=_decision(supervision, about, held, by, on) if about.to_record else None,
    )
    wrote(by, "supervision.discuss", made, about.person.pk, tie)


def _decision(supervision: Supervision, about: About, held: Held, by: Actor, on: date) -> Note:
    tasks = [
        (task.words.strip(), task.held_by.name, task.due_on)
        for task in held.tasks
        if task.person and task.person.pk == about.person.pk
    ]
    words = note_words(about.words.strip(), about.decided.strip(), tasks, on)
    happening = Happening(
        kind=supervision_rule().note_kind,
        happened_on=held.held_on,
        words=words,
        present=f"{supervision.worker.name} and {supervision.supervisor.name}, in supervision",
    )
    return finish_note(person=about.person, happening=happening, by=by, on=on)


def _agree(supervision: Supervision, task: Task, by: Actor, on: date) -> None:
    if task.held_by.pk not in (supervision.worker_id, supervision.supervisor_id):
        raise NotAllowed("Only the two can hold what they agreed.", action=KEEP)
    assert task.due_on is not None
    promise = None
    if task.person is not None:
        policy.check(by, "person.see", task.person.record)
        promise = make_promise(
            person=task.person,
            words=task.words.strip(),
            due_on=task.due_on,
            by=by,
            on=on,
            held_by=task.held_by,
        )
    Agreed.objects.create(
        supervision=supervision,
        words=task.words.strip(),
        held_by=task.held_by,
        due_on=task.due_on,
        promise=promise,
    )


def _sign(supervision: Supervision, by: Actor) -> Signature:
    made = Signature.objects.create(
        supervision=supervision, user=member_of_staff(by), role=by.role, signed_at=by.at
    )
    said(by, "sign", supervision)
    return made
