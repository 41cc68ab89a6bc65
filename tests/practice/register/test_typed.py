"""What the steps of the dynamic support register say stands in typed rows, written with the step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation import definitions
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.pathways.models import Promise
from homefirst.practice.register import actions
from homefirst.practice.register.definition import read_register
from homefirst.practice.register.models import (
    AgreedAction,
    ColourSaid,
    CrisisReview,
    PanelMinute,
    RegisterEntry,
)
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.walks import in_hand
from tests.practice.register.walking import agreed, on_it, referred, spoken_about
from tests.practice.safeguarding.walking import ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def _world() -> tuple[Any, Any]:
    ours = make.team()
    return make.actor("social_worker", teams=(ours,)), make.person(
        of=ours, given_name="Ravi", family_name="Nair"
    )


def test_agreeing_is_kept_with_who_may_hear_and_nobody_is_on_it_before_a_colour() -> None:
    by, ravi = _world()
    episode = referred(by, ravi)
    entry = RegisterEntry.objects.get(episode=episode)
    assert (entry.agrees, entry.agrees_on, entry.agrees_said_to) == ("yes", TODAY, by.user)
    assert (entry.may_hear, entry.triggers) == (["The community nurses"], "A change of staff")
    assert entry.joined_on is None
    assert AuditRow.objects.filter(action="register.keep_ground", record_id=ravi.pk).count() == 1
    assert not Promise.objects.filter(words__startswith="Record").exists()


def test_best_interests_stand_with_their_reason() -> None:
    by, ravi = _world()
    referred(by, ravi, "best_interests", agrees="could_not_decide", reason="His mother and nurse were asked.")
    entry = RegisterEntry.objects.get()
    assert (entry.agrees, entry.agrees_why) == ("best_interests", "His mother and nurse were asked.")


def test_whoever_does_not_agree_is_on_no_register() -> None:
    by, ravi = _world()
    referred(by, ravi, "does_not_agree", agrees="no")
    assert not RegisterEntry.objects.exists()


def test_a_colour_puts_somebody_on_the_register_and_its_history_grows() -> None:
    by, ravi = _world()
    entry = on_it(by, ravi, "amber")
    assert (entry.colour, entry.joined_on, entry.colour_since) == ("amber", TODAY, TODAY)
    spoken_about(entry, by, rating="red")
    assert (entry.colour, list(ColourSaid.objects.order_by("pk").values_list("colour", flat=True))) == (
        "red",
        ["amber", "red"],
    )


@pytest.mark.parametrize(("colour", "days"), [("red", 7), ("amber", 14)])
def test_the_closer_a_crisis_the_sooner_the_next_panel(colour: str, days: int) -> None:
    by, ravi = _world()
    entry = on_it(by, ravi, colour)
    assert in_hand(entry.episode, "panel").due_on == TODAY + timedelta(days=days)
    spoken_about(entry, by)
    assert in_hand(entry.episode, "panel").due_on == TODAY + timedelta(days=days)


def test_a_held_risk_waits_for_the_monthly_panel() -> None:
    by, ravi = _world()
    due = in_hand(on_it(by, ravi, "green").episode, "panel").due_on
    assert due is not None
    assert (due - TODAY).days >= 28


def test_what_a_panel_agreed_has_its_owner_and_day() -> None:
    by, ravi = _world()
    entry = spoken_about(
        on_it(by, ravi),
        by,
        **agreed(1, "Ask about nights", "A nurse", 5),
        **agreed(3, "Find a flat", "Housing", 20),
    )
    minute = PanelMinute.objects.get()
    assert (minute.said, minute.at_the_table, minute.decision) == (
        "Nights are quieter.",
        ["A nurse"],
        "stays",
    )
    kept = AgreedAction.objects.order_by("due_on").values_list("words", "owner", "due_on")
    assert list(kept) == [
        ("Ask about nights", "A nurse", TODAY + timedelta(days=5)),
        ("Find a flat", "Housing", TODAY + timedelta(days=20)),
    ]
    assert AuditRow.objects.filter(action="register.agree", record_id=entry.person_id).count() == 2


def test_no_longer_agreeing_is_seen_and_not_asked_this_time_changes_nothing() -> None:
    by, ravi = _world()
    entry = spoken_about(on_it(by, ravi), by, still_agrees="not_asked")
    assert entry.agrees == "yes"
    assert spoken_about(entry, by, still_agrees="no").agrees == "no"


def test_an_admission_avoided_stands_with_what_would_have_happened_and_who_else_says_so() -> None:
    by, ravi = _world()
    entry = spoken_about(on_it(by, ravi, "red"), by, "crisis")
    ended(
        entry.episode, "treatment_review", "avoided", by,
        what_was_done="Two nights at his sister's.", would_have="A section.", who_agrees="Dr Obi, the trust",
    )  # fmt: skip
    kept = CrisisReview.objects.get()
    assert (kept.outcome, kept.what_was_done, kept.who_agrees) == (
        "avoided",
        "Two nights at his sister's.",
        "Dr Obi, the trust",
    )
    assert in_hand(entry.episode, "panel").due_on == TODAY + timedelta(days=7)


def test_somebody_in_hospital_is_blue() -> None:
    by, ravi = _world()
    entry = spoken_about(on_it(by, ravi, "red"), by, "crisis")
    ended(entry.episode, "treatment_review", "admitted", by)
    entry.refresh_from_db()
    assert entry.colour == "blue"


def test_a_failure_leaves_neither_the_step_nor_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    by, ravi = _world()
    entry = on_it(by, ravi)

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("homefirst.practice.register.actions.panels._agree", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        spoken_about(entry, by)
    assert not PanelMinute.objects.exists()
    assert in_hand(entry.episode, "panel").turn == 1


def _agreed(by: Any, ravi: Any) -> AgreedAction:
    spoken_about(on_it(by, ravi), by, **agreed(1, "Ask about nights", "A nurse", 5))
    return AgreedAction.objects.select_related("entry__person__record__team").get()


def test_what_was_agreed_is_crossed_off_once_with_what_came_of_it() -> None:
    by, ravi = _world()
    action = _agreed(by, ravi)
    with pytest.raises(Invalid):
        actions.finish_agreed(agreed=action, words=" ", row_version=1, by=by, on=TODAY)
    actions.finish_agreed(agreed=action, words="She sleeps.", row_version=1, by=by, on=TODAY)
    assert (action.done_on, action.done_words, action.done_by) == (TODAY, "She sleeps.", by.user)
    with pytest.raises(NotNow):
        actions.finish_agreed(agreed=action, words="Again.", row_version=2, by=by, on=TODAY)


def test_two_who_cross_off_the_same_are_told() -> None:
    by, ravi = _world()
    mine, theirs = _agreed(by, ravi), AgreedAction.objects.select_related("entry__person__record__team").get()
    actions.finish_agreed(agreed=mine, words="She sleeps.", row_version=1, by=by, on=TODAY)
    with pytest.raises(Stale):
        actions.finish_agreed(agreed=theirs, words="Another word.", row_version=1, by=by, on=TODAY)


def test_whoever_may_not_see_the_record_crosses_off_nothing() -> None:
    by, ravi = _world()
    stranger = make.actor("social_worker", teams=(make.team("other", "Others"),))
    with pytest.raises(NotAllowed):
        actions.finish_agreed(agreed=_agreed(by, ravi), words="Done.", row_version=1, by=stranger, on=TODAY)


def test_the_tables_refuse_somebody_on_the_register_without_a_colour() -> None:
    by, ravi = _world()
    entry = on_it(by, ravi)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterEntry.objects.filter(pk=entry.pk).update(colour="")


def test_a_wrong_rule_is_refused_with_its_place(tmp_path: Any) -> None:
    text = (definitions.folder() / "register.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "register.yaml"
    wrong.write_text(text.replace("red: 7", "red: 0"), encoding="utf-8")
    with pytest.raises(Invalid, match=r"register.yaml, line \d+: seen_within_days\.red: 0 is too small"):
        read_register(wrong)
