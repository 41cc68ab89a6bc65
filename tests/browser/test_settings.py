"""Your settings in a browser: shortcuts that are off until turned on, larger text, and days away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor


@pytest.fixture
def worker(transactional_db: None) -> User:
    return make.staff("social_worker", name="Hannah Price", teams=(make.team("north", "Westbrook North"),))


@pytest.fixture
def graham(worker: User) -> Person:
    for name in ("Diana", "Joan"):
        make.person(of=make.team("north"), given_name=name, family_name="Clarke")
    return make.person(of=make.team("north"), given_name="Graham", family_name="Ashworth")


def keys(visitor: Visitor, *pressed: str) -> Visitor:
    for key in pressed:
        visitor.page.keyboard.press(key)
    return visitor


def leads_to(visitor: Visitor, *pressed: str) -> str:
    with visitor.page.expect_navigation(wait_until="load"):
        keys(visitor, *pressed)
    return visitor.path


@pytest.mark.parametrize("scripts", [True], ids=["with scripts"], indirect=True)
def test_keys_do_what_links_do_once_they_are_turned_on(
    visitor: Visitor, worker: User, graham: Person
) -> None:
    ref = graham.record.ref
    visitor.signed_in(worker).open("find_people")
    keys(visitor, "/", "?", "g", "w")
    assert visitor.path == "/people/", "nothing listens before it is turned on"
    visitor.press("Your settings").choose("Listen for keyboard shortcuts").press("Save and continue")
    visitor.sees("Your pages are as you set them.")
    keys(visitor, "/")
    box = visitor.page.locator("#find")
    expect(box).to_be_focused()
    visitor.page.keyboard.type("g w 2 n ?")
    expect(box).to_have_value("g w 2 n ?")
    box.blur()
    assert leads_to(visitor, "g", "p") == "/people/"
    visitor.open("find_people", query="?q=Clarke")
    keys(visitor, "j", "j", "k")
    expect(visitor.page.locator("main tbody tr a").first).to_be_focused()
    visitor.open("record_now", ref=ref)
    assert leads_to(visitor, "2") == f"/people/{ref}/story/"
    assert leads_to(visitor, "n").startswith(f"/people/{ref}/notes/")
    visitor.open("record_now", ref=ref)
    visitor.page.set_viewport_size({"width": 320, "height": 800})
    keys(visitor, "2")
    assert visitor.path == f"/people/{ref}/", "a key presses only what the page shows"


@pytest.mark.parametrize("size", ["Larger", "Largest"])
def test_larger_text_fits_on_a_narrow_screen(
    visitor: Visitor, worker: User, graham: Person, size: str
) -> None:
    visitor.signed_in(worker).open("your_settings").choose(size).press("Save and continue")
    for page in ("my_work", "find_people", "team_board"):
        visitor.open(page)
    for page in ("record_now", "record_care", "record_details"):
        visitor.open(page, ref=graham.record.ref)


def test_days_away_and_a_new_password_are_found_from_the_settings(visitor: Visitor, worker: User) -> None:
    worker.set_password("the old one it was")
    worker.save()
    visitor.signed_in(worker).open("your_settings").press("Say when you are away").sees("Days away")
    visitor.open("your_settings").press("Change your password").press("Change your password")
    visitor.sees("Enter the password that you sign in with now.")
    visitor.type("Your password now", "the old one it was").type("A new password", "three words apart")
    visitor.press("Change your password").sees("Your password is changed.")
