"""The page that both write: kept as it is typed, and told where both typed in one box."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.practice.supervision.making import Pair
from tests.workspace.pages import form_of, words_of
from tests.workspace.supervision.desk import at, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


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
