"""Who turns 18: counts and costs for whoever buys help, and the people for those who may see them."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homefirst.foundation import definitions
from homefirst.foundation.access.models import Record
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.pathways.actions import publish_folder
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import AdultCost
from tests.factories import LONG_AGO, SYSTEM, acting, person, sign_in, staff, team
from tests.oversight.made_up_year import begin, finish, on

pytestmark = pytest.mark.django_db

SAID = date(2026, 5, 12)
AGAIN = date(2026, 10, 1)


class Tracked:
    """A team that works with young people, and what is foreseen for them."""

    def __init__(self) -> None:
        self.team: Team = team("learning_disability")
        self.worker = acting(staff("social_worker", teams=(self.team,)), "social_worker")
        self.numbers = 0

    def young(self, born: date, middle: int = 0, help_: str = "", **facts: Any) -> Person:
        self.numbers += 1
        found = person(of=self.team, family_name=f"Young {self.numbers}", birth_date=born, **facts)
        begin(found, "transition", self.worker, SAID)
        if middle:
            self.foresee(found, middle, help_, "another_year", SAID)
        return found

    def foresee(self, found: Person, middle: int, help_: str, outcome: str, day: date) -> None:
        said: dict[str, Any] = {"cost_low": middle // 2, "cost_middle": middle, "cost_high": middle * 2}
        said |= {"own_words": "A job", "how_sure": "guess", **({"main_help": help_} if help_ else {})}
        finish(found.episodes.get(), "on_the_tracker", outcome, self.worker, day, said)


@pytest.fixture(scope="module")
def _tracked(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Tracked]:
    """Published once for the tests of this file; each undoes what it changed."""
    folder = tmp_path_factory.mktemp("forms")
    shutil.copy(definitions.folder() / "forms" / "transition_tracker.yaml", folder)
    with django_db_blocker.unblock(), transaction.atomic():
        publish_folder(folder=definitions.folder() / "pathways", from_on=LONG_AGO, by=on(SYSTEM, LONG_AGO))
        publish_forms(folder=folder, by=on(SYSTEM, date(2020, 1, 1)))
        yield Tracked()
        transaction.set_rollback(True)


@pytest.fixture
def tracked(_tracked: Tracked, db: None) -> Tracked:
    _tracked.numbers = 0
    return _tracked


@pytest.fixture
def four(tracked: Tracked) -> Tracked:
    tracked.young(date(2010, 6, 3), 36_500, "at_home")
    tracked.young(date(2010, 11, 3), 73_000, "supported")
    tracked.young(date(2012, 1, 17), 10_000)
    tracked.young(date(2012, 2, 20))
    return tracked


def enter(role: str, **who: Any) -> Client:
    client = Client()
    sign_in(client, staff(role, **who), role)
    return client


def text(client: Client, name: str, query: str = "") -> str:
    found = client.get(reverse(name) + query)
    assert found.status_code == 200, found.content.decode()[:500]
    plain = re.sub(r"<[^>]+>", " ", found.content.decode().split("<main", 1)[1])
    return " ".join(plain.split())


def test_costs_are_added_up_by_the_year_in_which_they_turn_18(four: Tracked) -> None:
    page = text(enter("commissioner"), "who_turns_18")
    assert "4 young people" in page
    assert "£119,500 a year" in page
    assert "April 2028 to March 2029 People: 2 " in page
    assert re.search(r"April 2029 to March 2030 People: 2 .{0,60}foreseen: 1 .{0,60} £10,000", page)
    assert "£54,750 to £219,000" in page


def test_costs_are_told_by_kind_of_help_and_what_nobody_said_is_named(four: Tracked) -> None:
    page = text(enter("commissioner"), "who_turns_18").split("Which help, mostly")[1]
    assert re.search("Shared Lives People: 1 .{0,40} A week: £1,400 A year: £73,000", page)
    assert re.search("Not said yet People: 2 .{0,40} A week: £192 A year: £10,000", page)


def test_a_commissioner_sees_counts_and_nobody_by_name(four: Tracked) -> None:
    client = enter("commissioner")
    page = text(client, "who_turns_18")
    assert "Young 1" not in page
    assert "You may see figures only" in page
    assert client.get(reverse("who_turns_18_people")).status_code == 404


def test_a_councillor_who_sees_no_counts_under_five_has_no_such_page(four: Tracked) -> None:
    client = enter("councillor")
    assert client.get(reverse("who_turns_18")).status_code == 404
    assert client.get(reverse("who_turns_18_csv")).status_code == 404


def test_each_count_opens_the_very_people_whom_it_counts(four: Tracked) -> None:
    client = enter("principal_social_worker")
    page = client.get(reverse("who_turns_18")).content.decode()
    links = re.findall(r'data-count="(\d+)" href="([^"]+)"', page)
    assert len(links) >= 7
    for number, address in links:
        opened = client.get(address.replace("&amp;", "&")).content.decode()
        assert len(set(re.findall(r"Young \d+", opened))) == int(number), address


def test_a_line_says_what_it_may_cost_who_foresaw_it_and_when(four: Tracked) -> None:
    line = text(enter("principal_social_worker"), "who_turns_18_people", "?help=at_home")
    assert "Turns 18" in line
    assert "3 June 2028" in line
    assert "£36,500 a year, £700" in line
    assert "On the tracker, with a name, 12 May" in line
    assert "A guess" in line


def test_a_manager_of_another_team_is_told_how_many_there_are_and_sees_nobody(four: Tracked) -> None:
    page = text(enter("team_manager", teams=(team("north"),)), "who_turns_18_people")
    assert "Young 1" not in page
    assert "4 more are counted and not listed" in page


def test_a_restricted_record_is_counted_and_not_named(four: Tracked) -> None:
    hidden = Person.objects.get(family_name="Young 1")
    Record.objects.filter(pk=hidden.pk).update(restriction=Record.Restriction.RESTRICTED)
    page = text(enter("principal_social_worker"), "who_turns_18_people", "?year=2028-29")
    assert "1 more is counted and not listed" in page
    assert "Young 1" not in page


def test_everybody_who_was_named_can_see_that_somebody_looked(four: Tracked) -> None:
    client = enter("principal_social_worker")
    client.get(reverse("who_turns_18_people") + "?without=yes")
    looked = AuditRow.objects.filter(kind="read", part="who turns 18")
    assert looked.count() == 1
    assert looked.get().record_id == Person.objects.get(family_name="Young 4").pk


def test_a_new_estimate_moves_the_sums_and_keeps_the_help_that_was_said_before(four: Tracked) -> None:
    first = Person.objects.get(family_name="Young 1")
    four.foresee(first, 146_000, "", "sixteen", AGAIN)
    assert AdultCost.objects.filter(person=first).count() == 2
    page = text(enter("commissioner"), "who_turns_18")
    assert "£229,000 a year" in page
    assert re.search("Help at home People: 1 .{0,40} A week: £2,800 A year: £146,000", page)


def test_whoever_leaves_the_tracker_or_dies_is_on_it_no_more(four: Tracked) -> None:
    gone, dead = (Person.objects.get(family_name=f"Young {number}") for number in (2, 3))
    four.foresee(gone, 1_000, "", "will_not_need_us", AGAIN)
    Person.objects.filter(pk=dead.pk).update(died_on=AGAIN)
    assert "2 young people" in text(enter("commissioner"), "who_turns_18")


def test_whoever_turned_18_before_this_year_is_not_among_them(tracked: Tracked) -> None:
    tracked.young(date(2007, 6, 1), 5_000)
    assert "Nobody is on the way to adult life" in text(enter("commissioner"), "who_turns_18")


def test_the_file_holds_the_sums_by_quarter_and_help_and_is_written_down(four: Tracked) -> None:
    client = enter("commissioner")
    content = client.get(reverse("who_turns_18_csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["People"] for row in rows] == ["1", "1", "2"]
    assert rows[0]["Quarter in which they turn 18"] == "April to June 2028"
    assert rows[0]["Pounds a week"] == "700.00"
    assert rows[2]["With an estimate"] == "1"
    assert "Young" not in content
    assert AuditRow.objects.filter(action="figures.export", object_id="who-turns-18").count() == 1


def test_by_quarter_each_quarter_stands_by_itself(four: Tracked) -> None:
    page = text(enter("commissioner"), "who_turns_18", "?by=quarter")
    assert "April to June 2028 People: 1" in page
    assert "October to December 2028 People: 1" in page


@pytest.mark.parametrize(
    "query", ["?year=x", "?quarter=2028-q9", "?help=nothing", "?page=-1", "?page=999999"]
)
def test_an_address_with_a_slip_in_it_shows_a_page_and_no_error(four: Tracked, query: str) -> None:
    assert text(enter("principal_social_worker"), "who_turns_18_people", query)


def test_the_queries_do_not_grow_with_the_young_people(four: Tracked) -> None:
    client = enter("principal_social_worker")
    pages = (reverse("who_turns_18"), reverse("who_turns_18_people"))
    few = [asked(client, address) for address in pages]
    for number in range(8):
        four.young(date(2011, 1 + number, 3), 5_000 + number, "by_day")
    assert [asked(client, address) for address in pages] == few
    assert max(few) <= 15


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
