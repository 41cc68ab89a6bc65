"""A supervision is planned, moved and called off, by those who may."""

from __future__ import annotations

import pytest
from django.db import transaction

from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.models import Supervision
from tests.factories import TODAY, staff, team
from tests.practice.supervision.making import DAY, Pair

pytestmark = pytest.mark.django_db


def test_one_supervision_lies_ahead_at_a_time(pair: Pair) -> None:
    pair.planned(days=3)
    with pytest.raises(NotNow, match="is planned with them already"):
        pair.planned(days=9)


@pytest.mark.parametrize("days", [-1, 200])
def test_a_day_that_has_passed_or_is_half_a_year_away_is_refused(pair: Pair, days: int) -> None:
    with pytest.raises(Invalid) as wrong:
        pair.planned(days=days)
    assert "planned_on" in wrong.value.fields


def test_nobody_plans_supervision_with_a_worker_of_another_team_with_themselves_or_with_a_manager(
    pair: Pair,
) -> None:
    elsewhere = staff("social_worker", teams=(team(),))
    other_manager = staff("team_manager", teams=(pair.team,))
    for worker in (elsewhere, pair.manager, other_manager):
        with pytest.raises(NotAllowed):
            actions.plan_supervision(worker=worker, planned_on=TODAY, by=pair.keeps, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.plan_supervision(worker=pair.worker, planned_on=TODAY, by=pair.works, on=TODAY)
    assert not Supervision.objects.exists()


def test_it_is_moved_or_called_off_with_a_reason_while_it_lies_ahead(pair: Pair) -> None:
    made = pair.planned()
    seen = made.row_version
    by = {"by": pair.keeps, "on": TODAY}
    actions.move_supervision(supervision=made, planned_on=TODAY + DAY, row_version=seen, **by)
    with pytest.raises(Stale), transaction.atomic():
        actions.move_supervision(
            supervision=Supervision.objects.get(), planned_on=TODAY, row_version=seen, **by
        )
    made.refresh_from_db()
    with pytest.raises(Invalid), transaction.atomic():
        actions.call_off(supervision=made, why="ill", row_version=made.row_version, **by)
    actions.call_off(supervision=made, why="Nadia is ill this week", row_version=made.row_version, **by)
    assert pair.planned(days=7).pk != made.pk
