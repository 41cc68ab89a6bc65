"""What care costs a week and where it stands."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.definitions.codes import values
from homefirst.support.services.rules import (
    PENNY,
    Standing,
    client_type,
    needs_units,
    standing,
    weaknesses,
    weekly_cost,
)

ON = date(2026, 11, 24)
pounds = st.decimals(min_value=0, max_value=99_999, places=2)
units = st.decimals(min_value=0, max_value=168, places=2)


@pytest.mark.parametrize(
    ("frequency", "planned", "a_week"),
    [
        ("Weekly", None, "520.00"),
        ("Fortnightly", None, "260.00"),
        ("4-weekly", None, "130.00"),
        ("Monthly", None, "120.00"),
        ("Quarterly", None, "40.00"),
        ("Annually", None, "10.00"),
        ("Hourly", "14", "7280.00"),
        ("Daily", "3", "1560.00"),
        ("Per session", "2.5", "1300.00"),
        ("weekly ", "7", "520.00"),
        ("", "2", "1040.00"),
    ],
)
def test_a_cost_is_turned_into_a_week_as_the_return_does(
    frequency: str, planned: str | None, a_week: str
) -> None:
    assert weekly_cost(Decimal(520), frequency, Decimal(planned) if planned else None) == Decimal(a_week)


def test_a_cost_paid_once_or_without_its_units_has_no_week() -> None:
    assert weekly_cost(Decimal(520), "One-off", Decimal(1)) is None
    assert weekly_cost(Decimal(520), "Hourly", None) is None
    assert weekly_cost(Decimal(520), "", None) is None
    assert weekly_cost(None, "Weekly", None) is None


@given(cost=pounds, planned=units)
def test_units_count_only_where_the_frequency_is_shorter_than_a_week(cost: Decimal, planned: Decimal) -> None:
    for frequency in values("cld/cost_frequency"):
        alone = weekly_cost(cost, frequency, None)
        with_units = weekly_cost(cost, frequency, planned)
        if needs_units(frequency):
            assert alone is None
            assert with_units == (cost * planned).quantize(PENNY, "ROUND_HALF_UP")
        else:
            assert alone == with_units


@given(cost=pounds)
def test_fifty_two_weeks_come_back_to_the_year_within_half_a_penny_a_week(cost: Decimal) -> None:
    times = {"Weekly": 52, "Fortnightly": 26, "4-weekly": 13, "Monthly": 12, "Quarterly": 4, "Annually": 1}
    for frequency, in_a_year in times.items():
        a_week = weekly_cost(cost, frequency, None)
        assert a_week is not None
        assert abs(a_week * 52 - cost * in_a_year) <= Decimal("0.005") * 52


@given(cost=pounds, planned=units)
def test_a_minus_sign_is_not_meant(cost: Decimal, planned: Decimal) -> None:
    assert weekly_cost(-cost, "Hourly", -planned) == weekly_cost(cost, "Hourly", planned)


def test_half_a_penny_goes_up() -> None:
    assert weekly_cost(Decimal("0.01"), "Fortnightly", None) == Decimal("0.01")


@given(start=st.dates(), length=st.integers(0, 4000), on=st.dates())
def test_care_is_planned_or_runs_or_has_ended_and_runs_on_its_first_and_last_day(
    start: date, length: int, on: date
) -> None:
    if start > date.max - timedelta(days=length):
        return
    end = start + timedelta(days=length)
    found = standing(start, end, on)
    wanted = Standing.PLANNED if on < start else Standing.ENDED if on > end else Standing.NOW
    assert found is wanted


def test_care_without_an_end_goes_on_and_without_a_start_has_begun() -> None:
    assert standing(ON, None, ON) is Standing.NOW
    assert standing(None, None, ON) is Standing.NOW
    assert standing(None, ON - timedelta(days=1), ON) is Standing.ENDED


def test_support_for_carers_is_theirs() -> None:
    assert client_type("Unpaid carer support: Direct to unpaid carer") == "Unpaid carer"
    assert client_type("Long term support: Community") == "Service user"


def weak(*facts: str) -> list[str]:
    return [each.field for each in weaknesses(*facts, ON)]


def test_a_blank_mechanism_weakens_care_in_the_community_but_not_in_a_home() -> None:
    assert weak("Long term support: Community", "Day support", "") == ["delivery_mechanism"]
    assert weak("Long term support: Residential care", "Long term residential care", "") == []


def test_a_direct_payment_as_the_component_says_how_the_money_is_held() -> None:
    assert weak("Long term support: Community", "Direct payment", "") == []


@pytest.mark.parametrize("component", ["", "Short term residential care", "Meals"])
def test_a_care_home_without_a_long_stay_as_component_is_not_counted(component: str) -> None:
    assert weak("Long term support: Residential care", component, "") == ["service_component"]


def test_a_carers_support_without_a_component_counts_only_as_a_direct_payment() -> None:
    kind = "Unpaid carer support: Direct to unpaid carer"
    assert weak(kind, "", "CASSR managed personal budget") == ["service_component"]
    assert weak(kind, "", "Direct payment") == []


def test_no_start_and_no_kind_are_said() -> None:
    assert [each.field for each in weaknesses("", "", "", None)] == ["starts_on", "service_type"]
