"""The team board: what is open, late and stuck, what each worker carries, and where managers land."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.teams.actions import say_away
from tests.factories import NOW, TODAY, acting, sign_in, staff, team
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import words_of
from tests.workspace.team.desk import DAY, Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_manager_lands_on_the_board(desk: Desk) -> None:
    assert desk.client.get("/", follow=True).redirect_chain[-1][0] == "/team/"


def test_each_count_opens_the_work_that_it_counts(desk: Desk) -> None:
    desk.work("Old", days_ago=20)
    desk.work("New", days_ago=1)
    desk.work("Lone", held=False)
    page = desk.page("/team/")
    for said in ("3 Open work", "1 Late", "1 Waiting for a worker", "0 Handed over this month"):
        assert said in page
    assert "Old Ashworth" in (late := desk.page("/team/?show=late"))
    assert "New Ashworth" not in late
    assert "Lone Ashworth" in desk.page("/team/?show=unheld")


def test_a_worker_stands_with_what_they_carry_and_leads_to_their_work(desk: Desk) -> None:
    desk.work("Graham", days_ago=20)
    page = desk.page("/team/")
    assert "Nadia Rahman" in page
    assert "2 of 24" in page
    assert "Graham Ashworth" in desk.page(f"/team/workers/{desk.worker.pk}/")
    assert "Graham Ashworth" in desk.page(f"/team/workers/{desk.worker.pk}/?show=late")
    assert "Graham Ashworth" not in desk.page(f"/team/workers/{desk.worker.pk}/?show=asks")


def test_work_that_has_not_moved_in_ten_working_days_is_stuck(desk: Desk) -> None:
    desk.work("Still", days_ago=14)
    desk.work("Moving", days_ago=13)
    stuck = desk.page("/team/?show=stuck")
    assert "Still Ashworth" in stuck
    assert "No move since 10 November." in stuck
    assert "Moving Ashworth" not in stuck


def test_what_was_handed_over_this_month_says_from_whom_to_whom_and_why(desk: Desk) -> None:
    step = desk.step(desk.work("Graham"))
    by = acting(desk.worker, "social_worker")
    actions.hand_over(step=step, team=desk.team, row_version=1, reason="On leave", by=by, on=TODAY)
    assert "1 Handed over this month" in desk.page("/team/")
    page = desk.page("/team/?show=handed")
    assert "Nadia Rahman to East team" in page
    assert "On leave" in page


def test_work_in_the_hands_of_somebody_who_left_waits_for_a_worker(desk: Desk) -> None:
    from homefirst.foundation.accounts.actions import disable_staff

    desk.work("Graham")
    disable_staff(user=desk.worker, by=acting(staff("administrator"), "administrator"))
    assert "Graham Ashworth" in desk.page("/team/?show=unheld")


def test_by_stage_every_stage_says_how_many_and_opens_them(desk: Desk) -> None:
    desk.work("Graham")
    desk.work("Mavis")
    page = desk.page("/team/?view=stage")
    assert "Prepare , Care Act assessment" in page
    assert "2 pieces" in page
    assert "Mavis Ashworth" in desk.page("/team/?show=stage&stage=care_act_assessment.prepare")


def test_what_only_the_manager_can_decide_leads_to_agreeing(desk: Desk) -> None:
    episode = desk.work("Graham", code="support_plan")
    by = acting(desk.worker, "social_worker")
    for outcome, cost in (("drafted", None), ("agreed", Decimal(900))):
        step = desk.step(episode)
        actions.finish_step(
            step=step, outcome=outcome, row_version=step.row_version, weekly_cost=cost, by=by, on=TODAY
        )
    response = desk.client.get("/team/?show=agree")
    assert f"/my-work/{desk.step(episode).pk}/agree/" in response.content.decode()
    assert "Waiting on agreement since today. Above £500 a week." in words_of(response)
    Step.objects.filter(pk=desk.step(episode).pk).update(asked_on=TODAY - 4 * DAY)
    waited = "Waiting on agreement since 20 November, 2 working days. Above £500 a week."
    assert waited in desk.page("/team/")
    sign_in(desk.client, desk.worker, "social_worker")
    assert "Waiting on agreement since 20 November." in desk.page("/my-work/")


def test_open_work_about_somebody_who_has_died_says_so_and_waits_for_no_worker(desk: Desk) -> None:
    episode = desk.work("Graham", held=False)
    people.change_person(
        person=episode.person, changes={"died_on": TODAY}, row_version=1, by=desk.by, on=TODAY
    )
    assert "has died" in desk.page("/team/?show=open")
    assert "0 Waiting for a worker" in desk.page("/team/")


def test_days_away_stand_beside_the_worker(desk: Desk) -> None:
    say_away(user=desk.worker, from_on=TODAY, until_on=TODAY + 3 * DAY, by=desk.by, on=TODAY)
    assert "away until 27 Nov" in desk.page("/team/")


def test_a_manager_says_what_a_worker_carries_speaks_and_can(desk: Desk) -> None:
    address = f"/team/workers/{desk.worker.pk}/"
    sent = {
        "do": "about",
        "capacity": "12",
        "languages": "Urdu, Punjabi",
        "skills": ["autism"],
        "row_version": "0",
    }
    assert desk.client.post(address, sent).status_code == 302
    desk.work("Graham")
    assert "2 of 12" in desk.page("/team/")
    assert desk.client.post(address, {**sent, "capacity": "a lot", "row_version": "2"}).status_code == 400


def test_a_worker_of_another_team_has_no_page(desk: Desk) -> None:
    stranger = staff("social_worker", teams=(team(),))
    assert desk.client.get(f"/team/workers/{stranger.pk}/").status_code == 404
    assert desk.client.get("/team/workers/999999/").status_code == 404


def test_a_member_sees_their_own_team_and_may_give_no_work(desk: Desk) -> None:
    desk.work("Graham")
    sign_in(desk.client, desk.worker, "social_worker")
    response = desk.client.get("/team/")
    assert "Nadia Rahman" in response.content.decode()
    assert "/team/allocate/" not in response.content.decode()


def test_the_work_of_two_teams_stands_together_and_apart() -> None:
    desk = Desk()
    other = team("west", "West team")
    from homefirst.foundation.accounts.actions import join_team
    from tests.factories import LONG_AGO, SYSTEM

    join_team(user=desk.user, team=other, by=SYSTEM, on=LONG_AGO)
    desk.work("Graham")
    assert "1 Open work" in desk.page("/team/")
    assert "0 Open work" in desk.page("/team/?team=west")
    assert "1 Open work" in desk.page("/team/?team=nowhere")


def test_somebody_of_no_team_is_told_how_to_come_into_one() -> None:
    desk = Desk()
    sign_in(desk.client, staff("team_manager"), "team_manager")
    assert "You belong to no team yet." in desk.page("/team/")


def test_each_look_at_a_name_on_the_board_is_written_down(desk: Desk) -> None:
    episode = desk.work("Graham", held=False)
    desk.page("/team/")
    assert AuditRow.objects.filter(part="team board", record_id=episode.person_id).exists()


@pytest.mark.parametrize(
    "query", ["?show=%00", "?view=x&team=%FF", "?show=late&page=-1", "?show=stage&stage=none"]
)
def test_an_address_that_makes_no_sense_is_answered_as_far_as_it_can_be(desk: Desk, query: str) -> None:
    desk.work("Graham")
    assert desk.client.get(f"/team/{query}").status_code == 200


@pytest.mark.parametrize("address", ["/team/", "/team/?view=stage", "/team/?show=open", "/team/allocate/"])
def test_the_board_takes_as_many_questions_however_much_is_open(desk: Desk, address: str) -> None:
    desk.work("One", held=False)
    desk.work("Two", days_ago=20)
    desk.page(address)
    few = asked(desk.client, address)
    for number in range(14):
        desk.work(f"Number {number}", days_ago=number, held=bool(number % 2))
        staff("social_worker", teams=(desk.team,))
    assert asked(desk.client, address) == few <= MOST


def test_a_workers_page_takes_as_many_questions_however_much_they_hold(desk: Desk) -> None:
    desk.work("One")
    address = f"/team/workers/{desk.worker.pk}/"
    desk.page(address)
    few = asked(desk.client, address)
    for number in range(12):
        desk.work(f"Number {number}")
    assert asked(desk.client, address) == few <= MOST


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_manager_takes_the_open_work_out_and_each_person_on_it_can_see_that(desk: Desk, form: str) -> None:
    late = desk.work("Late", days_ago=20)
    desk.work("New", days_ago=1)
    assert f"/team/files/team/{form}/" in desk.client.get("/team/").content.decode()
    answer = desk.client.get(f"/team/files/team/{form}/?show=late")
    assert answer["Content-Disposition"] == f'attachment; filename="team-2026-11-24.{form}"'
    if form == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 2
        assert lines[1].startswith("Prepare,Care Act assessment,Late Ashworth,")
        assert "Nadia Rahman" in lines[1]
    row = AuditRow.objects.get(kind="export", action="team.export")
    assert (row.object_id, row.detail["rows"]) == ("team board", 1)
    looks = AuditRow.objects.filter(part="team board, as a file")
    assert list(looks.values_list("record_id", flat=True)) == [late.person_id]


def test_a_worker_takes_no_list_out(desk: Desk) -> None:
    sign_in(desk.client, desk.worker, "social_worker")
    assert "/team/files/" not in desk.client.get("/team/").content.decode()
    assert desk.client.get("/team/files/team/csv/").status_code == 404


def test_a_file_asks_the_same_few_questions_however_long_it_is(desk: Desk) -> None:
    desk.work("One")
    few = asked(desk.client, "/team/files/team/csv/")
    for number in range(6):
        desk.work(f"More{number}")
    assert asked(desk.client, "/team/files/team/csv/") == few <= MOST


def test_the_board_says_when_each_worker_last_met_and_next_meets_their_manager(desk: Desk) -> None:
    from homefirst.practice.supervision.actions import plan_supervision

    assert "None planned" in desk.page("/team/")
    plan_supervision(worker=desk.worker, planned_on=TODAY + 3 * DAY, by=desk.by, on=TODAY)
    page = desk.page("/team/")
    assert "by Fri 27 Nov" in page
    assert "none yet" in page
    sign_in(desk.client, desk.worker, "social_worker")
    assert "None planned" not in desk.page("/team/")


def test_printed_the_board_says_on_each_sheet_what_it_is_and_who_printed_it(desk: Desk) -> None:
    desk.work("Graham", days_ago=20)
    assert "print=1" in desk.client.get("/team/?show=late").content.decode()
    page = desk.page("/team/?show=late&print=1")
    assert "Late Printed on 24 November by Amara Cole." in page
    assert "Graham Ashworth" in page
