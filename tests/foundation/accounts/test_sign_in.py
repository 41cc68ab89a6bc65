"""The sign-in pages themselves, with both factors, as a browser would use them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from homefirst.foundation.accounts import actions, sessions
from homefirst.foundation.accounts.factors import code_now
from homefirst.foundation.accounts.models import SignInTries, User
from homefirst.foundation.audit.models import AuditRow
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def worker() -> User:
    user = make.staff("team_manager")
    TOTP.activate(user, SECRET)
    return user


def give_password(client: Client, user: User, password: str = make.PASSWORD, to: str = "/sign-in/"):
    return client.post(to, {"login": user.email, "password": password})


def give_code(client: Client, code: str | None = None):
    return client.post("/sign-in/code/", {"code": code or code_now(SECRET)})


def last_row() -> AuditRow:
    return AuditRow.objects.latest("seq")


def test_a_password_and_six_digits_open_the_first_page(client: Client, worker: User) -> None:
    assert give_password(client, worker).url == "/sign-in/code/"
    assert give_code(client).url == "/"
    assert client.get("/").status_code == 302
    row = AuditRow.objects.get(action="sign_in")
    assert (row.kind, row.user_id) == ("sign_in", worker.pk)


def test_a_password_alone_opens_nothing(client: Client, worker: User) -> None:
    give_password(client, worker)
    assert client.get("/role/").url == "/sign-in/?next=/role/"


def test_a_password_alone_leads_somebody_new_to_setting_up_and_nowhere_else(client: Client) -> None:
    newcomer = make.staff()
    give_password(client, newcomer)
    for page in ("/", "/role/", "/accounts/"):
        assert client.get(page).url == "/sign-in/set-up/"


def test_setting_up_asks_for_a_password_of_ones_own_and_the_digits_of_the_telephone(client: Client) -> None:
    newcomer = actions.create_staff(
        email="new@council.example", name="New", password="handed over once", by=make.SYSTEM
    )
    give_password(client, newcomer, "handed over once")
    page = client.get("/sign-in/set-up/").content.decode()
    secret = re.search(r"<strong>([A-Z2-7 ]+)</strong>", page)[1].replace(" ", "")
    same = client.post("/sign-in/set-up/", {"password": "handed over once", "code": code_now(secret)})
    assert "Choose another password" in same.content.decode()
    done = client.post("/sign-in/set-up/", {"password": "three unlike words", "code": code_now(secret)})
    assert done.url == "/"
    assert client.get("/role/").status_code == 200
    newcomer.refresh_from_db()
    assert newcomer.check_password("three unlike words")
    assert not newcomer.must_change_password


def test_setting_up_again_is_refused_to_somebody_who_has_a_telephone(client: Client, worker: User) -> None:
    client.force_login(worker)
    session = client.session
    session["began"] = session["seen"] = timezone.now().timestamp()
    session.save()
    assert client.get("/sign-in/set-up/").url.startswith("/sign-in/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("email", ["right", "nobody@council.example"])
def test_a_wrong_name_and_a_wrong_password_get_the_same_words(
    client: Client, worker: User, email: str
) -> None:
    typed = worker.email if email == "right" else email
    page = client.post("/sign-in/", {"login": typed, "password": "not this one"}).content.decode()
    assert "The e-mail address and the password do not go together." in page
    assert "<title>Error: " in page
    assert last_row().action == "sign_in.failed"
    assert typed not in str(last_row().detail)


def test_after_five_tries_the_right_password_must_wait_too_and_is_told_how_long(
    client: Client, worker: User
) -> None:
    for _ in range(5):
        give_password(client, worker, "not this one")
    page = give_password(client, worker).content.decode()
    assert "Wait 15 minutes" in page
    assert "01632 960 410" in page
    assert last_row().action == "sign_in.locked"


def test_the_wait_ends(client: Client, worker: User) -> None:
    for _ in range(6):
        give_password(client, worker, "not this one")
    SignInTries.objects.update(last_at=timezone.now() - timedelta(minutes=16))
    assert give_password(client, worker).status_code == 302


def test_five_wrong_codes_lock_the_second_factor(client: Client, worker: User) -> None:
    give_password(client, worker)
    for _ in range(5):
        give_code(client, "000000" if code_now(SECRET) != "000000" else "111111")
    assert "Wait 15 minutes" in give_code(client).content.decode()


def test_six_digits_open_one_session_only(worker: User) -> None:
    first, second = Client(), Client()
    give_password(first, worker)
    give_password(second, worker)
    digits = code_now(SECRET)
    assert give_code(first, digits).status_code == 302
    assert "not the six digits shown now" in give_code(second, digits).content.decode()


def test_signing_in_returns_to_the_page_that_was_asked_for(client: Client, worker: User) -> None:
    to = client.get("/accounts/?page=2").url
    assert to == "/sign-in/?next=/accounts/%3Fpage%3D2"
    give_password(client, worker, to=to)
    assert give_code(client).url == "/accounts/?page=2"


def test_signing_in_never_leads_to_another_site(client: Client, worker: User) -> None:
    give_password(client, worker, to="/sign-in/?next=https://elsewhere.example/")
    assert give_code(client).url == "/"


@pytest.mark.parametrize(
    ("began", "seen", "stands"),
    [
        (timedelta(minutes=29), timedelta(minutes=29), True),
        (timedelta(minutes=31), timedelta(minutes=31), False),
        (timedelta(hours=11, minutes=59), timedelta(minutes=1), True),
        (timedelta(hours=12, minutes=1), timedelta(minutes=1), False),
    ],
)
def test_a_session_ends_after_half_an_hour_idle_or_twelve_hours(
    client: Client, worker: User, began: timedelta, seen: timedelta, stands: bool
) -> None:
    make.sign_in(client, worker)
    session, now = client.session, timezone.now().timestamp()
    session["began"], session["seen"] = now - began.total_seconds(), now - seen.total_seconds()
    session.save()
    answer = client.get("/role/")
    assert answer.status_code == (200 if stands else 302)
    assert stands or answer.url == "/sign-in/?next=/role/"


def test_ending_somebodys_access_ends_all_their_sessions_at_once(worker: User) -> None:
    phone = Client()
    give_password(phone, worker)
    give_code(phone)
    assert phone.get("/role/").status_code == 200
    assert sessions.SignedIn.objects.filter(user=worker).count() == 1
    actions.disable_staff(user=worker, by=make.SYSTEM)
    assert phone.get("/role/").status_code == 302
    assert "do not go together" in give_password(Client(), worker).content.decode()


def test_starting_again_takes_the_old_telephone_away(worker: User) -> None:
    actions.start_again(user=worker, password="once more, once only", by=make.SYSTEM)
    assert not Authenticator.objects.filter(user=worker).exists()
    client = Client()
    assert give_password(client, worker, "once more, once only").status_code == 302
    assert client.get("/").url == "/sign-in/set-up/"


def test_signing_out_needs_a_press_and_is_recorded(client: Client, worker: User) -> None:
    make.sign_in(client, worker)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").url == "/sign-in/"
    assert last_row().action == "sign_out"
    assert client.get("/role/").status_code == 302


@pytest.mark.parametrize(
    "at", ["/signup/", "/accounts/signup/", "/password/reset/", "/sign-in/code/confirm/"]
)
def test_nobody_signs_themselves_up_or_resets_by_mail(client: Client, at: str) -> None:
    assert client.get(at).status_code == 404


def test_passwords_are_kept_with_argon2() -> None:
    from django.conf import settings

    from homefirst.config import settings as ours

    assert ours.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert settings.SESSION_COOKIE_HTTPONLY


def test_somebody_with_two_roles_chooses_and_may_change(client: Client) -> None:
    both = make.staff("team_manager")
    actions.give_role(user=both, role="administrator", by=make.SYSTEM, on=make.LONG_AGO)
    make.sign_in(client, both)
    assert client.get("/accounts/").url == "/role/"
    client.post("/role/", {"role": "administrator"})
    assert client.get("/accounts/").status_code == 200
    client.post("/role/", {"role": "team_manager"})
    assert client.get("/accounts/").status_code == 404


def test_a_role_that_is_not_held_cannot_be_chosen(client: Client, worker: User) -> None:
    make.sign_in(client, worker)
    client.post("/role/", {"role": "administrator"})
    assert client.get("/accounts/").status_code == 404
