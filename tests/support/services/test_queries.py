"""What the pages are told about care."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people import actions as people
from homefirst.practice.people.queries import Lane
from homefirst.support.services import actions
from homefirst.support.services.queries import care, care_story, service_of
from tests.factories import SYSTEM, TODAY, actor, person, team
from tests.support.services.making import HOME_CARE, added, from_file

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_care_is_now_planned_or_before() -> None:
    tina = person(given_name="Tina")
    now = from_file(tina, ends_on=TODAY)
    soon = added(tina, starts_on=TOMORROW)
    over = from_file(tina, ends_on=YESTERDAY)
    found = care(tina, TODAY)
    assert [line.service_id for line in found.now] == [now.pk]
    assert [line.service_id for line in found.planned] == [soon.pk]
    assert [line.service_id for line in found.ended] == [over.pk]
    assert [line.status for line in (*found.now, *found.planned, *found.ended)] == [
        "Running", "Starting", "Ended",
    ]  # fmt: skip


def test_an_end_that_only_the_files_silence_tells_is_marked_until_the_desk_says() -> None:
    tina = person(given_name="Tina")
    row = from_file(tina, presumed_end_on=date(2026, 6, 30))
    line = care(tina, TODAY).ended[0]
    assert (line.ends_on, line.end_is_presumed) == (date(2026, 6, 30), True)
    actions.correct_service(service=row, changes={"ends_on": None}, row_version=1, by=SYSTEM, on=TODAY)
    line = care(tina, TODAY).now[0]
    assert (line.ends_on, line.end_is_presumed) == (None, False)


def test_a_death_told_at_the_desk_ends_what_was_running() -> None:
    tina = person(given_name="Tina", birth_date=date(1982, 5, 3))
    from_file(tina)
    died = date(2026, 10, 1)
    people.change_person(person=tina, changes={"died_on": died}, row_version=1, by=SYSTEM, on=TODAY)
    assert care(tina, TODAY).ended[0].ends_on == died


def test_the_week_adds_up_what_is_known_and_counts_what_is_not() -> None:
    tina = person(given_name="Tina")
    hourly: dict[str, Any] = {"cost_frequency": "Hourly", "planned_units": Decimal("10.5")}
    from_file(tina, unit_cost=Decimal("20.00"), **hourly)
    from_file(tina, unit_cost=Decimal("520.00"), cost_frequency="Monthly")
    from_file(tina, unit_cost=Decimal("900.00"), cost_frequency="One-off")
    from_file(tina, unit_cost=None)
    from_file(tina, unit_cost=Decimal("99.00"), cost_frequency="Weekly", ends_on=YESTERDAY)
    found = care(tina, TODAY)
    assert found.weekly_cost == Decimal("330.00")
    assert found.costs_unknown == 1
    assert "10 hours 30 minutes a week" in {line.how_often for line in found.now}


@pytest.mark.parametrize(
    ("frequency", "units", "words"),
    [
        ("Hourly", "14", "14 hours a week"),
        ("Daily", "1", "1 day a week"),
        ("Per session", "2.50", "2.5 sessions a week"),
        ("", "3", "3 hours a week"),
        ("4-weekly", None, "Paid every 4 weeks"),
        ("One-off", None, "Once"),
        ("Hourly", None, ""),
        ("", None, ""),
    ],
)
def test_how_often_is_said_in_words(frequency: str, units: str | None, words: str) -> None:
    tina = person(given_name="Tina")
    from_file(tina, cost_frequency=frequency, planned_units=Decimal(units) if units else None)
    assert care(tina, TODAY).now[0].how_often == words


def test_what_no_hour_measures_stays_in_units() -> None:
    tina = person(given_name="Tina")
    from_file(tina, service_component="Day support", cost_frequency="", planned_units=Decimal(3))
    assert care(tina, TODAY).now[0].how_often == "3 units a week"


def test_kinds_and_ways_are_said_aloud_and_the_returns_own_words_stay() -> None:
    tina = person(given_name="Tina")
    from_file(
        tina, service_type="Short term support: ST-Max", delivery_mechanism="CASSR commissioned support"
    )
    line = care(tina, TODAY).now[0]
    assert (line.kind_words, line.mechanism_words) == (
        "Short-term help to do things for oneself again",
        "Arranged by the council",
    )
    assert line.mechanism == "CASSR commissioned support"


def test_older_words_of_the_return_are_shown_in_the_present_ones() -> None:
    tina = person(given_name="Tina")
    from_file(tina, service_component="home support", outcome="No change in package")
    line = care(tina, TODAY).now[0]
    assert (line.component, line.outcome) == (HOME_CARE, "Continuation of support or services")


def test_who_pays_follows_the_person_but_reablement_is_free() -> None:
    tina = person(given_name="Tina", funding="Joint client and social care funded")
    from_file(tina)
    from_file(tina, service_type="Short term support: ST-Max", starts_on=date(2026, 11, 1))
    assert [line.who_pays for line in care(tina, TODAY).now] == [
        "Free for up to 6 weeks", "They and the council share",
    ]  # fmt: skip


def test_blanks_are_told_for_care_that_measures_still_look_at() -> None:
    tina = person(given_name="Tina")
    from_file(tina, ends_on=date(2026, 1, 31))
    from_file(tina, ends_on=date(2024, 1, 31))
    assert [len(line.weak) for line in care(tina, TODAY).ended] == [1, 0]


def test_the_story_has_a_bar_for_each_care_that_has_a_start() -> None:
    tina = person(given_name="Tina")
    row = from_file(tina, provider_name="Oak Care", ends_on=TODAY)
    from_file(tina, starts_on=None)
    added(tina, starts_on=TOMORROW, service_component="Meals")
    planned, told = care_story(tina, TODAY)
    assert (told.lane, told.starts, told.ends, told.words, told.by) == (
        Lane.CARE, date(2026, 4, 1), TODAY, HOME_CARE, "Oak Care",
    )  # fmt: skip
    assert told.is_span
    assert told.link == f"#service-{row.pk}"
    assert (planned.words, planned.planned) == ("Meals", True)


def test_care_takes_one_query_however_much_there_is() -> None:
    tina = person(given_name="Tina")
    for wanted in (2, 40):
        for _ in range(wanted):
            from_file(tina)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            care(tina, TODAY)
        assert len(asked) == 1


def test_a_service_of_somebody_else_and_one_out_of_sight_do_not_exist() -> None:
    north = team("north")
    tina, joan = person(of=north, given_name="Tina"), person(of=north, given_name="Joan")
    row = from_file(tina)
    worker, stranger = actor(teams=(north,)), actor(teams=(team("south"),))
    assert service_of(worker, tina, row.pk) == row
    for who, whose in ((worker, joan), (stranger, tina)):
        with pytest.raises(NotAllowed):
            service_of(who, whose, row.pk)
