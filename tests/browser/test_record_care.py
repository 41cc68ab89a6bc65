"""Care, story and the people around somebody, as a worker goes through them in a browser."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.support.services.making import from_file

TODAY = make.TODAY


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "Westbrook Reablement")


@pytest.fixture
def worker(north: Any) -> User:
    return make.staff("social_worker", name="Priya Nair", teams=(north,))


@pytest.fixture
def graham(north: Any) -> Person:
    person = make.person(of=north, given_name="Graham", family_name="Ashworth", gender="Male")
    from_file(
        person,
        provider_name="Oak Care",
        unit_cost=Decimal("21.50"),
        cost_frequency="Hourly",
        planned_units=Decimal(14),
    )
    PastStep.objects.create(
        person=person,
        kind=PastStep.Kind.REQUEST,
        starts_on=TODAY - timedelta(days=40),
        ends_on=TODAY - timedelta(days=38),
        outcome="Progress to reablement/ST-Max",
        file_digest="file",
    )
    return person


def test_a_blank_is_mended_and_care_is_added_and_ended(
    visitor: Visitor, worker: User, graham: Person
) -> None:
    visitor.signed_in(worker).open("record_care", ref=graham.record.ref)
    visitor.sees("To mend", "1 service, £301.00 a week.")
    visitor.press("Mend", exact=False).choose("Direct payment").press("Save").does_not_see("To mend")
    visitor.press("Add care").press("Add care").sees("Choose the kind of care.", "Enter the day it starts")
    visitor.choose("Long term support: Community").type("Day", "1").type("Month", "12").type("Year", "2026")
    visitor.page.get_by_label("What it consists of").select_option("Meals")
    visitor.press("Add care").sees("The care is on the record.", "Planned", "Meals")
    visitor.open("end_care", ref=graham.record.ref, service=Service.objects.earliest("pk").pk)
    visitor.press("End this care").sees("Choose what it led to.")
    visitor.page.get_by_label("What it led to").select_option("NFA: Support ended as planned")
    visitor.press("End this care").sees("is on the record.")
    visitor.open("record_care", ref=graham.record.ref).sees("to 24 Nov 2026")


def test_a_story_is_seen_as_a_picture_a_list_and_a_sheet(
    visitor: Visitor, worker: User, graham: Person
) -> None:
    visitor.signed_in(worker).open("record_story", ref=graham.record.ref)
    visitor.sees("Today, Tuesday 24 November", "Asked for help: Progress to reablement/ST-Max")
    visitor.press("List").press("Two years").sees("Two years")
    assert visitor.path.endswith("?shown_as=list&span=two-years")
    visitor.press("Print").press("Picture").press("Whole life").sees("The first thing we know is on")
    visitor.open("record_story", query="?what=care", ref=graham.record.ref)
    visitor.does_not_see("Asked for help: Progress")
    visitor.open("past_step", ref=graham.record.ref, step=PastStep.objects.get().pk)
    visitor.type("In a few words", "Rang from the ward").press("Save").sees("Asked for help is saved.")


def test_somebody_around_is_added_and_a_tie_to_oneself_is_refused(
    visitor: Visitor, worker: User, graham: Person
) -> None:
    visitor.signed_in(worker).open("record_people", ref=graham.record.ref)
    visitor.sees("We do not know who matters to Graham.").press("Add somebody")
    visitor.type("Their own record, if they have one here", graham.record.ref)
    visitor.page.get_by_label("What they are to each other").select_option("daughter")
    visitor.press("Add this person").sees("This is the person's own record. Choose somebody else.")
    visitor.type("Their own record, if they have one here", "").type("Name", "Ruth")
    visitor.choose("They give unpaid care").choose("Most days").press("Add this person")
    visitor.sees("They are on the record.", "Ruth", "Most days")
    visitor.press("Family tree").press("Table").sees("May we share", "not asked")
    visitor.press("End", exact=False).press("End this tie").sees("now stands among those before", "Before")


def test_a_record_of_which_nothing_is_known_says_what_to_do(
    visitor: Visitor, worker: User, north: Any
) -> None:
    diana = make.person(of=north, given_name="Diana", family_name="Frost")
    visitor.signed_in(worker)
    visitor.open("record_care", ref=diana.record.ref).sees("No care is on the record for Diana.")
    visitor.open("record_story", ref=diana.record.ref).sees("Nothing that Diana asked for or had")
    visitor.open("record_people", ref=diana.record.ref).sees("We do not know who matters to Diana.")
