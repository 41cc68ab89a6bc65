"""What the end of a step may do to tell and to alert, as the table of effects calls it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Membership, User, current
from homefirst.foundation.design.words import weekday
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries.hands import staff_in
from homefirst.practice.people.actions import end_alert
from homefirst.practice.people.models import Person
from homefirst.practice.telling.actions import owe, put_alert
from homefirst.practice.telling.definition import ALERT, TELL, tellings
from homefirst.practice.telling.definition import Telling as Definition
from homefirst.practice.telling.models import StandingAlert

_ENDED: Final = "The work that put it here has ended."


def tell(occasion: Occasion, words: str) -> None:
    """Into the hands of whoever ended the step, by the day of the file."""
    _keep(occasion, TELL, words, tellings().get((TELL, words)), None)


def alert(occasion: Occasion, words: str) -> None:
    """Into the hands of the one who is alerted, at once; of whoever ended the step, where nobody holds the role. Where the
    file has words for the record, they stand there as an alert until the pathway ends it."""
    definition = tellings().get((ALERT, words))
    whose = _nearest(occasion.person, definition.role, occasion.by) if definition else None
    _keep(occasion, ALERT, words, definition, whose)
    if definition is not None and definition.on_record:
        _stand(occasion, definition)


def end_alerts(occasion: Occasion, _: str) -> None:
    """Those that this piece of work, or the one that it came from, put on the record."""
    for each in _standing(occasion.step):
        end_alert(
            alert=each.alert,
            reason=_ENDED,
            row_version=each.alert.row_version,
            by=occasion.by,
            on=occasion.on,
        )


def say_tell(step: Step, words: str, by: Actor) -> tuple[str, ...]:
    """For "Then it is for you to ...". No query."""
    definition = tellings().get((TELL, words))
    if definition is None:
        return (f"tell {words}, in the next days",)
    return (f"tell {definition.whom}, {_by(definition.within.due_on(by.on), by.on)}",)


def say_alert(step: Step, words: str, by: Actor) -> tuple[str, ...]:
    """For "This will ...". Two queries at most."""
    definition = tellings().get((ALERT, words))
    if definition is None:
        return (f"alert {words}",)
    person = step.episode.person
    whose = _nearest(person, definition.role, by)
    due = _by(definition.within.due_on(by.on), by.on)
    hands = (
        f"{whose.name} has it in hand"
        if whose
        else "nobody holds that role, so it is for you to ring somebody"
    )
    return (f"alert {definition.whom}, {due}: {hands}", *_say_record(step, definition))


def say_end(step: Step, words: str, by: Actor) -> tuple[str, ...]:
    """One query."""
    standing = [each.alert.words for each in _standing(step)]
    return tuple(f"end the alert on the record: {words}" for words in standing) or (
        "end no alert, as none of this work stands on the record",
    )


def _say_record(step: Step, definition: Definition) -> Iterator[str]:
    if not definition.on_record:
        return
    if _stands(step.episode.person, definition.words):
        yield "leave the alert on the record as it stands"
    else:
        yield f"add an alert to the record, to be checked in {definition.check_in}: {definition.on_record}"


def _keep(
    occasion: Occasion, verb: str, words: str, definition: Definition | None, whose: User | None
) -> None:
    """One row and its task; the audit row of the task is written with those of the step, and says so."""
    task = promise(
        step=occasion.step,
        words=f"{verb.capitalize()} {definition.whom if definition else words}",
        by=occasion.by,
        on=occasion.on,
        held_by=whose,
        due_on=definition.within.due_on(occasion.on) if definition else None,
    )
    owe(
        task=task,
        step=occasion.step,
        verb=verb,
        words=words,
        whom=definition.whom if definition else words,
        on=occasion.on,
    )


def _stand(occasion: Occasion, definition: Definition) -> None:
    """Somebody must answer for an alert: the system adds none. What stands already is not put there twice."""
    person, by = occasion.person, occasion.by
    if by.user is None or definition.check_in is None or _stands(person, definition.words):
        return
    check_on = definition.check_in.due_on(occasion.on)
    put_alert(
        step=occasion.step,
        words=definition.words,
        on_record=definition.on_record,
        check_on=check_on,
        by=by,
        on=occasion.on,
    )


def _stands(person: Person, words: str) -> bool:
    return StandingAlert.objects.filter(
        words=words, alert__person=person, alert__ended_on__isnull=True
    ).exists()


def _standing(step: Step) -> list[StandingAlert]:
    episode = step.episode
    ours = Q(step__episode=episode.pk) | Q(step__episode__code=episode.code)
    if episode.because_of_id is not None:
        ours |= Q(step=episode.because_of_id)
    found = StandingAlert.objects.filter(ours, alert__person=episode.person_id, alert__ended_on__isnull=True)
    return list(found.select_related("alert__person__record").order_by("pk"))


def _nearest(person: Person, role: str, by: Actor) -> User | None:
    """Whoever holds the role in the team of the record or of whoever acts, else the first by name. One query."""
    mine = Membership.objects.filter(current(by.on), user=by.user).values("team_id")
    near = Membership.objects.filter(
        Q(team=person.record.team_id) | Q(team__in=mine), current(by.on), user=OuterRef("pk")
    )
    return staff_in([role], by.on).annotate(near=Exists(near)).order_by("-near", "name", "pk").first()


def _by(due: date, on: date) -> str:
    return "today" if due == on else f"by {weekday(due, on)}"
