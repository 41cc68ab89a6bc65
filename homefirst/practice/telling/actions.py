"""Who is to be told, and what stands on the record; and that somebody was told, or was not and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.actions.promises import kept_by_deed
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.actions import add_alert
from homefirst.practice.people.actions.writing import refuse_if, save_changes, wrote
from homefirst.practice.telling.models import StandingAlert, Telling
from homefirst.practice.telling.queries import definition_of, spoken_against

LEAST_WORDS = 3


def owe(*, task: Promise, step: Step, verb: str, words: str, whom: str, on: date) -> Telling:
    """Inside the transaction that ends the step, which writes the audit row of the task for both."""
    return Telling.objects.create(
        person=step.episode.person,
        step=step,
        task=task,
        verb=verb,
        words=words,
        whom=whom,
        made_on=on,
    )


def put_alert(
    *, step: Step, words: str, on_record: str, check_on: date, by: Actor, on: date
) -> StandingAlert:
    """Inside the transaction that ends the step: on the record by the same verb as at the desk."""
    made = add_alert(person=step.episode.person, words=on_record, check_on=check_on, by=by, on=on)
    return StandingAlert.objects.create(alert=made, step=step, words=words)


@transaction.atomic
def told(
    *,
    telling: Telling,
    means: str,
    says: Sequence[str] = (),
    row_version: int,
    by: Actor,
    on: date,
    spoke_with: str = "",
    more: str = "",
    despite: str = "",
) -> Telling:
    """`says` are sentences of the file, `more` is in own words, which one who may be told no more never hears. Raises
    Invalid, NotNow and Stale."""
    tie = _may(telling, by)
    definition = definition_of(telling)
    problems = {}
    if means not in Telling.Means.values:
        problems["means"] = "Choose how they were told."
    if definition.only_this and (more.strip() or spoke_with.strip()):
        problems["more"] = "They may be told no more than the sentences above. Take the rest out."
    if set(says) - set(definition.says):
        problems["says"] = "Choose from the list."
    said = "\n".join([*(each for each in definition.says if each in says), more.strip()]).strip()
    if len(said) < LEAST_WORDS:
        where, words = (
            ("more", "what is done about it") if definition.role else ("says", "what they were told")
        )
        problems[where] = f"Say {words}."
    if spoken_against(telling) and len(despite.strip()) < LEAST_WORDS:
        problems["despite"] = "Something speaks against it. Say why they were told all the same."
    refuse_if(problems)
    changes = {
        "state": Telling.State.TOLD, "means": means, "said": said, "spoke_with": spoke_with.strip(),
        "despite": despite.strip(), "done_on": on, "done_by": by.user,
    }  # fmt: skip
    return _close(telling, changes, row_version, "Told", tie, by, on)


@transaction.atomic
def not_told(*, telling: Telling, why: str, row_version: int, by: Actor, on: date) -> Telling:
    """Raises Invalid, NotNow and Stale."""
    tie = _may(telling, by)
    refuse_if({} if len(why.strip()) >= LEAST_WORDS else {"why_not": "Say why they are not told."})
    changes = {
        "state": Telling.State.NOT_TOLD, "why_not": why.strip(), "done_on": on, "done_by": by.user,
    }  # fmt: skip
    return _close(telling, changes, row_version, "Not told", tie, by, on)


def _may(telling: Telling, by: Actor) -> str:
    tie = check_work(by, telling.person)
    if telling.state != Telling.State.TO_TELL:
        raise NotNow("This was done already.")
    return check_hands(by, telling.task, telling.person) or tie


def _close(
    telling: Telling,
    changes: dict[str, object],
    row_version: int,
    words: str,
    tie: str,
    by: Actor,
    on: date,
) -> Telling:
    save_changes(telling, changes, row_version)
    wrote(by, f"telling.{telling.state}", telling, telling.person_id, tie, changes)
    if telling.task.kept_on is None:
        kept_by_deed(made=telling.task, words=words, by=by, on=on)
    return telling
