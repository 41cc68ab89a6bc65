"""What the answers of a step become: what is shown on the boards and counted, written with the step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.spans import read_span
from homefirst.practice.matters.actions.against import asked_by_law
from homefirst.practice.matters.actions.writing import wrote_matter
from homefirst.practice.matters.models import Matter, MatterStep
from homefirst.practice.people.actions.writing import save_changes
from homefirst.practice.safeguarding.definition import safeguarding_rule

# Which answers of which step are kept under the same name on the concern or the review.
_KEPT: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    (Matter.Kind.TRUST, "known"): ("works_as", "employer", "children"),
    (Matter.Kind.TRUST, "tell"): ("told_person",),
    (Matter.Kind.TRUST, "refer"): ("barring",),
    (Matter.Kind.TRUST, "conclude"): ("conclusion", "keep_until", "keep_why"),
    (Matter.Kind.REVIEW, "referral"): ("died",),
    (Matter.Kind.REVIEW, "decide"): ("chair", "decided_on"),
    (Matter.Kind.REVIEW, "publish"): ("published", "published_on", "left_out"),
}
_DAYS: Final = frozenset({"keep_until", "decided_on", "published_on"})
OWN_RULE: Final = "This council's own rule"


def become(step: MatterStep, answers: Mapping[str, list[Any]], *, by: Actor, on: date) -> None:
    """Inside the caller's transaction."""
    names = _KEPT.get((step.matter.kind, step.code), ())
    changes = {name: _value(name, answers[name][0]) for name in names if answers.get(name)}
    changes |= _decided(step, changes, on)
    if step.code == "report":
        changes["reported_on"] = on
    if changes:
        _save(step.matter, changes, by)


def offered(on: date) -> dict[str, dict[str, list[str]]]:
    """The day until which a concern is kept by this council's own rule, to be left or changed where it is concluded."""
    until = read_span(safeguarding_rule().trust_kept).due_on(on)
    return {"conclude": {"keep_until": [until.isoformat()]}}


def leave(matter: Matter, *, by: Actor, on: date) -> None:
    """A concern that ended at another step than its last is kept no longer than the council's rule."""
    if matter.kind == Matter.Kind.TRUST and matter.closed_on is not None and matter.trust.keep_until is None:
        until = read_span(safeguarding_rule().trust_kept).due_on(on)
        _save(matter, {"keep_until": until, "keep_why": OWN_RULE}, by)


def _decided(step: MatterStep, said: Mapping[str, Any], on: date) -> dict[str, Any]:
    if step.code != "decide":
        return {}
    decided_on = said.get("decided_on", on)
    in_time = step.due_on is None or decided_on <= step.due_on
    found = {"decision": step.outcome, "decided_on": decided_on, "decided_in_time": in_time}
    if step.matter.kind == Matter.Kind.REVIEW:
        found |= {"decision_why": step.reason, "asked": str(asked_by_law(step.matter, on).asked)}
    return found


def _value(name: str, said: Any) -> Any:
    return date.fromisoformat(str(said)) if name in _DAYS else said


def _save(matter: Matter, changes: Mapping[str, Any], by: Actor) -> None:
    row = matter.trust if matter.kind == Matter.Kind.TRUST else matter.review
    save_changes(row, changes, row.row_version)
    wrote_matter(by, "keep_what_was_said", row, changes)
