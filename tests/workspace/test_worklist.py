"""My work: the one thing to do next, late first, counts that filter, and the people where there is no work."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Step
from tests.factories import NOW, acting, person, sign_in, staff, team
from tests.practice.pathways.walks import in_hand
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


class Desk:
    def __init__(self, role: str = "social_worker") -> None:
        self.team = team()
        self.user = staff(role, teams=(self.team,))
        self.by = acting(self.user, role, at=NOW)
        self.client = Client()
        sign_in(self.client, self.user, role)

    def work(self, name: str, *, days_ago: int = 0, code: str = "three_conversations") -> None:
        about = person(of=self.team, given_name=name, family_name="Ashworth")
        open_episode(person=about, code=code, by=self.by, on=self.by.on - timedelta(days=days_ago))

    def page(self, show: str = "") -> str:
        return words_of(self.client.get("/my-work/" + (f"?show={show}" if show else "")))


def test_the_button_starts_the_latest_piece_of_work() -> None:
    desk = Desk()
    desk.work("New")
    desk.work("Old", days_ago=30)
    assert "2 things in your hands, for 2 people." in desk.page()
    assert "Start: Conversation 1 - listen and connect for Old Ashworth" in desk.page()


def test_a_count_shows_only_what_it_counts() -> None:
    desk = Desk()
    desk.work("New")
    desk.work("Old", days_ago=30)
    assert "New Ashworth" not in desk.page("late")
    assert "Old Ashworth" in desk.page("late")
    assert "Nothing in your hands waits on somebody else." in desk.page("waiting")


def test_what_waits_in_the_team_is_there_to_be_taken() -> None:
    desk = Desk("reablement")
    colleague = acting(staff("social_worker", teams=(desk.team,)), "social_worker", at=NOW)
    about = person(of=desk.team, given_name="Graham", family_name="Ashworth")
    episode = open_episode(person=about, code="reablement", by=colleague, on=colleague.on)
    assert "Could this person gain?" in desk.page()
    step = in_hand(episode, "screen")
    desk.client.post(f"/my-work/{step.pk}/take/")
    assert in_hand(episode, "screen").held_by == desk.user
    assert "1 thing in your hands" in desk.page()


def test_a_manager_sees_what_waits_for_agreement() -> None:
    desk = Desk("team_manager")
    worker = acting(staff("social_worker", teams=(desk.team,)), "social_worker", at=NOW)
    about = person(of=desk.team, given_name="Graham", family_name="Ashworth")
    episode = open_episode(person=about, code="support_plan", by=worker, on=worker.on)
    for code, outcome, cost in (("draft", "drafted", None), ("budget", "agreed", 900)):
        step = in_hand(episode, code)
        actions.finish_step(
            step=step,
            outcome=outcome,
            row_version=step.row_version,
            weekly_cost=cost,
            by=worker,
            on=worker.on,
        )
    assert "Agree the budget" in desk.page()
    assert "For you to agree" in desk.page()


def test_somebody_without_work_finds_their_people() -> None:
    desk = Desk()
    person(of=desk.team, given_name="Graham", family_name="Ashworth")
    assert "Your people" in desk.page()
    assert "things in your hands" not in desk.page()


def test_the_list_takes_as_many_questions_however_long_it_is() -> None:
    desk = Desk()
    desk.work("One")
    few = asked(desk.client, "/my-work/")
    for number in range(12):
        desk.work(f"Number {number}")
    assert asked(desk.client, "/my-work/") == few <= MOST


def test_what_waits_in_a_team_has_a_button_that_takes_it() -> None:
    desk = Desk("reablement")
    colleague = acting(staff("social_worker", teams=(desk.team,)), "social_worker", at=NOW)
    about = person(of=desk.team, given_name="Graham", family_name="Ashworth")
    step = in_hand(open_episode(person=about, code="reablement", by=colleague, on=colleague.on), "screen")
    page = desk.client.get("/my-work/?show=handed")
    assert f'action="/my-work/{step.pk}/take/"' in page.content.decode()
    assert "Take Could this person gain? for Graham Ashworth" in words_of(page)


def test_what_a_role_cannot_do_is_not_handed_to_it_and_who_gives_work_out_chooses_a_worker() -> None:
    desk = Desk("reablement")
    manager = staff("team_manager", teams=(desk.team,))
    worker = staff("social_worker", teams=(desk.team,))
    about = person(of=desk.team, given_name="Graham", family_name="Ashworth")
    by = acting(worker, "social_worker", at=NOW)
    step = in_hand(open_episode(person=about, code="reablement", by=by, on=by.on), "screen")
    other, boss = Client(), Client()
    sign_in(other, worker, "social_worker")
    sign_in(boss, manager, "team_manager")
    assert f"/my-work/{step.pk}/take/" not in other.get("/my-work/?show=handed").content.decode()
    page = boss.get("/my-work/?show=handed")
    assert f"/my-work/{step.pk}/take/" not in page.content.decode()
    assert "Choose a worker for Graham Ashworth" in words_of(page)


def test_work_of_somebody_who_left_is_handed_to_the_team_of_the_person_where_it_was_in_none() -> None:
    from homefirst.foundation.accounts.actions import disable_staff

    desk = Desk()
    gone = staff("social_worker", teams=(desk.team,))
    by = acting(gone, "social_worker", at=NOW)
    about = person(of=desk.team, given_name="Graham", family_name="Ashworth")
    open_episode(person=about, code="care_act_assessment", by=by, on=by.on)
    Step.objects.update(team=None)
    disable_staff(user=gone, by=acting(staff("administrator"), "administrator"))
    assert "Take Prepare for Graham Ashworth" in desk.page("handed")


def test_a_paused_clock_says_since_when_why_and_who_stopped_it() -> None:
    desk = Desk()
    desk.work("Samir", code="support_plan")
    step = Step.objects.get()
    why = "the person asked us to wait"
    actions.pause(step=step, reason=why, row_version=1, by=desk.by, on=desk.by.on)
    page = desk.page()
    assert "paused since 24 November" in page
    assert f"The person asked us to wait. {desk.user.name} stopped the clock." in page


def test_what_waits_on_somebody_can_be_chased() -> None:
    desk = Desk()
    desk.work("Derek")
    step = Step.objects.get()
    actions.note_to_self(
        step=step, note="", waiting_on="the equipment store", row_version=1, by=desk.by, on=desk.by.on
    )
    page = desk.page()
    assert "Waiting on the equipment store since 24 November" in page
    assert "Chase the equipment store" in page


@pytest.mark.usefixtures("published")
def test_half_done_work_says_how_much_and_when_it_was_saved() -> None:
    desk = Desk()
    desk.work("Derek")
    given = {"own_words": ("To go fishing again",)}
    actions.save_answers(step=Step.objects.get(), given=given, seen={}, by=desk.by, on=desk.by.on)
    assert re.search(r"Half done: 1 of \d+ answers, saved 10am, 24 November\.", desk.page())


def test_with_nothing_due_today_the_line_says_what_comes_next() -> None:
    desk = Desk()
    desk.work("Old", days_ago=-30)
    page = desk.page()
    assert "Nothing is due today. Next: Conversation 1 - listen and connect for Old Ashworth by" in page


def test_what_waits_for_agreement_leads_straight_to_it() -> None:
    desk = Desk()
    desk.work("Tina", code="support_plan")
    Step.objects.update(state=Step.State.AGREEMENT, chosen="drafted")
    assert f'href="/my-work/{Step.objects.get().pk}/agree/"' in desk.client.get("/my-work/").content.decode()


@pytest.mark.parametrize("people", [3, 200])
def test_my_work_of_two_hundred_pieces_takes_at_most_twelve_queries(people: int) -> None:
    """SQLite takes the one insert of the audit in several batches, which are counted once. Each part stands apart within the
    test's own transaction only, so these marks are not counted."""
    desk = Desk()
    for number in range(people):
        desk.work(f"Number {number}")
    desk.client.get("/my-work/")
    with CaptureQueriesContext(connection) as asked_:
        page = desk.client.get("/my-work/")
    assert f"{people} things in your hands, for {people} people." in words_of(page)
    said = [query["sql"] for query in asked_.captured_queries if "SAVEPOINT" not in query["sql"]]
    audit = [sql for sql in said if sql.startswith('INSERT INTO "audit_auditrow"')]
    assert len(said) - max(len(audit) - 1, 0) <= 12
