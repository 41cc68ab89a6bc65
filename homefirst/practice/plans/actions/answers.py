"""What the person says to their plan: to the whole, and to each part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.plans.actions.versions import Drafted, in_hand, take_force
from homefirst.practice.plans.models import PlanPart, PlanVersion
from homefirst.practice.plans.models.versions import Answer
from homefirst.practice.plans.queries.needs import met_by, needs_in_force
from homefirst.practice.plans.rules.needs import MetBy, lacks_an_answer, untold
from homefirst.practice.plans.rules.versions import contradicts, open_questions

_STATE = {
    Answer.AGREES: PlanVersion.State.AGREED,
    Answer.DISAGREES: PlanVersion.State.DISAGREES,
    Answer.ASKS: PlanVersion.State.ASKS,
}


@part_of_act()
def answer_plan(
    *,
    step: Step,
    end: str,
    row: Row | None,
    parts: Iterable[Row],
    by: Actor,
    on: date,
    drafted: Drafted | None = None,
) -> PlanVersion:
    """`end` is agrees, asks or disagrees: how the step ends. Agreed, or disputed and in force as far as it is needed, the
    version changes no more; with a question it stays in hand. `drafted` is the one in hand, where this act wrote it. Raises
    Invalid where the person said something else."""
    person = step.episode.person
    tie = check_work(by, person)
    said = {part["number"]: part for part in parts}
    answer = row["answer"][0] if row else ""
    problem = contradicts(end=end, answer=answer, name=_name(person)) or (
        open_questions({number: part["answer"][0] for number, part in said.items()}, _name(person))
        if end == Answer.AGREES
        else ""
    )
    if problem:
        raise Invalid(problem, {"outcome": problem})
    found = drafted or _in_hand(person)
    version, written = found.version, found.parts
    changes = {"state": _STATE[Answer(end)], "answer": end, "answered_on": on, **_words(row)}
    _answer_parts(written, end, said)
    if end == Answer.ASKS:
        save_changes(version, changes, version.row_version)
    elif end == Answer.AGREES:
        take_force(found, person, {**changes, **_untold_needs(step, version, written)}, on)
    else:
        take_force(found, person, {**changes, "disputed_because": step.reason}, on)
    wrote(by, f"plan.{_ACT[Answer(end)]}", version, person.pk, tie)
    return version


def _in_hand(person: Person) -> Drafted:
    """Two queries."""
    version = in_hand(person)
    return Drafted(version, list(version.parts.order_by("number")))


def _untold_needs(step: Step, version: PlanVersion, parts: list[PlanPart]) -> dict[str, Any]:
    """What the reason at the end of the step says of eligible needs that the plan leaves out. Raises Invalid where it says
    nothing."""
    about = library.read(step.episode.version).about
    needs = needs_in_force(step.episode.person, about)
    said = met_by(version, parts) if needs else MetBy()
    problem = lacks_an_answer(needs, said, about=about, reason=step.reason)
    if problem:
        raise Invalid(problem, {"reason": problem})
    left = untold(needs, said)
    why = "\n".join(words for words in (version.not_met_why, step.reason) if words)
    return {"not_met": sorted({*version.not_met, *left}), "not_met_why": why} if left else {}


_ACT = {Answer.AGREES: "agree", Answer.DISAGREES: "dispute", Answer.ASKS: "ask"}


def _answer_parts(parts: Iterable[PlanPart], end: str, said: Mapping[int, Row]) -> None:
    """Whoever agrees to the whole agrees to each part; else a part has the answer that was given to it, or none. One query
    where any is new: a version in hand is answered here alone, by one at a time."""
    answered = []
    for part in parts:
        row = said.get(part.number, {})
        if not row and end != Answer.AGREES:
            continue
        now = (row["answer"][0] if row else str(Answer.AGREES), row.get("words", ""))
        if now != (part.answer, part.answer_words):
            part.answer, part.answer_words = now
            part.row_version += 1
            answered.append(part)
    PlanPart.objects.bulk_update(answered, ["answer", "answer_words", "row_version"])


def _words(row: Row | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {"answer_words": row.get("words", ""), "read_how": row.get("read_how", "")}


def _name(person: Person) -> str:
    return person.liked_name or person.given_name or "The person"
