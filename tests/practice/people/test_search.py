"""The right person in one try, and nobody who may not be found."""

from __future__ import annotations

from datetime import date

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions
from homefirst.practice.people.search import find
from tests import factories as make
from tests.factories import TODAY

pytestmark = pytest.mark.django_db

GRAHAM = {
    "given_name": "Graham",
    "family_name": "Ashworth",
    "birth_date": date(1944, 3, 14),
    "postcode": "ME4 4AB",
    "nhs_number": "4010232137",
    "council_number": "200123",
}


@pytest.fixture
def team():
    return make.team()


@pytest.fixture
def worker(team):
    return make.actor(teams=(team,))


def _names(results):
    return [found.line.name for found in results]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("graham ashworth", "same name"),
        ("Ashworth, Graham", "same name"),
        ("ASHW", "Ashworth begins with Ashw"),
        ("worth", "Ashworth has worth in it"),
        ("grayam", "Grayam sounds like Graham"),
        ("14/3/1944", "same birth date"),
        ("14 March 1944", "same birth date"),
        ("14.3.44", "same birth date"),
        ("1944-03-14", "same birth date"),
        ("March 1944", "born in that month"),
        ("1944", "born in 1944"),
        ("401 023 2137", "same NHS number"),
        ("4010232137", "same NHS number"),
        ("me44ab", "same postcode"),
        ("ME4", "postcode begins ME4"),
        ("200123", "same number, or begins with it"),
        ("2001", "same number, or begins with it"),
        ("ashworth 1944", "born in 1944"),
        ("graham me4 4ab", "same postcode"),
    ],
)
def test_a_person_is_found_by_what_is_in_hand_and_it_is_said_why(team, worker, typed, why):
    make.person(of=team, **GRAHAM)
    make.person(of=team, given_name="Joan", family_name="Taylor", birth_date=date(1966, 5, 2))
    found = find(worker, typed)
    assert _names(found) == ["Graham Ashworth"]
    assert why in found[0].why


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        (("Muhammad", "Choudhury"), "mohammed chaudhry"),
        (("Sanjeet", "Nayar"), "sanjit nair"),
        (("Catherine", "Thompson"), "kathryn tomson"),
        (("Siân", "O’Connor-Smith"), "sian oconnor smith"),
        (("Shaun", "Clarke"), "sean clark"),
        (("William", "Wright"), "bill wright"),
        (("Jaspreet", "Kaur"), "kaur jasprit"),
    ],
)
def test_names_are_found_however_they_are_spelled_or_ordered(team, worker, kept, typed):
    make.person(of=team, given_name=kept[0], family_name=kept[1])
    make.person(of=team, given_name="Tina", family_name="Brown")
    assert _names(find(worker, typed)) == [" ".join(kept)]


def test_the_very_name_stands_before_names_that_begin_or_sound_like_it(team, worker):
    for family in ("Smythe", "Smith-Jones", "Smith"):
        make.person(of=team, given_name="Jon", family_name=family)
    assert _names(find(worker, "jon smith"))[:2] == ["Jon Smith", "Jon Smith-Jones"]


def test_a_former_name_and_the_name_someone_likes_are_found_and_named(team, worker):
    person = make.person(of=team, given_name="Mavis", family_name="Hill", liked_name="Bunty")
    actions.change_name(
        person=person, given_name="Mavis", family_name="Cole", row_version=1, by=worker, on=TODAY
    )
    assert find(worker, "mavis hill")[0].why == ("was called Mavis Hill",)
    assert find(worker, "bunty cole")[0].why == ("likes to be called Bunty",)


def test_a_middle_name_that_nobody_wrote_down_does_not_hide_a_person(team, worker):
    make.person(of=team, given_name="Joan", family_name="Taylor")
    assert find(worker, "joan mavis taylor")[0].why == ("no Mavis in the name",)


def test_a_birth_date_typed_with_day_and_month_exchanged_is_found_and_said(team, worker):
    make.person(of=team, **(GRAHAM | {"birth_date": date(1944, 3, 4)}))
    assert find(worker, "3/4/1944")[0].why == ("birth date with day and month the other way round",)


def test_a_restricted_person_is_neither_found_nor_counted(team, worker):
    hidden = make.person(of=team, given_name="Diana", family_name="Frost")
    make.person(of=team, given_name="Diana", family_name="Frostick")
    manager = make.actor("team_manager", teams=(team,))
    actions.restrict(person=hidden, reason="At risk from a relative", named=[], by=manager)
    results = find(worker, "diana frost")
    assert (_names(results), results.total, results.has_more) == (["Diana Frostick"], 1, False)
    assert find(manager, "diana frost").total == 2


def test_somebody_elsewhere_is_found_but_needs_a_reason_before_opening(worker):
    make.person(of=make.team(), given_name="Graham", family_name="Ashworth")
    assert [found.may_open for found in find(worker, "ashworth")] == [False]


def test_a_role_that_may_not_look_for_people_finds_nobody(team):
    make.person(of=team, **GRAHAM)
    assert len(find(make.actor("councillor", teams=(team,)), "ashworth")) == 0


def test_an_empty_box_finds_nobody(team, worker):
    make.person(of=team, **GRAHAM)
    assert len(find(worker, "  ,  ")) == 0


def test_the_audit_keeps_the_ways_of_a_search_and_never_the_words(team, worker):
    make.person(of=team, **GRAHAM)
    find(worker, "ashworth 1944")
    row = AuditRow.objects.filter(kind="search").latest("seq")
    assert row.detail == {"ways": ["name", "birth date"], "found": 1}


def test_more_ways_narrow_a_search(team, worker):
    make.person(of=team, address="4 Mill Lane, Westbrook", **GRAHAM)
    make.person(of=team, given_name="Graham", family_name="Ashworth", birth_date=date(1990, 1, 1))
    assert len(find(worker, "ashworth")) == 2
    assert find(worker, "ashworth", street="mill lane")[0].line.birth_date == date(1944, 3, 14)
    assert find(worker, "ashworth", about_age=35)[0].line.birth_date == date(1990, 1, 1)


@pytest.mark.parametrize("people", [3, 30])
def test_a_search_asks_no_more_of_the_database_however_many_people(
    team, worker, people, django_assert_max_num_queries
):
    for number in range(people):
        make.person(of=team, given_name="Joan", family_name=f"Smith{number}", birth_date=date(1950, 1, 2))
    with django_assert_max_num_queries(12):
        assert len(find(worker, "joan smith")) == people
