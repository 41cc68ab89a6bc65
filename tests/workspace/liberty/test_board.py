"""Deprivation of liberty as a page: by order of risk with its clocks; whose ends soon, and what is missing there."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote_plus

import pytest

from homefirst.foundation.access.models import Tie
from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.liberty.models import Authorisation, LibertyCondition, LibertyRequest
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.factories import TODAY
from tests.practice.liberty.walking import asked, condition, granted, urgent
from tests.practice.safeguarding.walking import ended
from tests.workspace.desk import MOST, signed_in
from tests.workspace.desk import asked as queries
from tests.workspace.pages import send, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGE = "/safeguarding/liberty/"
DAY = timedelta(days=1)


class Desk:
    def __init__(self, role: str = "safeguarding_lead") -> None:
        self.team = make.team("north", "North team")
        self.client = signed_in(role, self.team)
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = make.actor("safeguarding_lead", teams=(self.team,))

    def person(self, name: str) -> Person:
        return make.person(of=self.team, given_name=name, family_name="Marsh")

    def page(self, rest: str = "") -> str:
        return words_of(self.client.get(f"{PAGE}{rest}"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_requests_stand_by_order_of_risk_and_what_nobody_has_put_in_order_stands_first(desk: Desk) -> None:
    asked(desk.by, desk.person("Low"), priority="low", received=TODAY - 5 * DAY)
    asked(desk.by, desk.person("High"))
    open_episode(person=desk.person("New"), code="liberty", by=desk.by, on=TODAY)
    page = desk.page()
    assert page.index("New Marsh") < page.index("High Marsh") < page.index("Low Marsh")
    assert "5 days" in page
    assert "They object" in page
    assert "3 Requests waiting" in page


def test_a_request_that_was_decided_waits_no_longer(desk: Desk) -> None:
    granted(desk.by, desk.person("Done"))
    asked(desk.by, desk.person("Gone"), "withdrawn", reason="The home took it back.")
    assert "0 Requests waiting" in desk.page()
    page = desk.page("?show=force")
    assert "Done Marsh" in page
    assert "Gone Marsh" not in page


def test_each_count_opens_whom_it_counts(desk: Desk) -> None:
    urgent(desk.by, desk.person("Urgent"))
    granted(desk.by, desk.person("Ending"), days=20)
    late = granted(desk.by, desk.person("Long"), **condition(1, "A walk each day", 3))
    ended(late.request.episode, "representative", "appointed", desk.by, found=True, name_of="His son")
    LibertyCondition.objects.update(due_on=TODAY - DAY)
    assert "Urgent Marsh" in desk.page("?show=urgent")
    ending, alone, overdue = (desk.page(f"?show={show}") for show in ("ending", "alone", "overdue"))
    assert ("Ending Marsh" in ending, "Long Marsh" in ending) == (True, False)
    assert ("Ending Marsh" in alone, "Long Marsh" in alone) == (True, False)
    assert ("Ending Marsh" in overdue, "A walk each day" in overdue) == (False, True)


def test_an_authorisation_that_ran_out_stays_on_the_board_until_its_work_ends(desk: Desk) -> None:
    row = granted(desk.by, desk.person("Elsie"))
    Authorisation.objects.update(starts_on=TODAY - 90 * DAY, ends_on=TODAY - DAY)
    assert "its work is still open" in desk.page("?show=ending")
    ended(row.request.episode, "renew", "no_longer_needed", desk.by)
    assert "Elsie Marsh" not in desk.page("?show=force")


def test_a_late_request_is_counted_and_opens(desk: Desk) -> None:
    asked(desk.by, desk.person("Elsie"))
    Step.objects.update(due_on=TODAY - DAY)
    assert "Elsie Marsh" in desk.page("?show=late")
    assert "1 Late" in desk.page()


def test_an_urgent_authorisation_is_extended_from_the_board(desk: Desk) -> None:
    urgent(desk.by, desk.person("Elsie"))
    request = LibertyRequest.objects.get()
    address = f"{PAGE}{request.pk}/extend/"
    assert "Extend it" in desk.page()
    day = TODAY + 14 * DAY
    said = {"until_day": f"{day.day}", "until_month": f"{day.month}", "until_year": f"{day.year}"}
    assert "until" in words_of(send(desk.client, address, **said, why="The doctor is ill."))
    request.refresh_from_db()
    assert request.extended_on is None
    day = TODAY + 13 * DAY
    said = {"until_day": f"{day.day}", "until_month": f"{day.month}", "until_year": f"{day.year}"}
    assert send(desk.client, address, **said, why="The doctor is ill.").status_code == 302
    request.refresh_from_db()
    assert (request.urgent_until, request.extended_on, request.extended_why) == (
        day,
        TODAY,
        "The doctor is ill.",
    )
    assert "Extend it" not in desk.page()


def _elsewhere() -> tuple[Desk, Person]:
    """A lead of the north, and an urgent authorisation in the south."""
    desk, south = Desk(), make.team("south", "South team")
    elsie = make.person(of=south, given_name="Elsie", family_name="Marsh")
    urgent(make.actor("safeguarding_lead", teams=(south,)), elsie)
    return desk, elsie


def test_a_name_leads_whoever_has_no_tie_by_the_page_that_asks_why_and_back_to_its_history() -> None:
    desk, elsie = _elsewhere()
    page = f"/people/{elsie.record.ref}/liberty/{elsie.episodes.get().pk}/"
    way = f"/people/{elsie.record.ref}/open/?back={quote_plus(page)}"
    assert f'href="{way}"' in desk.client.get(PAGE).content.decode()
    assert desk.client.get(page).status_code == 404
    assert (
        send(desk.client, way, reason="contact", words="The home rang about tonight").headers["Location"]
        == page
    )
    assert "Larch House" in words_of(desk.client.get(page))


def test_a_lead_without_a_tie_is_told_to_open_the_record_and_comes_back_to_extend_it() -> None:
    desk, elsie = _elsewhere()
    address = f"{PAGE}{LibertyRequest.objects.get().pk}/extend/"
    assert "Extend it" in desk.page()
    asks = desk.client.get(address, follow=True)
    assert "open the record first: say why" in words_of(asks)
    assert "Then you go on where you were." in words_of(asks)
    way = asks.redirect_chain[-1][0]
    assert (
        send(desk.client, way, reason="contact", words="The home rang about tonight").headers["Location"]
        == address
    )
    day = TODAY + 13 * DAY
    said = {"until_day": f"{day.day}", "until_month": f"{day.month}", "until_year": f"{day.year}"}
    assert send(desk.client, address, **said, why="The doctor is ill.").status_code == 302
    assert LibertyRequest.objects.get().urgent_until == day
    assert Tie.objects.filter(record=elsie.record, kind=Tie.Kind.CLAIMED, user=desk.user).count() == 1


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_no_address_that_somebody_else_wrote_leads_away_from_here(back: str) -> None:
    desk, elsie = _elsewhere()
    way = f"/people/{elsie.record.ref}/open/?back={quote_plus(back)}"
    sent = send(desk.client, way, reason="contact", words="The home rang about tonight")
    assert sent.headers["Location"] == f"/people/{elsie.record.ref}/"


def test_the_test_of_today_stands_on_the_board_with_its_source(desk: Desk) -> None:
    assert "[2026] UKSC 16" in desk.page()


def test_a_worker_sees_those_whom_their_team_holds_and_how_many_more_there_are() -> None:
    desk = Desk("social_worker")
    asked(desk.by, desk.person("Ours"))
    other = make.team("south", "South team")
    theirs = make.actor("safeguarding_lead", teams=(other,))
    asked(theirs, make.person(of=other, given_name="Theirs", family_name="Marsh"))
    page = desk.page()
    assert ("Ours Marsh" in page, "Theirs Marsh" in page) == (True, False)
    assert "1 more line is" in page
    assert (
        desk.client.get(
            f"{PAGE}{LibertyRequest.objects.get(person__given_name='Ours').pk}/extend/"
        ).status_code
        == 404
    )


def test_a_restricted_record_stands_on_nobody_elses_board(desk: Desk) -> None:
    elsie = desk.person("Elsie")
    asked(desk.by, elsie)
    people.restrict(person=elsie, reason="Her own safety here", named=[], by=desk.by)
    page = desk.page()
    assert "Elsie Marsh" not in page
    assert "1 more line is" in page


@pytest.mark.parametrize("show", ["", "force"])
def test_the_board_asks_the_same_few_questions_whatever_it_holds(desk: Desk, show: str) -> None:
    address = f"{PAGE}?show={show}"
    urgent(desk.by, desk.person("A"))
    granted(desk.by, desk.person("B"), **condition(1, "A walk each day", 3))
    desk.client.get(address)
    few = queries(desk.client, address)
    for name in ("C", "D", "E"):
        urgent(desk.by, desk.person(name))
        granted(desk.by, desk.person(f"{name}{name}"), **condition(1, "A walk each day", 3))
    assert queries(desk.client, address) == few <= MOST


def test_whoever_reads_the_board_is_written_down(desk: Desk) -> None:
    elsie = desk.person("Elsie")
    asked(desk.by, elsie)
    desk.page()
    assert AuditRow.objects.filter(part="deprivation of liberty", record_id=elsie.pk).count() == 1


def test_an_empty_board_says_how_one_is_started(desk: Desk) -> None:
    assert "No request waits." in desk.page()
    assert "Nobody is in this part of the board." in desk.page("?show=alone")
