"""The dynamic support register as a page: closest to a crisis first, what is agreed and who has it, late first; each count
opens what it counts; the next panel's list is honest about who is not on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.register.models import AgreedAction, RegisterEntry
from tests import factories as make
from tests.factories import TODAY
from tests.practice.register.walking import agreed, on_it, spoken_about
from tests.practice.safeguarding.walking import ended
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGE = "/safeguarding/register/"


class Desk:
    def __init__(self) -> None:
        self.team = make.team("learning_disability", "Learning disability team")
        self.client = signed_in("principal_social_worker", self.team)
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = make.actor("social_worker", teams=(self.team,))

    def add(self, name: str, colour: str = "green", **said: Any) -> RegisterEntry:
        return on_it(self.by, make.person(of=self.team, given_name=name, family_name="Nair"), colour, **said)

    def page(self, rest: str = "") -> str:
        return words_of(self.client.get(f"{PAGE}{rest}"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_closest_to_a_crisis_stand_first_with_their_panels(desk: Desk) -> None:
    desk.add("Green")
    spoken_about(desk.add("Amber", "amber"), desk.by)
    desk.add("Red", "red")
    page = desk.page()
    assert page.index("Red Nair") < page.index("Amber Nair") < page.index("Green Nair")
    assert "Nights are quieter." in page
    assert "None yet" in page


def test_what_is_agreed_has_its_name_and_day_and_late_stands_first(desk: Desk) -> None:
    entry = desk.add("Ravi")
    spoken_about(
        entry,
        desk.by,
        **agreed(1, "Ask about nights", "A nurse", 5),
        **agreed(2, "Find a flat", "Housing", 9),
    )
    AgreedAction.objects.filter(owner="Housing").update(due_on=TODAY - timedelta(days=3))
    page = desk.page()
    assert page.index("Find a flat: Housing") < page.index("Ask about nights: A nurse")
    assert "late" in page
    assert "Ravi Nair" in desk.page("?show=late")


def test_each_count_opens_whom_it_counts(desk: Desk) -> None:
    desk.add("Red", "red")
    spoken_about(desk.add("Left"), desk.by, "leaves", spoken_about="She has moved home.")
    entry = spoken_about(desk.add("Avoided", "red"), desk.by, "crisis")
    said = {"what_was_done": "Two nights away.", "would_have": "A section.", "who_agrees": "Dr Obi"}
    ended(entry.episode, "treatment_review", "avoided", desk.by, **said)
    assert "2 Red" in desk.page()
    assert "Left Nair" not in desk.page()
    page = desk.page("?show=left")
    assert "Left Nair" in page
    assert "She has moved home." in page
    assert "Leaves the register" in page
    assert "Red Nair" not in page
    page = desk.page("?show=avoided")
    assert "Avoided Nair" in page
    assert "Two nights away." in page
    assert "Dr Obi" in page
    assert "Nobody is in this part of the register." in desk.page("?show=admitted")


def test_somebody_who_died_came_off_with_how_it_ended(desk: Desk) -> None:
    entry = desk.add("Ravi")
    step = entry.episode.steps.get(code="panel")
    from homefirst.practice.pathways.actions import finish_step

    finish_step(
        step=step, outcome="died", row_version=step.row_version, by=desk.by, on=TODAY, reason="At home."
    )
    assert "Ravi Nair" not in desk.page()
    assert "Ravi Nair" in desk.page("?show=left")


def test_who_no_longer_agrees_is_seen(desk: Desk) -> None:
    spoken_about(desk.add("Ravi"), desk.by, still_agrees="no")
    desk.add("Other")
    page = desk.page("?show=ask")
    assert "No longer agrees" in page
    assert "Other Nair" not in page


def test_the_list_of_the_next_panel_names_everybody_or_says_how_many_are_missing(desk: Desk) -> None:
    spoken_about(desk.add("Ravi"), desk.by, **agreed(1, "Ask about nights", "A nurse", 5))
    hidden = desk.add("Hidden").person
    assert "2 people to be spoken about" in desk.page("agenda/")
    lead = make.actor("safeguarding_lead", teams=(desk.team,))
    people.restrict(person=hidden, reason="Her own safety here", named=[], by=lead)
    page = desk.page("agenda/")
    assert "Ravi Nair: Green: at risk, held" in page
    assert "Ask about nights" in page
    assert "The community nurses" in page
    assert "Hidden Nair" not in page
    assert "This list is not whole." in page
    assert "1 more person is on the register whose records you may not see" in page
    assert "1 more person is on the register" in desk.page()


def test_a_worker_sees_those_of_their_team_and_that_there_are_more(desk: Desk) -> None:
    desk.add("Ravi")
    other = words_of(signed_in("social_worker", make.team("north", "North")).get(PAGE))
    assert "Ravi" not in other
    assert "1 more person is on the register" in other
    assert "Ravi Nair" in words_of(signed_in("social_worker", desk.team).get(PAGE))


@pytest.mark.parametrize(
    "role", ["finance", "councillor", "broker", "first_contact", "director", "administrator"]
)
def test_other_roles_have_no_such_page(role: str) -> None:
    for address in (PAGE, f"{PAGE}agenda/"):
        assert signed_in(role).get(address).status_code in (403, 404)


def test_one_persons_page_has_colours_panels_and_a_way_to_cross_off(desk: Desk) -> None:
    entry = spoken_about(desk.add("Ravi", "amber"), desk.by, **agreed(1, "Ask about nights", "A nurse", 5))
    page = desk.page(f"{entry.pk}/")
    for words in (
        "Amber: a crisis is likely",
        "Nights are quieter.",
        "As it was told.",
        "Agrees",
        "Cross it off",
    ):
        assert words in page, words
    address = f"{PAGE}agreed/{AgreedAction.objects.get().pk}/"
    response: Any = desk.client.post(address, {"words": "", "row_version": "1"})
    assert (response.status_code, "Say what came of it." in words_of(response)) == (400, True)
    response = desk.client.post(address, {"words": "She sleeps.", "row_version": "1"}, follow=True)
    assert "It is crossed off" in words_of(response)
    assert "Nothing that a panel agreed is open." in desk.page(f"{entry.pk}/")


def test_whoever_is_shown_was_looked_at(desk: Desk) -> None:
    entry = desk.add("Ravi")
    desk.page()
    assert AuditRow.objects.filter(part="dynamic support register", record_id=entry.person_id).exists()
    desk.page(f"{entry.pk}/")
    assert AuditRow.objects.filter(part="register", record_id=entry.person_id).exists()


def test_the_register_asks_as_often_for_many_as_for_few(desk: Desk) -> None:
    entry = spoken_about(desk.add("First"), desk.by, **agreed(1, "Ask", "A nurse", 5))
    pages = (PAGE, f"{PAGE}agenda/", f"{PAGE}?show=left", f"{PAGE}{entry.pk}/")
    few = [asked(desk.client, page) for page in pages]
    for number in range(6):
        spoken_about(desk.add(f"Person {number}"), desk.by, **agreed(1, "Ask", "A nurse", 5))
    spoken_about(desk.add("Gone"), desk.by, "leaves")
    spoken_about(entry, desk.by, **agreed(1, "Ask again", "A nurse", 5))
    many = [asked(desk.client, page) for page in pages]
    assert [many[0], many[1], many[3]] == [few[0], few[1], few[3]]
    assert max(*few, *many) <= MOST
