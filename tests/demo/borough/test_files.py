import csv
import gc
import gzip
import tracemalloc
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from homefirst.demo.borough.days import text
from homefirst.demo.borough.faults import ODD, almost_the_same
from homefirst.demo.borough.files import everyone, write_files
from homefirst.demo.borough.identifiers import council_numbers, nhs_check_digit, nhs_numbers
from homefirst.demo.borough.people import BORN, FIRST_NAME, NHS
from homefirst.demo.borough.values import COLUMNS
from homefirst.demo.stories.shapes import InFiles

from .conftest import Sent

DATA = Path(__file__).parents[2] / "data" / "cld"


def day(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y")


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_files(60, 7, tmp_path / name) for name in ("one", "other"))
    for left, right in zip(one.files, other.files, strict=True):
        assert left.read_bytes() == right.read_bytes()


def test_another_seed_gives_another_borough(tmp_path: Path) -> None:
    one, other = (write_files(60, seed, tmp_path / str(seed)) for seed in (1, 2))
    assert one.files[-1].read_bytes() != other.files[-1].read_bytes()


def test_there_are_twelve_files_and_the_latest_ends_in_september_2026(sent: Sent) -> None:
    names = [path.name for path in sent.written.files]
    assert len(names) == 12
    assert names[0] == "CLD_999_20230401_20231231.csv.gz"
    assert names[1] == "CLD_999_20230401_20240331.csv.gz"
    assert names[-1] == "CLD_999_20251001_20260930.csv.gz"


def test_columns_are_those_of_files_already_known_to_be_read() -> None:
    with gzip.open(
        DATA / "borough_3000" / "CLD_999_20230401_20230630.csv.gz", "rt", encoding="utf-8"
    ) as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


def test_every_row_has_fifty_cells(sent: Sent) -> None:
    for path in sent.written.files:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            assert {len(row) for row in csv.reader(file)} == {50}


def test_counts_told_are_the_rows_written(sent: Sent) -> None:
    assert sent.written.rows == tuple(len(file) for file in sent.files)


def test_every_nhs_number_is_one_never_issued_and_has_its_check_digit(sent: Sent) -> None:
    numbers = {row["NHS Number"] for file in sent.files for row in file} - {""}
    assert len(numbers) > 1_500
    assert all(n.startswith("999") and len(n) == 10 and nhs_check_digit(n[:9]) == n[9] for n in numbers)


def test_council_numbers_have_six_digits_and_belong_to_one_nhs_number(sent: Sent) -> None:
    owners: dict[str, set[str]] = {}
    for row in (row for file in sent.files for row in file):
        owners.setdefault(row["LA Person Unique Identifier"], set()).add(row["NHS Number"])
    del owners[""]
    assert all(number.isdigit() and len(number) == 6 for number in owners)
    assert all(len(numbers) == 1 for numbers in owners.values())


def test_some_people_have_two_council_numbers(sent: Sent) -> None:
    numbers: dict[str, set[str]] = {}
    for row in (row for file in sent.files for row in file if row["NHS Number"]):
        numbers.setdefault(row["NHS Number"], set()).add(row["LA Person Unique Identifier"])
    assert 1 <= sum(len(own) == 2 for own in numbers.values()) <= 30


def test_postcodes_lie_in_an_area_that_does_not_exist(sent: Sent) -> None:
    assert all(row["Postcode"].startswith("WB") for file in sent.files for row in file)


def test_people_known_and_supported_keep_their_share(sent: Sent) -> None:
    people = {row["LA Person Unique Identifier"] for row in sent.latest}
    supported = {row["LA Person Unique Identifier"] for row in sent.latest if row["Service Type"]}
    homes = {
        row["LA Person Unique Identifier"]
        for row in sent.latest
        if row["Service Type"] in ("Long term support: Residential care", "Long term support: Nursing care")
    }
    assert 900 <= len(people) <= 1_120
    assert 0.88 <= len(supported) / len(people) <= 0.98
    assert 0.20 <= len(homes) / len(people) <= 0.30


def test_rows_without_any_identifier_are_few(sent: Sent) -> None:
    nameless = [
        row
        for file in sent.files
        for row in file
        if not row["NHS Number"] and not row["LA Person Unique Identifier"]
    ]
    assert 1 <= len(nameless) <= 4


def test_events_stand_in_the_files_that_their_dates_belong_to(sent: Sent) -> None:
    for rows in sent.files:
        start, end = day(rows[0]["Reporting Period Start Date"]), day(rows[0]["Reporting Period End Date"])
        for row in rows:
            if row["Event Type"] == "Service" and row["Event End Date"]:
                assert start <= day(row["Event End Date"]) <= end
            elif row["Event Type"] in ("Request", "Assessment", "Review"):
                assert day(row["Event End Date"]) <= end


def test_the_earliest_file_speaks_release_1_and_the_latest_release_2(sent: Sent) -> None:
    assert "Long Term Support: Community" in {row["Service Type"] for row in sent.files[0]}
    assert "Long Term Support: Community" not in {row["Service Type"] for row in sent.latest}
    assert "Long term support: Community" in {row["Service Type"] for row in sent.latest}


def test_some_services_still_open_are_missing_from_the_next_file(sent: Sent) -> None:
    def still_open(rows: list[dict[str, str]]) -> set[str]:
        return {row["Event Reference"] for row in rows if row["Service Type"] and not row["Event End Date"]}

    gone = [
        still_open(before) - {row["Event Reference"] for row in after}
        for before, after in zip(sent.files[1:], sent.files[2:], strict=False)
    ]
    assert sum(map(len, gone)) >= 3


def test_the_delivery_mechanism_is_lost_under_the_contract_of_may_2025(sent: Sent) -> None:
    def blank(rows: list[dict[str, str]]) -> float:
        own = [row for row in rows if row["Service Type"].lower() == "long term support: community"]
        return sum(not row["Delivery Mechanism"] for row in own) / len(own)

    assert blank(sent.files[5]) < 0.1 < 0.2 < blank(sent.latest)


@pytest.mark.parametrize("fault", ODD)
def test_every_kind_of_odd_row_changes_a_row(fault: str) -> None:
    row = [f"cell {n}" for n in range(50)]
    row[26], row[27], row[39] = "01/02/2025", "03/02/2025", "Long term support: Community"
    before = list(row)
    ODD[fault](row)
    assert row != before
    assert len(row) == 50


def test_the_population_keeps_rates_the_same_in_every_size(tmp_path: Path) -> None:
    path = write_files(500, 1, tmp_path).population
    assert path.read_text(encoding="utf-8") == "band,population\n18 to 64,17200\n65 and above,5070\n"


def test_files_can_be_written_unpacked(tmp_path: Path) -> None:
    written = write_files(20, 1, tmp_path, packed=False)
    assert written.files[0].suffix == ".csv"
    assert written.files[0].read_text(encoding="utf-8").startswith("LA Code,")


def test_memory_does_not_grow_with_the_number_of_people() -> None:
    def most(known: int) -> int:
        tracemalloc.start()
        for made, _ in enumerate(everyone(known, 1)):
            if made % 100 == 0:
                gc.collect()  # what a process with much in it would only sweep later is no growth
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(20)  # what is made once is made now
    for day in range(date(1900, 1, 1).toordinal(), date(2030, 1, 1).toordinal()):
        text(day)  # the calendar is kept, and has as many days whoever lives by it
    assert most(1_600) < most(100) + 100_000


def test_nhs_numbers_come_once_and_leave_out_those_taken() -> None:
    first = next(nhs_numbers(1, ()))
    assert first is not None
    numbers = nhs_numbers(1, {first})
    some = [next(numbers) for _ in range(5_000)]
    assert len(set(some)) == 5_000
    assert first not in some


def test_a_number_without_a_check_digit_is_never_used() -> None:
    assert nhs_check_digit("999310552") is None
    assert nhs_check_digit("999012345") == "4"


def test_council_numbers_grow_to_seven_digits_when_six_do_not_suffice() -> None:
    assert len(next(council_numbers(1, 100_000))) == 6
    some = council_numbers(1, 2_000_000)
    numbers = {next(some) for _ in range(10_000)}
    assert len(numbers) == 10_000
    assert {len(number) for number in numbers} == {7}


def test_an_almost_identical_record_has_its_own_number_and_a_difference_of_one_detail() -> None:
    john = InFiles(
        "200001", "9990123454", "John", "Hill", "Male", 711_000, "Unknown", "WB1 1AA", "Unknown"
    ).person()
    double = almost_the_same(Random(1), john, "300001")
    assert (double.cells[NHS], double.la_id, double.cells[FIRST_NAME]) == ("", "300001", "Jon")
    assert double.cells[BORN] == john.cells[BORN]
    assert [event.kind for event in double.events] == ["Request"]


def test_a_birth_date_with_day_and_month_exchanged_is_the_other_difference() -> None:
    ivy = InFiles(
        "200001", "9990123454", "Ivy", "Hill", "Female", date(1940, 3, 8).toordinal(), "", "WB1 1AA", ""
    ).person()
    assert almost_the_same(Random(1), ivy, "300001").cells[BORN] == "03/08/1940"
    ivy.cells[BORN] = ""
    assert almost_the_same(Random(1), ivy, "300001").cells[BORN] == ""
