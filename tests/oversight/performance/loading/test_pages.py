"""From choosing a file to seeing what it did, in the pages of the performance analyst."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homefirst.exchange.cld.actions import load_files
from homefirst.exchange.cld.models import Difference, Submission
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import correct_service
from homefirst.support.services.models import Service
from tests.exchange.cld.rows import NAME, file, load, row, text
from tests.factories import SYSTEM, TODAY, sign_in, staff

pytestmark = pytest.mark.django_db
LOAD = "/figures/load/"


@pytest.fixture
def analyst(client: Client) -> Client:
    sign_in(client, staff("performance_analyst"), "performance_analyst")
    return client


def choose(analyst: Client, *contents: tuple[str, str]) -> Any:
    files = [SimpleUploadedFile(name, content.encode()) for name, content in contents]
    return analyst.post(LOAD, {"chosen": files}, follow=True)


def run_jobs() -> None:
    call_command("db_worker", queue_name="*", batch=True, interval=0, verbosity=0, reload=False)


def test_before_the_first_file_the_page_says_what_one_looks_like(analyst: Client) -> None:
    shown = analyst.get(LOAD).content.decode()
    assert "No file was loaded yet" in shown
    example = analyst.get(LOAD + "example.csv").content.decode()
    assert example.startswith("LA Code,")
    assert len(example.splitlines()) == 2


def test_the_example_is_a_file_that_loads_without_a_warning(analyst: Client, tmp_path: Path) -> None:
    example = analyst.get(LOAD + "example.csv").content
    found = load(file(tmp_path, example, "CLD_999_20250401_20260331-example.csv"))
    assert (found.state, found.rows_total, found.warnings.count()) == (Submission.State.LOADED, 1, 0)


def test_what_a_file_is_and_replaces_is_shown_before_anything_is_saved(
    analyst: Client, tmp_path: Path
) -> None:
    load(file(tmp_path, text(*(row(f"A{n}") for n in range(10)))))
    answer = choose(analyst, ("CLD_999_20250701_20260630.csv", text(row("A1", last_name="Browne"), row(""))))
    shown = answer.content.decode()
    assert "The words in use now (release 2)" in shown
    assert "1 July 2025 to 30 June 2026" in shown
    assert f"Its rows will count in place of those of {NAME}" in shown
    assert "Far fewer rows than before." in shown
    assert Submission.objects.count() == 1
    assert Person.objects.count() == 10


def test_a_wrong_file_is_refused_with_the_reason_and_cannot_be_loaded(analyst: Client) -> None:
    shown = choose(analyst, ("payroll.csv", "Employee,Net pay,Tax code\n1,2,3\n")).content.decode()
    assert "payroll.csv cannot be loaded." in shown
    assert "payroll.csv is not Client Level Data. It has 3 columns" in shown
    assert "Choose other files" in shown
    assert ">Load<" not in "".join(shown.split("\n"))


@pytest.mark.django_db(transaction=True)
def test_load_runs_in_the_worker_and_its_page_tells_how_it_went(analyst: Client) -> None:
    checked = choose(analyst, (NAME, text(row("A1"), row("", first_name="Cora"))))
    here = checked.redirect_chain[-1][0]
    begun = analyst.post(f"{here}load/", follow=True)
    assert begun["Refresh"] == "5"
    assert "Waiting to begin" in begun.content.decode()
    run_jobs()
    found = Submission.objects.get()
    assert found.state == Submission.State.HELD
    shown = analyst.get(f"{LOAD}{found.pk}/").content.decode()
    assert "1 kept, 1 held back" in shown
    assert "Download held-back rows" in shown
    assert "What it did to the measures" in shown
    assert analyst.get(here, follow=True).redirect_chain[-1][0] == LOAD


def test_held_back_rows_come_as_a_file_to_mend(analyst: Client, tmp_path: Path) -> None:
    found = load(file(tmp_path, text(row("A1"), row("", first_name="Cora"))))
    answer = analyst.get(f"{LOAD}{found.pk}/held-back.csv")
    assert 'filename="CLD_999_20250401_20260331-held-back.csv"' in answer["Content-Disposition"]
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 2
    assert ",,Cora," in lines[1]


def test_a_load_that_was_killed_shows_as_stopped_and_carries_on(analyst: Client, tmp_path: Path) -> None:
    found = load(file(tmp_path, text(row("A1"))))
    Submission.objects.filter(pk=found.pk).update(state=Submission.State.READING, finished_at=None)
    shown = analyst.get(f"{LOAD}{found.pk}/").content.decode()
    assert "Stopped." in shown
    assert "Nothing was doubled" in shown
    analyst.post(f"{LOAD}{found.pk}/again/")
    load_files([], by=SYSTEM)
    found.refresh_from_db()
    assert found.state == Submission.State.LOADED


def test_a_difference_is_decided_on_the_page(analyst: Client, tmp_path: Path) -> None:
    load(file(tmp_path, text(row())))
    service = Service.objects.get()
    changes = {"delivery_mechanism": "Direct payment"}
    correct_service(service=service, changes=changes, row_version=service.row_version, by=SYSTEM, on=TODAY)
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), "CLD_999_20250701_20260630.csv"))
    shown = analyst.get(LOAD + "differences/").content.decode()
    assert "CASSR managed personal budget" in shown
    assert "Direct payment" in shown
    analyst.post(f"{LOAD}differences/{Difference.objects.get().pk}/", {"decision": "keep"})
    assert Difference.objects.get().state == Difference.State.KEPT
    assert "Nothing differs" in analyst.get(LOAD + "differences/").content.decode()


def test_the_files_value_is_taken_only_by_whoever_said_why_they_open_the_record(
    analyst: Client, tmp_path: Path
) -> None:
    load(file(tmp_path, text(row())))
    service = Service.objects.get()
    changes = {"delivery_mechanism": "Direct payment"}
    correct_service(service=service, changes=changes, row_version=service.row_version, by=SYSTEM, on=TODAY)
    load(file(tmp_path, text(row(gp_practice_name="Dr Lee")), "CLD_999_20250701_20260630.csv"))
    answer = analyst.post(f"{LOAD}differences/{Difference.objects.get().pk}/", {"decision": "take"})
    assert answer.status_code == 404
    assert Difference.objects.get().state == Difference.State.OPEN


@pytest.mark.parametrize("role", ["social_worker", "director", "councillor", "team_manager"])
def test_nobody_else_may_load(client: Client, role: str) -> None:
    sign_in(client, staff(role), role)
    assert client.get(LOAD).status_code == 404
    assert choose(client, (NAME, text(row()))).status_code == 404


@pytest.mark.parametrize("size", [3, 40])
def test_the_pages_ask_the_same_few_questions_whatever_the_size(
    analyst: Client, tmp_path: Path, size: int
) -> None:
    odd = [row(f"A{n}", event_start="", route_of_access=f"Way {n}") for n in range(size)]
    nobody = [row("", first_name=f"N{n}") for n in range(size)]
    found = load(file(tmp_path, text(*odd, *nobody)))
    analyst.get(LOAD)
    asked = {}
    for address in (LOAD, f"{LOAD}{found.pk}/", f"{LOAD}differences/"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert analyst.get(address).status_code == 200
        asked[address] = len(queries)
    assert max(asked.values()) <= 15, asked
