"""What was typed when a session had run out is there again after signing in: for whoever typed it, and nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client

from homefirst.foundation.access.kept import MARK
from homefirst.foundation.accounts.factors import code_now
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def graham() -> Person:
    return factories.person(of=factories.team("north"), given_name="Graham", birth_date=date(1944, 3, 14))


@pytest.fixture
def worker(graham: Person) -> Client:
    return signed_in("social_worker", graham.record.team)


def run_out(client: Client) -> None:
    session = client.session
    session["seen"] = session["began"] = 0
    session.save()


def where_to(response: Any) -> str:
    """The page that signing in leads back to."""
    return parse_qs(urlsplit(response.url).query)["next"][0]


def press(client: Client, address: str, typed: dict[str, str]) -> Any:
    """As a browser sends a form without files."""
    return client.post(address, urlencode(typed), content_type="application/x-www-form-urlencoded")


def facts(person: Person) -> str:
    return f"/people/{person.record.ref}/details/facts/who/"


def test_the_words_stand_in_their_boxes_and_are_saved_only_when_sent_again(
    worker: Client, graham: Person
) -> None:
    page = form_of(worker.get(facts(graham)))
    run_out(worker)
    turned_away = press(worker, facts(graham), page | {"liked_name": "Gray"})
    assert turned_away.url.startswith("/sign-in/")
    back = where_to(turned_away)
    factories.sign_in(worker, worker.user)  # type: ignore[attr-defined]
    again = worker.get(back)
    assert "Your words are still here." in words_of(again)
    assert form_of(again)["liked_name"] == "Gray"
    graham.refresh_from_db()
    assert graham.liked_name == ""
    assert worker.post(back, form_of(again)).status_code == 302
    graham.refresh_from_db()
    assert graham.liked_name == "Gray"
    assert "Your words are still here." not in words_of(worker.get(back))


def test_words_are_kept_though_another_page_met_the_end_of_the_session_first(
    worker: Client, graham: Person
) -> None:
    page = form_of(worker.get(facts(graham)))
    run_out(worker)
    assert worker.get("/my-work/").status_code == 302
    back = where_to(press(worker, facts(graham), page | {"liked_name": "Gray"}))
    factories.sign_in(worker, worker.user)  # type: ignore[attr-defined]
    assert form_of(worker.get(back))["liked_name"] == "Gray"


def test_after_signing_out_nothing_is_kept_for_anybody(worker: Client, graham: Person) -> None:
    page = form_of(worker.get(facts(graham)))
    worker.logout()
    assert where_to(press(worker, facts(graham), page | {"liked_name": "Gray"})) == facts(graham)


def test_somebody_else_who_signs_in_there_finds_an_empty_form(worker: Client, graham: Person) -> None:
    page = form_of(worker.get(facts(graham)))
    run_out(worker)
    back = where_to(press(worker, facts(graham), page | {"liked_name": "Gray"}))
    other = signed_in("social_worker", graham.record.team)
    assert form_of(other.get(back))["liked_name"] == ""


def test_a_code_is_never_kept(worker: Client) -> None:
    elsewhere = factories.person(of=factories.team(), given_name="Diana")
    page = f"/people/{elsewhere.record.ref}/open/?how=emergency"
    run_out(worker)
    back = where_to(
        press(worker, page, {"reason": "danger", "words": "She is on the floor", "code": "123456"})
    )
    assert back == f"{page}&{MARK}=1"
    factories.sign_in(worker, worker.user)  # type: ignore[attr-defined]
    again = form_of(worker.get(back))
    assert again["words"].strip() == "She is on the floor"
    assert again["code"] == ""


def test_a_person_half_added_is_there_again(worker: Client) -> None:
    run_out(worker)
    back = where_to(press(worker, "/people/add/", {"family_name": "Nowak", "postcode": "WB4 2PL"}))
    factories.sign_in(worker, worker.user)  # type: ignore[attr-defined]
    again = form_of(worker.get(back))
    assert (again["family_name"], again["postcode"]) == ("Nowak", "WB4 2PL")
    assert not Person.objects.filter(family_name="Nowak").exists()


def test_a_page_that_was_only_read_comes_back_as_it_was(worker: Client, graham: Person) -> None:
    run_out(worker)
    assert where_to(worker.get(facts(graham))) == facts(graham)


def test_signing_in_leads_back_to_the_page_with_the_words(worker: Client) -> None:
    user = worker.user  # type: ignore[attr-defined]
    TOTP.activate(user, SECRET)
    run_out(worker)
    turned_away = press(worker, "/people/add/?q=nowak", {"family_name": "Nowak"})
    worker.post(turned_away.url, {"login": user.email, "password": factories.PASSWORD})
    back = worker.post("/sign-in/code/", {"code": code_now(SECRET)}).url
    assert back == f"/people/add/?q=nowak&{MARK}=1"
    assert form_of(worker.get(back))["family_name"] == "Nowak"
