"""The twins against figures that two other implementations of the method agree on."""

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from .accommodation import supported_in_year
from .admissions import admissions
from .carers import MECHANISM_UNKNOWN, carers
from .events import AUGUST, JUNE
from .figures import figures
from .known import SETS, expected, expected_rows, period_of, runs, tables
from .people import Period, band
from .reablement import reablement
from .self_direction import supported_at_end
from .words import (
    COMMISSIONED,
    DIRECT_PAYMENT,
    MANAGED_BUDGET,
    OLDER,
    UNKNOWN,
    WORKING_AGE,
    plain,
)

RUNS = runs()
YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
MECHANISMS = {
    DIRECT_PAYMENT: "direct payment",
    MANAGED_BUDGET: "managed personal budget",
    COMMISSIONED: "commissioned",
}
run_by_run = pytest.mark.parametrize(
    ("name", "run"), RUNS, ids=[f"{n} to {r['joined_to']}, year to {r['period_end']}" for n, r in RUNS]
)
set_by_set = pytest.mark.parametrize("name", SETS)


def text(value: object) -> str:
    return "" if value is None else str(value)


@run_by_run
def test_every_figure_of_every_run_is_met(name: str, run: dict[str, Any]) -> None:
    known = tables(name, date.fromisoformat(run["joined_to"]))
    found = figures(known.events, known.details, period_of(run), expected(name)["population"])
    assert found == {code: run["measures"][code] for code in found}
    assert len(found) == 10


@run_by_run
def test_every_result_of_reablement_is_met(name: str, run: dict[str, Any]) -> None:
    known = tables(name, date.fromisoformat(run["joined_to"]))
    found = Counter(
        (s.age_band, s.sequel.rule, s.sequel.result, s.sequel.in_denominator, s.sequel.in_numerator)
        for s in reablement(known.events, known.details, period_of(run))
    )
    assert found == {
        (plain(r["age_band"]), r["rule"], plain(r["result"]), r["in_denominator"], r["in_numerator"]): r[
            "episodes"
        ]
        for r in run["measures"]["2A_by_result"]
    }


@run_by_run
def test_what_weakens_a_measure_is_counted(name: str, run: dict[str, Any]) -> None:
    known = tables(name, date.fromisoformat(run["joined_to"]))
    everyone = (known.events, known.details, period_of(run))
    supported = [p for p in supported_in_year(*everyone) if text(p.accommodation).startswith(UNKNOWN)]
    assert run["measures"]["2E(1)_unknown_accommodation"] == [sum(p.in_2e1 for p in supported)]
    assert run["measures"]["2E(2)_unknown_accommodation"] == [len(supported)]  # unknown ages too
    assert run["measures"]["3D_unknown_mechanism"] == {
        "Clients": sum(p.in_denominator and p.mechanism is None for p in supported_at_end(*everyone)),
        "Carers": sum(c.support == MECHANISM_UNKNOWN for c in carers(*everyone)),
    }


@set_by_set
def test_every_unique_event_is_met(name: str) -> None:
    columns = {
        "event_end_derived": "event_end",
        "ref_period_end": "ref_end",
        **{c: c for c in ("person_id", "event_type", "client_type", "event_start", "event_outcome")},
        **{c: c for c in ("service_type", "service_component", "delivery_mechanism", "record_number")},
    }
    found = [
        {column: text(getattr(event, own)) for column, own in columns.items()}
        for event in tables(name, YEAR.end).events
    ]
    wanted = [{c: text(plain(row[c])) for c in columns} for row in expected_rows(name, "expected_joined")]
    assert by_record(found) == by_record(wanted)


def by_record(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["record_number"]: row for row in rows}


@set_by_set
def test_the_details_of_every_person_are_met(name: str) -> None:
    found = {}
    for person in tables(name, YEAR.end).details:
        row = {column: text(value) for column, value in asdict(person).items() if column != "la_code"}
        found[row["person_id"]] = row
    rows = [
        {column: text(plain(value)) for column, value in row.items() if column != "age_band"}
        for row in expected_rows(name, "expected_person_details")
    ]
    assert found == {row["person_id"]: row for row in rows}


@set_by_set
def test_the_sequel_of_every_spell_is_met(name: str) -> None:
    known = tables(name, YEAR.end)
    found = Counter(
        (text(s.person_id), text(s.start), text(s.end), s.age_band, s.sequel.rule, s.sequel.result)
        for s in reablement(known.events, known.details, YEAR)
    )
    rows = expected_rows(name, "expected_2a_episodes")
    assert found == Counter(tuple(text(plain(value)) for value in row.values()) for row in rows)


@set_by_set
def test_the_class_of_every_person_is_met(name: str) -> None:
    known = tables(name, YEAR.end)
    found: dict[str, dict[str, str]] = {}
    for admitted in admissions(known.events, known.details, YEAR):
        add(found, admitted.person_id, age_band_2b2c_admission=admitted.age_band)
    for supported in supported_in_year(known.events, known.details, YEAR):
        add(
            found,
            supported.person_id,
            ld_2e1_age_band=supported.age_band if supported.in_2e1 else "",
            lts_2e2_age_band=supported.age_band,
            lts_2e2_gender=text(supported.gender),
            lts_2e_accommodation=text(supported.accommodation),
            lts_2e_settled=str(int(supported.settled)),
        )
    for person in supported_at_end(known.events, known.details, YEAR):
        mechanism = MECHANISMS.get(text(person.mechanism), "unknown") if person.in_denominator else ""
        add(
            found,
            person.person_id,
            client_3d_age_band=person.age_band,
            client_3d_setting=person.setting,
            client_3d_mechanism=mechanism,
        )
    for carer in carers(known.events, known.details, YEAR):
        add(found, carer.person_id, carer_3d_age_band=carer.age_band, carer_3d_support=carer.support)
    wanted = {}
    for row in expected_rows(name, "expected_persons"):
        small = {column: text(plain(value)) for column, value in row.items()}
        person_id = small.pop("person_id")
        wanted[person_id] = {column: value for column, value in small.items() if value}
    assert found == wanted


def add(found: dict[str, dict[str, str]], person_id: str | None, **classes: str) -> None:
    own = found.setdefault(text(person_id), {})
    own.update({column: value for column, value in classes.items() if value})


def test_a_self_funded_stay_no_longer_makes_a_later_one_existing_since_august() -> None:
    known = tables("borough_3000", YEAR.end, AUGUST)
    found = figures(known.events, known.details, YEAR, {}, AUGUST)
    assert found["2B"][WORKING_AGE]["numerator"] == 60
    assert found["2C"][OLDER]["numerator"] == 130


def test_a_person_with_two_council_identifiers_counts_twice_since_august() -> None:
    older = {}
    for method in (JUNE, AUGUST):
        known = tables("boundary", YEAR.end, method)
        stays = admissions(known.events, known.details, YEAR, method)
        older[method] = Counter(stay.person_id for stay in stays if stay.age_band == OLDER)
    assert older[JUNE]["9990001219"] == 1
    assert older[AUGUST]["9990001219"] == 2
    assert (older[JUNE].total(), older[AUGUST].total()) == (10, 12)


def test_a_person_whose_age_is_not_known_has_no_band() -> None:
    assert [band(age) for age in (None, 17, 18, 64, 65)] == [
        UNKNOWN,
        "under 18",
        WORKING_AGE,
        WORKING_AGE,
        OLDER,
    ]
