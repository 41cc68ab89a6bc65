"""A draft is looked over, agreed to and goes; nothing goes where it would harm, and nothing is nobody's."""

from __future__ import annotations

import zlib
from datetime import date
from typing import Any

import pytest
from django.core import mail

from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.letters import actions
from homefirst.practice.letters.jobs import send_by_email
from homefirst.practice.letters.models import Letter, SentCopy
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import ContactPoint
from tests.factories import TODAY, actor
from tests.practice.letters import made_up as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def agreed(letter: Letter, by: Any) -> Letter:
    return actions.agree_letter(letter=letter, row_version=letter.row_version, by=by, on=TODAY)


def sent(letter: Letter, by: Any, words: str = "") -> Letter:
    return actions.mark_sent(letter=letter, words=words, row_version=letter.row_version, by=by, on=TODAY)


def tasks(letter: Letter) -> list[str]:
    return list(Promise.objects.filter(person=letter.person, kept_on=None).values_list("words", flat=True))


def test_agreeing_keeps_the_pages_and_puts_the_printing_into_somebodys_hands() -> None:
    by, graham = make.worker()
    letter = agreed(make.goals_agreed(by, graham), by)
    assert (letter.state, letter.address) == ("ready", f"{make.HOME}, WB4 2PL")
    assert bytes(letter.copies.get().pdf).startswith(b"%PDF")
    assert tasks(letter) == [f"Print and post: {letter.title}"]


def test_printed_and_posted_leaves_nothing_to_do() -> None:
    by, graham = make.worker()
    letter = agreed(make.goals_agreed(by, graham), by)
    colleague = actor("reablement", teams=(graham.record.team,))
    actions.mark_printed(letter=letter, row_version=letter.row_version, by=colleague, on=TODAY)
    letter = sent(letter, colleague)
    assert (letter.state, letter.went_on, letter.went_by) == ("sent", TODAY, colleague.user)
    assert tasks(letter) == []


def test_a_letter_in_braille_is_made_by_somebody_within_five_working_days() -> None:
    by, graham = make.worker()
    make.needs(by, graham, "braille")
    letter = agreed(make.goals_agreed(by, graham), by)
    made = Promise.objects.get(kept_on=None)
    assert made.words == f"Have it made in braille, and send it: {letter.title}"
    assert (made.held_by, made.due_on) == (by.user, date(2026, 12, 1))


def test_a_letter_that_is_read_out_asks_how_it_went() -> None:
    by, graham = make.worker()
    make.needs(by, graham, "call_not_write")
    letter = agreed(make.goals_agreed(by, graham), by)
    assert letter.channel == "telephone"
    with pytest.raises(Invalid, match="Say how it went"):
        sent(letter, by)
    assert sent(letter, by, "Read to him twice, he asked about the stairs").state == "sent"


def test_a_letter_with_a_gap_does_not_go() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    letter.plain = [*letter.plain, {"heading": "", "says": "x", "law": "y", "text": "[Write here: reasons]"}]
    letter.save(update_fields=["plain"])
    with pytest.raises(NotNow, match="still to be written"):
        agreed(letter, by)


def test_what_the_law_requires_may_be_reworded_and_not_left_out() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    texts = [block["text"] for block in letter.plain]
    at = next(place for place, block in enumerate(letter.plain) if block["says"] == "charge")
    with pytest.raises(Invalid) as refused:
        actions.edit_letter(
            letter=letter, texts=[*texts[:at], "", *texts[at + 1 :]], row_version=1, by=by, on=TODAY
        )
    assert "regulation 3(2)(b)" in refused.value.fields[f"text_{at}"]
    texts[at] = "It costs you nothing, for six weeks at the most."
    actions.edit_letter(letter=letter, texts=texts, row_version=1, by=by, on=TODAY)
    assert Letter.objects.get().plain[at]["text"] == texts[at]


def test_two_people_never_change_one_letter_over_each_other() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    texts = [block["text"] for block in letter.plain]
    actions.edit_letter(letter=letter, texts=texts, row_version=1, by=by, on=TODAY)
    with pytest.raises(Stale):
        actions.edit_letter(letter=letter, texts=texts, row_version=1, by=by, on=TODAY)


def test_another_form_needs_a_reason_that_then_stands_beside_it() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    way = {"form": "easy_read", "channel": "hand"}
    with pytest.raises(Invalid) as refused:
        actions.change_way(letter=letter, **way, reason="", row_version=1, by=by, on=TODAY)
    assert set(refused.value.fields) == {"reason"}
    actions.change_way(letter=letter, **way, reason="He asked me today", row_version=1, by=by, on=TODAY)
    assert (letter.form, letter.origin) == ("easy_read", "Priya Nair decided: He asked me today")


@pytest.mark.parametrize("code", ["safe_contact", "contact_through_other"])
def test_whoever_must_be_reached_in_an_agreed_way_gets_nothing_by_post_whatever_the_reason(code: str) -> None:
    by, graham = make.worker()
    make.needs(by, graham, code, "Only at the day centre, never at home")
    letter = make.goals_agreed(by, graham)
    assert letter.channel == "hand"
    with pytest.raises(Invalid) as refused:
        actions.change_way(
            letter=letter, form="print", channel="post", reason="Quicker", row_version=1, by=by, on=TODAY
        )
    assert "never at home" in refused.value.fields["channel"]


def test_a_need_that_is_written_down_after_agreeing_still_stops_the_post() -> None:
    by, graham = make.worker()
    letter = agreed(make.goals_agreed(by, graham), by)
    make.needs(by, graham, "safe_contact", "Her husband opens the post")
    for verb in (
        lambda: actions.mark_printed(letter=letter, row_version=letter.row_version, by=by, on=TODAY),
        lambda: sent(letter, by),
    ):
        with pytest.raises(NotNow, match="Her husband opens the post"):
            verb()


def test_a_move_after_agreeing_stops_the_post_until_it_is_agreed_anew() -> None:
    by, graham = make.worker()
    letter = agreed(make.goals_agreed(by, graham), by)
    people.add_address(person=graham, lines="2 Mill Lane, Westbrook", starts_on=TODAY, by=by, on=TODAY)
    with pytest.raises(NotNow, match="address on the record has changed"):
        sent(letter, by)
    actions.take_back(letter=letter, row_version=letter.row_version, by=by, on=TODAY)
    assert tasks(letter) == [f"Look over and send: {letter.title}"]
    assert agreed(letter, by).address == "2 Mill Lane, Westbrook"
    assert SentCopy.objects.count() == 2


def test_nothing_goes_to_somebody_who_has_died_meanwhile() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    died = {"died_on": TODAY}
    people.change_person(person=graham, changes=died, row_version=graham.row_version, by=by, on=TODAY)
    letter = make.the_letter(graham)
    with pytest.raises(NotNow, match="Nothing is sent"):
        agreed(letter, by)
    actions.do_not_send(letter=letter, reason="He died this morning", row_version=1, by=by, on=TODAY)
    assert tasks(letter) == []


def test_a_letter_that_comes_back_is_in_somebodys_hands_and_is_written_again_to_where_they_are_now() -> None:
    by, graham = make.worker()
    letter = sent(agreed(make.goals_agreed(by, graham), by), by)
    actions.came_back(letter=letter, words="Gone away", row_version=letter.row_version, by=by, on=TODAY)
    assert tasks(letter) == [f"It came back: find out where they are, and write again: {letter.title}"]
    people.add_address(person=graham, lines="2 Mill Lane, Westbrook", starts_on=TODAY, by=by, on=TODAY)
    again = actions.write_again(letter=letter, row_version=letter.row_version, by=by, on=TODAY)
    assert (again.state, again.plain, again.again_of) == ("draft", letter.plain, letter)
    assert tasks(letter) == [f"Look over and send: {letter.title}"]
    with pytest.raises(NotNow, match="already"):
        actions.write_again(letter=letter, row_version=letter.row_version, by=by, on=TODAY)


def test_somebody_out_of_reach_can_do_nothing_with_a_letter() -> None:
    by, graham = make.worker()
    letter = make.goals_agreed(by, graham)
    with pytest.raises(NotAllowed):
        agreed(letter, actor("social_worker"))


def by_email(by: Any, graham: Any, note: str = "") -> Letter:
    make.needs(by, graham, "email_not_post")
    people.add_contact_point(
        person=graham, kind=ContactPoint.Kind.EMAIL, value="graham@home.example", note=note, by=by
    )
    return make.goals_agreed(by, graham)


def test_without_a_way_out_an_email_waits_in_somebodys_hands() -> None:
    by, graham = make.worker()
    letter = agreed(by_email(by, graham), by)
    assert (letter.channel, letter.address) == ("email", "graham@home.example")
    assert tasks(letter) == [f"Send by e-mail: {letter.title}"]
    assert mail.outbox == []


def test_the_worker_sends_an_email_that_says_nothing_in_its_subject(settings: Any) -> None:
    by, graham = make.worker()
    settings.HOMEFIRST_SENDS_EMAIL = True
    letter = agreed(by_email(by, graham), by)
    assert send_by_email.func(letter.pk) == "sent"
    (message,) = mail.outbox
    assert (message.subject, message.to) == ("A letter from Westbrook Council", ["graham@home.example"])
    assert "Make my own tea and toast" in message.body
    assert message.attachments[0][2] == "application/pdf"
    assert send_by_email.func(letter.pk) == "sent"
    assert len(mail.outbox) == 1


def test_an_email_that_may_not_go_any_more_comes_back_to_whoever_agreed(settings: Any) -> None:
    by, graham = make.worker()
    settings.HOMEFIRST_SENDS_EMAIL = True
    letter = agreed(by_email(by, graham), by)
    make.needs(by, graham, "safe_contact", "Only at the day centre")
    assert send_by_email.func(letter.pk) == "failed"
    assert mail.outbox == []
    assert tasks(letter) == [f"It could not be e-mailed: find another way: {letter.title}"]


def test_an_address_with_a_note_beside_it_is_left_to_a_person() -> None:
    by, graham = make.worker()
    letter = by_email(by, graham, note="His ex-wife reads this")
    assert letter.channel == "post"
    assert "His ex-wife reads this" in letter.origin


def test_the_pages_are_tagged_for_screen_readers_with_title_and_language() -> None:
    by, graham = make.worker()
    letter = agreed(make.goals_agreed(by, graham), by)
    pdf = _unpacked(bytes(letter.copies.get().pdf))
    for mark in (
        b"/StructTreeRoot",
        b"/Marked true",
        b"/Lang(en-GB)",
        b"/DisplayDocTitle true",
        b"pdfuaid:part",
    ):
        assert mark in pdf, mark
    for tag in (b"/S/H1", b"/S/H2", b"/S/P", b"/S/LI"):
        assert tag in pdf, tag
    assert b"Your goals, and how we help you to reach them" in pdf


def test_words_that_look_like_markup_stand_in_the_letter_as_they_were_said() -> None:
    by, graham = make.worker(family_name="*Ash* #worth [x] $y$ @z")
    letter = make.goals_agreed(by, graham)
    letter.title = "#panic(1) *x* $y$ [z"
    letter.save(update_fields=["title"])
    pdf = _unpacked(bytes(agreed(letter, by).copies.get().pdf))
    assert b"#panic(1) *x* $y$ [z" in pdf


def _unpacked(pdf: bytes) -> bytes:
    """With its packed streams beside it."""
    found = [pdf]
    for part in pdf.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompress(part.split(b"\nendstream")[0]))
        except zlib.error:
            continue
    return b"\n".join(found)
