"""Files that are broken, cut off, of another kind or written in another way: refused whole, or read as they are meant."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from homefirst.exchange.cld.actions import announce, load_files
from homefirst.exchange.cld.files import landed
from homefirst.exchange.cld.models import HeldBackRow, RowContent, Submission, SubmittedRow
from homefirst.foundation.errors import NotNow
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests.exchange.cld.rows import HEADERS, NAME, file, load, row, text
from tests.factories import SYSTEM

pytestmark = pytest.mark.django_db
State = Submission.State
ALL = 50


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Employee,Net pay,Tax code,Grade\n1,2,3,4\n", "is not Client Level Data. It has 4 columns"),
        ("", "It is empty"),
        (text(row(), headers=[h for h in HEADERS if h != "Event Type"]), "also has Event Type"),
        (
            text(row(), headers=[h for h in HEADERS if "NHS" not in h and "Unique" not in h]),
            "NHS Number or LA Person Unique Identifier",
        ),
        (text(), "has a header and no rows"),
        (text(row(""), row("")), "None of the 2 rows"),
        (b"PK\x03\x04\x00\x00not a text\n", "not a text file"),
    ],
)
def test_a_file_that_is_not_client_level_data_is_refused_whole_with_the_reason(
    tmp_path: Path, content: Any, words: str
) -> None:
    found = load(file(tmp_path, content))
    assert found.state == State.REFUSED
    assert words in found.message
    assert not Person.objects.exists()
    assert not SubmittedRow.objects.exists()


def test_a_file_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    [found] = load_files([tmp_path / "nothing.csv"], by=SYSTEM)
    assert (found.state, found.message[:20]) == (State.REFUSED, "There is no file " + str(tmp_path)[:3])
    assert not Submission.objects.exists()


def test_columns_that_a_file_lacks_are_read_as_blank(tmp_path: Path) -> None:
    few = ["LA Person Unique Identifier", "Event Type", "Event Start Date", "Event End Date", "Last Name"]
    found = load(file(tmp_path, text(row(), headers=few)))
    assert (found.state, found.la_code) == (State.LOADED, "")
    assert Person.objects.get().family_name == "Brown"


def test_a_truncated_file_is_refused_says_so_and_loads_when_it_is_whole(tmp_path: Path) -> None:
    whole = gzip.compress(text(*(row(f"A{n}", event_reference=f"{n * 7919}") for n in range(900))).encode())
    broken = tmp_path / (NAME + ".gz")
    broken.write_bytes(whole[: len(whole) // 2])
    found = load(broken)
    assert found.state == State.REFUSED
    assert "stops before its end" in found.message
    assert not Person.objects.exists()
    broken.write_bytes(whole)
    assert load(broken).rows_total == 900


def test_a_file_of_another_council_is_refused(tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    other = load(file(tmp_path, text(row(la_code="503")), "CLD_503_20250401_20260331.csv"))
    assert other.state == State.REFUSED
    assert "from council 503" in other.message


def test_a_refusal_of_a_packed_file_stands_on_the_page_that_was_made_when_it_was_asked_for(
    tmp_path: Path,
) -> None:
    load(file(tmp_path, text(row())))
    other = file(tmp_path, text(row(la_code="503")), "CLD_503_20250401_20260331.csv.gz")
    [announced] = announce(paths=[other], by=SYSTEM)
    load_files([other], by=SYSTEM)
    announced.refresh_from_db()
    assert announced.state == State.REFUSED
    assert Submission.objects.count() == 2


def test_a_lost_landed_copy_stops_a_load_and_is_brought_back_by_its_file(tmp_path: Path) -> None:
    first = file(tmp_path, text(row("A1")))
    landed(load(first).digest).unlink()
    later = file(tmp_path, text(row("A2")), "CLD_999_20250701_20260630.csv")
    with pytest.raises(NotNow, match=f"landed copies of {NAME} are not in"):
        load(later)
    assert Service.objects.get(council_number="A1").in_return
    load(first)
    assert load(later).state == State.LOADED
    assert Service.objects.filter(in_return=True).count() == 2


def test_windows_texts_semicolons_and_odd_line_ends_are_read(tmp_path: Path) -> None:
    content = text(row(last_name="Brontë", event_description="5 € a day; twice"), row("A2"), delimiter=";")
    load(file(tmp_path, content.replace("\n", "\r\n").encode("cp1252")))
    assert Person.objects.get(identifiers__value="A1").family_name == "Brontë"
    assert Service.objects.get(council_number="A1").description == "5 € a day; twice"


def test_a_huge_line_and_a_text_too_long_for_the_record_stand_whole_in_the_archive(tmp_path: Path) -> None:
    long = "x" * 5_000_000
    found = load(file(tmp_path, text(row(event_description=long), row("A" * 90))))
    assert found.state == State.LOADED
    assert len(Service.objects.get(council_number="A1").description) == 400
    assert any(long in content.cells for content in RowContent.objects.all())
    again = load(file(tmp_path, text(row("A" * 90, last_name="Changed")), "CLD_999_20250701_20260630.csv"))
    assert (again.people_new, again.people_changed) == (0, 1)


def test_a_null_character_does_not_stop_a_load(tmp_path: Path) -> None:
    assert load(file(tmp_path, text(row(last_name="Bro\x00wn")))).state == State.LOADED
    assert Person.objects.get().family_name == "Brown"


def test_an_unclosed_quotation_mark_costs_one_row_and_no_more(tmp_path: Path) -> None:
    lines = text(row("A1"), row("A2", last_name="Brown"), row("A3")).splitlines()
    lines[2] = lines[2].replace("Brown", '"Brown')
    found = load(file(tmp_path, "\n".join(lines) + "\n"))
    assert (found.rows_total, found.rows_held_back, Person.objects.count()) == (3, 1, 2)
    assert "quotation mark" in HeldBackRow.objects.get().reason


def test_a_lost_quotation_mark_does_not_move_a_rows_values_into_the_wrong_columns(tmp_path: Path) -> None:
    moved = row("A2", event_outcome="Progress to assessment, review or reassessment", planned_units="")
    lines = text(row("A1"), moved).splitlines()
    found = load(file(tmp_path, "\n".join([*lines[:2], lines[2].replace('"Progress', "Progress")])))
    assert (found.rows_held_back, Service.objects.get().council_number) == (1, "A1")


def test_quotation_marks_inside_a_text_are_kept(tmp_path: Path) -> None:
    load(file(tmp_path, text(row(event_description='She says "well, yes"'))))
    assert Service.objects.get().description == 'She says "well, yes"'


def test_separators_too_many_at_the_end_of_rows_do_no_harm(tmp_path: Path) -> None:
    lines = text(row("A1"), row("A2")).splitlines()
    found = load(file(tmp_path, "\n".join([lines[0], lines[1] + ",,", lines[2]])))
    assert (found.rows_held_back, Service.objects.count()) == (0, 2)
