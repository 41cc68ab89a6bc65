"""Every number of the two expected sets, and every row beneath the statutory year."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from homefirst.config.commands.figures import app
from homefirst.insight import engine as engines
from homefirst.insight import figures
from homefirst.insight.figures import compute
from homefirst.insight.methods import AUGUST_2026, JUNE_2026
from tests.insight.expected import DEFINITIONS, SETS, expected, expected_rows, files, named, runs

TEN = ["2A", "2B", "2C", "2E(1)", "2E(2a)", "2E(2b)", "3D(1a)", "3D(1b)", "3D(2a)", "3D(2b)"]


def opened(name: str, run: dict[str, Any], **options: Any) -> Any:
    return figures.opened(
        files(name),
        definitions=DEFINITIONS,
        year_ending=date.fromisoformat(run["period_end"]),
        joined_to=date.fromisoformat(run["joined_to"]),
        population=expected(name)["population"],
        **options,
    )


@pytest.mark.parametrize("item", runs(), ids=named)
def test_every_run_gives_the_expected_measures(item: tuple[str, dict[str, Any]]) -> None:
    name, run = item
    with opened(name, run) as (calculation, _):
        for code in TEN:
            found = {
                group: {"numerator": f.numerator, "denominator": f.denominator, "outcome": f.outcome}
                for group, f in calculation.figures(code).items()
            }
            assert found == run["measures"][code], code
        assert [
            {key: str(row[key]) for key in ("file_start", "file_end", "used_from", "used_to")}
            for row in figures.used(calculation.engine)
        ] == run["submissions_used"]
        assert by_result(calculation.units("2A").to_pylist()) == counted(run["measures"]["2A_by_result"])
        unknown = calculation.weaknesses("2E(1)")["home_unknown"]
        assert [unknown] == run["measures"]["2E(1)_unknown_accommodation"]
        assert {
            "Clients": calculation.weaknesses("3D(1a)")["mechanism_blank"],
            "Carers": calculation.weaknesses("3D(1b)")["mechanism_blank"],
        } == run["measures"]["3D_unknown_mechanism"]


def by_result(spells: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    keys = ("age_band", "rule", "result", "in_denominator", "in_numerator")
    return Counter(tuple(spell[key] for key in keys) for spell in spells)


def counted(expected_results: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    keys = ("age_band", "rule", "result", "in_denominator", "in_numerator")
    return Counter({tuple(row[key] for key in keys): row["episodes"] for row in expected_results})


@pytest.mark.parametrize("name", SETS)
def test_the_joined_table_keeps_the_expected_row_of_every_event(name: str) -> None:
    with opened(name, expected(name)["runs"][0]) as (calculation, _):
        found = calculation.engine.sql(
            """
            SELECT person_id, lower(event_type), client_type, event_start, event_end, event_outcome, service_type,
                service_component, delivery_mechanism, ref_end, record_number
            FROM joined
            """
        ).fetchall()
    wanted = [tuple(row.values()) for row in expected_rows(name, "expected_joined")]
    assert sorted(texts(row) for row in found) == sorted((row[0], row[1].lower(), *row[2:]) for row in wanted)


@pytest.mark.parametrize("name", SETS)
def test_person_details_are_the_expected_ones(name: str) -> None:
    wanted = expected_rows(name, "expected_person_details")
    with opened(name, expected(name)["runs"][0]) as (calculation, _):
        found = calculation.table("person_details").select(list(wanted[0])).to_pylist()
    assert sorted(texts(row.values()) for row in found) == sorted(tuple(row.values()) for row in wanted)


@pytest.mark.parametrize("name", SETS)
def test_people_out_holds_the_expected_class_of_every_person_and_spell(name: str, tmp_path: Path) -> None:
    out = tmp_path / "people.csv"
    compute(
        files(name),
        definitions=DEFINITIONS,
        year_ending=date(2026, 3, 31),
        population=expected(name)["population"],
        people_out=out,
    )
    assert ordered(out) == sorted(tuple(row.values()) for row in expected_rows(name, "expected_persons"))
    episodes = tmp_path / "people-episodes.csv"
    assert ordered(episodes) == sorted(
        tuple(row.values()) for row in expected_rows(name, "expected_2a_episodes")
    )
    assert out.read_text().splitlines()[0] == ",".join(expected_rows(name, "expected_persons")[0])


@pytest.mark.parametrize(("name", "two_b", "two_c"), [("boundary", 2, 11), ("borough_3000", 60, 130)])
def test_a_self_funded_stay_out_of_the_base_makes_no_later_stay_an_existing_one(
    name: str, two_b: int, two_c: int
) -> None:
    method = replace(JUNE_2026, version="self-funded", self_funded_out_of_base=True)
    with opened(name, expected(name)["runs"][0], method=method) as (calculation, _):
        assert calculation.figures("2B")["18 to 64"].numerator == two_b
        assert calculation.figures("2C")["65 and above"].numerator == two_c


@pytest.mark.parametrize("name", SETS)
def test_the_august_method_changes_nothing_but_care_home_admissions_here(name: str) -> None:
    run = expected(name)["runs"][0]
    with opened(name, run, method=AUGUST_2026) as (calculation, _):
        for code in TEN[3:] + TEN[:1]:
            found = {group: figure.numerator for group, figure in calculation.figures(code).items()}
            assert found == {group: row["numerator"] for group, row in run["measures"][code].items()}, code


def test_the_command_prints_exactly_the_ten_measures_as_json(tmp_path: Path) -> None:
    run = expected("boundary")["runs"][0]
    people = tmp_path / "pop.csv"
    people.write_text("band,population\n18 to 64,100000\n65 and above,20000\n", encoding="utf-8")
    options = ["--year-ending", "2026-03-31", "--population", str(people), "--format", "json"]
    result = CliRunner().invoke(app, [*options, *map(str, files("boundary"))])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["measures"]
    assert sorted(found) == sorted(TEN)
    assert found == {code: run["measures"][code] for code in TEN}


def test_without_a_population_admissions_have_no_rate_and_the_command_says_so() -> None:
    options = ["--year-ending", "2026-03-31", "--format", "csv"]
    result = CliRunner().invoke(app, [*options, *map(str, files("boundary"))])
    lines = {tuple(row[:2]): row[2:] for row in csv.reader(result.stdout.splitlines())}
    assert lines[("2C", "65 and above")] == ["10", "", ""]
    assert "no rate" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year-ending", "2026-03-30", str(files("boundary")[2])], "must end with a quarter"),
        (["--year-ending", "2026-03-31", "nothing.csv"], "There is no file"),
        (["--year-ending", "31/03/2026", str(files("boundary")[2])], "is not a day"),
        (
            ["--year-ending", "2026-03-31", str(files("boundary")[0].with_name("cases.csv"))],
            "is not Client Level Data",
        ),
        (["--year-ending", "2026-03-31", str(files("boundary")[0])], "Add a later file"),
        (
            ["--year-ending", "2025-12-31", "--joined-to", "2026-01-31", str(files("boundary")[0])],
            "No file covers",
        ),
        (
            ["--year-ending", "2026-03-31", "--population", "none.csv", str(files("boundary")[2])],
            "population file",
        ),
    ],
)
def test_a_wrong_wish_ends_with_2_and_words_that_say_what_to_do(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "300"})
    assert result.exit_code == 2
    assert words in result.output


def test_an_opened_engine_reads_nothing_but_what_it_was_given(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n", encoding="utf-8")
    with engines.opened() as engine:
        with pytest.raises(engines.EngineError, match="disabled by configuration"):
            engine.sql(f"SELECT * FROM read_csv('{secret}')")
        with pytest.raises(engines.EngineError, match="locked"):
            engine.execute("SET enable_external_access = true")


def texts(row: Any) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row)


def ordered(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(tuple(row) for row in list(csv.reader(file))[1:])
