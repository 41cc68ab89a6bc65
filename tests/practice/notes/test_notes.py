"""A finished note is only added to, and each reader finds what they may read and no more."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.notes import actions
from homefirst.practice.notes.access import Reader, reader
from homefirst.practice.notes.models import Addition, Note
from homefirst.practice.notes.queries import Asked, authors_of, note_of, notes_of
from homefirst.practice.notes.story import notes_told
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane, StoryEvent, person_story
from tests import factories
from tests.practice.notes.making import note

pytestmark = pytest.mark.django_db
SAYS = "only added to|stays as it is"


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def joan(north: Any) -> Person:
    return factories.person(of=north, given_name="Joan", liked_name="Jo")


@pytest.fixture
def writer(north: Any) -> Actor:
    return factories.actor(teams=(north,), name="Priya Nair")


@pytest.fixture
def colleague(north: Any) -> Actor:
    return factories.actor("reablement", teams=(north,), name="Hannah Price")


@pytest.fixture
def manager(north: Any) -> Actor:
    return factories.actor("team_manager", teams=(north,), name="Amara Cole")


def marks(may: Reader) -> list[StoryEvent]:
    return [
        event for event in person_story(may.person, may.actor.on, notes_told(may)) if event.lane is Lane.NOTE
    ]


def said(may: Reader, **asked: Any) -> list[str]:
    return [line.words for line in notes_of(may, Asked(**asked)).notes]


@pytest.mark.parametrize("model", [Note, Addition])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_itself_refuses_to_change_or_remove_a_note(
    joan: Person, writer: Actor, model: Any, act: str
) -> None:
    actions.add_to_note(note=note(joan, writer), words="And biscuits.", by=writer, on=writer.on)
    rows = model.objects.all()
    with pytest.raises(DatabaseError, match=SAYS), transaction.atomic():
        rows.update(words="Nothing of the kind") if act == "update" else rows._raw_delete(rows.db)
    assert [each.words for each in Note.objects.all()] == ["She made tea."]
    assert [each.words for each in Addition.objects.all()] == ["And biscuits."]


def test_nor_can_the_table_be_emptied_at_once(joan: Person, writer: Actor) -> None:
    note(joan, writer)
    with (
        connection.cursor() as cursor
    ):  # what waits for the end of the transaction would stand in the way of the statement
        cursor.execute(
            {"postgresql": "SET CONSTRAINTS ALL IMMEDIATE", "sqlite": "SELECT 1"}[connection.vendor]
        )
    at_once = {"postgresql": "TRUNCATE notes_note CASCADE", "sqlite": "DELETE FROM notes_note"}
    with pytest.raises(DatabaseError, match=SAYS), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(at_once[connection.vendor])
    assert Note.objects.count() == 1


def test_what_is_added_has_its_own_author_role_and_time(
    joan: Person, writer: Actor, colleague: Actor
) -> None:
    made = note(joan, writer)
    actions.add_to_note(note=made, words="And biscuits.", by=colleague, on=colleague.on)
    _, line = note_of(reader(writer, joan), made.pk)
    assert [(each.words, each.author, each.role) for each in line.additions] == [
        ("And biscuits.", "Hannah Price", "Reablement")
    ]
    assert (line.words, line.author, line.role) == ("She made tea.", "Priya Nair", "Social worker")


def test_a_mistake_is_marked_once_with_a_reason_and_withheld_from_those_who_did_not_write_it(
    joan: Person, writer: Actor, colleague: Actor, manager: Actor
) -> None:
    made = note(joan, writer, "Mr Hale has a new heart pill.", own_words="Pink ones.")
    with pytest.raises(Invalid, match="Something typed cannot be used"):
        actions.enter_in_error(note=made, reason=" ", by=colleague, on=colleague.on)
    actions.enter_in_error(note=made, reason="Another person.", by=colleague, on=colleague.on)
    with pytest.raises(NotNow, match="already"):
        actions.enter_in_error(note=made, reason="Another person.", by=writer, on=writer.on)
    seen = {who.name: note_of(reader(who, joan), made.pk)[1] for who in (writer, colleague, manager)}
    assert {name: line.words for name, line in seen.items()} == {
        "Priya Nair": "Mr Hale has a new heart pill.", "Hannah Price": "", "Amara Cole": "Mr Hale has a new heart pill.",
    }  # fmt: skip
    assert {line.error.words for line in seen.values() if line.error} == {"Another person."}
    assert said(reader(colleague, joan), words="heart") == []
    assert said(reader(manager, joan), words="heart") == ["Mr Hale has a new heart pill."]
    assert marks(reader(manager, joan)) == []


def test_a_closed_note_does_not_exist_for_who_does_not_hold_the_work(
    joan: Person, writer: Actor, colleague: Actor, manager: Actor
) -> None:
    note(joan, writer, "Open to all.")
    made = note(joan, writer, "Meet her at the library only.", restriction="holders")
    may = reader(colleague, joan)
    assert (said(may), notes_of(may, Asked()).total) == (["Open to all."], 1)
    assert said(may, words="library") == []
    assert [mark.more for mark in marks(may)] == ["Open to all."]
    with pytest.raises(NotAllowed):
        note_of(may, made.pk)
    with pytest.raises(NotAllowed):
        actions.add_to_note(note=made, words="So I heard", by=colleague, on=colleague.on)
    for who in (writer, manager):
        assert notes_of(reader(who, joan), Asked()).total == 2
    access.allocate(record=joan.record, user=colleague.user, by=manager)
    assert notes_of(reader(colleague, joan), Asked()).total == 2


def test_the_only_writer_of_closed_notes_is_not_named_in_the_choice_of_writers(
    joan: Person, writer: Actor, colleague: Actor
) -> None:
    note(joan, writer, "Meet her at the library only.", restriction="holders")
    assert authors_of(reader(colleague, joan)) == []
    assert [name for _, name in authors_of(reader(writer, joan))] == ["Priya Nair"]


def test_what_may_not_be_shared_is_out_of_the_list_and_the_count_of_what_may(
    joan: Person, writer: Actor
) -> None:
    note(joan, writer, "She made tea.")
    note(joan, writer, "Her sister worries.", restriction="third_party")
    note(joan, writer, "Wrong person.")
    actions.enter_in_error(
        note=Note.objects.get(words="Wrong person."), reason="No.", by=writer, on=writer.on
    )
    page = notes_of(reader(writer, joan), Asked(to_share=True))
    assert ([line.words for line in page.notes], page.total) == (["She made tea."], 1)


def test_a_note_that_is_kept_from_somebody_says_from_whom_and_a_mark_of_it_says_nothing_more(
    joan: Person, writer: Actor
) -> None:
    note(joan, writer, "Her sister worries.", restriction="third_party")
    note(
        joan, writer, "He drinks.", restriction="carer", kept_from="her husband", on=writer.on - timedelta(1)
    )
    first, second = notes_of(reader(writer, joan), Asked()).notes
    assert (first.kept_from, second.kept_from) == ("Jo", "her husband")
    assert {(mark.more, mark.kept_from) for mark in marks(reader(writer, joan))} == {
        ("Not to be shared with Jo.", "Jo"), ("Not to be shared with her husband.", "her husband"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "word", ["KETTLE", "kett", "surgery", "sister", "biscuits", "own", "kettle biscuits"]
)
def test_a_word_is_found_wherever_it_stands_in_a_note(joan: Person, writer: Actor, word: str) -> None:
    made = note(
        joan,
        writer,
        "The Kettle boiled.",
        own_words="My own.",
        present="Her sister",
        follows="Ring the surgery",
    )
    note(joan, writer, "Nothing.")
    actions.add_to_note(note=made, words="And biscuits.", by=writer, on=writer.on)
    assert said(reader(writer, joan), words=word) == ["The Kettle boiled."]


def test_a_sign_of_the_search_itself_is_looked_for_as_it_is_typed(joan: Person, writer: Actor) -> None:
    note(joan, writer, "Paid 50% of it.")
    note(joan, writer, "Paid all of it.")
    assert said(reader(writer, joan), words="%") == ["Paid 50% of it."]
    assert said(reader(writer, joan), words="_") == []


def test_notes_are_narrowed_by_kind_writer_and_days(joan: Person, writer: Actor, colleague: Actor) -> None:
    note(joan, writer, "A visit.", on=date(2026, 11, 1))
    note(joan, writer, "A call.", kind="call", on=date(2026, 11, 10))
    note(joan, colleague, "Another visit.", on=date(2026, 11, 20))
    may = reader(writer, joan)
    assert said(may, kind="call") == ["A call."]
    assert said(may, author=colleague.user.pk) == ["Another visit."]  # type: ignore[union-attr]
    assert said(may, since=date(2026, 11, 10), until=date(2026, 11, 19)) == ["A call."]


def test_notes_of_one_day_stand_in_the_order_of_their_time_and_one_without_a_time_last(
    joan: Person, writer: Actor
) -> None:
    for words, at in (("Nine", time(9)), ("No time", None), ("Noon", time(12))):
        note(joan, writer, words, happened_at=at)
    assert said(reader(writer, joan)) == ["Noon", "Nine", "No time"]


def test_a_mark_tells_kind_time_writer_and_the_first_words(joan: Person, writer: Actor) -> None:
    made = note(joan, writer, f"She said: {'tea ' * 60}", happened_at=time(14, 30))
    (mark,) = marks(reader(writer, joan))
    assert (mark.words, mark.by, mark.at, mark.link) == (
        "Visit, 2:30pm",
        "Priya Nair",
        time(14, 30),
        f"#note-{made.pk}",
    )
    assert mark.more.startswith("She said: tea tea")
    assert mark.more.endswith(" …")
    assert len(mark.more) <= 142


def test_another_persons_note_is_not_reached_through_ones_own(
    joan: Person, writer: Actor, north: Any
) -> None:
    other = note(factories.person(of=north, given_name="Tina"), writer)
    with pytest.raises(NotAllowed):
        note_of(reader(writer, joan), other.pk)


@pytest.mark.parametrize(
    "role", ["finance", "broker", "performance_analyst", "director", "information_governance"]
)
def test_a_role_without_notes_neither_reads_nor_writes_any(
    joan: Person, writer: Actor, north: Any, role: str
) -> None:
    made, other = note(joan, writer), factories.actor(role, teams=(north,))
    with pytest.raises(NotAllowed):
        reader(other, joan)
    with pytest.raises(NotAllowed):
        note(joan, other)
    with pytest.raises(NotAllowed):
        actions.add_to_note(note=made, words="x", by=other, on=other.on)


def test_nobody_out_of_reach_writes_or_adds(joan: Person, writer: Actor) -> None:
    made, stranger = note(joan, writer), factories.actor(teams=(factories.team("south"),))
    for verb in (
        lambda: note(joan, stranger),
        lambda: actions.add_to_note(note=made, words="x", by=stranger, on=stranger.on),
        lambda: actions.enter_in_error(note=made, reason="x", by=stranger, on=stranger.on),
        lambda: actions.keep_draft(
            person=joan, token="t", typed={"words": "x"}, seen={}, by=stranger, on=stranger.on
        ),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_every_act_is_in_the_audit_without_a_word_of_what_was_written(joan: Person, writer: Actor) -> None:
    made = note(joan, writer, "Kept from the audit.")
    actions.add_to_note(note=made, words="This too.", by=writer, on=writer.on)
    actions.enter_in_error(note=made, reason="And this.", by=writer, on=writer.on)
    rows = AuditRow.objects.filter(action__startswith="notes.", record_id=joan.pk).order_by("seq")
    assert [row.action for row in rows] == ["notes.finish", "notes.add", "notes.error"]
    assert not [row for row in rows if "audit" in str(row.detail) or "too" in str(row.detail)]
