"""What waits for information governance: records opened by saying why, and questions about a look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.models import Question, Tie
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotAllowed, NotNow
from tests import factories as make
from tests.workspace.looks.conftest import NOW, text, worker

pytestmark = pytest.mark.django_db


def opened(team, person, name="Rosa Delgado", emergency=False) -> Tie:
    actor = worker(name, make.team())
    kind = Tie.Kind.BREAK_GLASS if emergency else Tie.Kind.CLAIMED
    if not emergency:
        return access.claim(record=person.record, reason="contact", words="Her daughter rang us.", by=actor)
    return Tie.objects.create(
        record=person.record, user=actor.user, kind=kind, reason="danger", words="The house is on fire.",
        starts_at=actor.at, ends_at=actor.at + timedelta(hours=4),
    )  # fmt: skip


def test_what_was_opened_by_saying_why_waits_with_emergencies_first(client, officer, team, joan) -> None:
    opened(team, joan)
    opened(team, joan, "Tom Whitfield", emergency=True)
    page = text(client.get("/looks/review/"))
    assert page.index("Tom Whitfield") < page.index("Rosa Delgado")
    assert "Her daughter rang us." in page
    assert "Emergency: Somebody is in danger now" in page


def test_a_decision_needs_words_unless_it_was_right_and_takes_it_off_the_list(
    client, officer, team, joan
) -> None:
    tie = opened(team, joan)
    address = f"/looks/review/{tie.pk}/"
    none = client.post(address, {"words": ""})
    assert none.status_code == 400
    assert "Choose what you decide." in text(none)
    wrong = client.post(address, {"decision": "wrong", "words": "no"})
    assert "Say why in a sentence." in text(wrong)
    assert client.post(address, {"decision": "wrong", "words": "She is his neighbour."}).status_code == 302
    tie.refresh_from_db()
    assert (tie.review_decision, tie.reviewed_by) == ("wrong", officer.user)
    assert (
        "Rosa Delgado" not in text(client.get("/looks/review/")).split("Records opened by saying why", 1)[1]
    )
    again = client.post(address, {"decision": "right"})
    assert again.status_code == 409
    assert "Decided at" in text(client.get(address))


def test_what_was_read_meanwhile_stands_beside_the_decision(client, officer, team, joan) -> None:
    tie = opened(team, joan)
    looked(make.acting(tie.user, "social_worker", at=NOW()), joan.pk, "story", "said why, for the day")
    page = text(client.get(f"/looks/review/{tie.pk}/"))
    assert "Read Story" in page


def test_nobody_decides_about_a_record_that_they_opened_themselves(client, officer, joan) -> None:
    tie = Tie.objects.create(
        record=joan.record, user=officer.user, kind=Tie.Kind.CLAIMED, starts_at=officer.at, words="Own."
    )
    assert "You opened this record yourself." in text(client.get(f"/looks/review/{tie.pk}/"))
    assert client.post(f"/looks/review/{tie.pk}/", {"decision": "right"}).status_code == 409


def test_a_tie_that_needs_no_decision_has_no_page(client, officer, joan) -> None:
    held = Tie.objects.create(
        record=joan.record, user=officer.user, kind=Tie.Kind.ALLOCATED, starts_at=officer.at
    )
    missing = client.get("/no-such-page/").content
    assert client.get(f"/looks/review/{held.pk}/").content == missing
    assert client.get("/looks/review/999999/").content == missing
    assert client.get("/looks/questions/999999/").content == missing


def test_a_question_is_asked_answered_once_and_read_by_whoever_asked(client, officer, team, joan) -> None:
    hannah, tom = worker("Hannah Price", team), worker("Tom Whitfield", team)
    looked(tom, joan.pk, "now", "team")
    theirs = AuditRow.objects.latest("seq")
    desk = Client()
    make.sign_in(desk, hannah.user)
    at = f"/people/{joan.record.ref}/looks/"
    assert "Ask about this" in text(desk.get(at))
    assert desk.post(f"{at}{theirs.seq}/ask/", {"words": "hm"}).status_code == 400
    assert desk.post(f"{at}{theirs.seq}/ask/", {"words": "Why did Tom read this today?"}).url == at
    question = Question.objects.get()
    assert "Why did Tom read this today?" in text(client.get("/looks/review/"))
    answer = f"/looks/questions/{question.pk}/"
    assert client.post(answer, {"words": ""}).status_code == 400
    assert client.post(answer, {"words": "He stood in for you on duty."}).status_code == 302
    assert client.post(answer, {"words": "He stood in for somebody."}).status_code == 409
    page = text(desk.get(at))
    assert "Hannah Price asked: Why did Tom read this today?" in page
    assert "Ines Ferreira answered: He stood in for you on duty." in page


def test_a_question_is_about_a_look_at_this_very_record(team, joan) -> None:
    hannah, other = worker("Hannah Price", team), make.person(of=team)
    looked(hannah, other.pk, "now", "team")
    seq = AuditRow.objects.latest("seq").seq
    with pytest.raises(NotAllowed):
        access.ask_about_look(record=joan.record, look=seq, words="Why was this read?", by=hannah)


def test_nobody_answers_about_a_look_of_their_own(officer, team, joan) -> None:
    looked(officer, joan.pk, "now", "by role, all teams")
    seq, hannah = AuditRow.objects.latest("seq").seq, worker("Hannah Price", team)
    asked = access.ask_about_look(record=joan.record, look=seq, words="Why was this read?", by=hannah)
    with pytest.raises(NotNow, match="look of your own"):
        access.answer_question(question=asked, words="Because I may do so.", by=officer)
