"""Whose supervision is due, planned, moved and called off; and the agenda from the facts."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.notes.actions import Happening, finish_note
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.teams.actions import say_away
from tests.factories import TODAY, staff, team
from tests.practice.supervision.making import DAY, Pair
from tests.workspace.desk import signed_in
from tests.workspace.pages import words_of
from tests.workspace.supervision.desk import at, typed, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


def test_a_manager_sees_who_is_late_and_plans_a_day(pair: Pair, amara: Client) -> None:
    page = words_of(amara.get(at("supervision")))
    assert "Nadia Rahman" in page
    assert "1 Late" in page
    assert "None planned" in page
    with_nadia = at("supervision_with", worker=pair.worker.pk)
    day = TODAY + 9 * DAY
    answer = amara.post(with_nadia, {"do": "plan", **typed(day, "planned_on")}, follow=True)
    assert "Supervision is planned for Thursday 3 December." in words_of(answer)
    page = words_of(amara.get(at("supervision")))
    assert "0 Late" in page
    assert "with Amara Cole" in page


@pytest.mark.parametrize(("weeks", "late"), [(5, "0 Late"), (7, "1 Late")])
def test_without_a_day_supervision_is_late_six_weeks_after_the_last(
    pair: Pair, amara: Client, weeks: int, late: str
) -> None:
    pair.signed(days_ago=7 * weeks)
    assert late in words_of(amara.get(at("supervision")))


def test_a_day_that_cannot_be_used_is_said_and_kept(pair: Pair, amara: Client) -> None:
    with_nadia = at("supervision_with", worker=pair.worker.pk)
    answer = amara.post(with_nadia, {"do": "plan", **typed(TODAY - DAY, "planned_on")})
    assert answer.status_code == 400
    assert "This day has passed." in words_of(answer)


def test_a_supervision_is_moved_and_called_off(pair: Pair, amara: Client) -> None:
    made = pair.planned(days=2)
    here, seen = at("supervision_with", worker=pair.worker.pk), {"row_version": str(made.row_version)}
    amara.post(here, {"do": "move", **seen, **typed(TODAY + 4 * DAY, "planned_on")})
    made.refresh_from_db()
    assert made.planned_on == TODAY + 4 * DAY
    stale = amara.post(here, {"do": "off", **seen, "why": "Nadia is ill this week"})
    assert stale.status_code == 400
    assert "This changed while you had it open." in words_of(stale)
    amara.post(here, {"do": "off", "row_version": str(made.row_version), "why": "Nadia is ill this week"})
    assert "No supervision is planned." in words_of(amara.get(here))
    assert "Nadia is ill this week" in words_of(amara.get(at("read_supervision", held=made.pk)))


def test_a_worker_is_led_to_their_own(pair: Pair, nadia: Client) -> None:
    pair.planned(days=3)
    page = words_of(nadia.get(at("supervision"), follow=True))
    assert "Your supervision" in page
    assert "Prepare" in page
    assert "Plan this day" not in page


def test_workers_of_other_teams_managers_and_the_overview_are_nobodys_list_of_mine(
    pair: Pair, amara: Client
) -> None:
    staff("social_worker", name="Piotr Elsewhere", teams=(team(),))
    staff("principal_social_worker", name="Gwen Morgan", teams=(pair.team,))
    staff("team_manager", name="Deborah Ellis", teams=(pair.team,))
    page = words_of(amara.get(at("supervision")))
    for name in ("Piotr Elsewhere", "Gwen Morgan", "Deborah Ellis"):
        assert name not in page


def test_the_overview_is_of_all_teams_and_plans_nothing(pair: Pair) -> None:
    staff("social_worker", name="Piotr Elsewhere", teams=(team(),))
    gwen = signed_in("principal_social_worker")
    page = words_of(gwen.get(at("supervision")))
    assert "Nadia Rahman" in page
    assert "Piotr Elsewhere" in page
    assert "Plan a day" not in page
    with_nadia = at("supervision_with", worker=pair.worker.pk)
    gwen.post(with_nadia, {"do": "plan", **typed(TODAY, "planned_on")})
    assert not Supervision.objects.exists()


def test_the_agenda_says_what_is_late_who_was_not_met_the_load_and_days_away(
    pair: Pair, amara: Client
) -> None:
    work(pair, days_ago=70)
    work(pair, "Ivy", days_ago=1)
    say_away(user=pair.worker, from_on=TODAY - 3 * DAY, until_on=TODAY + DAY, by=pair.works, on=TODAY)
    made = pair.planned()
    page = words_of(amara.get(at("write_supervision", held=made.pk)))
    assert "2 pieces, 1 late, 1 without a move" in page
    assert "4 of 24" in page
    assert "21 to 25 November" in page
    assert "No contact since the work began on 15 September." in page
    assert "Late since" in page
    assert page.index("Graham Ashworth") < page.index("Ivy Ashworth"), "whoever needs a word stands first"
    assert AuditRow.objects.filter(record_id=pair.graham.pk, part="supervision", kind="read").exists()


def test_somebody_who_was_visited_is_not_unseen_and_a_management_decision_is_no_visit(
    pair: Pair, amara: Client
) -> None:
    work(pair, days_ago=70)
    made = pair.planned()
    page = at("write_supervision", held=made.pk)
    decided = Happening(kind="management_decision", happened_on=TODAY, words="Wait.")
    finish_note(person=pair.graham, happening=decided, by=pair.keeps, on=TODAY)
    assert "No contact since" in words_of(amara.get(page))
    visited = Happening(kind="visit", happened_on=TODAY - 9 * DAY, words="Saw him.")
    finish_note(person=pair.graham, happening=visited, by=pair.works, on=TODAY)
    assert "No contact since" not in words_of(amara.get(page))
