"""What was answered when two records looked alike, kept so that it is not asked again."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, wrote
from homefirst.practice.people.models import NotTheSame, Person


@transaction.atomic
def answer_likeness(*, person: Person, other: Person, answer: str, by: Actor) -> NotTheSame:
    """`answer` is a `NotTheSame.Answer`; a later answer about the same two takes the place of the earlier."""
    refuse_if({"other": "These are one and the same record."} if person.pk == other.pk else {})
    tie = policy.check(by, "person.find", person.record).tie
    policy.check(by, "person.find", other.record)
    return _keep(person, other, answer, by=by, tie=tie)


def keep_answers(person: Person, answers: Mapping[int, str], *, by: Actor) -> None:
    """Answers given while `person` was being added, by the id of the other; only those whom `by` may find."""
    if not answers:
        return
    others = list(policy.visible(by, Person.objects.filter(pk__in=answers), "person.find"))
    if len(others) < len(answers):
        raise NotAllowed(
            "There is no such page, or you have no reason recorded to see it.", action="person.find"
        )
    for other in others:
        _keep(person, other, answers[other.pk], by=by, tie="")


def _keep(person: Person, other: Person, answer: str, *, by: Actor, tie: str) -> NotTheSame:
    first, second = sorted((person.pk, other.pk))
    kept, _ = NotTheSame.objects.update_or_create(
        first_id=first,
        second_id=second,
        defaults={
            "answer": NotTheSame.Answer(answer),
            "decided_by": member_of_staff(by),
            "decided_at": by.at,
        },
    )
    wrote(by, "person.answer_likeness", kept, person.pk, tie)
    return kept
