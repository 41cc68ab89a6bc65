"""Several letters as one document: the very pages that were agreed to, each from a sheet of its own, still tagged."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.errors import NotNow
from homefirst.practice.letters import actions
from homefirst.practice.letters.models import Letter, SentCopy
from homefirst.practice.letters.queries import chosen_to_print, pages_together, to_print, why_not_now
from homefirst.practice.letters.setting import typeset
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, person
from tests.practice.letters import made_up as make
from tests.practice.letters.test_sending import _unpacked
from tests.practice.letters.test_writing import around, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

LONG = "\n\n".join(
    f"Paragraph {number}. We talked about your stairs and your garden." for number in range(40)
)


def ready(by: Any, about: Person, words: str = "Monday at ten.", **options: Any) -> Letter:
    made = written(about, by, words=words, **options)
    return actions.agree_letter(letter=made, row_version=made.row_version, by=by, on=TODAY)


def somebody(by: Any, of: Any, name: str, need: str = "") -> Person:
    about = person(of=of, given_name=name, family_name="Made-Up")
    people.add_address(
        person=about, lines=f"1 {name} Street", postcode="WB1 1AA", starts_on=TODAY, by=by, on=TODAY
    )
    if need:
        make.needs(by, about, need)
    return about


@pytest.fixture
def three() -> tuple[Any, list[Letter]]:
    """One of a page, one of several in large print, and one in easy read."""
    by, graham = make.worker()
    team = graham.record.team
    diana = somebody(by, team, "Diana", "large_print")
    tina = somebody(by, team, "Tina", "easy_read")
    return by, [ready(by, graham), ready(by, diana, LONG), ready(by, tina)]


def pictures(letters: list[Letter]) -> list[bytes]:
    """Each page as it looks."""
    data = [SentCopy.objects.get(letter=letter).data for letter in letters]
    made = typeset(data, "Letters", TODAY, format="png", ppi=30)
    return made if isinstance(made, list) else [made]


def test_together_they_are_the_very_pages_that_each_is_alone_and_each_begins_on_the_front_of_a_sheet(
    three: tuple[Any, list[Letter]],
) -> None:
    _, letters = three
    together = pictures(letters)
    at = 0
    for letter in letters:
        alone = pictures([letter])
        assert at % 2 == 0
        assert together[at : at + len(alone)] == alone
        at += len(alone) + len(alone) % 2
    assert len(pictures([letters[1]])) > 2
    assert len(together) == at - len(pictures([letters[-1]])) % 2


def test_the_document_is_tagged_and_has_a_page_for_each(three: tuple[Any, list[Letter]]) -> None:
    by, letters = three
    pdf = _unpacked(pages_together(chosen_to_print(by, [each.pk for each in letters]), TODAY))
    for mark in (
        b"/StructTreeRoot",
        b"/Marked true",
        b"/Lang(en-GB)",
        b"pdfuaid:part",
        b"3 letters to print",
    ):
        assert mark in pdf, mark
    assert len(re.findall(rb"/S/H1\b", pdf)) == 3


def test_what_is_printed_together_is_what_was_agreed_to_whatever_the_row_says_since(
    three: tuple[Any, list[Letter]],
) -> None:
    by, letters = three
    before = pages_together(letters, TODAY)
    Letter.objects.filter(pk=letters[0].pk).update(plain=[], title="Changed behind its back")
    assert pages_together(chosen_to_print(by, [each.pk for each in letters]), TODAY) == before


def test_a_letter_that_was_agreed_to_before_its_words_were_kept_is_printed_from_what_it_says(
    three: tuple[Any, list[Letter]],
) -> None:
    _, letters = three
    before = pages_together(letters, TODAY)
    SentCopy.objects.update(data={})
    assert pages_together(letters, TODAY) == before


def test_printing_marks_nothing(three: tuple[Any, list[Letter]]) -> None:
    _, letters = three
    pages_together(letters, TODAY)
    assert set(Letter.objects.values_list("state", flat=True)) == {"ready"}


def test_only_what_waits_to_be_printed_and_may_be_seen_is_chosen(three: tuple[Any, list[Letter]]) -> None:
    by, letters = three
    draft = written(letters[0].person, by)
    ids = [draft.pk, *(each.pk for each in letters)]
    assert [each.pk for each in chosen_to_print(by, ids)] == [each.pk for each in letters]
    assert to_print(by) == (letters, False)
    assert chosen_to_print(actor("reablement"), ids) == []
    assert to_print(actor("reablement")) == ([], False)


def test_a_move_a_death_and_an_agreed_way_since_stop_a_letter_and_say_why(
    three: tuple[Any, list[Letter]],
) -> None:
    by, letters = three
    graham, diana, tina = (each.person for each in letters)
    people.add_address(
        person=graham, kind="post", lines="9 Far Road", postcode="WB9 9AA", starts_on=TODAY, by=by, on=TODAY
    )
    Person.objects.filter(pk=diana.pk).update(died_on=TODAY)
    make.needs(by, tina, "safe_contact", "Only through her sister")
    stopped = why_not_now(chosen_to_print(by, [each.pk for each in letters]), by, TODAY)
    assert "The address on the record has changed" in stopped[letters[0].pk]
    assert "Diana died on" in stopped[letters[1].pk]
    assert "Only through her sister" in stopped[letters[2].pk]


def test_what_somebody_around_may_be_told_is_asked_again_before_printing(
    three: tuple[Any, list[Letter]],
) -> None:
    by, letters = three
    tie = around(letters[0].person, by, lives_with=True)
    letter = ready(by, letters[0].person, to=str(tie.pk))
    assert why_not_now(chosen_to_print(by, [letter.pk]), by, TODAY) == {}
    people.end_relationship(relationship=tie, row_version=tie.row_version, by=by, on=TODAY)
    assert "not written to" in why_not_now(chosen_to_print(by, [letter.pk]), by, TODAY)[letter.pk]


def test_they_are_marked_as_sent_together_or_not_at_all(three: tuple[Any, list[Letter]]) -> None:
    by, letters = three
    Person.objects.filter(pk=letters[2].person_id).update(died_on=TODAY)
    chosen = chosen_to_print(by, [each.pk for each in letters])
    with pytest.raises(NotNow) as stopped:
        actions.mark_sent_together(letters=[(each, each.row_version) for each in chosen], by=by, on=TODAY)
    assert "“When we would like to meet you” to Tina Made-Up: " in stopped.value.message
    assert "None of these was marked as sent." in stopped.value.message
    assert set(Letter.objects.values_list("state", flat=True)) == {"ready"}
    two = chosen_to_print(by, [each.pk for each in letters[:2]])
    actions.mark_sent_together(letters=[(each, each.row_version) for each in two], by=by, on=TODAY)
    assert Letter.objects.filter(state="sent", went_on=TODAY).count() == 2


def test_many_are_looked_over_with_as_few_questions_as_one(three: tuple[Any, list[Letter]]) -> None:
    by, letters = three
    counts = []
    for some in (letters[:1], letters):
        with CaptureQueriesContext(connection) as caught:
            chosen = chosen_to_print(by, [each.pk for each in some])
            assert why_not_now(chosen, by, TODAY) == {}
            pages_together(chosen, TODAY)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 4
