"""In, safely: a password, six digits, a role; and what is said when something is wrong."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP

from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.factors import code_now
from homefirst.foundation.accounts.models import User
from tests import factories as make
from tests.browser.visitor import Visitor

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def manager(transactional_db: None) -> User:
    user = make.staff("team_manager", name="Amara Cole")
    actions.give_role(user=user, role="administrator", by=make.SYSTEM, on=make.LONG_AGO)
    TOTP.activate(user, SECRET)
    return user


def give_password(visitor: Visitor, user: User, password: str = make.PASSWORD) -> Visitor:
    return visitor.type("E-mail address", user.email).type("Password", password).press("Sign in")


def test_a_password_six_digits_and_a_role_lead_to_the_page_that_was_asked_for(
    visitor: Visitor, manager: User
) -> None:
    visitor.open("/accounts/").sees("Sign in to Homefirst", "Westbrook Council")
    give_password(visitor, manager).sees("The six digits")
    visitor.type("The six digits", code_now(SECRET)).press("Sign in").sees("Which role are you working in?")
    visitor.press("Save and continue").sees("Choose a role.")
    visitor.choose("Administrator").press("Save and continue")
    visitor.open("/accounts/").sees("Amara Cole, Administrator")
    visitor.press("Sign out").sees("Sign in to Homefirst")
    visitor.open("/accounts/").sees("Sign in to Homefirst")


def test_what_is_wrong_at_sign_in_is_said_and_the_address_is_still_there(
    visitor: Visitor, manager: User
) -> None:
    visitor.open("account_login").press("Sign in").sees("Enter your e-mail address", "Enter your password.")
    give_password(visitor, manager, "not this one").sees(
        "The e-mail address and the password do not go together."
    )
    assert visitor.page.get_by_label("E-mail address", exact=True).input_value() == manager.email
    give_password(visitor, manager).type("The six digits", "12").press("Sign in").sees(
        "Wait for the next ones"
    )


def test_somebody_new_sets_up_a_password_and_a_telephone(visitor: Visitor, transactional_db: None) -> None:
    newcomer = actions.create_staff(
        email="new@council.example", name="Hannah Price", password="handed over once", by=make.SYSTEM
    )
    actions.give_role(user=newcomer, role="administrator", by=make.SYSTEM, on=make.LONG_AGO)
    visitor.open("account_login")
    give_password(visitor, newcomer, "handed over once").sees("Set up your sign-in")
    visitor.press("Save and continue").sees("Choose a password of at least 12 characters.")
    said = visitor.page.locator("main").inner_text()
    found = re.search(r"type this key:\s*([A-Z2-7 ]+)", said)
    assert found, said
    visitor.type("A new password", "three unlike words")
    visitor.type("The six digits that your telephone shows", code_now(found[1].replace(" ", "")))
    visitor.press("Save and continue").sees("Hannah Price, Administrator")


def test_a_page_that_is_not_there_and_one_that_may_not_be_seen_say_the_same(
    visitor: Visitor, transactional_db: None
) -> None:
    visitor.signed_in(make.staff("administrator"))
    visitor.open("/nothing/like/this/").sees(
        "There is no such page, or you have no reason recorded to see it"
    )
    words = visitor.page.locator("main").inner_text()
    visitor.signed_in(make.staff("councillor")).open("accounts")
    assert visitor.page.locator("main").inner_text() == words
