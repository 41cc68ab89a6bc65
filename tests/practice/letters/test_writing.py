"""A letter that somebody writes from a record: to whom it may go, what it says, and what it gives away to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.access.models import Record
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.letters import actions
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.library import letters
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import (
    other_of,
    recipient_of,
    recipients_of,
    shows_where,
    wishes_of_letter,
)
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person, Relationship
from tests.factories import TODAY, actor, person, team
from tests.practice.letters import made_up as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

MEETING = "When and where you meet, and what you will talk about"
TOLD = "What they are told, within what the person allows"


@pytest.fixture
def by() -> Any:
    return make.worker()[0]


@pytest.fixture
def graham(by: Any) -> Person:
    return Person.objects.get(given_name="Graham")


def letter(code: str) -> Template:
    return letters()[code]


def around(graham: Person, by: Any, **facts: Any) -> Relationship:
    given = {"other_name": "Ruth Ashworth", "tie": "daughter", "may_share": "how he is, not his money"}
    people.add_relationship(person=graham, by=by, on=TODAY, **(given | facts))
    return Relationship.objects.get(person=graham, other_name=(given | facts)["other_name"])


def written(
    graham: Person, by: Any, to: str = "person", code: str = "", words: str = "Monday at ten."
) -> Letter:
    code = code or ("meeting" if to == "person" else "to_somebody_around")
    whom = recipient_of(by, graham, to, TODAY)
    own = {(MEETING if to == "person" else TOLD): words}
    return actions.write_letter(template=letter(code), person=graham, to=whom, own=own, by=by, on=TODAY)


def test_a_letter_that_is_written_is_a_draft_with_a_day_in_the_hands_of_its_writer(
    by: Any, graham: Person
) -> None:
    made = written(graham, by)
    assert made.state == "draft"
    assert made.step is None
    task = Promise.objects.get(pk=made.task_id)
    assert (task.words, task.held_by) == ("Look over and send: When we would like to meet you", by.user)
    assert task.due_on > TODAY
    assert (
        AuditRow.objects.filter(action="letter.make", object_id=str(made.pk), record_id=graham.pk).count()
        == 1
    )


def test_it_is_in_the_persons_own_form_and_filled_from_the_record(by: Any, graham: Person) -> None:
    make.needs(by, graham, "large_print", "Large print, 20 point")
    made = written(graham, by, words="Monday at ten, at your home.")
    assert (made.form, made.points) == ("large_print", 20)
    said = make.words_of(made)
    assert "Priya Nair would like to meet you." in said
    assert "When, where, and what about\nMonday at ten, at your home." in said
    assert "Monday at ten, at your home." in str(made.easy)
    assert "[Write here" not in said


def test_own_words_that_the_letter_needs_are_asked_for_and_nothing_is_kept_without_them(
    by: Any, graham: Person
) -> None:
    with pytest.raises(Invalid) as refused:
        written(graham, by, words="  ")
    assert refused.value.fields == {"own_0": "Write it here. The letter says nothing without it."}
    assert not Letter.objects.exists()


def test_what_may_be_left_empty_is_left_out(by: Any, graham: Person) -> None:
    asked = letter("what_we_talked_about").asks
    own = {asked[0].asks: "Your stairs."}
    whom = recipient_of(by, graham, "person", TODAY)
    made = actions.write_letter(
        template=letter("what_we_talked_about"), person=graham, to=whom, own=own, by=by, on=TODAY
    )
    assert "What you asked us to do" not in make.words_of(made)
    assert "Nothing more is planned." in make.words_of(made)


def test_somebody_around_is_written_to_only_where_it_is_written_down_what_they_may_be_told(
    by: Any, graham: Person
) -> None:
    ruth = around(graham, by)
    around(graham, by, other_name="Ned Cole", tie="neighbour", may_share="")
    over = around(graham, by, other_name="Ivy Hall", tie="niece", share_until=TODAY - timedelta(days=1))
    found = {each.name: each.why_not for each in recipients_of(by, graham, TODAY)}
    assert found["Ruth Ashworth"] == ""
    assert found["Ned Cole"] == "Nobody has written down what they may be told."
    assert found["Ivy Hall"].startswith("What they may be told ended on")
    assert written(graham, by, to=str(ruth.pk)).to_name == "Ruth Ashworth"
    with pytest.raises(NotNow):
        recipient_of(by, graham, str(over.pk), TODAY)
    with pytest.raises(NotAllowed):
        recipient_of(by, graham, "987654", TODAY)


def test_a_letter_of_the_persons_own_goes_to_nobody_else(by: Any, graham: Person) -> None:
    ruth = around(graham, by)
    with pytest.raises(NotAllowed):
        written(graham, by, to=str(ruth.pk), code="meeting")
    with pytest.raises(NotAllowed):
        written(graham, by, code="to_somebody_around")


@pytest.mark.parametrize(
    ("link", "in_reach", "channel", "address"),
    [
        (True, True, "post", "1 Mill Lane, WB1 1AA"),
        (False, True, "hand", ""),
        (True, False, "hand", ""),
    ],
)
def test_the_address_on_the_record_of_another_is_used_only_where_they_allow_it_and_the_writer_sees_it(
    by: Any, graham: Person, link: bool, in_reach: bool, channel: str, address: str
) -> None:
    elsewhere = team("Another team")
    theirs = actor("social_worker", teams=(elsewhere,))
    ruth = person(of=graham.record.team if in_reach else elsewhere, given_name="Ruth", family_name="Hall")
    people.add_address(
        person=ruth, lines="1 Mill Lane", postcode="WB1 1AA", starts_on=TODAY, by=by if in_reach else theirs,
        on=TODAY,
    )  # fmt: skip
    tie = around(graham, by, other=ruth if in_reach else None, carer_allows_link=link)
    Relationship.objects.filter(pk=tie.pk).update(other=ruth)
    made = written(graham, by, to=str(tie.pk))
    assert made.channel == channel
    assert wishes_of_letter(made, by, TODAY).address == address
    assert "Mill Lane" not in made.origin
    if not in_reach:
        assert made.to_name == "Ruth Ashworth"
        assert not shows_where(made, other_of(made, by))


def test_whoever_lives_with_the_person_is_written_to_at_home_and_never_about_a_restricted_record(
    by: Any, graham: Person
) -> None:
    tie = around(graham, by, lives_with=True)
    assert written(graham, by, to=str(tie.pk)).channel == "post"
    Record.objects.filter(pk=graham.record.pk).update(restriction="restricted", restriction_reason="Court")
    graham.refresh_from_db()
    named = replace(by, role="system", user=by.user)
    made = written(graham, named, to=str(tie.pk))
    assert (made.channel, "restricted to named staff" in made.origin) == ("hand", True)


def test_an_agreed_way_of_reaching_the_person_closes_the_post_to_those_around_as_well(
    by: Any, graham: Person
) -> None:
    make.needs(by, graham, "safe_contact", "Only through her friend Ada")
    tie = around(graham, by, lives_with=True)
    assert written(graham, by, to=str(tie.pk)).channel == "hand"


def test_a_letter_to_somebody_who_may_not_be_told_any_more_does_not_go(by: Any, graham: Person) -> None:
    tie = around(graham, by, lives_with=True)
    made = written(graham, by, to=str(tie.pk))
    Relationship.objects.filter(pk=tie.pk).update(may_share="")
    made = Letter.objects.get(pk=made.pk)
    with pytest.raises(NotNow) as refused:
        actions.agree_letter(letter=made, row_version=made.row_version, by=by, on=TODAY)
    assert "Nobody has written down what they may be told." in refused.value.message


def test_it_goes_like_every_other_letter_and_is_written_again_to_the_same(by: Any, graham: Person) -> None:
    tie = around(graham, by, lives_with=True)
    made = written(graham, by, to=str(tie.pk))
    made = actions.agree_letter(letter=made, row_version=made.row_version, by=by, on=TODAY)
    made = actions.mark_sent(letter=made, words="", row_version=made.row_version, by=by, on=TODAY)
    assert made.address == f"{make.HOME}, WB4 2PL"
    again = actions.write_again(letter=made, row_version=made.row_version, by=by, on=TODAY)
    assert (again.to, again.to_name, again.state) == (tie, "Ruth Ashworth", "draft")


def test_nothing_is_written_to_somebody_who_has_died(by: Any, graham: Person) -> None:
    Person.objects.filter(pk=graham.pk).update(died_on=TODAY)
    graham.refresh_from_db()
    with pytest.raises(NotNow):
        written(graham, by)


def test_somebody_out_of_reach_writes_nothing(graham: Person) -> None:
    stranger = actor("reablement")
    with pytest.raises(NotAllowed):
        written(graham, stranger)
    assert not Letter.objects.exists()
