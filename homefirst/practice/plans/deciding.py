"""Whether a person can make one decision on one day. What was found stays an answer of its step, with its date and evidence:
no row and no tick says that somebody lacks capacity. The two questions of the law are asked before the step may end."""

from __future__ import annotations

from homefirst.practice.decisions import Decision
from homefirst.practice.forms.definition.promotions import Row, promoted
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.plans.rules.capacity import Functions, lacks_capacity

_ENDS = {True: "that they decide this themselves", False: "that they cannot decide this now"}


def keep(occasion: Occasion, *, can: bool) -> None:
    """The answers are the record; where nothing was asked, somebody has to write it down."""
    form, answers = occasion.answered
    if _row(form, answers) is None:
        promise(step=occasion.step, words=f"Record {_ENDS[can]}", by=occasion.by, on=occasion.on)


def foretell(form: Form, answers: Answers, *, can: bool) -> tuple[str, ...]:
    row = _row(form, answers)
    about = f" (“{row['about']}”)" if row and row.get("about") else ""
    return (f"keep {_ENDS[can]}{about}, with what shows it, as you wrote it here",)


def refuse(form: Form, answers: Answers, *, can: bool) -> str:
    """No reason takes its place: capacity is presumed until both questions of the law say otherwise."""
    row = _row(form, answers)
    if row is None:
        return ""
    found = _found(row)
    if bool(found) is not can:
        return ""
    return f"{' '.join(found.reasons)} Change the answers, or how this ended."


def _found(row: Row) -> Decision:
    able = Functions(**{name: bool(row[name]) for name in ("understand", "retain", "weigh", "communicate")})
    return lacks_capacity(functions=able, because_of_impairment=bool(row.get("because")))


def _row(form: Form | None, answers: Answers) -> Row | None:
    return next(iter(promoted(form, answers, "capacity")), None) if form is not None else None
