"""One look at every list: at least eight rows of two lines, or twelve of one, stand on the first screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from homefirst.foundation import definitions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team, User
from homefirst.oversight.cohorts.actions import pick_group
from homefirst.oversight.cohorts.definitions import review_groups
from homefirst.practice.hospital.actions import add_notice
from homefirst.practice.pathways.actions import draft_change
from homefirst.practice.pathways.actions.changes import Drafted
from homefirst.practice.pathways.models import ChangedFile
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service
from tests import factories as make
from tests.browser.lists import too_few
from tests.browser.visitor import Visitor
from tests.oversight.made_up_year import begin, finish
from tests.practice.carers.walking import planned
from tests.practice.hospital.walking import described, noticed
from tests.practice.letters.test_printing import ready, somebody
from tests.practice.liberty.walking import urgent
from tests.practice.matters import walking as matters
from tests.practice.organisations.walking import opened
from tests.practice.register.walking import agreed, on_it, spoken_about
from tests.practice.safeguarding.walking import concern, concluded, to_enquiry

pytestmark = [
    pytest.mark.usefixtures("transactional_db", "published"),
    pytest.mark.parametrize("scripts", [True], ids=["with scripts"]),
]
TODAY = make.TODAY


@pytest.fixture
def team(transactional_db: None, published: None, settings: Any, tmp_path: Path) -> Team:
    settings.DATA = tmp_path
    return make.team("learning_disability", "Learning disability team")


@pytest.fixture
def lead(team: Team) -> User:
    return make.staff("safeguarding_lead", name="Ruth Okoro", teams=(team,))


@pytest.fixture
def worker(team: Team) -> Actor:
    return make.actor("social_worker", teams=(team,), name="Theresa Nolan")


@pytest.fixture
def manager(team: Team) -> Actor:
    return make.actor("team_manager", teams=(team,), name="Amara Cole")


def test_what_the_safeguarding_lead_lists_fills_the_first_screen(
    visitor: Visitor, lead: User, worker: Actor, team: Team
) -> None:
    by = make.acting(lead, "safeguarding_lead")
    for number, name in enumerate(("Jean", "Norah", "Leon")):
        to_enquiry(
            concern(by, make.person(of=team, given_name=name, family_name=f"Featherstone {number}")), by
        )
    concern(by, make.person(of=team, given_name="Christopher", family_name="Thompson"))
    concluded(concern(by, make.person(of=team, given_name="Piotr", family_name="Lis")), by)
    opened(by)
    urgent(by, make.person(of=team, given_name="Christopher", family_name="Marsh"))
    entry = on_it(worker, make.person(of=team, given_name="Ravi", family_name="Nair"), "red")
    spoken_about(entry, worker, **agreed(1, "Ask the landlord about a quieter flat", "Housing", 5))
    matters.concern(by, "Dean Marsh")
    matters.review(by, name="Ada Finch")
    visitor.signed_in(lead)
    _fills(
        visitor, "safeguarding", "ended_enquiries", "liberty_board", "support_register", "services_enquired",
        "trust_concerns", "adult_reviews", "tellings",
    )  # fmt: skip


def test_what_a_team_lists_fills_the_first_screen(
    visitor: Visitor, worker: Actor, manager: Actor, team: Team
) -> None:
    graham = make.person(of=team, given_name="Graham", family_name="Featherstone")
    described(noticed(worker, graham, ready=TODAY), worker, missing=("care",), who_holds=("Kwame Boateng",))
    add_notice(
        said={"hospital": "Westbrook General", "ward": "4", "family_name": "Easterby"}, by=worker, on=TODAY
    )
    ready(worker, somebody(worker, team, "Ada", "easy_read"))
    sanjeet = make.person(of=team, given_name="Sanjeet", family_name="Bhogal", client_type="Unpaid carer")
    people.add_relationship(
        person=graham, other=sanjeet, tie="wife", is_informal_carer=True, by=worker, on=TODAY
    )
    planned(worker, sanjeet)
    assert worker.user
    assert manager.user
    visitor.signed_in(worker.user)
    _fills(visitor, "hospital", "letters", "carers_register", "find_people?q=featherstone")
    visitor.signed_in(manager.user)
    _fills(visitor, "supervision", "hospital")


def test_people_who_turn_18_and_people_picked_for_a_review_fill_the_first_screen(
    visitor: Visitor, worker: Actor, manager: Actor, team: Team
) -> None:
    young = make.person(of=team, given_name="Tina", family_name="Hale", birth_date=date(2010, 6, 3))
    begin(young, "transition", worker, TODAY)
    cost = {"cost_low": 18_000, "cost_middle": 36_500, "cost_high": 73_000, "main_help": "at_home"}
    said = {"own_words": "A job", "how_sure": "guess", **cost}
    finish(young.episodes.get(), "on_the_tracker", "another_year", worker, TODAY, said)
    for name in ("Alder", "Birch"):
        _in_supported_living(team, name)
    group = pick_group(definition=review_groups()["nearer_home"], by=manager, on=TODAY)
    assert manager.user
    visitor.signed_in(manager.user)
    _fills(visitor, "who_turns_18_people", "review_groups")
    _fills(visitor, "review_group", group=group.code)


def test_how_we_work_fills_the_first_screen(visitor: Visitor, team: Team) -> None:
    gwen = make.staff("principal_social_worker", name="Gwen Morgan", teams=(team,))
    words = (definitions.folder() / "pathways" / "reablement.yaml").read_text(encoding="utf-8")
    changed = words.replace("within: 2 working days", "within: same day", 1)
    draft_change(
        files=[Drafted(ChangedFile.Kind.PATHWAY, "reablement", changed)],
        by=make.acting(gwen, "principal_social_worker"),
    )
    visitor.signed_in(gwen)
    _fills(visitor, "how_we_work", "how_changes", "how_forms", "roles")
    for kind in ("times", "measures", "letters", "words"):
        _fills(visitor, "how_list", kind=kind)


def _fills(visitor: Visitor, *names: str, **kwargs: Any) -> None:
    thin = {}
    for each in names:
        name, _, query = each.partition("?")
        visitor.page.goto(f"{visitor.base}{reverse(name, kwargs=kwargs or None)}?{query}")
        if few := too_few(visitor.page, name):
            thin[visitor.path] = few
    assert not thin


def _in_supported_living(team: Team, name: str) -> Person:
    found = make.person(
        of=team,
        family_name=name,
        birth_date=date(1985, 5, 1),
        primary_support_reason="Learning disability support",
    )
    add_service(
        person=found, service_type="Long term support: Community", service_component="Community supported living",
        starts_on=date(2024, 1, 8), unit_cost=Decimal(1500), cost_frequency="Weekly", by=make.SYSTEM, on=TODAY,
    )  # fmt: skip
    return found
