"""Steps that were done before the pathways ran here, as the story and the record show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import visible
from homefirst.foundation.definitions.codes import current_value
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane, StoryEvent

_LANES = {
    PastStep.Kind.REQUEST: Lane.CONTACT,
    PastStep.Kind.ASSESSMENT: Lane.ASSESSMENT,
    PastStep.Kind.REVIEW: Lane.REVIEW,
}
_TITLES = {
    PastStep.Kind.REQUEST: "Asked for help",
    PastStep.Kind.ASSESSMENT: "Assessment",
    PastStep.Kind.REVIEW: "Review",
    PastStep.Kind.OTHER: "Step from a file",
}


@dataclass(frozen=True)
class PastStepLine:
    """`outcome` in the present wording of the return; `about` says which kind of step, in its own words."""

    step_id: int
    kind: str
    title: str
    about: str
    starts_on: date | None
    ends_on: date | None
    outcome: str
    description: str
    reference: str
    in_return: bool
    from_file: bool
    row_version: int


def past_steps(person: Person) -> list[PastStepLine]:
    """One query; the newest first, those without a day last."""
    rows = PastStep.objects.filter(person=person)
    made = [_line(row) for row in rows]
    return sorted(made, key=lambda line: (_day(line) or date.min, line.step_id), reverse=True)


def past_step_story(person: Person, on: date) -> list[StoryEvent]:
    """One query; steps that have no day cannot stand on a line of time and are left out.

    `link` is the mark of the step, as in `#step-12`.
    """
    return list(_events(past_steps(person), on))


def step_line(step: PastStep) -> PastStepLine:
    return _line(step)


def _events(lines: list[PastStepLine], on: date) -> Iterator[StoryEvent]:
    for line in lines:
        starts = _day(line)
        if starts is None or not line.in_return:
            continue
        ends = line.ends_on if line.ends_on and line.ends_on > starts else None
        words = f"{line.title}: {line.outcome}" if line.outcome else line.title
        yield StoryEvent(
            lane=_LANES.get(PastStep.Kind(line.kind), Lane.CONTACT),
            starts=starts,
            ends=ends,
            words=words,
            planned=starts > on,
            link=f"#step-{line.step_id}",
            more=line.about or line.description,
            is_span=ends is not None,
        )


def _day(line: PastStepLine) -> date | None:
    return line.starts_on or line.ends_on


def _line(row: PastStep) -> PastStepLine:
    return PastStepLine(
        step_id=row.pk,
        kind=row.kind,
        title=_TITLES[PastStep.Kind(row.kind)],
        about=_about(row),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        outcome=current_value("cld/event_outcome", row.outcome).removeprefix("NFA: "),
        description=row.description,
        reference=row.reference,
        in_return=row.in_return or bool(row.desk_fields and row.starts_on and row.ends_on),
        from_file=bool(row.event_key or row.file_digest),
        row_version=row.row_version,
    )


def _about(row: PastStep) -> str:
    if row.kind == PastStep.Kind.REQUEST:
        return current_value("cld/route_of_access", row.route_of_access)
    if row.kind == PastStep.Kind.ASSESSMENT:
        return current_value("cld/assessment_type", row.assessment_type)
    if row.kind == PastStep.Kind.REVIEW:
        return current_value("cld/review_reason", row.review_reason)
    return row.stated_event_type


def step_of(actor: Actor, person: Person, step_id: int) -> PastStep:
    """One step of this person. Raises NotAllowed alike for one that does not exist and one out of sight."""
    rows = visible(actor, PastStep.objects.filter(person=person), path="person__record")
    found = rows.filter(pk=step_id).select_related("person__record").first()
    if found is None:
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="section.story", about=person.pk)
    return found
