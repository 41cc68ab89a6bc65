"""The figures of the record are the figures of the files, to the digit, until somebody changes the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from homefirst.exchange.cld.actions import load_files
from homefirst.insight.indicators.measures import Calculation, from_snapshot
from homefirst.oversight.performance.actions import take_snapshot
from tests.factories import SYSTEM
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
    return Path(settings.DATA) / "snapshots" / take_snapshot(by=SYSTEM).folder


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
