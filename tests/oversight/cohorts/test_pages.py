"""The pages of review groups: the rule in words, how far it is, late reviews first, and nobody's name without a reason."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.oversight.cohorts.actions import pick_group
from homefirst.oversight.cohorts.definitions import review_groups
from homefirst.oversight.cohorts.models import Cohort
from homefirst.practice.people.actions import change_person
from tests.factories import TODAY, sign_in, staff, team
from tests.oversight.cohorts.conftest import Fits, member, reviewed

pytestmark = pytest.mark.django_db
MOST = 15


def enter(user: User | None, role: str, **who: Any) -> Client:
    client = Client()
    sign_in(client, user or staff(role, **who), role)
    return client


@pytest.fixture
def client(manager: Actor) -> Client:
    return enter(manager.user, "team_manager")


def words(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, found.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", found.content.decode().split("<main", 1)[1]).split())


def of(group: Cohort) -> str:
    return reverse("review_group", args=[group.code])


def test_a_group_is_picked_after_its_rule_was_read_in_words(
    fits: Fits, client: Client, pathways_alone: None
) -> None:
    fits("Alder")
    address = reverse("pick_review_group", args=["nearer_home"])
    page = words(client, address)
    assert "Their main reason for support is Learning disability support." in page
    assert "They are 18 to 64 on the day of picking." in page
    assert "1 person" in page
    assert "Alder" not in page
    assert client.post(address).headers["Location"] == reverse("review_group", args=["nearer_home"])
    assert "Alder" in words(client, reverse("review_group", args=["nearer_home"]))


def test_the_page_says_how_far_the_group_is_and_writes_each_look_down(
    group: Cohort, client: Client, manager: Actor, reviewer: Actor
) -> None:
    reviewed(member(group, "Birch").person, "changed", reviewer)
    page = words(client, of(group))
    assert "1 of 3 reviewed" in page
    assert "Nobody has begun it" in page
    assert "Not reviewed yet: 2" in page
    looks = AuditRow.objects.filter(part="review group nearer_home", user_id=manager.user.pk)
    assert {row.record_id for row in looks} == set(group.members.values_list("person_id", flat=True))


def test_late_reviews_come_first_and_are_never_hidden(group: Cohort, client: Client, reviewer: Actor) -> None:
    reviewed(member(group, "Alder").person, "unchanged", reviewer)
    Cohort.objects.update(review_by=TODAY.replace(day=1))
    page = words(client, of(group))
    assert "2 late" in page
    assert page.index("Birch") < page.index("Alder")
    assert "Late since 1 November 2026" in page


def test_what_a_review_led_to_is_recorded_on_its_own_page(
    group: Cohort, client: Client, manager: Actor, reviewer: Actor
) -> None:
    about = member(group, "Alder")
    address = reverse("review_group_result", args=[group.code, about.pk])
    assert "The review is not finished yet" in words(client, address)
    reviewed(about.person, "changed", reviewer)
    assert "It ended: The plan changes." in words(client, address)
    today = timezone.localdate()
    typed = {
        "row_version": "1", "led_to": "moved", "weekly_before": "£1,500", "weekly_after": "nine hundred",
        "changed_on_day": str(today.day), "changed_on_month": str(today.month), "changed_on_year": str(today.year),
    }  # fmt: skip
    wrong = client.post(address, typed)
    assert wrong.status_code == 400
    assert "£1,500" in wrong.content.decode() or "1500" in wrong.content.decode()
    assert client.post(address, typed | {"weekly_after": "900"}).status_code == 302
    page = words(client, of(group))
    assert "Moved to a more independent home" in page
    assert "£1,500.00 to £900.00" in page


def test_a_reviewer_meets_neither_the_group_nor_what_is_to_be_saved(group: Cohort, reviewer: Actor) -> None:
    client = enter(reviewer.user, "social_worker")
    for address in (reverse("review_groups"), of(group), reverse("pick_review_group", args=["nearer_home"])):
        assert client.get(address).status_code == 404
    assert (
        "400,000"
        not in client.get(
            reverse("record_now", args=[group.members.first().person.record.ref])
        ).content.decode()
    )


def test_the_director_sees_counts_and_no_name(group: Cohort, reviewer: Actor) -> None:
    reviewed(member(group, "Birch").person, "changed", reviewer)
    page = words(enter(None, "director"), of(group))
    assert "1 of 3 reviewed" in page
    assert "3 more are in the group and not listed" in page
    assert "Birch" not in page


def test_a_manager_of_another_team_sees_counts_and_records_nothing(group: Cohort, reviewer: Actor) -> None:
    about = member(group, "Birch")
    reviewed(about.person, "changed", reviewer)
    other = enter(None, "team_manager", teams=(team("another"),))
    assert "Birch" not in words(other, of(group))
    assert other.get(reverse("review_group_result", args=[group.code, about.pk])).status_code == 404


def test_an_unknown_group_is_no_page(client: Client) -> None:
    for name in ("review_group", "pick_review_group"):
        assert client.get(reverse(name, args=["no_such_group"])).status_code == 404


def test_the_queries_of_each_page_do_not_grow_with_the_group(
    fits: Fits, client: Client, manager: Actor, reviewer: Actor, pathways_alone: None
) -> None:
    found = {}
    for number in (3, 25):
        Cohort.objects.filter(code="nearer_home").update(code=f"smaller_{number}")
        for n in range(number):
            fits(f"Grown {number} {n}")
        group = pick_group(definition=review_groups()["nearer_home"], by=manager, on=TODAY)
        for one in group.members.select_related("person__record").order_by("-pk")[:2]:
            reviewed(one.person, "changed", reviewer)
        one = group.members.order_by("-pk")[0]
        pages = [
            reverse("review_groups"),
            of(group),
            reverse("review_group_result", args=[group.code, one.pk]),
        ]
        found[number] = [asked(client, address) for address in pages]
    assert found[3] == found[25]
    assert max(found[25]) <= MOST, found


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_whoever_died_before_a_review_is_not_called_late(
    group: Cohort, client: Client, manager: Actor
) -> None:
    Cohort.objects.update(review_by=TODAY.replace(day=1))
    gone = member(group, "Alder").person
    change_person(
        person=gone,
        changes={"died_on": TODAY.replace(day=2)},
        row_version=gone.row_version,
        by=manager,
        on=TODAY,
    )
    page = words(client, of(group))
    assert "Died before a review" in page
    assert page.index("Cedar") < page.index("Alder")


def test_a_long_group_is_shown_fifty_people_at_a_time_and_only_those_are_looked_at(
    fits: Fits, client: Client, manager: Actor, pathways_alone: None
) -> None:
    for number in range(52):
        fits(f"Person {number}")
    group = pick_group(definition=review_groups()["nearer_home"], by=manager, on=TODAY)
    first = words(client, of(group))
    assert "0 of 52 reviewed" in first
    assert "1 to 50 of 52" in first
    looks = AuditRow.objects.filter(part="review group nearer_home")
    assert looks.count() == 50
    assert "51 to 52 of 52" in words(client, f"{of(group)}?page=2")
    assert "51 to 52 of 52" in words(client, f"{of(group)}?page=99"), "past the end is the last page"
    assert "1 to 50 of 52" in words(client, f"{of(group)}?page=x")
