"""Supervision in the browser's eyes: agenda from the facts, the page both write, both signatures, and who sees what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.notes.actions import Happening, finish_note
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.models import Agreed, Supervision
from homefirst.practice.teams.actions import say_away
from tests.factories import NOW, TODAY, person, sign_in, staff, team
from tests.practice.supervision.making import DAY, Pair
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def pair() -> Pair:
    return Pair()


def desk(user: Any, role: str) -> Client:
    client = Client()
    sign_in(client, user, role)
    return client


@pytest.fixture
def amara(pair: Pair) -> Client:
    return desk(pair.manager, "team_manager")


@pytest.fixture
def nadia(pair: Pair) -> Client:
    return desk(pair.worker, "social_worker")


def at(name: str, **where: Any) -> str:
    return reverse(name, kwargs=where)


def typed(day: Any = TODAY, name: str = "held_on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def work(pair: Pair, given_name: str = "Graham", *, days_ago: int = 0) -> Any:
    who = (
        pair.graham
        if given_name == "Graham"
        else person(of=pair.team, given_name=given_name, family_name="Ashworth")
    )
    then = TODAY - days_ago * DAY
    return open_episode(person=who, code="care_act_assessment", by=pair.works, on=then)


# --- whose is due


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


# --- the agenda


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


# --- written by both


def test_what_is_typed_is_kept_and_each_sees_the_others_only_as_far_as_it_is_theirs(
    pair: Pair, amara: Client, nadia: Client
) -> None:
    made = pair.planned()
    save, page = at("save_supervision", held=made.pk), at("write_supervision", held=made.pk)
    assert nadia.post(save, {"brought": "Leave in June", "seen": "{}"}).json()["state"] == "saved"
    assert amara.post(save, {"wellbeing": "Tired", "seen": "{}"}).json()["state"] == "saved"
    shown = words_of(amara.get(page))
    assert "Leave in June" in shown
    assert form_of(amara.get(page))["wellbeing"] == "Tired"
    assert form_of(nadia.get(page))["brought"] == "Leave in June"
    assert "Tired" not in words_of(nadia.get(page))


def test_a_second_window_shows_both_texts_and_either_is_kept(pair: Pair, amara: Client) -> None:
    made = pair.planned()
    page = at("write_supervision", held=made.pk)
    first, second = form_of(amara.get(page)), form_of(amara.get(page))
    amara.post(page, first | {"wellbeing": "Tired", "go": "stop"})
    both = amara.post(page, second | {"wellbeing": "Rested", "go": "stop"})
    shown = words_of(both)
    assert both.status_code == 400
    assert "Tired" in shown
    assert "Rested" in shown
    amara.post(page, form_of(both) | {"go": "stop"})
    made.refresh_from_db()
    assert made.typed["wellbeing"] == "Rested"


def test_boxes_come_for_whoever_is_ticked_and_keep_their_words_when_the_tick_is_taken_away(
    pair: Pair, amara: Client
) -> None:
    work(pair)
    made, pk = pair.planned(), pair.graham.pk
    page = at("write_supervision", held=made.pk)
    plain = form_of(amara.get(page))
    assert f"about_{pk}" not in plain
    ticked = form_of(amara.post(page, plain | {"talk": str(pk), "go": "boxes"}))
    assert f"about_{pk}" in ticked
    amara.post(page, ticked | {f"about_{pk}": "Not seen.", "go": "stop"})
    untick = {name: value for name, value in form_of(amara.get(page)).items() if name != "talk"}
    amara.post(page, untick | {"go": "stop"})
    assert f"about_{pk}" not in form_of(amara.get(page))
    again = form_of(amara.post(page, form_of(amara.get(page)) | {"talk": str(pk), "go": "boxes"}))
    assert again[f"about_{pk}"] == "Not seen."


def test_two_empty_lines_always_follow_what_is_agreed(pair: Pair, amara: Client) -> None:
    made = pair.planned()
    page = at("write_supervision", held=made.pk)
    sent = form_of(amara.get(page))
    assert "task_2" in sent
    assert "task_3" not in sent
    more = form_of(amara.post(page, sent | {"task_1": "One", "task_2": "Two", "go": "boxes"}))
    assert "task_4" in more
    emptied = form_of(amara.post(page, more | {"task_2": "", "go": "boxes"}))
    assert (emptied["task_1"], emptied["task_2"]) == ("One", "")


# --- signed


def whole_form(pair: Pair, amara: Client, page: str) -> dict[str, str]:
    """Everything typed, ready to sign."""
    pk = str(pair.graham.pk)
    first = form_of(amara.post(page, form_of(amara.get(page)) | {"talk": pk, "go": "boxes"}))
    return first | {
        "wellbeing": "Sleeps badly.",
        "workload": "Two fewer assessments.",
        f"about_{pk}": "Nobody has seen him since May.",
        f"decided_{pk}": "Visit this week.",
        f"record_{pk}": "on",
        "task_1": "Visit Graham",
        "for_1": pk,
        "task_2": "Book the capacity course",
        **typed(TODAY, "held_on"),
        **typed(TODAY + 2 * DAY, "due_1"),
        **typed(TODAY + 9 * DAY, "due_2"),
        **typed(TODAY + 28 * DAY, "next_on"),
        "go": "check",
    }


def test_from_the_agenda_to_both_signatures(pair: Pair, amara: Client, nadia: Client) -> None:
    work(pair)
    made = pair.planned()
    page = at("write_supervision", held=made.pk)
    check = amara.post(page, whole_form(pair, amara, page), follow=True)
    shown = words_of(check)
    for said in (
        "Check and sign",
        "Put a management decision on the record of Graham Ashworth",
        "Put under My work of Nadia Rahman, by Thursday 26 November: Visit Graham",
        "Plan the next supervision for Tuesday 22 December",
        "Ask Nadia Rahman to read it and sign",
    ):
        assert said in shown
    assert not Note.objects.exists(), "nothing is written before it is signed"
    done = amara.post(at("sign_supervision", held=made.pk), form_of(check), follow=True)
    assert "You have signed." in words_of(done)
    assert Note.objects.get().kind == "management_decision"
    mine = words_of(nadia.get(at("my_work")))
    for said in ("Visit Graham", "Book the capacity course", "Read and sign your supervision"):
        assert said in mine
    read = at("read_supervision", held=made.pk)
    assert "Sleeps badly." in words_of(nadia.get(read))
    nadia.post(at("sign_supervision", held=made.pk))
    signed = words_of(amara.get(read))
    assert "Both have signed." in signed
    assert "Nadia Rahman, Social worker" in signed
    with_nadia = words_of(amara.get(at("supervision_with", worker=pair.worker.pk)))
    assert "Visit Graham" in with_nadia


def test_what_is_missing_is_said_at_its_box_and_nothing_typed_is_lost(pair: Pair, amara: Client) -> None:
    work(pair)
    made, pk = pair.planned(), pair.graham.pk
    page = at("write_supervision", held=made.pk)
    wrong = whole_form(pair, amara, page) | {f"decided_{pk}": "", "due_2_day": "", "held_on_day": "31"}
    answer = amara.post(page, wrong, follow=True)
    assert answer.status_code == 400
    shown = words_of(answer)
    assert "Add the day to the day by which it is done" in shown
    assert "There is no such day." in shown
    kept = form_of(answer)
    assert kept["wellbeing"] == "Sleeps badly."
    mended = amara.post(page, kept | typed(TODAY + DAY, "due_2") | typed() | {"go": "check"})
    assert "Write what was decided: it is to stand on their record." in words_of(mended)
    assert amara.get(at("sign_supervision", held=made.pk)).status_code == 302


def test_words_that_came_between_the_check_and_the_signature_are_not_signed_unseen(
    pair: Pair, amara: Client, nadia: Client
) -> None:
    made = pair.planned()
    page = at("write_supervision", held=made.pk)
    ready = form_of(amara.get(page)) | typed() | {"workload": "Full", "go": "check"}
    check = amara.post(page, ready, follow=True)
    nadia.post(at("save_supervision", held=made.pk), {"brought": "One more thing", "seen": "{}"})
    answer = amara.post(at("sign_supervision", held=made.pk), form_of(check))
    assert answer.status_code == 400
    assert "One more thing" in words_of(answer)
    made.refresh_from_db()
    assert made.held_on is None


def test_what_was_signed_is_added_to_and_a_private_addition_stays_between_the_two(
    pair: Pair, nadia: Client
) -> None:
    made = pair.signed()
    add = at("add_to_supervision", held=made.pk)
    assert nadia.post(add, {"words": " "}).status_code == 400
    nadia.post(add, {"words": "I sleep again.", "is_private": "on"})
    nadia.post(add, {"words": "The review was done."})
    other = words_of(signed_in("team_manager", pair.team).get(at("read_supervision", held=made.pk)))
    assert "The review was done." in other
    for secret in ("I sleep again.", "Sleeps badly."):
        assert secret not in other
        assert secret in words_of(nadia.get(at("read_supervision", held=made.pk)))


def test_a_sheet_to_print_holds_all_of_it(pair: Pair, amara: Client) -> None:
    made = pair.signed(about=(pair.about(),))
    page = words_of(amara.get(at("read_supervision", held=made.pk) + "?show=print"))
    for said in ("Supervision: Nadia Rahman", "printed on 24 November", "He has not been seen since May."):
        assert said in page


def test_what_was_agreed_about_nobody_is_ticked_off_from_my_work(pair: Pair, nadia: Client) -> None:
    pair.signed(tasks=(pair.task("Book the capacity course"),))
    here = at("do_agreed", agreed=Agreed.objects.get().pk)
    assert "Book the capacity course" in words_of(nadia.get(at("my_work")))
    done = nadia.post(here, form_of(nadia.get(here)) | {"words": "For May"}, follow=True)
    assert "Book the capacity course: done." in words_of(done)
    assert "Book the capacity course" not in words_of(nadia.get(at("my_work") + "?show=supervision"))
    assert "Done on 24 November" in words_of(nadia.get(here))


# --- who sees what


@pytest.mark.parametrize("name", ["write_supervision", "sign_supervision", "add_to_supervision"])
def test_pages_of_the_two_are_not_there_for_others(pair: Pair, name: str) -> None:
    made = pair.signed() if name == "add_to_supervision" else pair.planned()
    for role in ("team_manager", "social_worker"):
        assert signed_in(role, pair.team).get(at(name, held=made.pk)).status_code == 404
        assert signed_in(role, pair.team).get(at(name, held=999_999)).status_code == 404


def test_each_reading_is_written_down(pair: Pair, amara: Client) -> None:
    made = pair.signed(about=(pair.about(),))
    amara.get(at("read_supervision", held=made.pk))
    row = AuditRow.objects.get(action="supervision.read")
    assert (row.object_id, row.user_id) == (str(made.pk), pair.manager.pk)
    assert AuditRow.objects.filter(record_id=pair.graham.pk, kind="read", part="supervision").exists()


@pytest.mark.parametrize(
    "role", ["finance", "performance_analyst", "councillor", "administrator", "director"]
)
def test_roles_without_supervision_find_no_page(role: str) -> None:
    assert signed_in(role).get(at("supervision")).status_code in (403, 404)


# --- speed


def test_pages_ask_the_same_few_questions_however_much_there_is(pair: Pair, amara: Client) -> None:
    work(pair)
    pair.signed(days_ago=3, about=(pair.about(),), tasks=(pair.task("One", person=pair.graham), pair.task()))
    made = pair.planned()
    pages = (
        at("supervision"),
        at("supervision_with", worker=pair.worker.pk),
        at("write_supervision", held=made.pk),
        at("read_supervision", held=Supervision.objects.exclude(held_on=None).get().pk),
    )
    few = [asked(amara, page) for page in pages]
    for number in range(6):
        work(pair, f"Ivy{number}", days_ago=80)
        staff("social_worker", teams=(pair.team,))
    held = Supervision.objects.exclude(held_on=None).get()
    for _ in range(4):
        actions.add_to_supervision(supervision=held, words="More", is_private=False, by=pair.works, on=TODAY)
    other = staff("social_worker", name="Gareth Pugh", teams=(pair.team,))
    actions.plan_supervision(worker=other, planned_on=TODAY, by=pair.keeps, on=TODAY)
    more = [asked(amara, page) for page in pages]
    assert more == few
    assert max(more) <= MOST, dict(zip(pages, more, strict=True))


def test_my_work_asks_one_question_more_for_supervision_whatever_there_is(pair: Pair, nadia: Client) -> None:
    work(pair)
    none = asked(nadia, at("my_work"))
    pair.signed(days_ago=1, tasks=tuple(pair.task(f"Thing {number}") for number in range(6)))
    assert asked(nadia, at("my_work")) == none
