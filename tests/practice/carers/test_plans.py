"""Carers whom the council knows, their emergency plans, and what stays private from whom they care for."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.carers.models import EmergencyPlan
from homefirst.practice.carers.queries import (
    cared_for,
    carers,
    counts,
    find_plans,
    how_many_hidden,
    plan_of,
    plans_around,
    shown,
)
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people import actions as people
from tests import factories as make
from tests import shipped
from tests.factories import TODAY
from tests.practice.carers.walking import planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


class World:
    """Sanjeet cares for Harbhajan; `edt` works in another team."""

    def __init__(self) -> None:
        self.team = make.team("carers", "Carers team")
        self.by = make.actor("social_worker", teams=(self.team,))
        self.edt = make.actor("first_contact", teams=(make.team("first_contact", "First contact"),))
        self.sanjeet = make.person(of=self.team, given_name="Sanjeet", family_name="Bhogal")
        self.harbhajan = make.person(of=self.team, given_name="Harbhajan", family_name="Singh")

    def tie(self, *, allows: bool = True) -> Any:
        return people.add_relationship(
            person=self.harbhajan, other=self.sanjeet, tie="wife", is_informal_carer=True,
            carer_allows_link=allows, by=self.by, on=TODAY,
        )  # fmt: skip


@pytest.fixture
def world() -> World:
    return World()


def test_the_plan_is_kept_as_it_was_said_with_its_audit_row_and_no_debt(world: World) -> None:
    plan = planned(world.by, world.sanjeet)
    assert (plan.person, plan.on_register, plan.made_by, plan.made_on) == (
        world.sanjeet,
        True,
        world.by.user,
        TODAY,
    )
    assert (plan.who_steps_in, plan.how_long, plan.must_know) == (
        ["Jaspreet"],
        "Two days",
        "He falls to the left.",
    )
    assert AuditRow.objects.filter(action="carers.keep_plan", record_id=world.sanjeet.pk).count() == 1
    assert not Promise.objects.filter(words__istartswith="record register").exists()


def test_out_of_hours_finds_the_plan_by_either_name_without_opening_a_record(world: World) -> None:
    world.tie()
    planned(world.by, world.sanjeet)
    for words in ("sanjeet", "Bhogal Sanj", "harbhajan"):
        assert [plan.person for plan in find_plans(world.edt, words, TODAY)] == [world.sanjeet], words
    assert find_plans(world.edt, "nobody", TODAY) == []
    _, plan = plan_of(world.edt, world.sanjeet.record.ref)
    assert plan is not None
    assert plan.must_know == "He falls to the left."


def test_whoever_does_not_want_to_be_on_the_register_is_found_by_nobody(world: World) -> None:
    planned(world.by, world.sanjeet, "without_register")
    assert find_plans(world.edt, "sanjeet", TODAY) == []
    assert plan_of(world.edt, world.sanjeet.record.ref) == (world.sanjeet, None)


def test_the_newest_plan_counts_also_where_it_leaves_the_register(world: World) -> None:
    first = planned(world.by, world.sanjeet)
    step = first.step
    step.pk, step.turn = None, 2
    step.event = None
    step.save()
    EmergencyPlan.objects.create(person=world.sanjeet, step=step, on_register=False, made_on=TODAY)
    assert find_plans(world.edt, "sanjeet", TODAY) == []


def test_a_restricted_record_keeps_its_plan_to_itself(world: World) -> None:
    planned(world.by, world.sanjeet)
    lead = make.actor("safeguarding_lead", teams=(world.team,))
    people.restrict(person=world.sanjeet, reason="Her own safety here", named=[], by=lead)
    assert find_plans(world.edt, "sanjeet", TODAY) == []
    with pytest.raises(NotAllowed):
        plan_of(world.edt, world.sanjeet.record.ref)


@pytest.mark.parametrize("role", ["finance", "commissioner", "administrator", "director"])
def test_a_role_that_gives_no_care_opens_no_plan(role: str, world: World) -> None:
    planned(world.by, world.sanjeet)
    other = make.actor(role)
    assert find_plans(other, "sanjeet", TODAY) == []
    assert plans_around(other, world.sanjeet, TODAY) == []
    with pytest.raises(NotAllowed):
        plan_of(other, world.sanjeet.record.ref)


def test_the_way_to_the_plan_stands_on_both_records_where_the_carer_allows_it(world: World) -> None:
    world.tie()
    plan = planned(world.by, world.sanjeet)
    assert plans_around(world.by, world.harbhajan, TODAY) == [plan]
    assert plans_around(world.by, world.sanjeet, TODAY) == [plan]


def test_it_does_not_stand_on_the_cared_for_persons_record_where_the_carer_does_not(world: World) -> None:
    world.tie(allows=False)
    plan = planned(world.by, world.sanjeet)
    assert plans_around(world.by, world.harbhajan, TODAY) == []
    assert plans_around(world.by, world.sanjeet, TODAY) == [plan]


def test_what_the_carers_own_record_says_of_privacy_goes_before_the_others(world: World) -> None:
    world.tie()
    people.add_relationship(
        person=world.sanjeet, other=world.harbhajan, tie="person cared for",
        carer_allows_link=False, by=world.by, on=TODAY,
    )  # fmt: skip
    planned(world.by, world.sanjeet)
    assert plans_around(world.by, world.harbhajan, TODAY) == []


def test_a_carer_is_known_by_the_tie_alone_and_counted_by_what_is_missing(world: World) -> None:
    world.tie(allows=False)
    rows = carers(world.by, TODAY)
    assert [person.pk for person in rows] == [world.sanjeet.pk]
    assert counts(rows) == {"": 1, "register": 0, "no_plan": 1, "not_assessed": 1, "private": 1}
    planned(world.by, world.sanjeet)
    assert counts(carers(world.by, TODAY)) == {
        "": 1,
        "register": 1,
        "no_plan": 0,
        "not_assessed": 0,
        "private": 1,
    }
    for show in ("register", "private"):
        assert shown(carers(world.by, TODAY), show).count() == 1
    assert shown(carers(world.by, TODAY), "no_plan").count() == 0


def test_a_carer_out_of_sight_is_counted_as_hidden_and_not_named(world: World) -> None:
    world.tie()
    assert list(carers(world.edt, TODAY)) == []
    assert how_many_hidden(world.edt, TODAY) == 1


def test_whom_a_carer_cares_for_is_named_only_where_that_record_may_be_seen(world: World) -> None:
    far = make.person(of=make.team("north", "North"), given_name="Harbhajan", family_name="Singh")
    people.add_relationship(
        person=far, other=world.sanjeet, tie="wife", is_informal_carer=True,
        by=make.SYSTEM, on=TODAY,
    )  # fmt: skip
    told = cared_for(world.by, [world.sanjeet.pk], TODAY)[world.sanjeet.pk]
    assert [(each.name, each.ref, each.tie) for each in told] == [("", "", "wife")]
    told = cared_for(make.SYSTEM, [world.sanjeet.pk], TODAY)[world.sanjeet.pk]
    assert [(each.name, each.tie) for each in told] == [("Harbhajan Singh", "wife")]


def test_a_carer_who_died_is_on_no_list(world: World) -> None:
    world.tie()
    people.change_person(
        person=world.sanjeet,
        changes={"died_on": TODAY},
        row_version=world.sanjeet.row_version,
        by=world.by,
        on=TODAY,
    )
    assert not carers(world.by, TODAY).exists()


def test_whether_a_carer_is_on_the_register_is_asked_once_by_the_end_of_the_step() -> None:
    form = shipped.forms()["carer_emergency"]
    assert [question.code for question in form.questions() if "register" in question.text.lower()] == []
