"""The administrator's pages, as they are pressed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.models import Membership, RoleHolding, User
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotNow
from tests import factories as make

pytestmark = pytest.mark.django_db


def typed_day(day: date) -> dict[str, str]:
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}


@pytest.fixture
def office(client: Client) -> Client:
    make.sign_in(client, make.staff("administrator", name="Stuart Kemp"))
    return client


@pytest.fixture
def worker() -> User:
    return make.staff("social_worker", name="Hannah Price", teams=(make.team("north", "North team"),))


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_list_says_who_may_sign_in_with_roles_teams_and_dates(office: Client, worker: User) -> None:
    page = text(office.get("/accounts/"))
    assert "Hannah Price" in page
    assert "Social worker from 1 January 2020" in page
    assert "North team" in page


def test_somebody_is_found_by_a_part_of_the_name(office: Client, worker: User) -> None:
    assert "Hannah Price" in text(office.get("/accounts/?name=nah"))
    none = text(office.get("/accounts/?name=zzz"))
    assert "Hannah Price" not in none
    assert "Nobody here is called that" in none


def test_a_list_of_many_is_paged_in_the_same_number_of_queries(
    office: Client, django_assert_max_num_queries
) -> None:
    for _ in range(60):
        make.staff("reablement")
    with django_assert_max_num_queries(15):
        first = text(office.get("/accounts/"))
    assert "1 to 50 of 61" in first
    assert "51 to 61 of 61" in text(office.get("/accounts/?page=2"))
    assert "51 to 61 of 61" in text(office.get("/accounts/?page=999"))


def test_somebody_is_added_and_the_password_is_shown_once(office: Client) -> None:
    make.team("east", "East team")
    said = {"name": "Nadia Rahman", "email": "Nadia@Council.example", "role": "broker", "team": "east"}
    page = office.post("/accounts/add/", said | typed_day(timezone.localdate()))
    user = User.objects.get(email="nadia@council.example")
    password = re.search(r"Password, for once\s*</dt>\s*<dd[^>]*>\s*([\w-]{16})", page.content.decode())[1]
    assert user.check_password(password)
    assert user.must_change_password
    assert password not in text(office.get(f"/accounts/{user.pk}/"))
    assert page.headers["Cache-Control"].find("no-store") >= 0
    assert set(user.role_holdings.values_list("role", flat=True)) == {"broker"}
    assert set(user.memberships.values_list("team__code", flat=True)) == {"east"}
    assert "Not set up yet" in text(office.get("/accounts/?name=nadia"))


def test_an_address_in_use_is_said_at_its_box_and_nothing_is_kept(office: Client, worker: User) -> None:
    said = {"name": "Another", "email": worker.email.upper(), "role": "broker"}
    page = office.post("/accounts/add/", said | typed_day(timezone.localdate()))
    assert page.status_code == 400
    assert "This address is in use." in text(page)
    assert 'value="Another"' in page.content.decode()
    assert not User.objects.filter(name="Another").exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Enter their full name."),
        ({"email": "no-at-sign"}, "Enter an address with an @"),
        ({"role": "queen"}, "Choose a role from the list."),
        ({"on_month": "13"}, "There is no such day."),
        ({"on_year": "1999"}, "This day has passed. Enter today or a later day."),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_kept(office: Client, said: dict, words: str) -> None:
    good = {"name": "New", "email": "new@council.example", "role": "broker"} | typed_day(timezone.localdate())
    page = office.post("/accounts/add/", good | said)
    assert words in text(page)
    assert "<title>Error: " in page.content.decode()
    assert not User.objects.filter(email="new@council.example").exists()


def test_a_role_is_given_from_a_day_and_ended_from_a_day(office: Client, worker: User) -> None:
    today = timezone.localdate()
    given = {"role": "team_manager"} | typed_day(today + timedelta(days=7))
    office.post(f"/accounts/{worker.pk}/give-role/", given)
    held = RoleHolding.objects.get(user=worker, role="team_manager")
    assert held.starts_on == today + timedelta(days=7)
    office.post(f"/accounts/{worker.pk}/end-role/social_worker/", typed_day(today + timedelta(days=7)))
    assert RoleHolding.objects.get(user=worker, role="social_worker").ends_on == today + timedelta(days=6)
    rows = AuditRow.objects.filter(action__startswith="staff.", object_id=str(worker.pk))
    assert {"staff.give_role", "staff.end_role"} <= set(rows.values_list("action", flat=True))


def test_a_team_is_joined_and_left(office: Client, worker: User) -> None:
    today = timezone.localdate()
    make.team("south", "South team")
    office.post(f"/accounts/{worker.pk}/join-team/", {"team": "south"} | typed_day(today))
    assert Membership.objects.filter(user=worker, team__code="south", ends_on=None).exists()
    office.post(f"/accounts/{worker.pk}/leave-team/north/", typed_day(today))
    assert Membership.objects.get(user=worker, team__code="north").ends_on == today - timedelta(days=1)


def test_ending_access_asks_first_and_then_ends_every_session_at_once(office: Client, worker: User) -> None:
    theirs = Client()
    make.sign_in(theirs, worker)
    from homefirst.foundation.accounts.models import SignedIn

    SignedIn.objects.create(session_key=theirs.session.session_key, user=worker)
    assert "stops at its next press" in text(office.get(f"/accounts/{worker.pk}/end-access/"))
    assert theirs.get("/role/").status_code == 200
    office.post(f"/accounts/{worker.pk}/end-access/")
    assert theirs.get("/role/").url.startswith("/sign-in/")
    assert "Access has ended." in text(office.get(f"/accounts/{worker.pk}/"))


def test_somebody_let_in_again_sets_up_anew(office: Client, worker: User) -> None:
    actions.disable_staff(user=worker, by=make.SYSTEM)
    page = text(office.post(f"/accounts/{worker.pk}/let-in-again/"))
    assert "This password is shown only now" in page
    worker.refresh_from_db()
    assert worker.is_active
    assert worker.must_change_password


def test_starting_again_shows_a_password_for_once(office: Client, worker: User) -> None:
    page = text(office.post(f"/accounts/{worker.pk}/start-again/"))
    assert "sets up their telephone and password again" in page
    assert not User.objects.get(pk=worker.pk).check_password(make.PASSWORD)


def test_an_administrator_cannot_change_their_own_account(office: Client) -> None:
    mine = User.objects.get(name="Stuart Kemp")
    for press in ("end-access/", "start-again/", "let-in-again/"):
        page = office.post(f"/accounts/{mine.pk}/{press}")
        assert page.status_code == 409
        assert "Another administrator must change it." in text(page)
    given = {"role": "social_worker"} | typed_day(timezone.localdate())
    assert office.post(f"/accounts/{mine.pk}/give-role/", given).status_code == 409
    assert set(mine.role_holdings.values_list("role", flat=True)) == {"administrator"}


def test_the_past_is_not_rewritten_by_an_administrator_but_is_by_the_server(worker: User) -> None:
    by = make.actor("administrator")
    with pytest.raises(Invalid, match="This day has passed"):
        actions.end_role(user=worker, role="social_worker", by=by, on=by.on - timedelta(days=1))
    actions.end_role(user=worker, role="social_worker", by=make.SYSTEM, on=by.on - timedelta(days=1))


def test_somebody_who_can_sign_in_is_not_let_in_again(worker: User) -> None:
    with pytest.raises(NotNow, match="can sign in already"):
        actions.open_again(user=worker, password="once only please", by=make.SYSTEM)


def test_nobody_by_that_number_gives_the_page_of_what_is_not_there(office: Client) -> None:
    for page in ("", "give-role/", "end-role/broker/", "join-team/", "end-access/", "start-again/"):
        assert office.get(f"/accounts/999999/{page}").content == office.get("/no-such-page/").content


@pytest.mark.parametrize("role", ["administrator", "information_governance", "principal_social_worker"])
def test_what_each_role_may_do_is_read_in_words(client: Client, role: str) -> None:
    make.sign_in(client, make.staff(role))
    page = text(client.get("/how/roles/"))
    for each in roles().values():
        assert each.title in page
        assert each.may_not.split('"')[0] in page
    assert "open a record in an emergency" in page


def test_roles_are_not_shown_to_roles_that_may_not_see_them(client: Client) -> None:
    make.sign_in(client, make.staff("broker"))
    assert client.get("/how/roles/").status_code == 404
