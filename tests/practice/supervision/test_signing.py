"""Both signatures: what is kept, what it brings about, and that it then stands."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.models import Promise
from homefirst.practice.pathways.queries import worklist
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import reading
from homefirst.practice.supervision.models import Added, Discussed, Signature, Supervision
from homefirst.practice.supervision.queries import on_the_desk, whole
from tests.factories import TODAY, person, staff, team
from tests.practice.supervision.making import DAY, Pair, sign

pytestmark = pytest.mark.django_db


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
