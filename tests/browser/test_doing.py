"""Doing a piece of work in a browser: in any order, over several sittings, with nothing lost whatever happens."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from homefirst.foundation import definitions
from homefirst.foundation.accounts.factors import code_now
from homefirst.foundation.accounts.models import User
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode, Step, StepAnswers
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.pathways.walks import in_hand

pytestmark = pytest.mark.usefixtures("transactional_db", "published")

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MATTERS, WEEK = "What matters to you?", "What does a good week look like?"
WORDS = "My garden, and my daughter coming on Sundays"
with_scripts = pytest.mark.parametrize("scripts", [True], indirect=True, ids=["with scripts"])


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "Westbrook North")


@pytest.fixture
def priya(north: Any) -> User:
    return make.staff("social_worker", name="Priya Nair", teams=(north,))


@pytest.fixture
def graham(north: Any) -> Person:
    return make.person(
        of=north, given_name="Graham", family_name="Ashworth", liked_name="Gray", birth_date=date(1944, 3, 14)
    )


@pytest.fixture
def talk(published: None, graham: Person, priya: User) -> Episode:
    by = make.acting(priya, "social_worker")
    return open_episode(person=graham, code="three_conversations", by=by, on=make.TODAY)


def step(talk: Episode) -> Step:
    return in_hand(talk, "conversation_1")


def first_part(visitor: Visitor, talk: Episode) -> Visitor:
    return visitor.open("do_part", step=step(talk).pk, part="what_matters")


def kept(talk: Episode) -> dict[str, Any]:
    return StepAnswers.objects.get(step__episode=talk, step__code="conversation_1").answers


def test_from_signing_in_one_link_opens_the_form_and_its_end_says_what_it_will_cause(
    visitor: Visitor, priya: User, talk: Episode
) -> None:
    TOTP.activate(priya, SECRET)
    _sign_in(visitor.open("/"), priya).sees("Conversation 1 - listen and connect")
    visitor.press("Start:", exact=False).sees("What matters", "Answer in any order.")
    visitor.type(MATTERS, WORDS).press("Next").sees("What is already there").press("Next")
    visitor.type("Three ideas that were talked about", "Bowls club\nA key safe\nThe lunch club")
    visitor.press("Next").sees("Check and finish")
    visitor.choose("Connected to their own and community support")
    if visitor.scripts:
        effects = visitor.page.locator("[data-follows=effects]")
        expect(effects).to_contain_text("No long assessment form is filled in.", timeout=15_000)
    visitor.press("Show what happens")
    visitor.sees("No long assessment form is filled in.")
    visitor.press("Finish and send")
    assert Step.objects.get(episode=talk, code="conversation_1").state == Step.State.DONE
    assert kept(talk)["own_words"] == [WORDS]


def test_a_part_is_left_half_done_and_taken_up_again_in_another_order(
    visitor: Visitor, priya: User, talk: Episode
) -> None:
    visitor.signed_in(priya)
    visitor.open("do_part", step=step(talk).pk, part="ideas")
    visitor.type("Three ideas that were talked about", "Bowls club").press("Stop here, come back later")
    visitor.sees("is kept as far as it is answered")
    first_part(visitor, talk).type(WEEK, "Out twice").press("Ideas and connections", exact=False)
    box = visitor.box("Three ideas that were talked about")
    assert box.input_value() == "Bowls club"


@with_scripts
def test_words_typed_while_the_network_is_dead_are_kept_when_it_is_back(
    visitor: Visitor, priya: User, talk: Episode
) -> None:
    first_part(visitor.signed_in(priya), talk)
    visitor.page.context.set_offline(True)
    visitor.type(MATTERS, WORDS)
    status = visitor.page.locator("[data-saved]")
    expect(status).to_contain_text("Keep this page open and keep typing")
    assert not StepAnswers.objects.filter(step__episode=talk).exists()
    visitor.page.context.set_offline(False)
    expect(status).to_contain_text("as you type")
    assert kept(talk)["own_words"] == [WORDS]


@pytest.mark.parametrize("first", ["the save as they type", "the button"])
def test_words_typed_after_the_session_ended_are_there_again_after_signing_in(
    visitor: Visitor, priya: User, talk: Episode, first: str
) -> None:
    TOTP.activate(priya, SECRET)
    first_part(visitor.signed_in(priya), talk)
    _run_out(priya)
    visitor.type(MATTERS, WORDS)
    if visitor.scripts and first == "the save as they type":
        expect(visitor.page.locator("[data-saved]")).to_contain_text("You have been signed out.")
    _sign_in(visitor.press("Next"), priya).sees("Your words are still here.")
    visitor.press("Next").sees("What is already there")
    assert kept(talk)["own_words"] == [WORDS]


def test_whoever_saves_second_sees_both_texts_and_loses_neither(
    visitor: Visitor, priya: User, talk: Episode
) -> None:
    first_part(visitor.signed_in(priya), talk)
    with visitor.page.context.expect_page() as opened:
        visitor.page.evaluate("address => window.open(address)", visitor.page.url)
    other = Visitor(opened.value, visitor.base, visitor.scripts)
    other.type(MATTERS, WORDS).press("Next")
    visitor.type(MATTERS, "The dog").type(WEEK, "Out twice").press("Next")
    visitor.sees("Both texts", WORDS, "You changed this in another window.")
    assert visitor.box(MATTERS).input_value() == "The dog"
    assert kept(talk) == {"own_words": [WORDS], "good_week": ["Out twice"]}
    visitor.press("Next").sees("What is already there")
    assert kept(talk)["own_words"] == ["The dog"]


def test_a_form_that_changes_half_way_leaves_what_was_begun_as_it_is(
    visitor: Visitor, priya: User, talk: Episode, tmp_path: Path
) -> None:
    first_part(visitor.signed_in(priya), talk).type(MATTERS, WORDS).press("Next")
    _publish(tmp_path, MATTERS, "What matters to you most?")
    first_part(visitor, talk).sees(MATTERS).does_not_see("What matters to you most?")
    assert visitor.box(MATTERS).input_value() == WORDS
    visitor.type(WEEK, "Out twice").press("Next").sees("What is already there")
    assert kept(talk) == {"own_words": [WORDS], "good_week": ["Out twice"]}


def _sign_in(visitor: Visitor, user: User) -> Visitor:
    visitor.sees("Sign in to Homefirst")
    visitor.type("E-mail address", user.email).type("Password", make.PASSWORD).press("Sign in")
    return visitor.type("The six digits", code_now(SECRET)).press("Sign in")


def _run_out(user: User) -> None:
    """Half an hour without a page, for every session there is."""
    for each in Session.objects.all():
        store = Session.get_session_store_class()(each.session_key)
        store["seen"] = store["began"] = 0
        store.save()


def _publish(folder: Path, old: str, new: str) -> None:
    """The forms with one question asked in other words."""
    forms = folder / "forms"
    shutil.copytree(definitions.folder() / "forms", forms)
    changed = forms / "conversation_1.yaml"
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new), encoding="utf-8")
    publish_forms(folder=forms, by=make.SYSTEM)
