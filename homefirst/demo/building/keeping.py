"""What the end of a step left to do is done: promises kept, people told, alerts read by whom they are for."""

from __future__ import annotations

from dataclasses import replace

from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import answers_in, keep_promise
from homefirst.practice.pathways.models import Promise, Step, StepAnswers
from homefirst.practice.telling.actions import not_told, told
from homefirst.practice.telling.models import Telling
from homefirst.practice.telling.queries import definition_of, spoken_against

_LOOKED_AT = "Looked at it the same day, with the worker who holds the work."
_NO_NAME = "They gave no name and no number."


def keep_all(step: Step, by: Actor, *, owing: bool = False) -> None:
    """On the day of the end; `owing` leaves whom to tell as it stands."""
    for made in Promise.objects.select_related("person__record").filter(step=step, kept_on__isnull=True):
        telling = _telling_of(made)
        if telling is None:
            keep_promise(made=made, words="Done the same day", row_version=made.row_version, by=by, on=by.on)
        elif not owing:
            _tell(telling, by)


def _telling_of(made: Promise) -> Telling | None:
    rows = Telling.objects.select_related("step__episode", "task__held_by", "task__team", "person__record")
    return rows.filter(task=made).first()


def _tell(telling: Telling, by: Actor) -> None:
    """By whoever has it in hand."""
    definition, holder = definition_of(telling), telling.task.held_by
    mine = by if holder is None or holder == by.user else replace(by, user=holder, role=definition.role)
    if _why_not(telling):
        not_told(telling=telling, why=_why_not(telling), row_version=telling.row_version, by=mine, on=by.on)
        return
    told(
        telling=telling,
        means=Telling.Means.HERE if definition.role else Telling.Means.TELEPHONE,
        says=() if definition.role else definition.says,
        more=_LOOKED_AT if definition.role else "",
        row_version=telling.row_version,
        by=mine,
        on=by.on,
    )


def _why_not(telling: Telling) -> str:
    against = spoken_against(telling)
    if against:
        return against[0]
    if "raised the concern" not in telling.whom:
        return ""
    kept = StepAnswers.objects.filter(
        step__episode=telling.step.episode_id, form__name="safeguarding_concern"
    )
    return "" if any(answers_in(each).get("who_raised") for each in kept) else _NO_NAME
