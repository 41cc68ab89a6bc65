"""Files to take away carry the numbers of the page, and each is written down."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
from django.urls import reverse

from homefirst.foundation.audit.models import AuditRow
from homefirst.oversight.performance.actions import load_benchmarks
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.queries.measure import measure_page
from homefirst.oversight.performance.queries.sheets import HEADINGS, Line, measure_lines
from homefirst.oversight.performance.tables import as_csv
from tests.factories import SYSTEM
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.reading import rows
from tests.oversight.performance.test_figures import run, series

pytestmark = pytest.mark.django_db


def read(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def part(lines: list[dict[str, str]], name: str) -> list[dict[str, str]]:
    return [line for line in lines if line["Part"] == name]


def test_a_csv_file_holds_the_headline_both_trends_the_splits_and_the_councils(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    load_benchmarks(rows=series("2A", "70.0", ["10.0", "[c]"]), source="made up", by=SYSTEM)
    response = signed_in("commissioner").get(reverse("measure_csv", args=["2a"]))
    lines = read(response)
    figure = run()["measures"]["2A"]["Total"]
    [now] = part(lines, "Now")
    assert (now["Figure"], now["Counted in"], now["Out of"]) == ("87.5", "28", "32")
    assert float(now["Figure"]) == figure["outcome"]
    last = part(lines, "Year to each quarter")[-1]
    assert (last["Name"], last["Figure"], last["Counted in"]) == ("Q1 26", "87.5", "28")
    assert len(part(lines, "Each quarter")) == 12
    assert [(line["Name"], line["Figure"], line["Note"]) for line in part(lines, "Councils 2024/25")] == [
        ("Council 0", "10.0", ""),
        ("Council 1", "", "hidden at source"),
    ]
    ages = {line["Name"]: line["Counted in"] for line in part(lines, "Age")}
    assert ages["18 to 64"] == str(run()["measures"]["2A"]["18 to 64"]["numerator"])
    assert response["Content-Disposition"] == 'attachment; filename="2a-2026-03-31.csv"'


def test_a_file_has_the_numbers_of_the_page(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("performance_analyst")
    for slug, caption, name in (("2e-2b", "Split by sex", "Sex"), ("3d-1a", "Split by age", "Age")):
        split = {"Sex": "gender", "Age": "age_band"}[name]
        page = rows(client.get(reverse("measure", args=[slug]), {"split": split}), caption)
        file = part(read(client.get(reverse("measure_csv", args=[slug]))), name)
        assert [
            [line["Name"], f"{float(line['Figure']):.1f}%", line["Counted in"], line["Out of"]]
            for line in file
        ] == page


def test_an_excel_file_has_a_sheet_for_each_part_with_the_same_numbers(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    response = signed_in("team_manager").get(reverse("measure_xlsx", args=["2a"]))
    book = zipfile.ZipFile(io.BytesIO(response.content))
    names = book.read("xl/workbook.xml").decode()
    for sheet in ("Now", "Each quarter", "Year to each quarter", "Age", "Ethnic group", "What weakens it"):
        assert f'name="{sheet}"' in names
    now = book.read("xl/worksheets/sheet1.xml").decode()
    for value in ("87.5", "28", "32"):
        assert f"<v>{value}</v>" in now


def test_a_picture_says_its_title_its_source_and_its_day(boundary: Snapshot, signed_in: SignedIn) -> None:
    response = signed_in("director").get(reverse("measure_svg", args=["2a"]))
    text = response.content.decode()
    assert response["Content-Type"] == "image/svg+xml"
    assert text.startswith("<?xml")
    assert "Source: Homefirst. 24 November 2026." in text
    assert "Not for publishing." in text


def test_what_may_not_be_seen_is_not_in_the_file(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("performance_analyst")
    lines = read(client.get(reverse("measure_csv", args=["3d-1b"]), {"numbers": "published"}))
    small = [
        line for line in lines for name in ("Counted in", "Out of") if line[name] and int(line[name]) < 5
    ]
    assert small == []
    assert any(line["Note"].startswith("hidden") for line in lines)
    assert part(lines, "Source")[0]["Note"] == "Counts under 5 are hidden."


def test_every_file_is_written_down_as_an_export(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("commissioner")
    for name in ("measure_csv", "measure_xlsx", "measure_svg"):
        assert client.get(reverse(name, args=["2c"])).status_code == 200
    for name in ("figures_csv", "figures_xlsx"):
        assert client.get(reverse(name)).status_code == 200
    kept = AuditRow.objects.filter(kind="export", action="figures.export").order_by("seq")
    assert [(row.object_id, row.detail["form"]) for row in kept] == [
        ("2c", "csv"),
        ("2c", "xlsx"),
        ("2c", "svg"),
        ("figures", "csv"),
        ("figures", "xlsx"),
    ]


@pytest.mark.parametrize("role", ["councillor", "social_worker", "finance"])
def test_a_role_that_may_not_take_figures_out_is_offered_no_file(
    role: str, boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    for name in ("measure_csv", "measure_xlsx", "measure_svg"):
        assert client.get(reverse(name, args=["2a"])).status_code in (403, 404)
    assert ".csv" not in client.get(reverse("measure", args=["2a"])).content.decode()
    assert ".csv" not in client.get(reverse("figures")).content.decode()


def test_the_list_of_measures_is_a_file_too(boundary: Snapshot, signed_in: SignedIn) -> None:
    lines = read(signed_in("director").get(reverse("figures_csv")))
    assert len(part(lines, "Now")) == 10
    assert len(part(lines, "England")) == 10


def test_a_name_that_begins_like_a_formula_is_a_text() -> None:
    text = as_csv([Line("2A", "Councils", "=1+1", 1.0), Line("2A", "Councils", "@x", None)]).decode(
        "utf-8-sig"
    )
    assert text.splitlines() == [",".join(HEADINGS), "2A,Councils,'=1+1,1.0,,,", "2A,Councils,'@x,,,,"]


def test_the_weaknesses_are_in_the_file_as_on_the_page(boundary: Snapshot) -> None:
    page = measure_page(SYSTEM, "3d-1a", {})
    said = [line.note for line in measure_lines(page) if line.part == "What weakens it"]
    assert said == [weak.words for weak in page.weaknesses]
