"""Supervision from the day that is planned to both signatures: who may, what it brings about, and that it then stands."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from homefirst.foundation.access.models import Tie
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.actions import keep_promise
from homefirst.practice.pathways.models import Promise
from homefirst.practice.pathways.queries import worklist
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import reading
from homefirst.practice.supervision.models import Added, Agreed, Discussed, Signature, Supervision
from homefirst.practice.supervision.queries import agreed_before, agreed_of, on_the_desk, whole
from tests.factories import NOW, TODAY, acting, actor, person, staff, team
from tests.practice.supervision.making import DAY, Pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> Pair:
    return Pair()


def sign(pair: Pair, made: Supervision, held: actions.Held, **other: Any) -> Supervision:
    facts = {"row_version": made.row_version, "by": pair.keeps, "on": TODAY, **other}
    return actions.sign_as_supervisor(supervision=made, held=held, **facts)


# --- planned


def test_one_supervision_lies_ahead_at_a_time(pair: Pair) -> None:
    pair.planned(days=3)
    with pytest.raises(NotNow, match="is planned with them already"):
        pair.planned(days=9)


@pytest.mark.parametrize("days", [-1, 200])
def test_a_day_that_has_passed_or_is_half_a_year_away_is_refused(pair: Pair, days: int) -> None:
    with pytest.raises(Invalid) as wrong:
        pair.planned(days=days)
    assert "planned_on" in wrong.value.fields


def test_nobody_plans_supervision_with_a_worker_of_another_team_with_themselves_or_with_a_manager(
    pair: Pair,
) -> None:
    elsewhere = staff("social_worker", teams=(team(),))
    other_manager = staff("team_manager", teams=(pair.team,))
    for worker in (elsewhere, pair.manager, other_manager):
        with pytest.raises(NotAllowed):
            actions.plan_supervision(worker=worker, planned_on=TODAY, by=pair.keeps, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.plan_supervision(worker=pair.worker, planned_on=TODAY, by=pair.works, on=TODAY)
    assert not Supervision.objects.exists()


def test_it_is_moved_or_called_off_with_a_reason_while_it_lies_ahead(pair: Pair) -> None:
    made = pair.planned()
    seen = made.row_version
    by = {"by": pair.keeps, "on": TODAY}
    actions.move_supervision(supervision=made, planned_on=TODAY + DAY, row_version=seen, **by)
    with pytest.raises(Stale), transaction.atomic():
        actions.move_supervision(
            supervision=Supervision.objects.get(), planned_on=TODAY, row_version=seen, **by
        )
    made.refresh_from_db()
    with pytest.raises(Invalid), transaction.atomic():
        actions.call_off(supervision=made, why="ill", row_version=made.row_version, **by)
    actions.call_off(supervision=made, why="Nadia is ill this week", row_version=made.row_version, **by)
    assert pair.planned(days=7).pk != made.pk


# --- typed


def test_each_of_the_two_types_into_their_own_boxes_and_no_others(pair: Pair) -> None:
    made = pair.planned()
    typed = {"brought": "Leave in June", "wellbeing": "Tired"}
    actions.keep_typed(supervision=made, typed=typed, seen={}, by=pair.works, on=TODAY)
    actions.keep_typed(supervision=made, typed=typed | {"brought": "X"}, seen={}, by=pair.keeps, on=TODAY)
    made.refresh_from_db()
    assert made.typed == {"brought": "Leave in June", "wellbeing": "Tired"}


def test_two_windows_that_say_different_things_in_one_box_are_told_and_the_rest_is_kept(pair: Pair) -> None:
    made = pair.planned()
    first = {"wellbeing": "Tired", "workload": "Full"}
    actions.keep_typed(supervision=made, typed=first, seen={}, by=pair.keeps, on=TODAY)
    with pytest.raises(Stale) as both:
        actions.keep_typed(
            supervision=made,
            typed={"wellbeing": "Rested", "learning": "Capacity course"},
            seen={},
            by=pair.keeps,
            on=TODAY,
        )
    assert both.value.yours == {"wellbeing": "Rested"}
    assert both.value.theirs == {"wellbeing": "Tired"}
    made.refresh_from_db()
    assert made.typed == first | {"learning": "Capacity course"}


def test_nobody_else_types_or_reads_what_is_being_typed(pair: Pair) -> None:
    made = pair.planned()
    for role in ("team_manager", "principal_social_worker", "social_worker"):
        other = actor(role, teams=(pair.team,))
        with pytest.raises(NotAllowed):
            reading(other, made.pk)
        with pytest.raises(NotAllowed):
            actions.keep_typed(supervision=made, typed={"wellbeing": "X"}, seen={}, by=other, on=TODAY)


# --- signed


def test_signing_keeps_the_words_puts_the_decision_on_the_record_and_the_task_in_somebodys_hands(
    pair: Pair,
) -> None:
    made = pair.planned()
    actions.keep_typed(supervision=made, typed={"brought": "Leave in June"}, seen={}, by=pair.works, on=TODAY)
    made.refresh_from_db()
    about = pair.about(decided="Visit this week, then decide about a review.", to_record=True)
    held = pair.held(
        about=(about,),
        tasks=(pair.task("Visit Graham", person=pair.graham), pair.task("Book the capacity course", days=9)),
        next_on=TODAY + 28 * DAY,
    )
    sign(pair, made, held)
    made.refresh_from_db()
    assert (made.typed, made.held_on, made.brought) == ({}, TODAY, "Leave in June")
    note = Note.objects.get()
    assert (note.kind, note.person, note.author) == ("management_decision", pair.graham, pair.manager)
    assert "Decided: Visit this week, then decide about a review." in note.words
    assert "Nadia Rahman will, by 27 November: Visit Graham" in note.words
    assert "Sleeps badly" not in note.words
    promise = Promise.objects.get()
    assert (promise.held_by, promise.person, promise.words) == (pair.worker, pair.graham, "Visit Graham")
    assert [line.what for line in worklist(pair.works).lines] == ["Visit Graham"]
    assert [line.words for line in on_the_desk(pair.works) if line.kind == "agreed"] == [
        "Book the capacity course"
    ]
    ahead = Supervision.objects.get(held_on=None)
    assert ahead.planned_on == TODAY + 28 * DAY
    assert Signature.objects.get().user == pair.manager


def test_a_decision_stays_off_the_record_unless_it_is_chosen(pair: Pair) -> None:
    pair.signed(about=(pair.about(decided="Wait."),))
    assert Discussed.objects.get().note is None
    assert not Note.objects.exists()
    row = AuditRow.objects.get(action="supervision.discuss")
    assert row.record_id == pair.graham.pk


def test_nothing_is_kept_where_one_part_of_it_cannot_be(pair: Pair) -> None:
    """The second person is one whom the manager may not see: the first one's decision is not on the record either."""
    made, elsewhere = pair.planned(), person(of=team(), given_name="Ivy", family_name="Moss")
    chosen = {"decided": "Visit.", "to_record": True}
    held = pair.held(about=(pair.about(**chosen), pair.about(person=elsewhere, **chosen)))
    rows = AuditRow.objects.count()
    with pytest.raises(NotAllowed), transaction.atomic():
        sign(pair, made, held)
    made = Supervision.objects.get()
    assert made.held_on is None
    assert not any(model.objects.exists() for model in (Note, Discussed, Signature))
    assert AuditRow.objects.count() == rows


@pytest.mark.parametrize(
    ("wrong", "box"),
    [
        ({"held_on": None}, "held_on"),
        ({"held_on": TODAY + DAY}, "held_on"),
        ({"held_on": TODAY - 61 * DAY}, "held_on"),
        ({"workload": "", "wellbeing": " "}, "workload"),
        ({"wellbeing": "x" * 20_001}, "wellbeing"),
        ({"next_on": TODAY - DAY}, "next_on"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_box(pair: Pair, wrong: dict[str, Any], box: str) -> None:
    with pytest.raises(Invalid) as problem:
        sign(pair, pair.planned(), pair.held(**wrong))
    assert set(problem.value.fields) == {box}


def test_a_person_without_words_a_decision_for_the_record_without_one_and_a_task_without_a_day_are_said(
    pair: Pair,
) -> None:
    held = pair.held(about=(pair.about(words="", to_record=True),), tasks=(pair.task(due_on=None),))
    with pytest.raises(Invalid) as problem:
        sign(pair, pair.planned(), held)
    pk = pair.graham.pk
    assert set(problem.value.fields) == {f"about_{pk}", f"decided_{pk}", "due_1"}


def test_what_was_agreed_is_held_by_one_of_the_two(pair: Pair) -> None:
    other = staff("social_worker", teams=(pair.team,))
    with pytest.raises(NotAllowed):
        sign(pair, pair.planned(), pair.held(tasks=(pair.task(held_by=other),)))


def test_it_is_signed_against_what_was_seen(pair: Pair) -> None:
    made = pair.planned()
    seen = made.row_version
    actions.keep_typed(supervision=made, typed={"brought": "Wait!"}, seen={}, by=pair.works, on=TODAY)
    with pytest.raises(Stale):
        sign(pair, made, pair.held(), row_version=seen)


def test_the_worker_signs_after_the_supervisor_and_each_signs_once(pair: Pair) -> None:
    made = pair.planned()
    with pytest.raises(NotNow, match="Amara Cole signs first"):
        actions.sign_as_worker(supervision=made, by=pair.works, on=TODAY)
    sign(pair, made, pair.held())
    with pytest.raises(NotAllowed):
        actions.sign_as_worker(supervision=made, by=pair.keeps, on=TODAY)
    assert [line.kind for line in on_the_desk(pair.works)] == ["sign"]
    actions.sign_as_worker(supervision=made, by=pair.works, on=TODAY)
    with pytest.raises(NotNow, match="signed this already"):
        actions.sign_as_worker(supervision=made, by=pair.works, on=TODAY)
    assert on_the_desk(pair.works) == []
    assert whole(reading(pair.keeps, made.pk)).is_signed_by_worker


def test_once_it_is_signed_the_database_itself_refuses_to_change_or_remove_it(pair: Pair) -> None:
    made = pair.signed(about=(pair.about(),))
    actions.add_to_supervision(supervision=made, words="More.", is_private=False, by=pair.works, on=TODAY)
    changes = (
        lambda: Supervision.objects.filter(pk=made.pk).update(wellbeing="Well"),
        lambda: Discussed.objects.update(words="Nothing"),
        lambda: Signature.objects.update(user=pair.worker),
        lambda: Added.objects.update(words="Less"),
        lambda: Added.objects.all().delete(),
        lambda: Signature.objects.all().delete(),
    )
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(NotNow, match="It can be added to"):
        actions.move_supervision(
            supervision=made, planned_on=TODAY, row_version=made.row_version, by=pair.keeps, on=TODAY
        )
    assert (
        actions.keep_typed(supervision=made, typed={"workload": "X"}, seen={}, by=pair.keeps, on=TODAY)
        is None
    )


# --- read and added to


def test_the_two_read_all_of_it_and_others_by_role_without_what_is_between_the_two(pair: Pair) -> None:
    made = pair.signed()
    actions.add_to_supervision(
        supervision=made, words="I sleep again.", is_private=True, by=pair.works, on=TODAY
    )
    for by in (pair.keeps, pair.works):
        read = reading(by, made.pk)
        assert read.reads_private
        assert len(whole(read).added) == 1
    for role, teams in (("team_manager", (pair.team,)), ("principal_social_worker", ())):
        read = reading(actor(role, teams=teams), made.pk)
        assert not read.reads_private
        assert whole(read).added == ()


@pytest.mark.parametrize(
    "role", ["team_manager", "social_worker", "director", "information_governance", "broker"]
)
def test_to_everybody_else_it_does_not_exist(pair: Pair, role: str) -> None:
    made = pair.signed()
    with pytest.raises(NotAllowed):
        reading(actor(role, teams=(team(),)), made.pk)
    with pytest.raises(NotAllowed):
        reading(actor(role, teams=(team(),)), 999_999)


def test_who_no_longer_keeps_supervision_reads_none_that_they_kept(pair: Pair) -> None:
    made = pair.signed()
    with pytest.raises(NotAllowed):
        reading(acting(pair.manager, "social_worker"), made.pk)


def test_people_whom_a_reader_may_not_see_are_left_out_of_what_they_read(pair: Pair) -> None:
    made = pair.signed(about=(pair.about(),), tasks=(pair.task("Visit Graham", person=pair.graham),))
    Tie.objects.create(record=pair.graham.record, user=pair.worker, kind=Tie.Kind.BARRED, starts_at=NOW - DAY)
    told = whole(reading(pair.works, made.pk))
    assert [(line.person, line.words) for line in told.discussed] == [(None, "")]
    assert [(line.person, line.words, line.is_hidden) for line in told.agreed] == [(None, "", True)]
    assert whole(reading(pair.keeps, made.pk)).discussed[0].person == pair.graham


def test_only_the_two_add_to_it_and_only_once_it_is_signed(pair: Pair) -> None:
    made = pair.planned()
    more = {"words": "More.", "is_private": False, "on": TODAY}
    with pytest.raises(NotNow):
        actions.add_to_supervision(supervision=made, by=pair.works, **more)
    sign(pair, made, pair.held())
    for role in ("team_manager", "principal_social_worker"):
        with pytest.raises(NotAllowed):
            actions.add_to_supervision(supervision=made, by=actor(role, teams=(pair.team,)), **more)
    with pytest.raises(Invalid):
        actions.add_to_supervision(supervision=made, by=pair.works, **more | {"words": " "})
    actions.add_to_supervision(supervision=made, by=pair.works, **more)


def test_every_write_leaves_an_audit_row_without_a_word_of_what_was_said(pair: Pair) -> None:
    made = pair.planned()
    actions.keep_typed(supervision=made, typed={"wellbeing": "Secret"}, seen={}, by=pair.keeps, on=TODAY)
    made.refresh_from_db()
    sign(pair, made, pair.held())
    actions.sign_as_worker(supervision=made, by=pair.works, on=TODAY)
    actions.add_to_supervision(supervision=made, words="Secret", is_private=True, by=pair.works, on=TODAY)
    rows = AuditRow.objects.filter(action__startswith="supervision.").order_by("seq")
    assert [row.action for row in rows] == [
        "supervision.plan", "supervision.type", "supervision.sign", "supervision.sign", "supervision.add",
    ]  # fmt: skip
    assert not any("Secret" in str(row.detail) for row in rows)


# --- agreed


def test_what_was_agreed_last_time_says_whether_it_was_done(pair: Pair) -> None:
    pair.signed(
        days_ago=2,
        tasks=(pair.task("Visit Graham", person=pair.graham), pair.task("Book the course")),
    )
    promise = Promise.objects.get()
    keep_promise(made=promise, words="He was in", row_version=1, by=pair.works, on=TODAY)
    agreed = agreed_of(pair.works, Agreed.objects.get(promise=None).pk)
    actions.do_agreed(agreed=agreed, words="For May", row_version=1, by=pair.works, on=TODAY)
    told = {line.words: (line.done_on, line.done_words) for line in agreed_before(pair.keeps, pair.worker)}
    assert told == {"Visit Graham": (TODAY, "He was in"), "Book the course": (TODAY, "For May")}


def test_what_of_earlier_times_is_still_to_do_stands_beside_the_last(pair: Pair) -> None:
    pair.signed(days_ago=9, tasks=(pair.task("Old and open", days=0), pair.task("Old and done", days=0)))
    done = Agreed.objects.get(words="Old and done")
    actions.do_agreed(agreed=done, words="", row_version=1, by=pair.works, on=TODAY)
    pair.signed(days_ago=1, tasks=(pair.task("New"),))
    assert [line.words for line in agreed_before(pair.works, pair.worker)] == ["Old and open", "New"]


def test_what_was_agreed_is_ticked_off_once_by_who_holds_it(pair: Pair) -> None:
    pair.signed(tasks=(pair.task("Book the course"),))
    agreed = Agreed.objects.get()
    with pytest.raises(NotAllowed):
        actions.do_agreed(agreed=agreed, words="", row_version=1, by=pair.keeps, on=TODAY)
    with pytest.raises(NotAllowed):
        agreed_of(pair.keeps, agreed.pk)
    actions.do_agreed(agreed=agreed, words="", row_version=1, by=pair.works, on=TODAY)
    with pytest.raises(NotNow, match="done already"):
        actions.do_agreed(agreed=agreed, words="", row_version=2, by=pair.works, on=TODAY)
    assert on_the_desk(pair.works)[0].kind == "sign"
