"""The figures of the record are the figures of the files, to the digit, until somebody changes the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from homefirst.demo.borough.files import write_files
from homefirst.exchange.cld.actions import load_files
from homefirst.insight import figures
from homefirst.insight.indicators.measures import Calculation, from_snapshot
from homefirst.oversight.performance.actions import take_snapshot
from homefirst.oversight.performance.models import Snapshot
from homefirst.support.services.actions import correct_service
from homefirst.support.services.models import Service
from tests.exchange.cld.rows import file, row, text
from tests.factories import SYSTEM, TODAY
from tests.insight.expected import DEFINITIONS, SETS, expected, files
from tests.insight.test_expected_figures import TEN, by_result, counted

pytestmark = pytest.mark.django_db


def latest_runs(name: str) -> list[dict[str, Any]]:
    runs = expected(name)["runs"]
    last = max(run["joined_to"] for run in runs)
    return [run for run in runs if run["joined_to"] == last]


def measures(calculation: Calculation) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        code: {
            group: {"numerator": f.numerator, "denominator": f.denominator, "outcome": f.outcome}
            for group, f in calculation.figures(code).items()
        }
        for code in TEN
    }


def snapshot_folder() -> Path:
    """Of a new snapshot, taken a moment after the one before."""
    by = replace(SYSTEM, at=SYSTEM.at + timedelta(minutes=Snapshot.objects.count()))
    return Path(settings.DATA) / "snapshots" / take_snapshot(by=by).folder


def opened(name: str, run: dict[str, Any]) -> Any:
    return from_snapshot(
        snapshot_folder(),
        definitions=DEFINITIONS,
        joined_to=date.fromisoformat(run["joined_to"]),
        population=expected(name)["population"],
    )


@pytest.mark.parametrize("name", SETS)
def test_every_run_joined_to_the_last_file_comes_out_of_the_record(name: str) -> None:
    load_files(files(name), by=SYSTEM)
    runs = latest_runs(name)
    with opened(name, runs[0]) as calculation:
        for run in runs:
            calculation.at(date.fromisoformat(run["period_end"]))
            assert measures(calculation) == {code: run["measures"][code] for code in TEN}
            assert by_result(calculation.units("2A").to_pylist()) == counted(run["measures"]["2A_by_result"])
            unknown = calculation.weaknesses("2E(1)")["home_unknown"]
            assert [unknown] == run["measures"]["2E(1)_unknown_accommodation"]
            assert {
                "Clients": calculation.weaknesses("3D(1a)")["mechanism_blank"],
                "Carers": calculation.weaknesses("3D(1b)")["mechanism_blank"],
            } == run["measures"]["3D_unknown_mechanism"]


def test_a_borough_with_all_its_faults_gives_the_same_figures_from_the_record_as_from_the_files(
    tmp_path: Path,
) -> None:
    written = write_files(400, 3, tmp_path)
    load_files(written.files, by=SYSTEM)
    with figures.opened(written.files, definitions=DEFINITIONS, year_ending=date(2026, 9, 30)) as (said, _):
        wanted = measures(said)
        spells = by_result(said.units("2A").to_pylist())
        weak = {code: said.weaknesses(code) for code in TEN}
    with from_snapshot(snapshot_folder(), definitions=DEFINITIONS, joined_to=date(2026, 9, 30)) as held:
        held.at(date(2026, 9, 30))
        assert measures(held) == wanted
        assert by_result(held.units("2A").to_pylist()) == spells
        assert {code: held.weaknesses(code) for code in TEN} == weak


def test_odd_values_count_from_the_record_as_they_count_from_the_file(tmp_path: Path) -> None:
    """Values in no list, nobody said whom it is about, ends before starts: whatever the method makes of them."""
    reablement = {"service_type": "Short term support: ST-Max", "service_component": "Reablement"}
    odd = [
        row("A1", **reablement, event_end="01/08/2025", event_outcome="Went well"),
        row("A2", **reablement, event_end="01/08/2025", event_outcome="NFA: Support ended as planned"),
        row("A3", client_type="", service_type="Long term support: Residential care"),
        row("A4", client_type="Client"),
        row("A5", delivery_mechanism="Cash"),
        row("A6", service_type="Long term support: Caravan"),
        row("A7", event_end="01/05/2025"),
        row("A8", service_type="Long term support: Nursing care", service_component="Long term nursing care"),
        row("A9", gender="Woman", primary_support_reason="Not sure", accommodation="A boat"),
    ]
    path = file(tmp_path, text(*odd))
    load_files([path], by=SYSTEM)
    with figures.opened([path], definitions=DEFINITIONS, year_ending=date(2026, 3, 31)) as (said, _):
        wanted, spells = measures(said), by_result(said.units("2A").to_pylist())
    with from_snapshot(snapshot_folder(), definitions=DEFINITIONS, joined_to=date(2026, 3, 31)) as held:
        held.at(date(2026, 3, 31))
        assert (measures(held), by_result(held.units("2A").to_pylist())) == (wanted, spells)
    assert wanted["2C"]["65 and above"]["numerator"] == 1
    assert sum(spells.values()) == 2


def test_a_service_changed_at_the_desk_moves_the_next_figures_and_its_file_does_not_move_them_back(
    tmp_path: Path,
) -> None:
    path = file(tmp_path, text(row("A1"), row("A2", delivery_mechanism="Direct payment")))
    load_files([path], by=SYSTEM)
    assert direct_payments() == (1, 2)
    service = Service.objects.get(council_number="A1")
    changes = {"delivery_mechanism": "Direct payment"}
    correct_service(service=service, changes=changes, row_version=service.row_version, by=SYSTEM, on=TODAY)
    assert direct_payments() == (2, 2)
    load_files([file(tmp_path, text(row("A1", gender="Male")), "CLD_999_20260401_20260630.csv")], by=SYSTEM)
    assert direct_payments() == (2, 2)


def direct_payments() -> tuple[int, int | None]:
    """3D(2a) of the year to March 2026: people with a direct payment, of people supported in the community."""
    with from_snapshot(snapshot_folder(), definitions=DEFINITIONS, joined_to=date(2026, 3, 31)) as held:
        held.at(date(2026, 3, 31))
        figure = held.figures("3D(2a)")["Total"]
    return figure.numerator, figure.denominator


def test_a_row_moved_by_a_lost_quotation_mark_is_left_out_by_the_figures_too(tmp_path: Path) -> None:
    """Neither reader may put a row's values into the wrong columns."""
    moved = row("A2", event_outcome="Progress to assessment, review or reassessment")
    lines = text(row("A1"), moved).splitlines()
    path = file(tmp_path, "\n".join([*lines[:2], lines[2].replace('"Progress', "Progress")]))
    with figures.opened([path], definitions=DEFINITIONS, year_ending=date(2026, 3, 31)) as (_, files_read):
        assert [held.row_number for held in files_read[0].held_back] == [2]
    [loaded] = load_files([path], by=SYSTEM)
    assert list(loaded.held_back.values_list("number", flat=True)) == [2]
