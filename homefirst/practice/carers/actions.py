"""A carer's emergency plan is kept with the step that writes it, as it was said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.carers.models import EmergencyPlan
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import wrote

ON_REGISTER = "on_the_register"
_LONGEST = 400


@part_of_act()
def keep_plan(*, step: Step, answers: Mapping[str, tuple[Any, ...]], by: Actor, on: date) -> EmergencyPlan:
    """The end of the step says whether the carer is on the register."""
    person = step.episode.person
    tie = check_work(by, person)
    kept = EmergencyPlan.objects.create(
        step=step,
        person=person,
        on_register=step.outcome == ON_REGISTER,
        who_steps_in=[str(words) for words in answers.get("who_steps_in", ())],
        how_long=_one(answers, "how_long")[:_LONGEST],
        must_know=_one(answers, "must_know"),
        where_things_are=_one(answers, "where_things_are")[:_LONGEST],
        made_on=on,
        made_by=step.finished_by or by.user,
    )
    wrote(by, "carers.keep_plan", kept, person.pk, tie)
    return kept


def _one(answers: Mapping[str, tuple[Any, ...]], question: str) -> str:
    return str(next(iter(answers.get(question, ())), "")).strip()
