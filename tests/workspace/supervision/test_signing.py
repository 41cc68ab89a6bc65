"""From the agenda to both signatures, what is missing, and what is added afterwards."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.practice.notes.models import Note
from homefirst.practice.supervision.models import Agreed
from tests.factories import TODAY
from tests.practice.supervision.making import DAY, Pair
from tests.workspace.desk import signed_in
from tests.workspace.pages import form_of, words_of
from tests.workspace.supervision.desk import at, typed, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


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
