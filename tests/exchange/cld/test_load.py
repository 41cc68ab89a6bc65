"""What a load keeps, holds back and refuses, whatever comes in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from homefirst.exchange.cld.actions import load_files, take_out_held_back
from homefirst.exchange.cld.models import HeldBackRow, RowContent, RowWarning, Submission, SubmittedRow
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Identifier, Person, PersonName, PersonWord, Relationship
from homefirst.support.services.models import Service
from tests.exchange.cld.rows import NAME, counts, file, load, row, text
from tests.factories import SYSTEM

pytestmark = pytest.mark.django_db
State = Submission.State
ALL = 50


def test_a_row_becomes_a_person_with_a_name_a_number_a_team_and_a_service(tmp_path: Path) -> None:
    found = load(file(tmp_path, text(row(nhs_number="999 012 3456"))))
    person = Person.objects.get()
    assert (found.state, found.rows_total, found.people_new, found.release) == (
        State.LOADED,
        1,
        1,
        "Release 2",
    )
    assert (person.given_name, person.family_name, person.nhs_number) == ("Ada", "Brown", "9990123456")
    assert person.birth_date == date(1940, 6, 15)
    assert person.record.team is not None
    assert person.record.team.code == "east"
    assert PersonName.objects.get().family_sound
    assert {link.word.word for link in PersonWord.objects.select_related("word")} == {"ada", "brown"}
    assert Identifier.objects.get().value == "A1"
    service = Service.objects.get()
    assert (service.person_id, service.starts_on, service.in_return) == (person.pk, date(2025, 6, 1), True)


@pytest.mark.parametrize("name", [NAME, NAME + ".gz"])
def test_any_capitals_spaces_null_texts_and_release_1_values_are_read(tmp_path: Path, name: str) -> None:
    told = row(client_type=" SERVICE USER ", delivery_mechanism="Direct Payment", event_outcome="null")
    content = text(told).replace("Event Start Date", "  event START date ")
    assert load(file(tmp_path, content, name)).state == State.LOADED
    service = Service.objects.get()
    assert (service.client_type, service.delivery_mechanism, service.outcome) == (
        "Service user", "Direct payment", "",
    )  # fmt: skip


def test_only_rows_that_name_nobody_or_cannot_be_read_are_held_back_with_their_line(tmp_path: Path) -> None:
    good, nobody = row(), row("")
    half_number = row("", nhs_number="12345")
    content = text(good, nobody, half_number) + "999,too,few\n" + text(row("A2")).split("\n", 1)[1]
    found = load(file(tmp_path, content))
    assert (found.state, found.rows_total, found.rows_held_back) == (State.HELD, 5, 3)
    held = {one.number: one for one in HeldBackRow.objects.all()}
    assert sorted(held) == [2, 3, 4]
    assert (held[3].field, held[3].value) == ("nhs_number", "12345")
    assert "3 values, fewer than the 50 columns" in held[4].reason
    assert held[4].line == "999,too,few"
    assert Person.objects.count() == 2
    assert list(SubmittedRow.objects.values_list("number", flat=True).order_by("number")) == [1, 5]


def test_held_back_rows_are_taken_out_mended_and_loaded_without_replacing_their_file(tmp_path: Path) -> None:
    whole = load(file(tmp_path, text(row("A1"), row("A2"), row("", first_name="Cora"))))
    out = "".join(take_out_held_back(submission=whole, by=SYSTEM))
    assert AuditRow.objects.filter(kind="export", action="files.held_back").exists()
    mended = load(file(tmp_path, out.replace(",,Cora,", ",A3,Cora,"), "mended.csv"))
    assert (mended.state, mended.completes_id, mended.people_new) == (State.LOADED, whole.pk, 1)
    assert Service.objects.filter(in_return=True).count() == 3


def test_mended_rows_that_still_name_nobody_are_held_back_again_and_can_be_taken_out_again(
    tmp_path: Path,
) -> None:
    whole = load(file(tmp_path, text(row("A1"), row("", first_name="Cora"))))
    out = "".join(take_out_held_back(submission=whole, by=SYSTEM))
    again = load(file(tmp_path, out, "mended.csv"))
    assert (again.state, again.rows_held_back) == (State.HELD, 1)
    twice = "".join(take_out_held_back(submission=again, by=SYSTEM))
    mended = load(file(tmp_path, twice.replace(",,Cora,", ",A3,Cora,"), "mended-2.csv"))
    assert (mended.completes_id, mended.state) == (whole.pk, State.LOADED)
    assert Service.objects.filter(in_return=True).count() == 2


def test_every_row_is_kept_as_it_came_and_once_however_many_files_repeat_it(tmp_path: Path) -> None:
    told = row(event_description="  two  spaces ")
    load(file(tmp_path, text(told, told)))
    later = {**told, "reporting_period_start": "01/07/2025", "reporting_period_end": "30/06/2026"}
    load(file(tmp_path, text(later), "CLD_999_20250701_20260630.csv"))
    content = RowContent.objects.get()
    cells = json.loads(content.cells)
    assert len(cells) == ALL
    assert cells[1:3] == ["=", "="]
    assert "  two  spaces " in cells
    assert SubmittedRow.objects.filter(content=content).count() == 3


@pytest.mark.parametrize(
    ("cells", "check", "confirmed"),
    [
        ({"event_start": ""}, "no_start", True),
        ({"event_start": "31/02/2025"}, "event_start_not_a_day", True),
        ({"event_end": "01/05/2025"}, "end_before_start", True),
        ({"event_outcome": "Something else"}, "not_in_list", True),
        ({"route_of_access": "By pigeon"}, "not_in_list", False),
        ({"nhs_number": "9990123451"}, "nhs_number_wrong_digit", False),
        ({"unit_cost": "lots"}, "cost_not_a_number", True),
        ({"event_type": ""}, "no_event", True),
        ({"event_type": "Cancelled"}, "unknown_event", True),
        ({"event_type": "Review"}, "no_end", True),
        ({"date_of_death": "01/01/2025"}, "start_after_death", True),
    ],
)
def test_other_odd_values_are_loaded_with_a_warning(
    tmp_path: Path, cells: dict[str, str], check: str, confirmed: bool
) -> None:
    found = load(file(tmp_path, text(row(**cells))))
    assert found.state == State.LOADED
    assert Person.objects.count() == 1
    warning = RowWarning.objects.get(check_code=check)
    assert (warning.number, warning.confirmed) == (1, confirmed)


def test_a_clean_row_has_no_warning(tmp_path: Path) -> None:
    load(file(tmp_path, text(row(nhs_number="4505577104", unit_cost="1,234.50", cost_frequency="Weekly"))))
    assert not RowWarning.objects.exists()
    assert str(Service.objects.get().unit_cost) == "1234.50"


def test_what_the_method_leaves_out_still_stands_in_the_record(tmp_path: Path) -> None:
    load(file(tmp_path, text(row(event_start=""), row("A2", event_type="Cancelled"))))
    assert not Service.objects.get().in_return
    assert (PastStep.objects.get().kind, PastStep.objects.get().in_return) == ("Other", False)


def test_two_council_numbers_under_one_nhs_number_are_one_person_with_both(tmp_path: Path) -> None:
    load(file(tmp_path, text(row("A1", nhs_number="9990123456"), row("A2", nhs_number="9990123456"))))
    person = Person.objects.get()
    assert sorted(person.identifiers.values_list("value", flat=True)) == ["A1", "A2"]


def test_a_carer_known_by_association_is_a_person_without_an_event_tied_to_whom_they_care_for(
    tmp_path: Path,
) -> None:
    blank = dict.fromkeys(
        ("event_type", "event_start", "service_type", "service_component", "event_outcome"), ""
    )
    carer = row("C1", client_type="Unpaid carer known by association", linked_1="a1", linked_2="Z9", **blank)
    load(file(tmp_path, text(row("A1"), carer)))
    cared_for, looks_after = (Person.objects.get(identifiers__value=value) for value in ("A1", "C1"))
    assert Service.objects.get().person == cared_for
    tie = Relationship.objects.get(person=cared_for)
    assert (tie.other, tie.tie, tie.is_informal_carer, tie.from_file) == (looks_after, "carer", True, True)
    unknown = Relationship.objects.get(person=looks_after)
    assert (unknown.other, unknown.other_key, unknown.tie) == (None, "Z9", "person cared for")
    assert looks_after.record.team is not None
    assert looks_after.record.team.code == "carers"
    assert not RowWarning.objects.filter(check_code="no_event").exists()


def test_the_same_file_twice_changes_nothing_packed_or_not(tmp_path: Path) -> None:
    content = text(row("A1"), row("A2"))
    first = load(file(tmp_path, content))
    before = counts(), AuditRow.objects.count(), Service.objects.get(council_number="A1").row_version
    second = load(file(tmp_path, content, "again_20250401_20260331.csv.gz"))
    assert second.pk == first.pk
    assert before == (
        counts(),
        AuditRow.objects.count(),
        Service.objects.get(council_number="A1").row_version,
    )


def test_a_later_file_changes_only_the_rows_that_differ(tmp_path: Path) -> None:
    load(file(tmp_path, text(row("A1"), row("A2", event_end="30/06/2025"))))
    versions = dict(Service.objects.values_list("council_number", "row_version"))
    later = "CLD_999_20250701_20260630.csv"
    found = load(file(tmp_path, text(row("A1", last_name="Browne", event_end="01/05/2026")), later))
    changed = Service.objects.get(council_number="A1")
    assert (changed.ends_on, changed.row_version) == (date(2026, 5, 1), versions["A1"] + 1)
    assert Service.objects.get(council_number="A2").row_version == versions["A2"]
    assert (found.people_new, found.people_changed) == (0, 1)
    person = Person.objects.get(identifiers__value="A1")
    assert person.family_name == "Browne"
    assert list(person.names.order_by("pk").values_list("family_name", "kind")) == [
        ("Brown", "former"), ("Browne", "usual"),
    ]  # fmt: skip


def test_files_of_one_load_count_in_the_order_of_their_periods_whatever_the_order_given(
    tmp_path: Path,
) -> None:
    early = file(tmp_path, text(row(last_name="Early")), "CLD_999_20240401_20250331.csv")
    late = file(tmp_path, text(row(last_name="Late")))
    load_files([late, early], by=SYSTEM)
    assert Person.objects.get().family_name == "Late"


def test_each_committed_chunk_has_an_audit_row_with_the_digest_of_its_rows(tmp_path: Path) -> None:
    load(file(tmp_path, text(row("A1"))))
    parts = AuditRow.objects.filter(kind="load", action="files.load").values_list("part", "detail")
    assert {part for part, _ in parts} == {"rows", "people", "numbers", "service"}
    assert all(len(detail["digest"]) == 64 and detail["rows"] == 1 for _, detail in parts)


def test_somebody_added_at_the_desk_is_found_by_nhs_number_and_keeps_what_the_desk_wrote(
    tmp_path: Path,
) -> None:
    from tests.factories import person

    known = person(given_name="Adeline", family_name="Brown", nhs_number="4505577104")
    load(file(tmp_path, text(row("A1", nhs_number="4505577104"))))
    found = Person.objects.get()
    assert (found.pk, found.given_name, found.gender) == (known.pk, "Adeline", "Female")
    assert found.identifiers.get().value == "A1"
