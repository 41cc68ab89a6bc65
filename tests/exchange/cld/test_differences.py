"""What was set at the desk wins over a later file, and an analyst decides about the difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from homefirst.exchange.cld.actions import keep_desk_value, take_file_value
from homefirst.exchange.cld.models import Difference
from homefirst.exchange.cld.queries import differences
from homefirst.foundation.access.actions import claim
from homefirst.foundation.access.reasons import CLAIM_REASONS
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotAllowed, NotNow, Stale
from homefirst.practice.people.actions import change_name, change_person
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import correct_service
from homefirst.support.services.models import Service
from tests.exchange.cld.rows import file, load, row, text
from tests.factories import SYSTEM, TODAY, actor

pytestmark = pytest.mark.django_db
LATER = "CLD_999_20250701_20260630.csv"


def set_at_desk(**changes: object) -> Service:
    service = Service.objects.get()
    return correct_service(
        service=service, changes=changes, row_version=service.row_version, by=SYSTEM, on=TODAY
    )


def test_the_desks_value_stands_and_the_difference_is_listed_once(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    set_at_desk(delivery_mechanism="Direct payment")
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), LATER))
    load(file(tmp_path, text(row(last_name="Browne")), "CLD_999_20251001_20260930.csv"))
    service = Service.objects.get()
    assert service.delivery_mechanism == "Direct payment"
    found = Difference.objects.get()
    assert (found.field, found.desk_value, found.file_value, found.state) == (
        "delivery_mechanism", "Direct payment", "CASSR managed personal budget", "open",
    )  # fmt: skip
    assert found.person == Person.objects.get()


def test_a_field_that_the_desk_did_not_set_still_follows_the_files(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    set_at_desk(delivery_mechanism="Direct payment")
    load(file(tmp_path, text(row(event_end="01/05/2026")), LATER))
    assert Service.objects.get().ends_on == date(2026, 5, 1)


def test_what_is_right_as_it_is_is_not_asked_again(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    set_at_desk(delivery_mechanism="Direct payment")
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), LATER))
    keep_desk_value(difference=Difference.objects.get(), by=SYSTEM)
    load(file(tmp_path, text(row(gp_practice_name="Dr May")), "CLD_999_20251001_20260930.csv"))
    assert Difference.objects.get().state == Difference.State.KEPT
    with pytest.raises(NotNow):
        keep_desk_value(difference=Difference.objects.get(), by=SYSTEM)


def test_the_files_value_is_taken_and_follows_the_files_again(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    set_at_desk(delivery_mechanism="Direct payment")
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), LATER))
    version = Service.objects.get().row_version
    take_file_value(difference=Difference.objects.get(), by=SYSTEM)
    service = Service.objects.get()
    assert (service.delivery_mechanism, service.row_version) == ("CASSR managed personal budget", version + 1)
    assert "delivery_mechanism" not in service.desk_fields
    assert AuditRow.objects.filter(action="files.take_file_value", record_id=service.person_id).exists()


def test_a_value_that_the_desk_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    set_at_desk(delivery_mechanism="Direct payment")
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), LATER))
    set_at_desk(delivery_mechanism="CASSR commissioned support")
    with pytest.raises(Stale):
        take_file_value(difference=Difference.objects.get(), by=SYSTEM)
    assert Service.objects.get().delivery_mechanism == "CASSR commissioned support"


def test_a_name_and_a_death_known_at_the_desk_stand_and_a_taken_name_is_found_again(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    person = Person.objects.get()
    change_name(person=person, given_name="Ada", family_name="Green", row_version=1, by=SYSTEM, on=TODAY)
    change_person(person=person, changes={"died_on": date(2026, 6, 1)}, row_version=2, by=SYSTEM, on=TODAY)
    load(file(tmp_path, text(row(gender="Male")), LATER))
    found = {one.field: one for one in Difference.objects.all()}
    assert sorted(found) == ["died_on", "family_name"]
    assert Person.objects.get().gender == "Male"
    take_file_value(difference=found["family_name"], by=SYSTEM)
    take_file_value(difference=found["died_on"], by=SYSTEM)
    person = Person.objects.get()
    assert (person.family_name, person.died_on) == ("Brown", None)
    usual = person.names.get(kind="usual", ends_on__isnull=True)
    assert usual.family_name == "Brown"


def test_a_file_makes_no_open_form_stale_unless_something_that_staff_see_changes(tmp_path: Path) -> None:
    load(file(tmp_path, text(row(event_end="30/06/2025"))))
    version = Service.objects.get().row_version
    load(file(tmp_path, text(row("A2")), LATER))
    assert Service.objects.get(council_number="A1").row_version == version
    assert Service.objects.get(council_number="A1").ref_ends_on == date(2025, 6, 30)


def test_an_analyst_sees_naming_values_and_takes_the_files_only_after_saying_why(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    person = Person.objects.get()
    change_person(person=person, changes={"birth_date": date(1941, 1, 2)}, row_version=1, by=SYSTEM, on=TODAY)
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), LATER))
    analyst = actor("performance_analyst")
    [line] = differences(analyst).lines
    assert (line.field, line.values, line.may_take) == ("Birth date", None, False)
    with pytest.raises(NotAllowed):
        take_file_value(difference=Difference.objects.get(), by=analyst)
    reason = next(iter(CLAIM_REASONS))
    claim(record=person.record, reason=reason, words="Mending birth dates before the return.", by=analyst)
    [line] = differences(analyst).lines
    assert (line.values, line.may_take) == (("1941-01-02", "1940-06-15"), True)
    take_file_value(difference=Difference.objects.get(), by=analyst)
    assert Person.objects.get().birth_date == date(1940, 6, 15)
    looks = AuditRow.objects.filter(action="files.differences", record_id=person.pk)
    assert looks.count() == 2
