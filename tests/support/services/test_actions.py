"""Writing about care: who may, what is refused, and that nobody's words are lost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, Stale
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.support.services import actions
from homefirst.support.services.models import Service
from tests.factories import SYSTEM, TODAY, actor, person, team
from tests.support.services.making import COMMUNITY, HOME_CARE, RESIDENTIAL, added, from_file

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def north() -> Any:
    return team("north")


@pytest.fixture
def worker(north: Any) -> Actor:
    return actor(teams=(north,))


@pytest.fixture
def tina(north: Any) -> Person:
    return person(of=north, given_name="Tina", birth_date=date(1982, 5, 3), council_number="204718")


def last_row() -> AuditRow:
    return AuditRow.objects.latest("seq")


def fields_of(problem: Any) -> set[str]:
    return set(problem.value.fields)


def test_care_is_added_with_its_audit_row(tina: Person, worker: Actor) -> None:
    made = added(tina, by=worker, service_component=HOME_CARE, unit_cost=Decimal("21.50"),
                 cost_frequency="Hourly", planned_units=Decimal(14))  # fmt: skip
    row = last_row()
    assert (row.action, row.kind, row.record_id, row.object_id) == (
        "service.add", "write", tina.pk, str(made.pk),
    )  # fmt: skip
    assert row.tie == "team"
    assert made.client_type == "Service user"
    assert made.council_number == "204718"
    assert {"service_type", "starts_on", "unit_cost"} <= set(made.desk_fields)


def test_no_act_is_allowed_from_another_team_and_nothing_changes(tina: Person) -> None:
    care = added(tina)
    stranger = actor(teams=(team("south"),))
    count = AuditRow.objects.count()
    known: dict[str, Any] = {"by": stranger, "on": TODAY}
    with pytest.raises(NotAllowed):
        added(tina, by=stranger, service_component="Meals")
    with pytest.raises(NotAllowed):
        actions.change_service(service=care, changes={"provider_name": "A"}, row_version=1, **known)
    with pytest.raises(NotAllowed):
        actions.correct_service(service=care, changes={"starts_on": TODAY}, row_version=1, **known)
    with pytest.raises(NotAllowed):
        actions.end_service(service=care, outcome="NFA: Deceased", row_version=1, **known)
    kept = Service.objects.get()
    assert (kept.row_version, kept.ends_on, kept.provider_name) == (1, None, "")
    assert AuditRow.objects.count() == count


@pytest.mark.parametrize("role", ["finance", "commissioner", "councillor", "information_governance"])
def test_a_role_that_only_reads_care_may_not_write_it(tina: Person, role: str) -> None:
    with pytest.raises(NotAllowed):
        added(tina, by=actor(role))


def test_a_refused_write_leaves_no_audit_row_behind(tina: Person, worker: Actor) -> None:
    count = AuditRow.objects.count()
    with pytest.raises(Invalid):
        added(tina, by=worker, ends_on=date(2026, 3, 1))
    assert AuditRow.objects.count() == count
    assert not Service.objects.exists()


def test_the_service_goes_back_when_its_audit_row_cannot_be_written(
    tina: Person, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the chain is down")

    monkeypatch.setattr(actions, "wrote", broken)
    with pytest.raises(RuntimeError):
        added(tina, by=worker)
    assert not Service.objects.exists()


def test_a_change_sets_only_what_was_changed_and_marks_it_as_the_desks(tina: Person, worker: Actor) -> None:
    care = from_file(tina, delivery_mechanism="")
    changes = {"delivery_mechanism": "Direct payment"}
    actions.change_service(service=care, changes=changes, row_version=1, by=worker, on=TODAY)
    kept = Service.objects.get()
    assert kept.delivery_mechanism == "Direct payment"
    assert kept.desk_fields == ["delivery_mechanism"]
    assert kept.row_version == 2
    assert kept.event_key == care.event_key
    assert last_row().detail == {"fields": ["delivery_mechanism"]}


def test_a_start_or_kind_is_never_just_changed(tina: Person, worker: Actor) -> None:
    care = added(tina)
    for name in ("starts_on", "service_type", "row_version", "person"):
        with pytest.raises(TypeError, match="not set here"):
            actions.change_service(service=care, changes={name: TODAY}, row_version=1, by=worker, on=TODAY)


def test_the_second_of_two_savers_sees_both_texts_and_overwrites_nothing(tina: Person, worker: Actor) -> None:
    care = added(tina, provider_name="Oak Care")
    mine, theirs = Service.objects.get(), Service.objects.get()
    actions.change_service(
        service=theirs, changes={"provider_name": "Elm Care"}, row_version=1, by=worker, on=TODAY
    )
    with pytest.raises(Stale) as stale:
        actions.change_service(
            service=mine, changes={"provider_name": "Ash Care"}, row_version=1, by=worker, on=TODAY
        )
    assert stale.value.yours == {"Who gives it": "Ash Care"}
    assert stale.value.theirs == {"Who gives it": "Elm Care"}
    assert Service.objects.get(pk=care.pk).provider_name == "Elm Care"


def test_an_end_needs_to_say_what_it_led_to(tina: Person, worker: Actor) -> None:
    with pytest.raises(Invalid) as problem:
        actions.end_service(service=added(tina), outcome="", row_version=1, by=worker, on=TODAY)
    assert fields_of(problem) == {"outcome"}


def test_an_outcome_that_says_nothing_needs_words(tina: Person, worker: Actor) -> None:
    care = added(tina)
    outcome = "NFA: Support ended for other reason"
    with pytest.raises(Invalid) as problem:
        actions.end_service(service=care, outcome=outcome, row_version=1, by=worker, on=TODAY)
    assert fields_of(problem) == {"reason"}
    actions.end_service(
        service=care, outcome=outcome, reason="Moved to her sister", row_version=1, by=worker, on=TODAY
    )
    kept = Service.objects.get()
    assert (kept.ends_on, kept.outcome, kept.end_reason) == (TODAY, outcome, "Moved to her sister")
    assert last_row().action == "service.end"


def test_an_end_may_be_planned_but_not_before_the_start(tina: Person, worker: Actor) -> None:
    care, outcome = added(tina), "NFA: Support ended as planned"
    with pytest.raises(Invalid) as problem:
        actions.end_service(
            service=care, outcome=outcome, ends_on=date(2026, 3, 1), row_version=1, by=worker, on=TODAY
        )
    assert fields_of(problem) == {"ends_on"}
    actions.end_service(service=care, outcome=outcome, ends_on=TOMORROW, row_version=1, by=worker, on=TODAY)
    assert Service.objects.get().ends_on == TOMORROW
    assert Service.objects.get().end_reason == "Support ended as planned"


def test_an_end_written_by_mistake_is_taken_away_with_its_reason(tina: Person, worker: Actor) -> None:
    care = added(tina)
    actions.end_service(service=care, outcome="NFA: Deceased", row_version=1, by=worker, on=TODAY)
    actions.correct_service(service=care, changes={"ends_on": None}, row_version=2, by=worker, on=TODAY)
    kept = Service.objects.get()
    assert (kept.ends_on, kept.outcome, kept.end_reason) == (None, "", "")
    assert "ends_on" in kept.desk_fields


def test_a_corrected_kind_moves_care_to_the_carer(tina: Person, worker: Actor) -> None:
    care = added(tina)
    kind = "Unpaid carer support: Direct to unpaid carer"
    actions.correct_service(service=care, changes={"service_type": kind}, row_version=1, by=worker, on=TODAY)
    assert Service.objects.get().client_type == "Unpaid carer"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"service_type": "Something else"}, "service_type"),
        ({"service_type": ""}, "service_type"),
        ({"service_component": "Hot air"}, "service_component"),
        ({"delivery_mechanism": "Cash"}, "delivery_mechanism"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": date(1980, 1, 1)}, "starts_on"),
        ({"unit_cost": Decimal(-1), "cost_frequency": "Weekly"}, "unit_cost"),
        ({"unit_cost": Decimal(20)}, "cost_frequency"),
        ({"unit_cost": Decimal(20), "cost_frequency": "Hourly"}, "planned_units"),
        ({"planned_units": Decimal(200), "cost_frequency": "Hourly"}, "planned_units"),
        ({"planned_units": Decimal(8), "cost_frequency": "Daily"}, "planned_units"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    tina: Person, worker: Actor, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as problem:
        added(tina, by=worker, **facts)
    assert fields_of(problem) == {field}


def test_care_does_not_start_after_a_death(tina: Person, worker: Actor) -> None:
    people.change_person(
        person=tina, changes={"died_on": date(2026, 10, 1)}, row_version=1, by=SYSTEM, on=TODAY
    )
    with pytest.raises(Invalid) as problem:
        added(tina, by=worker, starts_on=date(2026, 10, 2))
    assert fields_of(problem) == {"starts_on"}


def test_the_same_care_is_not_added_twice(tina: Person, worker: Actor) -> None:
    from_file(tina)
    with pytest.raises(Invalid) as problem:
        added(tina, by=worker, service_component=HOME_CARE)
    assert fields_of(problem) == {"service_component"}
    added(tina, by=worker, service_component="Meals")
    assert Service.objects.count() == 2


def test_what_is_odd_in_a_file_stands_until_it_is_touched(tina: Person, worker: Actor) -> None:
    care = from_file(tina, service_type="Odd", ends_on=date(2026, 1, 1))
    actions.change_service(service=care, changes={"provider_name": "Oak"}, row_version=1, by=worker, on=TODAY)
    kept = Service.objects.get()
    assert (kept.service_type, kept.ends_on, kept.provider_name) == ("Odd", date(2026, 1, 1), "Oak")


def test_the_kinds_are_those_of_the_return(tina: Person) -> None:
    assert added(tina, service_type=RESIDENTIAL).service_type != COMMUNITY


def test_who_may_not_see_what_care_costs_may_not_set_it(tina: Person, north: Any) -> None:
    adviser = actor("first_contact", teams=(north,))
    cost = {"unit_cost": Decimal(20), "cost_frequency": "Weekly"}
    with pytest.raises(NotAllowed):
        added(tina, by=adviser, **cost)
    care = added(tina, by=adviser)
    with pytest.raises(NotAllowed):
        actions.change_service(service=care, changes=cost, row_version=1, by=adviser, on=TODAY)
    assert Service.objects.get().unit_cost is None
