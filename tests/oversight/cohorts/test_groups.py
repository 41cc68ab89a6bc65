"""A review group is picked by its rule, once, and what its reviews led to is recorded after them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.oversight.cohorts.actions import pick_group, record_result
from homefirst.oversight.cohorts.definitions import parse, review_groups
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.oversight.cohorts.picking import fitting
from homefirst.practice.people.actions import change_person
from tests.factories import TODAY
from tests.oversight.cohorts.conftest import Fits, member, reviewed

pytestmark = pytest.mark.django_db
NEARER_HOME = review_groups()["nearer_home"]


def names(group: Cohort) -> list[str]:
    return [one.person.family_name for one in group.members.select_related("person").order_by("pk")]


def record(about: Member, by: Actor, led_to: str = "revised", **other: Any) -> Member:
    usual: dict[str, Any] = {
        "weekly_before": Decimal(1500), "weekly_after": Decimal(1400), "changed_on": TODAY,
        "row_version": about.row_version,
    }  # fmt: skip
    return record_result(member=about, led_to=led_to, by=by, on=TODAY, **(usual | other))


def test_the_rule_picks_everybody_whom_all_of_it_fits_and_nobody_else(fits: Fits, manager: Actor) -> None:
    fits("Fits")
    fits("Home", component="Long term residential care")
    fits("Other reason", primary_support_reason="Physical Support: Personal care support")
    fits("At day support", component="Day support")
    fits("Too young", birth_date=date(2010, 1, 1))
    fits("Died", died_on=date(2026, 11, 1))
    assert names(pick_group(definition=NEARER_HOME, by=manager, on=TODAY)) == ["Fits", "Home"]


def test_somebody_is_18_on_their_birthday_and_not_the_day_before(fits: Fits) -> None:
    fits("Eighteen", birth_date=date(2008, 11, 24))
    fits("Tomorrow", birth_date=date(2008, 11, 25))
    assert [one.family_name for one in fitting(NEARER_HOME.rule, TODAY)] == ["Eighteen"]


def test_what_help_costs_is_taken_when_the_group_is_picked_unless_a_part_is_not_known(
    fits: Fits, manager: Actor
) -> None:
    fits("Priced")
    fits("Not priced", cost=None)
    found = pick_group(definition=NEARER_HOME, by=manager, on=TODAY)
    assert [one.weekly_before for one in found.members.order_by("pk")] == [Decimal("1500.00"), None]


def test_a_group_is_picked_once_and_keeps_its_list_when_a_life_changes(group: Cohort, manager: Actor) -> None:
    gone = member(group, "Alder").person
    change_person(
        person=gone,
        changes={"primary_support_reason": "Mental health support"},
        row_version=gone.row_version,
        by=manager,
        on=TODAY,
    )
    assert names(Cohort.objects.get()) == ["Alder", "Birch", "Cedar"]
    with pytest.raises(NotNow, match="picked already"):
        pick_group(definition=NEARER_HOME, by=manager, on=TODAY)


def test_a_rule_that_fits_nobody_makes_no_group(manager: Actor) -> None:
    with pytest.raises(NotNow, match="fits nobody"):
        pick_group(definition=NEARER_HOME, by=manager, on=TODAY)
    assert not Cohort.objects.exists()


def test_a_group_is_not_picked_after_everybody_should_have_been_reviewed(fits: Fits, manager: Actor) -> None:
    fits("Late")
    with pytest.raises(NotNow, match="should have been reviewed"):
        pick_group(definition=NEARER_HOME, by=manager, on=date(2027, 1, 1))


def test_a_reviewer_can_neither_pick_a_group_nor_record_for_it(group: Cohort, reviewer: Actor) -> None:
    with pytest.raises(NotAllowed):
        pick_group(definition=replace(NEARER_HOME, code="another"), by=reviewer, on=TODAY)
    with pytest.raises(NotAllowed):
        record(member(group, "Alder"), reviewer)


def test_nothing_is_recorded_before_the_review_is_finished(group: Cohort, manager: Actor) -> None:
    with pytest.raises(NotNow, match="not finished yet"):
        record(member(group, "Alder"), manager)


@pytest.mark.parametrize(
    ("outcome", "led_to"), [("unchanged", "revised"), ("unchanged", "ended"), ("changed", "unchanged")]
)
def test_what_is_recorded_fits_what_the_review_says(
    group: Cohort, manager: Actor, reviewer: Actor, outcome: str, led_to: str
) -> None:
    about = member(group, "Alder")
    reviewed(about.person, outcome, reviewer)
    with pytest.raises(Invalid) as refused:
        record(about, manager, led_to)
    assert set(refused.value.fields) == {"led_to"}
    about.refresh_from_db()
    assert about.led_to == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weekly_before", None),
        ("weekly_after", None),
        ("weekly_after", Decimal(-1)),
        ("weekly_before", Decimal(1_000_000)),
        ("changed_on", None),
        ("changed_on", date(2026, 11, 23)),  # before the review
        ("changed_on", date(2027, 4, 1)),  # after the group's year
    ],
)
def test_a_change_needs_both_costs_and_a_day_that_can_be(
    group: Cohort, manager: Actor, reviewer: Actor, field: str, value: Any
) -> None:
    about = member(group, "Alder")
    reviewed(about.person, "changed", reviewer)
    with pytest.raises(Invalid) as refused:
        record(about, manager, **{field: value})
    assert set(refused.value.fields) == {field}


def test_no_costs_are_asked_where_nothing_changes(group: Cohort, manager: Actor, reviewer: Actor) -> None:
    about = member(group, "Alder")
    reviewed(about.person, "unchanged", reviewer)
    found = record(about, manager, "unchanged", weekly_before=None, weekly_after=None, changed_on=None)
    assert (found.led_to, found.weekly_after, found.changed_on) == ("unchanged", None, None)
    assert found.weekly_before == Decimal(1500)


def test_what_is_recorded_stands_in_the_audit_by_the_names_of_its_fields(
    group: Cohort, manager: Actor, reviewer: Actor
) -> None:
    about = member(group, "Alder")
    reviewed(about.person, "changed", reviewer)
    record(about, manager)
    row = AuditRow.objects.get(action="review_groups.record")
    assert row.record_id == about.person_id
    assert "1400" not in str(row.detail)
    assert AuditRow.objects.get(action="review_groups.pick").detail == {"people": 3, "code": "nearer_home"}


def test_the_second_of_two_who_record_at_once_is_told(group: Cohort, manager: Actor, reviewer: Actor) -> None:
    about = member(group, "Alder")
    reviewed(about.person, "changed", reviewer)
    record(member(group, "Alder"), manager)
    with pytest.raises(Stale):
        record(about, manager, "moved")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("ends_on: 2027-03-31", "ends_on: soon", "line 14: write a day"),
        ("review_by: 2026-12-31", "review_by: 2028-12-31", "line 13: everybody has to be reviewed"),
        ("  aged_from: 18", "  aged_from: young", "line 10: picks.aged_from"),
        ("planned_saving: 400000", "planned_saving: -1", "planned_saving"),
        ("why: >-", "because: >-", "because"),
        ("  day: 2026-03-24", "", "day"),
    ],
)
def test_a_file_with_a_slip_is_refused_whole_with_its_line(was: str, becomes: str, said: str) -> None:
    assert was in NEARER_HOME.text
    with pytest.raises(Invalid, match=said):
        parse("nearer_home.yaml", NEARER_HOME.text.replace(was, becomes))


def test_a_manager_of_another_team_records_nothing(group: Cohort, reviewer: Actor, ours: Team) -> None:
    from tests.factories import actor, team

    about = member(group, "Alder")
    reviewed(about.person, "changed", reviewer)
    with pytest.raises(NotAllowed):
        record(about, actor("team_manager", teams=(team("another"),)))
