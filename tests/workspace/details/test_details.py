"""Details as a page: each fact with its origin, for those who may, and for nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.details.boxes import at
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_every_fact_says_where_it_came_from(worker: Client, graham: Person) -> None:
    Person.objects.filter(pk=graham.pk).update(source_key="p1", ethnicity="White: Irish")
    send(worker, at(graham, "facts/about/"), religion="Methodist")
    page = words_of(worker.get(at(graham)))
    assert "Methodist Where it came from: Set by Hannah Price" in page
    assert "White: Irish Where it came from: From a loaded file" in page


@pytest.mark.parametrize(
    ("rest", "typed", "said"),
    [
        ("address/", {"kind": "home"}, "Enter the address, or at least its postcode."),
        ("address/", {"kind": "home", "postcode": "X"}, "Enter a full UK postcode"),
        ("reach/", {"kind": "email", "value": "nobody"}, "Enter an e-mail address, like name@example.com."),
        ("reach/", {"kind": "phone", "value": "ring Ruth"}, "Enter a telephone number, like 01632 960 001."),
        ("number/", {"kind": "council", "value": ""}, "Enter the number, or leave this page."),
        ("speaking/", {"code": ""}, "Choose from the list how to speak to them."),
        ("alerts/", {"words": "Dog"}, "Enter the day on which to check this again"),
        ("alerts/", {"words": ""}, "Say what the danger is and what to do about it."),
    ],
)
def test_bad_input_on_any_form_is_said_at_its_field_and_kept(
    worker: Client, graham: Person, rest: str, typed: dict[str, str], said: str
) -> None:
    response = send(worker, at(graham, rest), **typed)
    assert response.status_code == 400
    assert said in words_of(response)
    assert "<title>Error:" in response.content.decode()
    kept = {name: value.strip() for name, value in form_of(response).items()}
    assert all(kept.get(name, "") == value for name, value in typed.items())


@pytest.mark.parametrize(
    "rest",
    ["", "facts/who/", "name/", "name/add/", "address/", "reach/", "number/", "speaking/", "alerts/"],
)
def test_someone_out_of_reach_and_nobody_give_the_very_same_page(worker: Client, rest: str) -> None:
    hidden = factories.person(of=factories.team(), given_name="Diana")
    for ask in (worker.get, worker.post) if rest else (worker.get,):
        refused, missing = ask(at(hidden, rest)), ask(f"/people/BCDFGHJK/details/{rest}")
        assert refused.status_code == missing.status_code == 404
        assert refused.content == missing.content


def test_a_role_without_details_has_no_such_section(north: Team, graham: Person) -> None:
    broker = signed_in("broker", north)
    assert broker.get(at(graham)).status_code == 404
    assert broker.post(at(graham, "alerts/"), {"words": "Dog"}).status_code == 404


def test_opening_details_is_a_look_and_so_is_each_form(worker: Client, graham: Person) -> None:
    worker.get(at(graham))
    worker.get(at(graham, "facts/who/"))
    rows = AuditRow.objects.filter(kind="read", record_id=graham.pk)
    assert [(row.part, row.tie) for row in rows.order_by("seq")] == [("details", "team")] * 2


def test_the_questions_asked_do_not_grow_with_what_is_known(worker: Client, graham: Person) -> None:
    small = asked(worker, at(graham))
    by: Any = factories.acting(worker.user, "social_worker")  # type: ignore[attr-defined]
    for number in range(8):
        people.add_alert(
            person=graham, words="Dog", check_on=factories.TODAY + timedelta(9), by=by, on=factories.TODAY
        )
        people.add_communication_need(person=graham, code="large_print", by=by, on=factories.TODAY)
        people.add_contact_point(person=graham, kind="phone", value=f"01632 960 {number:03}", by=by)
        people.add_identifier(person=graham, kind="council", value=f"2047{number}", by=by)
        people.add_alias(person=graham, given_name=f"G{number}", family_name="A", by=by, on=factories.TODAY)
        people.add_address(
            person=graham,
            lines=f"{number} Elm",
            by=by,
            on=factories.TODAY,
            starts_on=date(2020, 1, number + 1),
        )
    assert asked(worker, at(graham)) == small <= MOST
    for form in ("facts/who/", "name/", "address/", "speaking/", "alerts/"):
        assert asked(worker, at(graham, form)) <= MOST
