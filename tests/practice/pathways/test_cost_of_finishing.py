"""Each end of each shipped step, through its real form and with all that it causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Final

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import finish_step
from homefirst.practice.pathways.actions.episodes import open_steps
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries import work_step
from homefirst.practice.plans.actions import draft_version
from homefirst.practice.plans.models import PlanVersion
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.definition.test_shipped import SHIPPED
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

MOST = 25
REASON = "It was talked over with them and their family."
# What has to be answered for an end that the first answers of a form speak against.
SAID: Final[Mapping[str, Mapping[str, object]]] = {
    "mental_capacity decide cannot_decide": {"understand": False},
    "support_plan answer disputed": {"answer": "disagrees"},
    "support_plan answer asks": {"answer": "asks"},
}
ANSWERS_A_PLAN = frozenset({"support_plan budget", "support_plan answer"})


@pytest.mark.parametrize("code", sorted(code for code, each in SHIPPED.items() if not each.off_until))
def test_ending_a_step_asks_25_times_at_most(code: str) -> None:
    asked = dict(_ends(code))
    assert asked
    assert not {end: count for end, count in asked.items() if count > MOST}


def test_an_end_that_drafts_a_plan_and_has_it_agreed_asks_no_more_where_two_versions_make_room() -> None:
    by, person = worker()
    step = _only(begun(by, person, "mental_health_hub"), "plan", by)
    in_force = draft_version(step=step, row={}, parts=[], by=by, on=TODAY).version
    PlanVersion.objects.filter(pk=in_force.pk).update(state=PlanVersion.State.AGREED)
    draft_version(step=step, row={}, parts=[], by=by, on=TODAY)
    assert _asked_at(step, "agreed", by) <= MOST
    made = PlanVersion.objects.filter(person=person).order_by("number")
    assert list(made.values_list("state", flat=True)) == ["replaced", "replaced", "agreed"]
    assert [part.answer for part in made[2].parts.all()] == ["agrees"]
    acts = AuditRow.objects.filter(record_id=person.pk, object_type="planversion", object_id=made[2].pk)
    assert list(acts.order_by("seq").values_list("action", flat=True)) == ["plan.draft", "plan.agree"]


def _ends(code: str) -> Iterator[tuple[str, int]]:
    """How often each end asks, without the beginning and the end of its transaction."""
    ours, pathway = make.team(), SHIPPED[code]
    make.actor("safeguarding_lead", teams=(ours,))
    for step in pathway.steps.values():
        by = make.actor(step.done_by[0], teams=(ours,))
        episode = begun(by, make.person(of=ours), code)
        for outcome in pathway.outcomes_of(step.code):
            end = f"{code} {step.code} {outcome}"
            with _undone():
                yield end, _asked_at(_only(episode, step.code, by, **SAID.get(end, {})), outcome, by)


def _only(episode: Episode, code: str, by: Actor, **said: object) -> Step:
    """The step, open and answered, with no other open beside it; where it answers a plan, there is one."""
    episode.steps.exclude(code=code).update(state=Step.State.NOT_NEEDED)
    step = episode.steps.filter(code=code).first() or open_steps(episode, [code], by=by, on=TODAY)[0]
    if library.read(episode.version).steps[code].form:
        filled(step, by, **said)
    if f"{episode.code} {code}" in ANSWERS_A_PLAN:
        draft_version(step=step, row={}, parts=[{"number": 1, "wants": "Tea with Sal."}], by=by, on=TODAY)
    return work_step(by, step.pk)


def _asked_at(step: Step, outcome: str, by: Actor) -> int:
    said = {"reason": REASON, "weekly_cost": Decimal(100)}
    with CaptureQueriesContext(connection) as caught:
        finish_step(step=step, outcome=outcome, row_version=step.row_version, by=by, on=TODAY, **said)
    return len(caught.captured_queries) - 2


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
