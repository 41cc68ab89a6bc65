"""People in positions of trust and safeguarding adults reviews, through the actions of the safeguarding lead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from homefirst.demo.building.boards import ago
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories.adult_reviews import REVIEWS, ReviewTold
from homefirst.demo.stories.boards import Ended
from homefirst.demo.stories.positions_of_trust import CONCERNS, Told, TrustTold
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.actions import staff_called
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer, Form
from homefirst.practice.matters import actions
from homefirst.practice.matters.models import Matter, MatterAction
from homefirst.practice.people.models import Person

_LEAD = f"eleanor.voss@{DOMAIN}"
_OWED = 8  # days: what the end of a step left to do is still to be done


def fill_matters(by: Actor) -> int:
    """Does nothing where there is one already. Returns how many there are."""
    if Matter.objects.exists():
        return 0
    lead = acting(_LEAD, by)
    for concern in CONCERNS:
        _concern(concern, lead)
    for review in REVIEWS:
        _review(review, lead)
    return len(CONCERNS) + len(REVIEWS)


def _concern(one: TrustTold, lead: Actor) -> None:
    began = ago(lead, one.days_ago)
    matter = actions.open_trust_concern(
        name=one.name,
        known=one.known,
        from_whom=one.from_whom,
        received_on=began.on,
        colleague=None,
        by=began,
        on=began.on,
    )
    for each in one.tells:
        _tell(matter, each, ago(lead, each.days_ago))
    for end in one.ends:
        _finish(matter, end, ago(lead, end.days_ago))
    if one.named:
        actions.name_for(
            matter=matter,
            user=staff_called(f"{one.named}@{DOMAIN}"),
            why="Asks the agency how people are kept safe",
            by=began,
            on=began.on,
        )


def _tell(matter: Matter, one: Told, by: Actor) -> None:
    said = one._asdict()
    said.pop("days_ago")
    actions.decide_sharing(matter=matter, by=by, on=by.on, **said)


def _review(one: ReviewTold, lead: Actor) -> None:
    began = ago(lead, one.days_ago)
    matter = actions.open_adult_review(
        person=None if one.name else _who_died(),
        name=one.name or "Somebody who died",
        referred_by=one.referred_by,
        why=one.why,
        received_on=began.on,
        by=began,
        on=began.on,
    )
    for end in one.ends:
        if end.step == "report":
            _recommend(matter, one, end.days_ago, lead)
        _finish(matter, end, ago(lead, end.days_ago))


def _who_died() -> Person | None:
    died = Person.objects.filter(died_on__isnull=False, record__restriction="normal")
    return died.select_related("record__team").order_by("pk").first()


def _recommend(matter: Matter, one: ReviewTold, days_ago: int, lead: Actor) -> None:
    by = ago(lead, days_ago)
    for each in one.recommended:
        made = actions.add_matter_action(
            matter=matter,
            words=each.words,
            owner=each.owner,
            is_recommendation=True,
            due_on=lead.on - timedelta(days=each.due),
            by=by,
            on=by.on,
        )
        if each.done is not None:
            _cross_off(made, "Seen on a visit to each home.", ago(lead, each.done))


def _finish(matter: Matter, end: Ended, by: Actor) -> None:
    """The step, and what its end left to do, all on one day."""
    steps = matter.steps.select_related("matter__version", "matter__trust", "matter__review__person", "form")
    step = steps.get(code=end.step, finished_on__isnull=True, is_needed=True)
    given = _answers(forms.read(step.form), step.answers, end.said, by.on) if step.form else {}
    actions.finish_matter_step(
        step=step,
        given=given,
        outcome=end.outcome,
        reason=end.reason,
        row_version=step.row_version,
        by=by,
        on=by.on,
    )
    if end.days_ago > _OWED:
        left = MatterAction.objects.filter(matter=matter, is_recommendation=False, done_on__isnull=True)
        for each in left.select_related("matter"):
            _cross_off(each, "By telephone, and in writing", by)


def _cross_off(action: MatterAction, words: str, by: Actor) -> None:
    actions.finish_matter_action(action=action, words=words, row_version=action.row_version, by=by, on=by.on)


def _answers(
    form: Form, kept: Mapping[str, Any], said: Mapping[str, Any], on: date
) -> dict[str, tuple[Answer, ...]]:
    """What is told, and something plain for every other question that must have an answer. A day is told as days
    before the step."""
    kinds = {question.code: question.type for question in form.questions()}
    given = {code: tuple(values) for code, values in kept.items()}
    given |= {code: _given(kinds.get(code, ""), value, on) for code, value in said.items()}
    while lacking := [each for part in logic.progress(form, given) for each in part.missing]:
        given |= {each.code: (_plain(each.type, each.options, on),) for each in lacking}
    return given


def _given(kind: str, value: Any, on: date) -> tuple[Answer, ...]:
    if kind == "date":
        return ((on - timedelta(days=value)).isoformat(),)
    return value if isinstance(value, tuple) else (value,)


def _plain(kind: str, options: Any, on: date) -> Answer:
    if options:
        return str(options[0].code)
    return on.isoformat() if kind == "date" else True if kind == "boolean" else "As it was "
