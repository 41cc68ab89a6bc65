"""Steps that start and end care."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from homefirst.practice.pathways.effects import Occasion
from homefirst.support.services import effects
from homefirst.support.services.actions import add_service
from homefirst.support.services.models import Service
from tests.factories import TODAY
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand, worker

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


def shown(**said: Any) -> Occasion:
    """Equipment that was ordered, with what was written about it."""
    by, about = worker("occupational_therapist")
    episode = begun(by, about, "occupational_therapy")
    filled(in_hand(episode, "screen"), by)
    done(episode, "screen", "simple_item", by)
    filled(in_hand(episode, "order"), by, **said)
    return Occasion(in_hand(episode, "order"), "", by, TODAY)


def test_equipment_says_what_it_is_who_fitted_it_and_since_when() -> None:
    delivered = TODAY - timedelta(days=2)
    said = {
        "items": "Transfer aid",
        "fitted_by": "Westbrook Equipment",
        "delivered_on": delivered.isoformat(),
    }
    occasion = shown(**said)
    effects.start(occasion, "Equipment")
    (care,) = running(occasion)
    found = (care.description, care.provider_name, care.starts_on)
    assert found == ("Transfer aid", "Westbrook Equipment", delivered)


def test_a_second_thing_joins_the_first_and_the_same_thing_is_not_named_twice() -> None:
    occasion = shown(items="Transfer aid")
    Service.objects.filter(person=occasion.person).delete()
    effects.start(occasion, "Equipment")
    Service.objects.update(description="Bed lever")
    effects.start(occasion, "Equipment")
    effects.start(occasion, "Equipment")
    assert [care.description for care in running(occasion)] == ["Bed lever; Transfer aid"]


def fewer(hours: int) -> Occasion:
    """Somebody whose goals are kept, and who needs that many hours from now on."""
    by, about = worker()
    episode = begun(by, about, "enablement")
    for code, outcome in (("invite", "agrees"), ("baseline", "goals_set")):
        filled(in_hand(episode, code), by)
        done(episode, code, outcome, by)
    filled(in_hand(episode, "quarter"), by, hours_next=hours)
    return Occasion(in_hand(episode, "quarter"), "", by, TODAY)


def by_the_hour(occasion: Occasion, hours: int, component: str) -> Service:
    return add_service(
        person=occasion.person,
        service_type="Long term support: Community",
        service_component=component,
        starts_on=TODAY - timedelta(days=90),
        cost_frequency="Hourly",
        planned_units=Decimal(hours),
        by=occasion.by,
        on=TODAY,
    )


def test_fewer_hours_change_the_care_and_not_its_start() -> None:
    occasion = fewer(6)
    care = by_the_hour(occasion, 15, "Home support or domiciliary care")
    effects.hours(occasion, "")
    changed = Service.objects.get(pk=care.pk)
    assert (changed.planned_units, changed.starts_on, changed.ends_on) == (6, care.starts_on, None)


def test_the_same_hours_again_write_nothing() -> None:
    occasion = fewer(15)
    care = by_the_hour(occasion, 15, "Home support or domiciliary care")
    effects.hours(occasion, "")
    assert Service.objects.get(pk=care.pk).row_version == care.row_version


@pytest.mark.parametrize("components", [(), ("Day support", "Home support or domiciliary care")])
def test_hours_that_could_be_of_no_care_or_of_two_are_left_to_somebody(components: tuple[str, ...]) -> None:
    occasion = fewer(6)
    for component in components:
        by_the_hour(occasion, 15, component)
    effects.hours(occasion, "")
    assert "Change the hours of care to 6 a week" in [made.words for made in occasion.person.promises.all()]
    assert not Service.objects.filter(planned_units=6).exists()
