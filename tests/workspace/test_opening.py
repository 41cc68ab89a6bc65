"""A record opens to those without a tie only after they say why; everybody else learns nothing."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from homefirst.foundation.access.models import Tie
from homefirst.foundation.accounts.factors import code_now
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
WHY = {"reason": "cover", "words": "Tom is ill and she rang the duty desk"}
DANGER = {"reason": "danger", "words": "A neighbour says she is on the floor"}


@pytest.fixture
def diana() -> Person:
    return factories.person(of=factories.team("south"), given_name="Diana", family_name="Clarke")


@pytest.fixture
def north() -> Team:
    return factories.team("north")


@pytest.fixture
def worker(north: Team) -> Client:
    return signed_in("social_worker", north)


def here(person: Person, rest: str = "open/") -> str:
    return f"/people/{person.record.ref}/{rest}"


def test_the_page_says_who_will_see_that_one_looked(worker: Client, diana: Person) -> None:
    page = words_of(worker.get(here(diana)))
    assert "Diana and the information governance team can see that you looked" in page
    assert AuditRow.objects.get(kind="read", record_id=diana.pk).part == "open"


def test_saying_why_opens_the_record_for_the_day_and_the_bar_says_how_long(
    worker: Client, diana: Person
) -> None:
    assert worker.get(here(diana, "")).status_code == 404
    assert worker.post(here(diana), WHY).url == here(diana, "")
    page = words_of(worker.get(here(diana, "")))
    assert "Open to you for today. You said: I am standing in for a colleague." in page
    assert "until midnight" in page
    assert AuditRow.objects.get(action="person.see", part="now").tie == "said why, for the day"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": WHY["words"]}, "Choose the reason that fits best."),
        ({"reason": "cover"}, "Say why in a sentence. It will be read."),
        ({"reason": "cover", "words": "ill"}, "Say why in a sentence. It will be read."),
        ({"reason": "danger", "words": WHY["words"]}, "Select a valid choice"),
    ],
)
def test_without_a_reason_it_stays_closed_and_the_words_are_kept(
    worker: Client, diana: Person, typed: dict[str, str], said: str
) -> None:
    response = worker.post(here(diana), typed)
    assert response.status_code == 400
    assert said in words_of(response) or said == "Select a valid choice"
    assert form_of(response).get("words", "").strip() == typed.get("words", "")
    assert not Tie.objects.filter(record=diana.record).exists()


def test_an_emergency_asks_for_the_six_digits_once_more(worker: Client, diana: Person) -> None:
    TOTP.activate(worker.user, SECRET)  # type: ignore[attr-defined]
    wrong = worker.post(here(diana, "open/?how=emergency"), DANGER | {"code": "000000"})
    assert wrong.status_code == 400
    assert "Enter the six digits that are shown now." in words_of(wrong)
    assert not Tie.objects.exists()
    right = worker.post(here(diana, "open/?how=emergency"), DANGER | {"code": code_now(SECRET)})
    assert right.url == here(diana, "")
    page = words_of(worker.get(here(diana, "")))
    assert "Open to you in an emergency. You said: Somebody is in danger now." in page
    assert "left, until" in page


def test_an_emergency_without_digits_opens_nothing(worker: Client, diana: Person) -> None:
    response = worker.post(here(diana, "open/?how=emergency"), DANGER)
    assert "Enter the six digits that your telephone shows." in words_of(response)
    assert not Tie.objects.exists()


def test_a_record_that_was_opened_can_be_closed_again_at_once(worker: Client, diana: Person) -> None:
    worker.post(here(diana), WHY)
    assert "Keep it open" in words_of(worker.get(here(diana, "close/")))
    assert worker.post(here(diana, "close/")).status_code == 302
    assert worker.get(here(diana, "")).status_code == 404
    assert AuditRow.objects.filter(action="tie.end_claimed", record_id=diana.pk).exists()


def test_closing_leaves_a_record_open_that_one_holds_the_work_of(north: Team) -> None:
    worker = signed_in("social_worker", north)
    ours = factories.person(of=north, given_name="Graham")
    worker.post(here(ours, "close/"))
    assert worker.get(here(ours, "")).status_code == 200


def test_a_restricted_record_and_none_at_all_give_the_very_same_page(worker: Client, diana: Person) -> None:
    lead = factories.acting(factories.staff("safeguarding_lead"), "safeguarding_lead")
    Tie.objects.create(record=diana.record, user=lead.user, kind=Tie.Kind.ALLOCATED, starts_at=factories.NOW)
    people.restrict(person=diana, reason="Her family works here", named=[], by=lead)
    hidden, missing = worker.get(here(diana)), worker.get("/people/BCDFGHJK/open/")
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == 404
    assert worker.post(here(diana), WHY).status_code == 404


def test_a_role_that_may_not_say_why_has_no_such_page(north: Team, diana: Person) -> None:
    assert signed_in("broker", north).get(here(diana)).status_code == 404


def test_an_analyst_sees_no_name_before_saying_why(diana: Person) -> None:
    analyst = signed_in("performance_analyst")
    page = words_of(analyst.get(here(diana)))
    assert "Diana" not in page
    assert diana.record.ref in page
    assert not AuditRow.objects.filter(kind="read").exists()
    analyst.post(here(diana), {"reason": "mending", "words": "Her birth date is missing in the return"})
    assert "Diana Clarke" in words_of(analyst.get(here(diana, "")))


def test_a_director_opens_a_record_in_an_emergency_only(diana: Person) -> None:
    director = signed_in("director")
    TOTP.activate(director.user, SECRET)  # type: ignore[attr-defined]
    page = words_of(director.get(here(diana)))
    assert "It opens for four hours." in page
    assert "Diana" not in page
    assert director.post(here(diana), WHY).status_code == 400
    director.post(here(diana), DANGER | {"code": code_now(SECRET)})
    assert director.get(here(diana, "")).status_code == 200


def test_somebody_with_a_reason_already_is_led_to_the_record(north: Team) -> None:
    ours = factories.person(of=north, given_name="Graham")
    assert signed_in("social_worker", north).get(here(ours)).url == here(ours, "")


def test_a_record_open_by_reason_asks_no_more_questions_than_another(worker: Client, diana: Person) -> None:
    worker.post(here(diana), WHY)
    assert asked(worker, here(diana, "")) <= MOST
