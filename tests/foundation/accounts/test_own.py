"""Your settings, as they are pressed: one's own pages and one's own password."""

from __future__ import annotations

import re
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.forms import Field, PasswordInput
from django.test import Client, RequestFactory
from django.utils import timezone

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.forms import PasswordForm
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.tries import MOST
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.design.errors import words_in
from homefirst.foundation.errors import Invalid, NotAllowed
from tests import factories as make

pytestmark = pytest.mark.django_db

LONG = "three words apart"


@pytest.fixture
def hannah() -> User:
    return make.staff("social_worker", name="Hannah Price", teams=(make.team("north", "North team"),))


@pytest.fixture
def desk(client: Client, hannah: User) -> Client:
    make.sign_in(client, hannah)
    return client


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def as_self(user: User) -> Actor:
    return Actor(user=user, role="social_worker", at=timezone.localtime())


def test_shortcuts_are_off_until_somebody_turns_them_on_for_themselves(desk: Client, hannah: User) -> None:
    assert " data-shortcuts" not in desk.get("/settings/").content.decode()
    answer = desk.post("/settings/", {"shortcuts": "on", "text_size": "usual"})
    assert answer["Location"] == "/settings/"
    assert " data-shortcuts>" in desk.get("/settings/").content.decode()
    other = Client()
    make.sign_in(other, make.staff("reablement"))
    assert " data-shortcuts" not in other.get("/settings/").content.decode()


def test_larger_text_stands_on_every_page_of_whoever_chose_it(desk: Client) -> None:
    desk.post("/settings/", {"text_size": "largest"})
    for page in ("/settings/", "/people/"):
        assert "hf-text--largest" in desk.get(page).content.decode()


def test_the_keys_that_are_listed_open_places_that_the_role_has(desk: Client) -> None:
    page = text(desk.get("/settings/"))
    assert "Opens Team" in page
    assert "Opens Safeguarding" not in page


def test_a_size_that_is_none_is_refused_at_its_field(desk: Client, hannah: User) -> None:
    answer = desk.post("/settings/", {"text_size": "huge"})
    assert answer.status_code == 400
    assert "Choose how large the text is." in text(answer)
    with pytest.raises(Invalid):
        actions.set_up_pages(user=hannah, shortcuts=True, text_size="huge", by=as_self(hannah))
    assert not User.objects.get(pk=hannah.pk).shortcuts


def test_the_page_says_who_one_is_and_where_days_away_are_said(desk: Client, hannah: User) -> None:
    page = text(desk.get("/settings/"))
    assert "Hannah Price" in page
    assert "Social worker" in page
    assert "North team" in page
    assert f"/team/workers/{hannah.pk}/" in desk.get("/settings/").content.decode()


def test_nobody_sets_anothers_pages_or_password(hannah: User) -> None:
    manager = make.staff("administrator")
    by = Actor(user=manager, role="administrator", at=timezone.localtime())
    with pytest.raises(NotAllowed):
        actions.set_up_pages(user=hannah, shortcuts=True, text_size="usual", by=by)
    with pytest.raises(NotAllowed):
        actions.change_password(user=hannah, password=LONG, by=by)


def test_a_new_password_is_written_down_ends_other_sessions_and_keeps_this_one(
    desk: Client, hannah: User
) -> None:
    elsewhere = Client()
    make.sign_in(elsewhere, hannah)
    hannah.set_password("the old one it was")
    hannah.save()
    make.sign_in(desk, hannah)
    make.sign_in(elsewhere, hannah)
    answer = desk.post("/settings/password/", {"present_password": "the old one it was", "password": LONG})
    assert answer["Location"] == "/settings/"
    assert User.objects.get(pk=hannah.pk).check_password(LONG)
    assert AuditRow.objects.filter(action="sign_in.change_password", object_id=str(hannah.pk)).count() == 1
    assert desk.get("/settings/").status_code == 200
    assert elsewhere.get("/settings/").status_code == 302
    actions.end_sessions(hannah)
    assert desk.get("/settings/").status_code == 302


@pytest.mark.parametrize(
    ("present", "new", "words"),
    [
        ("", LONG, "Enter the password that you sign in with now."),
        ("wrong wrong wrong", LONG, "This is not the password that you sign in with now."),
        ("the old one it was", "short", "too short"),
        ("the old one it was", "", "Choose a new password of at least 12 characters."),
        ("the old one it was", "the old one it was", "Choose another password than the one you have now."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_at_its_field(
    desk: Client, hannah: User, present: str, new: str, words: str
) -> None:
    hannah.set_password("the old one it was")
    hannah.save()
    make.sign_in(desk, hannah)
    answer = desk.post("/settings/password/", {"present_password": present, "password": new})
    assert answer.status_code == 400
    assert words in text(answer)
    assert User.objects.get(pk=hannah.pk).check_password("the old one it was")


def test_guessing_the_present_password_is_counted(desk: Client, hannah: User) -> None:
    for _ in range(MOST):
        desk.post("/settings/password/", {"present_password": "wrong wrong wrong", "password": LONG})
    answer = desk.post("/settings/password/", {"present_password": "wrong wrong wrong", "password": LONG})
    assert "Too many tries." in text(answer)


def test_no_password_is_kept_when_the_session_has_run_out(desk: Client, hannah: User) -> None:
    names = [name for name, field in PasswordForm(user=hannah).fields.items() if is_secret(field)]
    session = desk.session
    session["seen"] = session["began"] = 0
    session.save()
    asked = urlencode(dict.fromkeys([*names, "said"], "three words apart"))
    with patch("homefirst.foundation.access.kept.cache") as kept:
        desk.post("/settings/password/", asked, content_type="application/x-www-form-urlencoded")
    assert len(names) == 2
    assert {call.args[1] for call in kept.set.call_args_list} == {"said=three+words+apart"}


def test_no_password_stands_on_a_page_that_says_something_went_wrong(desk: Client, hannah: User) -> None:
    names = [name for name, field in PasswordForm(user=hannah).fields.items() if is_secret(field)]
    asked = RequestFactory().post("/settings/password/", dict.fromkeys(names, "three words apart"))
    asked.actor = as_self(hannah)
    assert words_in(asked) == []


def is_secret(field: Field) -> bool:
    return isinstance(field.widget, PasswordInput)
