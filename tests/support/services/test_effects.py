"""Steps that start and end care."""

from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.practice.pathways.effects import Occasion
from homefirst.support.services import effects
from homefirst.support.services.models import Service
from tests.factories import TODAY
from tests.practice.pathways.walks import begun, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def occasion() -> Occasion:
    by, about = worker("reablement")
    return Occasion(begun(by, about, "reablement").steps.get(), None, by, TODAY)


def running(occasion: Occasion) -> list[Service]:
    return list(Service.objects.filter(person=occasion.person).order_by("starts_on"))


def test_a_step_starts_what_is_not_there(occasion: Occasion) -> None:
    effects.start(occasion, "Reablement")
    assert [service.service_component for service in running(occasion)] == ["Reablement"]


def test_care_with_a_planned_end_runs_until_then_and_is_not_started_twice(occasion: Occasion) -> None:
    effects.start(occasion, "Reablement")
    Service.objects.update(ends_on=TODAY + timedelta(days=42))
    effects.start(occasion, "Reablement")
    assert len(running(occasion)) == 1


def test_care_that_has_ended_can_be_started_again(occasion: Occasion) -> None:
    effects.start(occasion, "Reablement")
    Service.objects.update(starts_on=TODAY - timedelta(days=42), ends_on=TODAY - timedelta(days=1))
    effects.start(occasion, "Reablement")
    assert len(running(occasion)) == 2


def test_a_step_ends_today_what_would_have_run_longer(occasion: Occasion) -> None:
    effects.start(occasion, "Reablement")
    Service.objects.update(ends_on=TODAY + timedelta(days=42))
    effects.end(occasion, "Reablement")
    assert running(occasion)[0].ends_on == TODAY


def test_the_end_of_other_care_is_left_alone(occasion: Occasion) -> None:
    effects.start(occasion, "Reablement")
    effects.end(occasion, "Home Support")
    assert running(occasion)[0].ends_on is None


def test_what_a_pathway_cannot_know_is_promised(occasion: Occasion) -> None:
    effects.start(occasion, "the services of the plan")
    assert [made.words for made in occasion.person.promises.all()] == ["Start the services of the plan"]
