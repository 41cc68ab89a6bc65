"""Safeguarding overview: every concern has an owner, a decision and a clock; each count opens what it counts; a restricted
record stays out of sight, and is said to be there."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.access import actions as access
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.actions import pause
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.safeguarding.queries.board import open_concerns
from tests import factories as make
from tests.factories import TODAY
from tests.practice.liberty.walking import urgent
from tests.practice.pathways.walks import in_hand
from tests.practice.register.walking import on_it
from tests.practice.safeguarding.walking import CONCERN, concern, concluded, ended, to_enquiry
from tests.workspace.boards.conftest import Board
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_every_concern_has_an_owner_a_decision_or_its_clock_at_every_stage(board: Board) -> None:
    for stage in range(5):
        episode = board.concern(f"Person {stage}")
        for step, outcome, said in (
            ("concern", "safe_for_now", CONCERN),
            ("talk", "wishes_known", {"wishes_asked": "expressed", "wishes": "To be left alone."}),
            ("decide", "enquiry", {}),
            ("plan_enquiry", "ours", {}),
        )[:stage]:
            ended(episode, step, outcome, board.by, **said)
    found, hidden = open_concerns(board.by)
    assert (len(found), hidden) == (5, 0)
    for one in found:
        assert one.owner == board.user.name
        assert one.in_hand
        assert all(step.due_on is not None for step in one.in_hand)
        assert one.is_decided or {"concern", "talk", "decide"} & {step.code for step in one.in_hand}


def test_a_concern_is_on_the_board_before_anything_is_typed_about_it(board: Board) -> None:
    board.concern("Norah")
    assert "Norah Finch" in board.page()
    assert "Not written down yet" in board.page()
    assert "Not asked yet" in board.page()


def test_the_board_says_who_what_where_from_and_what_they_want(board: Board) -> None:
    to_enquiry(board.concern("Norah"), board.by)
    page = board.page()
    assert "Neglect: Larch House" in page
    assert "From her niece" in page
    assert "“I want it to stop.”" in page
    assert page.count("Done in 1 of") >= 3


def test_each_count_opens_what_it_counts(board: Board) -> None:
    board.concern("Late", days_ago=20)
    to_enquiry(board.concern("Enquired"), board.by)
    assert "Enquired Finch" not in board.page("?show=decide")
    assert "Late Finch" in board.page("?show=decide")
    assert "Late Finch" not in board.page("?show=enquiries")
    assert "Enquired Finch" in board.page("?show=enquiries")
    assert "Enquired Finch" not in board.page("?show=late")
    assert "Enquired Finch" not in board.page("?show=wishes")
    assert "Late Finch" in board.page("?show=wishes")


def test_filters_narrow_the_board_and_its_counts(board: Board) -> None:
    episode = board.concern("Norah")
    ended(episode, "concern", "safe_for_now", board.by, **CONCERN)
    board.concern("Other")
    assert "Other Finch" not in board.page("?kind=neglect")
    assert "Norah Finch" in board.page("?kind=neglect&place=residential&service=LARCH++house")
    assert "Norah Finch" not in board.page("?kind=physical")
    assert "No open concern is in this part" in board.page("?kind=physical")
    assert "Norah Finch" in board.page("?kind=no-such-kind")


def test_a_clock_without_a_start_asks_for_the_day_and_shows_no_time(board: Board) -> None:
    board.concern("Norah", received=None)
    assert "Date received is missing" in board.page()
    assert "Add it" in board.page()


def test_a_paused_clock_says_since_when_and_why(board: Board) -> None:
    episode = board.concern("Norah")
    to_enquiry(episode, board.by)
    step = in_hand(episode, "enquiry")
    reason = "the police asked us to wait"
    pause(step=step, reason=reason, row_version=step.row_version, by=board.by, on=TODAY)
    assert f"paused since 24 November: {reason}" in board.page()
    assert "Norah Finch" not in board.page("?show=late")


def test_one_home_named_in_three_concerns_stands_above_the_board(board: Board) -> None:
    for name in ("Ada", "Bea"):
        ended(board.concern(name), "concern", "safe_for_now", board.by, **CONCERN)
    assert "Named often" not in board.page()
    ended(
        board.concern("Cy"), "concern", "safe_for_now", board.by, **CONCERN | {"service_name": "larch  house"}
    )
    assert "Named often: Larch House, 3 concerns in 90 days." in board.page()


def test_children_in_the_home_are_one_press_away(board: Board) -> None:
    said = CONCERN | {"others_at_risk": "child", "child_referral": "Today, by telephone"}
    ended(board.concern("Norah"), "concern", "safe_for_now", board.by, **said)
    board.concern("Other")
    assert "Children in the home (1)" in board.page()
    assert "Other Finch" not in board.page("?children=yes")


def test_the_lead_sees_concerns_of_every_team_and_a_manager_their_own(board: Board) -> None:
    north = make.team("north", "North")
    about = make.person(of=north, given_name="Norah", family_name="Finch")
    worker = make.actor("social_worker", teams=(north,))
    concern(worker, about)
    assert "Norah Finch" in board.page()
    assert "Norah Finch" in words_of(signed_in("team_manager", north).get("/safeguarding/"))
    other = words_of(signed_in("team_manager", make.team("south", "South")).get("/safeguarding/"))
    assert "Norah Finch" not in other
    assert "1 more concern is open about people whose records you may not see." in other


def test_a_restricted_record_is_not_shown_or_counted_and_is_said_to_be_there(board: Board) -> None:
    episode = board.concern("Norah")
    other = make.actor("safeguarding_lead", teams=(board.team,))
    people.restrict(person=episode.person, reason="Her own safety here", named=[], by=other)
    page = board.page()
    assert "Norah" not in page
    assert "0 Open" in page
    assert "1 more concern is open about people whose records you may not see." in page


def test_whoever_is_barred_does_not_see_their_own_family_on_the_board(board: Board) -> None:
    episode = board.concern("Norah")
    access.bar(record=episode.person.record, user=board.user, words="She is my mother", by=make.SYSTEM)
    assert "Norah" not in board.page()


def test_a_director_sees_counts_and_no_name(board: Board) -> None:
    board.concern("Norah", days_ago=20)
    page = words_of(signed_in("director").get("/safeguarding/"))
    assert "Norah" not in page
    assert "1 concern" in page


@pytest.mark.parametrize("role", ["finance", "councillor", "broker", "social_worker", "administrator"])
def test_other_roles_have_no_such_page(role: str) -> None:
    for address in ("/safeguarding/", "/safeguarding/enquiries/"):
        assert signed_in(role).get(address).status_code in (403, 404)


def test_requests_to_restrict_liberty_and_who_is_in_a_crisis_stand_beside_the_concerns(board: Board) -> None:
    assert "Requests to restrict liberty How many: None" in board.page()
    urgent(board.by, make.person(of=board.team, given_name="Elsie"))
    worker = make.actor("social_worker", teams=(board.team,))
    for name, colour in (("Ravi", "red"), ("Femi", "green")):
        on_it(worker, make.person(of=board.team, given_name=name), colour)
    page = board.page().split("Beside the concerns")[-1]
    assert "Requests to restrict liberty How many: 1 request Late: None Due next: by" in page
    assert "Urgent ones among them How many: 1 request" in page
    assert "Red on the support register How many: 1 person" in page
    assert "Elsie" not in page
    assert "1 request" not in board.page("?show=audit")


def test_whoever_is_shown_was_looked_at(board: Board) -> None:
    episode = board.concern("Norah")
    board.page()
    row = AuditRow.objects.get(action="person.names", part="safeguarding board")
    assert row.record_id == episode.person_id


def test_the_board_asks_as_often_for_many_as_for_few(board: Board) -> None:
    board.concern("First")
    few = asked(board.client, "/safeguarding/")
    for number in range(12):
        to_enquiry(board.concern(f"Person {number}"), board.by)
    assert asked(board.client, "/safeguarding/") == few <= MOST


def test_nothing_open_says_when_the_last_was_closed(board: Board) -> None:
    assert "No concern is open." in board.page()
    episode = board.concern("Norah")
    concluded(episode, board.by)
    ended(episode, "feedback", "told", board.by)
    assert "Last one closed 24 November" in board.page()
    assert not Step.objects.filter(state__in=Step.OPEN).exists()


def test_the_lead_lands_on_the_board(board: Board) -> None:
    response = board.client.get("/", follow=True)
    assert response.redirect_chain[-1][0] == "/safeguarding/"


def test_a_page_that_is_not_there_is_the_last_page(board: Board) -> None:
    board.concern("Norah")
    for page in ("99", "0", "x", "²"):
        assert "Norah Finch" in board.page(f"?page={page}")


def test_nobody_signed_in_is_led_to_sign_in() -> None:
    assert Client().get("/safeguarding/").status_code == 302
