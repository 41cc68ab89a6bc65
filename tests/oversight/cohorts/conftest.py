"""People whom the shipped rule fits, and one whom each part of it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import override_settings

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team
from homefirst.oversight.cohorts.actions import pick_group
from homefirst.oversight.cohorts.definitions import review_groups
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service
from tests.factories import SYSTEM, TODAY, acting, person, staff, team

Fits = Callable[..., Person]


@pytest.fixture(scope="module", autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with override_settings(DATA=tmp_path_factory.mktemp("data")):
        yield


@pytest.fixture
def ours(db: None) -> Team:
    return team("learning_disability")


@pytest.fixture
def manager(ours: Team) -> Actor:
    return acting(staff("team_manager", teams=(ours,)), "team_manager")


@pytest.fixture
def reviewer(ours: Team) -> Actor:
    return acting(staff("social_worker", teams=(ours,)), "social_worker")


@pytest.fixture
def fits(ours: Team) -> Fits:
    """Somebody in supported living at £1,500 a week, unless told otherwise."""

    def make(
        name: str, *, component: str = "Community supported living", cost: Any = Decimal(1500), **facts: Any
    ) -> Person:
        usual: dict[str, Any] = {
            "of": ours, "family_name": name, "birth_date": date(1985, 5, 1),
            "primary_support_reason": "Learning disability support",
        }  # fmt: skip
        found = person(**(usual | facts))
        priced = {"unit_cost": cost, "cost_frequency": "Weekly"} if cost is not None else {}
        add_service(
            person=found,
            service_type="Long term support: Community",
            service_component=component,
            starts_on=date(2024, 1, 8),
            by=SYSTEM,
            on=TODAY,
            **priced,
        )
        return found

    return make


@pytest.fixture
def group(fits: Fits, manager: Actor, pathways_alone: None) -> Cohort:
    for name in ("Alder", "Birch", "Cedar"):
        fits(name)
    return pick_group(definition=review_groups()["nearer_home"], by=manager, on=TODAY)


def member(group: Cohort, name: str) -> Member:
    return group.members.select_related("person__record", "cohort").get(person__family_name=name)


def reviewed(about: Person, outcome: str, by: Actor) -> Step:
    episode = actions.open_episode(
        person=about, code="review", by=by, on=TODAY, dates={"help_started": date(2024, 1, 8)}
    )
    step = episode.steps.get(code="light_touch")
    return actions.finish_step(step=step, outcome=outcome, row_version=step.row_version, by=by, on=TODAY)
