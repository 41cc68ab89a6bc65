"""The counts beneath the measures: what was joined, and who is in it, for every run that states them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.insight.expected import named, runs
from tests.insight.test_expected_figures import opened

STATED = [item for item in runs() if "joined" in item[1]]
every_stated_run = pytest.mark.parametrize("item", STATED, ids=named)
COLUMNS = {
    "Accommodation_Status": "accommodation",
    "Primary_Support_Reason": "primary_support_reason",
    "Gender": "gender",
    "Ethnicity": "ethnicity",
    "Employment_Status": "employment",
    "Client_Funding_Status": "funding",
    "Has_Unpaid_Carer": "has_unpaid_carer",
    "Der_Working_Age_Band_End_Of_Period": "age_band",
}


@every_stated_run
def test_what_was_joined_counts_as_expected(item: tuple[str, dict[str, Any]]) -> None:
    name, run = item
    wanted = run["joined"]
    with opened(name, run) as (calculation, _):

        def counted(what: str, where: str = "true") -> dict[str, int]:
            rows = calculation.engine.sql(
                f"SELECT {what}, count(*) FROM joined WHERE {where} GROUP BY ALL"
            ).fetchall()
            return dict(rows)

        service = "event_type = 'Service'"
        found = {
            "unique_events_by_type": counted("event_type"),
            "unique_events_total": sum(counted("event_type").values()),
            "events_by_ref_period": counted("ref_start || '..' || ref_end"),
            "open_services": counted("true", f"{service} AND event_end IS NULL")[True],
            "services_cut_at_period_end_or_death": counted(
                "true", f"{service} AND event_end IS DISTINCT FROM submitted_end"
            )[True],
            "services_by_type": counted("service_type", "service_type IS NOT NULL"),
            "outcomes": counted("coalesce(event_outcome, '(blank)')"),
            "persons": len(counted("person_id")),
        }
    assert found == wanted


@every_stated_run
def test_who_is_in_it_counts_as_expected(item: tuple[str, dict[str, Any]]) -> None:
    name, run = item
    with opened(name, run) as (calculation, _):
        people = calculation.table("person_details").to_pylist()
    found: dict[str, Any] = {
        field: Counter(person[column] for person in people) for field, column in COLUMNS.items()
    }
    found["rows"] = len(people)
    found["with_date_of_death"] = sum(person["date_of_death"] is not None for person in people)
    found["with_birth_date"] = sum(person["birth_date"] is not None for person in people)
    assert found == run["person_details"]


@pytest.mark.parametrize("item", runs(), ids=named)
def test_homes_that_nobody_knows_are_counted_at_every_age(item: tuple[str, dict[str, Any]]) -> None:
    name, run = item
    with opened(name, run) as (calculation, _):
        people = calculation.table("long_term_people").to_pylist()
    unknown = sum(person["accommodation"].startswith("Unknown") for person in people)
    assert [unknown] == run["measures"]["2E(2)_unknown_accommodation"]
