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
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import finish_step
from homefirst.practice.pathways.actions.episodes import open_steps
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries import work_step
from homefirst.practice.plans.actions import draft_version
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.definition.test_shipped import SHIPPED
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

MOST = 25
WAITS = 3  # of which only PostgreSQL has need: once for this work, and for each that it begins
REASON = "It was talked over with them and their family."
# What does several of these in one: drafts a plan, has it agreed, begins two pieces of work, starts care, writes a letter.
MORE: Final[Mapping[str, int]] = {
    "mental_health_hub plan agreed": 32,
    "carer plan agreed": 30,
    "support_plan arrange started_paid": 26,
    "liberty sign_off granted": 27,
}
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
    waits = WAITS if connection.features.has_select_for_update else 0
    over = {end: count for end, count in asked.items() if count > MORE.get(end, MOST) + waits}
    assert not over


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
