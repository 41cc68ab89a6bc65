"""Waiting well: everybody who waits, how long, how grave, who rings when, and whose name is on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.practice.teams.queries import staff_now
from homefirst.practice.waiting.models import SafetyCall
from homefirst.practice.waiting.queries import published
from homefirst.support.services.actions import add_service
from homefirst.workspace.team.waits import everybody_who_waits
from tests.factories import NOW, TODAY, acting, person, sign_in, staff, team
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import form_of
from tests.workspace.team.desk import DAY, Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
WAITING = "/team/waiting/"


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def call(desk: Desk, *, again: int, name: str = "Graham", **said: str) -> Any:
    """Sends the form with the next call `again` days ahead."""
    address, day = f"{WAITING}{_ref(name)}/call/", TODAY + again * DAY
    boxes = {"next_on_day": str(day.day), "next_on_month": str(day.month), "next_on_year": str(day.year)}
    typed = {"answered": "yes", "spoke_to": name, "how": "Well enough.", "risk": "medium"}
    return desk.client.post(address, form_of(desk.client.get(address)) | typed | boxes | said)


def _ref(name: str) -> str:
    return Person.objects.select_related("record").get(given_name=name).record.ref


def test_who_waits_stands_there_with_what_for_how_long_and_whose_name(desk: Desk) -> None:
    desk.work("Graham", days_ago=9)
    page = desk.page(WAITING)
    for said in ("Graham Ashworth", "Care Act assessment: Prepare", "Nadia Rahman", "2 working days late"):
        assert said in page
    assert "9 days" in page


def test_what_a_team_holds_is_answered_for_by_its_manager(desk: Desk) -> None:
    desk.work("Graham", held=False)
    page = desk.page(WAITING)
    assert "Answers for it: Amara Cole" in page
    assert "with East team" in page


def test_a_team_without_a_manager_leaves_people_with_no_name_against_them(desk: Desk) -> None:
    bare = team("west", "West team")
    gwen = staff("principal_social_worker", name="Gwen")
    about = person(of=bare, given_name="Mavis", family_name="Coker")
    adviser = staff("social_worker", teams=(bare,))
    step = open_episode(
        person=about, code="three_conversations", by=acting(adviser, "social_worker"), on=TODAY
    ).steps.get()
    actions.hand_over(
        step=step, team=bare, row_version=1, by=acting(adviser, "social_worker"), on=TODAY, reason="Ill"
    )
    sign_in(desk.client, gwen, "principal_social_worker")
    assert "1 With no name against them" in desk.page(WAITING)
    assert "Nobody yet" in desk.page(f"{WAITING}?show=unnamed")


def test_a_count_opens_those_whom_it_counts(desk: Desk) -> None:
    desk.work("Old", days_ago=9)
    desk.work("New")
    assert "1 Safety call late" in desk.page(WAITING)
    late = desk.page(f"{WAITING}?show=late")
    assert "Old Ashworth" in late
    assert "New Ashworth" not in late


def test_half_wait_less_than_the_middle_wait_and_its_count_opens_the_others(desk: Desk) -> None:
    for name, days in (("One", 1), ("Two", 5), ("Three", 20)):
        desk.work(name, days_ago=days)
    assert "5 days Half wait less than" in desk.page(WAITING)
    longer = desk.page(f"{WAITING}?show=long")
    assert "Three Ashworth" in longer
    assert "Two Ashworth" not in longer


def test_work_that_has_begun_and_is_in_time_is_not_waited_for(desk: Desk) -> None:
    episode = desk.work("Graham")
    by = acting(desk.worker, "social_worker")
    actions.start_step(step=desk.step(episode), row_version=1, by=by, on=TODAY)
    assert "Nobody is waiting." in desk.page(WAITING)


def test_what_is_planned_ahead_is_waited_for_from_its_day_on(desk: Desk) -> None:
    by = acting(desk.worker, "social_worker")
    about = desk.somebody("Graham")
    open_episode(person=about, code="review", by=by, on=TODAY, dates={"help_started": TODAY})
    assert "Nobody is waiting." in desk.page(WAITING)
    later = replace(desk.by, at=NOW + timedelta(weeks=10))
    (waiter,) = everybody_who_waits(later, staff_now(later.on), published())
    assert waiter.waits[0].what == "Reviews: First look back"
    assert waiter.since == TODAY + timedelta(weeks=8)


def test_care_that_has_not_begun_is_waited_for(desk: Desk) -> None:
    add_service(
        person=desk.somebody("Ivy"),
        service_type="Long term support: Community",
        service_component="Home support or domiciliary care",
        starts_on=TODAY + 6 * DAY,
        by=acting(desk.worker, "social_worker"),
        on=TODAY,
    )
    page = desk.page(WAITING)
    assert "Ivy Ashworth" in page
    assert "1 To call today" in page


def test_somebody_who_has_died_waits_for_nothing(desk: Desk) -> None:
    episode = desk.work("Graham", days_ago=9)
    people.change_person(
        person=episode.person, changes={"died_on": TODAY}, row_version=1, by=desk.by, on=TODAY
    )
    assert "Nobody is waiting." in desk.page(WAITING)


def test_people_of_other_teams_stand_on_their_own_list(desk: Desk) -> None:
    other = team("west", "West team")
    by = acting(staff("social_worker", teams=(other,)), "social_worker")
    about = person(of=other, given_name="Mavis", family_name="Coker")
    open_episode(person=about, code="care_act_assessment", by=by, on=TODAY)
    assert "Mavis" not in desk.page(WAITING)


def test_the_list_narrows_by_kind_risk_and_team_and_says_what_was_chosen(desk: Desk) -> None:
    desk.work("Graham")
    desk.work("Mavis", held=False)
    page = desk.page(f"{WAITING}?kind=a+worker&risk=medium&team={desk.team.pk}")
    assert "Mavis Ashworth" in page
    assert "Graham Ashworth" not in page
    for said in ("Waiting for: a worker", "Risk: medium", "Team: East team"):
        assert said in page


@pytest.mark.parametrize(
    "query", ["?page=nine&team=x&show=%00&risk=dire&sort=1", "?page=999", "?kind=" + "x" * 900]
)
def test_an_address_that_makes_no_sense_is_answered_as_far_as_it_can_be(desk: Desk, query: str) -> None:
    desk.work("Graham")
    assert desk.client.get(WAITING + query).status_code == 200


def test_a_safety_call_moves_the_next_one_and_says_the_risk_now(desk: Desk) -> None:
    desk.work("Graham", days_ago=9)
    page = desk.client.get(f"{WAITING}{_ref('Graham')}/call/").content.decode()
    assert 'data-part="next"' in page
    done = call(desk, risk="high", risk_reason="Fell on Sunday", again=2)
    assert done.status_code == 302
    listed = desk.page(WAITING)
    assert "Fell on Sunday" in listed
    assert "by Thu 26 Nov" in listed
    assert "0 Safety call late" in listed


def test_a_call_that_says_too_little_is_drawn_again_with_every_word(desk: Desk) -> None:
    desk.work("Graham")
    again = call(desk, risk="low", how="He sounded far away.", again=60)
    text = again.content.decode()
    assert again.status_code == 400
    assert "The risk is another than before. Say why." in text
    assert "At low risk the next call is by" in text
    assert "He sounded far away." in text
    assert not SafetyCall.objects.exists()


def test_each_look_at_somebody_on_the_list_is_written_down(desk: Desk) -> None:
    episode = desk.work("Graham")
    desk.page(WAITING)
    row = AuditRow.objects.get(part="waiting well")
    assert (row.record_id, row.tie, row.action) == (episode.person_id, "team", "person.names")


def test_the_page_says_against_how_many_it_was_checked(desk: Desk) -> None:
    desk.work("Graham")
    desk.somebody("Mavis")
    assert "checked against all 2 people at 10am" in desk.page(WAITING)


def test_somebody_on_no_list_stands_in_a_banner_with_the_way_to_put_it_right(desk: Desk) -> None:
    episode = desk.work("Graham")
    Step.objects.filter(episode=episode).update(state="done", finished_on=TODAY)
    page = desk.page(WAITING)
    assert "1 person is on no list." in page
    assert "Put right the work about Graham Ashworth" in page


def test_a_director_sees_how_many_and_no_names(desk: Desk) -> None:
    desk.work("Graham", days_ago=9)
    sign_in(desk.client, staff("director"), "director")
    response = desk.client.get("/team/", follow=True)
    text = response.content.decode()
    assert response.redirect_chain[-1][0] == WAITING
    assert 'data-count="1"' in text
    assert "Ashworth" not in text
    assert not AuditRow.objects.filter(part="waiting well").exists()


def test_a_councillor_does_not_open_the_list(desk: Desk) -> None:
    sign_in(desk.client, staff("councillor"), "councillor")
    assert desk.client.get(WAITING).status_code in (403, 404)


def test_the_list_takes_as_many_questions_however_many_wait(desk: Desk) -> None:
    desk.work("One", days_ago=2)
    desk.page(WAITING)
    few = asked(desk.client, WAITING)
    for number in range(60):
        desk.work(f"Number {number}", days_ago=number % 20, held=bool(number % 2))
    assert asked(desk.client, WAITING) == few <= MOST


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_of_those_who_wait_is_taken_out_and_that_is_written_down(desk: Desk, form: str) -> None:
    desk.work("Graham", days_ago=9, held=False)
    assert f"/team/files/waiting/{form}/" in desk.client.get("/team/waiting/").content.decode()
    answer = desk.client.get(f"/team/files/waiting/{form}/")
    if form == "csv":
        line = answer.content.decode("utf-8-sig").splitlines()[1]
        assert line.startswith("Graham Ashworth,")
        assert ",9,Medium," in line
    assert AuditRow.objects.filter(kind="export", action="team.export", object_id="waiting well").exists()
    assert desk.client.get("/team/files/waiting/pdf/").status_code == 404


def test_printed_the_list_says_on_each_sheet_which_part_of_it_this_is(desk: Desk) -> None:
    desk.work("Graham", days_ago=9, held=False)
    page = desk.page("/team/waiting/?print=1")
    assert "Waiting well Printed on 24 November by Amara Cole. 1 to 1 of 1." in page
