"""The frame of a record: what stands above every section, who may open which, and that each look is written down."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service
from tests import factories

pytestmark = pytest.mark.django_db


def _in_team(role: str = "social_worker", **facts: object) -> tuple[Client, str]:
    team = factories.team()
    user = factories.staff(role, teams=(team,))
    client = Client()
    factories.sign_in(client, user)
    client.user = user  # type: ignore[attr-defined]
    person = factories.person(of=team, **({"given_name": "Graham", "family_name": "Ashworth"} | facts))
    return client, person.record.ref


def test_the_bar_says_who_this_is_in_the_fixed_order() -> None:
    client, ref = _in_team(
        birth_date=date(1944, 3, 14), nhs_number="4010232137", council_number="204718", liked_name="Gray"
    )
    page = client.get(f"/people/{ref}/").content.decode()
    places = [
        page.index(f"<dt>{key}</dt>")
        for key in ("Born", "NHS number", "Council number", "Likes to be called")
    ]
    assert places == sorted(places)
    for value in ("14 March 1944", "401 023 2137", "204718"):
        assert value in page


def test_a_look_is_written_down_with_the_reason_it_was_allowed() -> None:
    client, ref = _in_team()
    client.get(f"/people/{ref}/")
    row = AuditRow.objects.get(kind="read", action="person.see")
    assert (row.part, row.tie) == ("now", "team")


def test_someone_out_of_reach_and_someone_who_does_not_exist_give_the_very_same_page() -> None:
    client, _ = _in_team()
    hidden = factories.person(of=factories.team(), given_name="Diana")
    refused, missing = client.get(f"/people/{hidden.record.ref}/"), client.get("/people/BCDFGHJK/")
    assert (refused.status_code, refused.content) == (missing.status_code, missing.content)
    assert refused.status_code == 404


def test_nothing_new_is_offered_for_somebody_who_died_and_the_day_is_said() -> None:
    client, ref = _in_team("team_manager", birth_date=date(1943, 1, 2), died_on=date(2026, 5, 3))
    for address in (
        f"/people/{ref}/",
        f"/people/{ref}/steps/",
        f"/people/{ref}/details/",
        f"/people/{ref}/care/",
    ):
        page = client.get(address).content.decode()
        assert "Died 3 May 2026, aged 83: nothing new can be started." in " ".join(page.split()), address
        for offer in ("Start something new", "Give the work to somebody", "Give it to somebody", "Add care"):
            assert offer not in page, (address, offer)


@pytest.mark.parametrize("section", ["", "care/", "details/"])
def test_care_that_begins_later_is_what_happens_next_where_nothing_is_in_hand(section: str) -> None:
    client, ref = _in_team()
    person = Person.objects.get(record__ref=ref)
    by = factories.acting(client.user, "social_worker")  # type: ignore[attr-defined]
    begins = date(2026, 12, 4)
    add_service(
        person=person, service_type="Long term support: Community", service_component="Meals", starts_on=begins,
        provider_name="Kettle and Spoon", by=by, on=factories.TODAY,
    )  # fmt: skip
    page = client.get(f"/people/{ref}/{section}").content.decode()
    panel = " ".join(page.split('data-part="next"')[1].split("</section>")[0].split())
    assert "Meals starts" in panel
    assert "Kettle and Spoon" in panel
    assert "Nothing is planned" not in page


@pytest.mark.usefixtures("published")
def test_what_happens_next_stands_above_the_work_and_what_can_be_started_is_folded_in_groups() -> None:
    client, ref = _in_team()
    page = client.get(f"/people/{ref}/steps/").content.decode()
    assert page.count('data-part="next"') == 1
    places = [
        page.index(words) for words in ('data-part="next"', "Start something new", "Keeping safe and free")
    ]
    assert places == sorted(places)
    assert page.count("<details") - page.count("hf-nav__menu") >= 4
    assert "<details open" not in page.split("Start something new")[1]


@pytest.mark.usefixtures("published")
def test_the_side_says_how_many_pieces_of_work_are_open() -> None:
    client, ref = _in_team()
    by = factories.acting(client.user, "social_worker")  # type: ignore[attr-defined]
    open_episode(
        person=Person.objects.get(record__ref=ref), code="three_conversations", by=by, on=factories.TODAY
    )
    assert "1 piece of work" in client.get(f"/people/{ref}/details/").content.decode()
