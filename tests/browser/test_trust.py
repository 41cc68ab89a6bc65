"""Who looked, and who may: the pages of those who answer for it, looked at one by one."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "Westbrook North")


@pytest.fixture
def graham(north: Any) -> Person:
    return make.person(of=north, given_name="Graham", family_name="Ashworth")


@pytest.fixture
def worker(north: Any) -> User:
    return make.staff("social_worker", name="Hannah Price", teams=(north,))


def test_every_look_is_told_and_a_record_opened_by_saying_why_is_decided_on(
    visitor: Visitor, graham: Person, worker: User
) -> None:
    diana = make.person(of=make.team("south"), given_name="Diana", family_name="Clarke")
    visitor.signed_in(worker).open("record_now", ref=graham.record.ref)
    visitor.open("record_looks", ref=graham.record.ref).sees("Hannah Price")
    visitor.open("open_record", ref=diana.record.ref).choose("I am standing in for a colleague")
    visitor.type("Say it in a sentence", "Tom is ill and Diana rang").press("Open the record")
    visitor.signed_in(make.staff("information_governance", name="Ines Ferreira"))
    visitor.open("looks").sees("Hannah Price")
    visitor.open("review_looks").sees("Diana Clarke", "Tom is ill and Diana rang")
    visitor.follow(visitor.page.locator("main a[href^='/looks/review/']").first).sees("Diana Clarke")


def test_an_administrator_adds_somebody_and_gives_and_ends_what_they_may_do(
    visitor: Visitor, north: Any, worker: User
) -> None:
    visitor.signed_in(make.staff("administrator", name="Stuart Kemp"))
    visitor.open("accounts").sees("Hannah Price")
    visitor.open("add_staff").press("Add", exact=False).sees("Enter")
    for page in ("staff_member", "give_role", "join_team", "start_again", "end_access"):
        visitor.open(page, user=worker.pk)
    visitor.open("end_role", user=worker.pk, role="social_worker")
    visitor.open("leave_team", user=worker.pk, team=north.code)
    visitor.open("roles").sees("Social worker", "Information governance")
