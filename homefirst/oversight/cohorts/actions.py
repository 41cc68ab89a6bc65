"""A review group is picked once, by its rule; what each review led to is recorded after it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import NotNow
from homefirst.oversight.cohorts import rules
from homefirst.oversight.cohorts.definitions import Definition
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.oversight.cohorts.picking import fitting, weekly_costs
from homefirst.oversight.cohorts.queries.reviews import first_review
from homefirst.practice.people.actions.writing import refuse_if, save_changes, wrote

MOST_A_WEEK = Decimal(50_000)  # pounds; anything above is a slip of the finger


@transaction.atomic
def pick_group(*, definition: Definition, by: Actor, on: date) -> Cohort:
    """Fixes the list of everybody whom the rule fits on this day. Raises NotNow where it was picked, or fits nobody."""
    check(by, "review_groups.manage")
    if Cohort.objects.filter(code=definition.code).exists():
        raise NotNow(f"{definition.title} was picked already. Its list stays as it is.")
    if on > definition.review_by:
        raise NotNow(
            f"Everybody of {definition.title} should have been reviewed by now. Change its file first."
        )
    people = fitting(definition.rule, on)
    costs = weekly_costs(people, on)
    made = Cohort.objects.create(
        code=definition.code,
        title=definition.title,
        rule=definition.text,
        picked_on=on,
        picked_by=by.user,
        review_by=definition.review_by,
        ends_on=definition.ends_on,
        planned_saving=definition.planned_saving,
        agreed_by=definition.agreed_by,
        agreed_on=definition.agreed_on,
    )
    members = Member.objects.bulk_create(
        Member(cohort=made, person=person, weekly_before=costs.get(person.pk)) for person in people
    )
    if not members:
        raise NotNow("The rule fits nobody today, so there is no group to review.")
    detail = {"people": len(members), "code": made.code}
    audit.record(
        by, "write", "review_groups.pick", object_type="cohort", object_id=str(made.pk), detail=detail
    )
    return made


@transaction.atomic
def record_result(
    *,
    member: Member,
    led_to: str,
    row_version: int,
    by: Actor,
    on: date,
    weekly_before: Decimal | None = None,
    weekly_after: Decimal | None = None,
    changed_on: date | None = None,
) -> Member:
    """What the review led to. Costs are pounds a week; a change needs both and its day. Raises NotNow before the review is
    finished, Invalid, Stale."""
    tie = check(by, "review_groups.manage", member.person.record).tie
    review = first_review(member)
    if review is None:
        raise NotNow("The review is not finished yet. What it led to is recorded afterwards.")
    changes: dict[str, Any] = {"led_to": led_to, "recorded_on": on, "recorded_by": by.user}
    if led_to in rules.CHANGES:
        changes |= {"weekly_before": weekly_before, "weekly_after": weekly_after, "changed_on": changed_on}
    else:
        changes |= {"weekly_after": None, "changed_on": None}
    refuse_if(_problems(member.cohort, review.outcome, review.finished_on, changes))
    save_changes(member, changes, row_version)
    wrote(by, "review_groups.record", member, member.person_id, tie, changes)
    return member


def _problems(
    cohort: Cohort, outcome: str, reviewed_on: date | None, wanted: dict[str, Any]
) -> dict[str, str]:
    led_to = wanted["led_to"]
    if led_to not in rules.LED_TO:
        return {"led_to": "Choose what the review led to."}
    if led_to not in rules.AFTER.get(outcome, ()):
        said = "Nothing changes" if outcome == "unchanged" else "something changes"
        return {
            "led_to": f"This does not fit the review, which says: {said.lower()}. Look at the review first."
        }
    if led_to not in rules.CHANGES:
        return {}
    problems = {
        name: "Enter the cost of a week in pounds, like 812.50."
        for name in ("weekly_before", "weekly_after")
        if wanted[name] is None or not 0 <= wanted[name] <= MOST_A_WEEK
    }
    day = wanted["changed_on"]
    if day is None:
        problems["changed_on"] = "Enter the day of the change, like 24 11 2026."
    elif reviewed_on is not None and day < reviewed_on:
        problems["changed_on"] = "The change cannot come before the review. Check the day."
    elif day > cohort.ends_on:
        problems["changed_on"] = (
            "This is after the group's year ends, so it saves nothing in it. Check the day."
        )
    return problems
