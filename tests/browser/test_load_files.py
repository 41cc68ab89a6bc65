"""From a wrong file to a right one, its held-back rows mended, and a difference decided, as an analyst without a manual."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from homefirst.exchange.cld.models import Difference, Submission
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import correct_service
from homefirst.support.services.models import Service
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.exchange.cld.rows import NAME, file, row, text

LATER = "CLD_999_20250701_20260630.csv"


@pytest.fixture(autouse=True)
def _own_data(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"


def choose(visitor: Visitor, *paths: Path) -> Visitor:
    visitor.page.get_by_label("Client Level Data files").set_input_files(list(paths))
    return visitor.press("See what they are")


def load(visitor: Visitor) -> Visitor:
    """Presses Load, lets the worker do its jobs, and waits for the page to look again by itself."""
    visitor.press("Load").sees("This page looks again every five seconds")
    call_command("db_worker", queue_name="*", batch=True, interval=0, verbosity=0, reload=False)
    visitor.page.get_by_text("Measures before and after").first.wait_for(state="attached")
    return visitor.look()


def test_an_analyst_loads_a_file_mends_its_rows_and_decides_a_difference(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.signed_in(make.staff("performance_analyst", name="Owen Pryce"))
    visitor.open("load_files").sees("No file was loaded yet", "Download a small example")
    visitor.press("See what they are").sees("Choose a file.")
    assert visitor.title.startswith("Error:")
    choose(visitor, file(tmp_path, "Employee,Net pay,Tax code\n1,2,3\n", "payroll.csv"))
    visitor.sees("payroll.csv cannot be loaded.", "It has 3 columns, beginning with Employee")
    visitor.press("Choose other files")

    choose(visitor, file(tmp_path, text(row("A1"), row("", first_name="Cora"), row("A2", event_start=""))))
    visitor.sees("The words in use now (release 2)", "The first file", "Nothing is saved in the record yet.")
    assert not Person.objects.exists()
    load(visitor).sees("2 kept, 1 held back", "The event has no start date", "What it did to the measures")

    with visitor.page.expect_download() as download:
        visitor.page.get_by_text("Download held-back rows").click()
    out = Path(download.value.path()).read_text(encoding="utf-8")
    visitor.open("load_files")
    choose(visitor, file(tmp_path, out.replace(",,Cora,", ",A3,Cora,"), "mended.csv"))
    load(visitor.sees(f"Nothing: it adds mended rows to {NAME}")).sees("Every row is in.", "Mends rows of")

    service = Service.objects.get(council_number="A1")
    changes = {"delivery_mechanism": "Direct payment"}
    correct_service(
        service=service, changes=changes, row_version=service.row_version, by=make.SYSTEM, on=make.TODAY
    )
    visitor.open("load_files").sees("Loaded, some rows held back")
    choose(visitor, file(tmp_path, text(row("A1", gender="Male"), row("A3"), row("A4")), LATER))
    load(visitor.sees(f"in place of those of {NAME}")).sees("1 difference to decide.")
    visitor.press("Decide").sees("Direct payment", "CASSR managed personal budget")
    visitor.follow(visitor.page.get_by_role("button", name="Right as it is", exact=False).first).sees(
        "Nothing differs."
    )
    assert Difference.objects.get().state == Difference.State.KEPT
    assert Submission.objects.filter(state=Submission.State.REFUSED).count() == 0
