"""The boards as a safeguarding lead and a hospital social worker go through them."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.hospital.models import MissingThing
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.hospital.walking import described, noticed
from tests.practice.safeguarding.walking import concern, to_enquiry

TODAY = make.TODAY


@pytest.fixture
def team(transactional_db: None, published: None) -> Any:
    return make.team("safeguarding", "Safeguarding team")


@pytest.fixture
def lead(team: Any) -> User:
    return make.staff("safeguarding_lead", name="Ruth Okoro", teams=(team,))


@pytest.fixture
def worker(team: Any) -> User:
    return make.staff("social_worker", name="Theresa Nolan", teams=(team,))


def test_the_lead_finds_what_waits_and_narrows_the_board(visitor: Visitor, lead: User, team: Any) -> None:
    by = make.acting(lead, "safeguarding_lead")
    concern(by, make.person(of=team, given_name="Jean", family_name="Tolley"))
    to_enquiry(concern(by, make.person(of=team, given_name="Norah", family_name="Finch")), by)
    visitor.signed_in(lead).open("safeguarding")
    visitor.sees("Jean Tolley")
    visitor.press("Enquiries open", exact=False)
    visitor.sees("Norah Finch")
    visitor.does_not_see("Jean Tolley")
    visitor.open("ended_enquiries")


def test_what_is_missing_before_somebody_can_go_home_is_crossed_off(
    visitor: Visitor, worker: User, team: Any
) -> None:
    by = make.acting(worker, "social_worker")
    episode = noticed(by, make.person(of=team, given_name="Graham", family_name="Ashworth"), ready=TODAY)
    described(episode, by, missing=("care",), who_holds=("Kwame Boateng",))
    visitor.signed_in(worker).open("hospital")
    visitor.sees("Kwame Boateng")
    visitor.open("hospital_stay", episode=episode.pk)
    visitor.press("It is here", exact=False)
    visitor.sees("Nothing is written down as missing.")
    assert MissingThing.objects.get().here_on == TODAY
    visitor.open("say_missing", episode=episode.pk)
    visitor.open("add_notice")
    visitor.open("load_notices")
