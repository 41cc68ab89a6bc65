"""What comes between a page and its button: somebody else was quicker, and not a word that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions.hands import hand_over
from homefirst.practice.pathways.models import Step
from homefirst.workspace.views import agreement, step_moves
from homefirst.workspace.views import finish as ends
from homefirst.workspace.views import step as parts
from tests.factories import TODAY, acting, sign_in, staff
from tests.workspace.pages import form_of, words_of
from tests.workspace.working import Desk, answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
WORDS = "They asked twice for the same visitor."


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def between(monkeypatch: pytest.MonkeyPatch, where: Any, verb: str, first: Callable[[], object]) -> None:
    """Something happens after the page was read and before its verb writes."""
    real = getattr(where, verb)

    def later(**said: Any) -> Any:
        first()
        return real(**said)

    monkeypatch.setattr(where, verb, later)


def given_away(desk: Desk, code: str = "conversation_1") -> Callable[[], Step]:
    other = staff("social_worker", name="Nadia Rahman", teams=(desk.person.record.team,))
    step = Step.objects.select_related("episode__version", "episode__person__record").get(
        pk=desk.step(code).pk
    )
    return lambda: hand_over(
        step=step, user=other, row_version=step.row_version, reason="Holiday.", by=desk.by, on=TODAY
    )


def test_answers_stay_in_their_boxes_when_the_step_goes_into_other_hands_at_that_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = desk.part("conversation_1", "what_matters")
    page = form_of(desk.client.get(address))
    between(monkeypatch, parts, "save_answers", given_away(desk))
    answer = desk.client.post(address, page | {"own_words": WORDS, "go": "next"})
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()
    assert "Nadia Rahman holds this. Ask them to hand it over." in words_of(answer)


def test_a_save_while_typing_says_that_it_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    address = desk.part("conversation_1", "what_matters")
    page = form_of(desk.client.get(address))
    between(monkeypatch, parts, "save_answers", given_away(desk))
    told = desk.client.post(f"{address}save/", page | {"own_words": WORDS}).json()
    assert told["state"] == "both"
    assert told["words"].startswith("Not kept. Nadia Rahman holds this.")


def test_a_step_that_two_windows_end_at_once_ends_once_and_the_other_reads_its_own_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(desk)
    step = desk.step("conversation_1")
    end = f"/my-work/{step.pk}/finish/"
    page = form_of(desk.client.get(f"{end}?outcome=crisis"))
    same = Step.objects.select_related("episode__version", "episode__person__record").get(pk=step.pk)
    between(
        monkeypatch,
        ends,
        "finish_step",
        lambda: actions.finish_step(
            step=same, outcome="crisis", row_version=same.row_version, by=desk.by, on=TODAY
        ),
    )
    answer = desk.client.post(end, page | {"outcome": "crisis", "reason": WORDS, "go": "finish"})
    assert answer.status_code == 409
    assert "What you just typed was not kept." in words_of(answer)
    assert WORDS in words_of(answer)
    assert AuditRow.objects.filter(action="work.finish", object_id=str(step.pk)).count() == 1
    assert desk.episode.steps.filter(code="conversation_2").count() == 1


def test_an_end_can_be_sent_again_after_a_note_was_written_on_the_step_in_another_window(
    desk: Desk,
) -> None:
    answered(desk)
    step = desk.step("conversation_1")
    end = f"/my-work/{step.pk}/finish/"
    page = form_of(desk.client.get(f"{end}?outcome=crisis"))
    note = form_of(desk.client.get(f"/my-work/{step.pk}/note/"))
    desk.client.post(f"/my-work/{step.pk}/note/", note | {"note": "Ring first."})
    sent = {"outcome": "crisis", "reason": WORDS, "go": "finish"}
    answer = desk.client.post(end, page | sent)
    assert "This changed while you had it open." in words_of(answer)
    assert WORDS in answer.content.decode()
    assert desk.client.post(end, form_of(answer) | sent).status_code == 302


def test_a_hand_over_that_meets_another_keeps_its_reason(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = given_away(desk), staff("social_worker", teams=(desk.person.record.team,))
    address = f"/my-work/{desk.step('conversation_1').pk}/hand-over/"
    page = form_of(desk.client.get(address))
    between(monkeypatch, step_moves.actions, "hand_over", first)
    answer = desk.client.post(address, page | {"to": f"user:{second.pk}", "reason": WORDS})
    assert answer.status_code == 400
    assert "Nadia Rahman holds this." in words_of(answer)
    assert WORDS in answer.content.decode()


def test_what_has_to_be_different_is_read_again_where_the_question_was_taken_back_meanwhile(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(client)
    manager = staff("team_manager", teams=(desk.person.record.team,))
    step = desk.step("conversation_1")
    Step.objects.filter(pk=step.pk).update(state=Step.State.AGREEMENT, chosen="crisis")
    sign_in(client, manager, "team_manager")
    page = form_of(client.get(f"/my-work/{step.pk}/agree/"))
    same = Step.objects.select_related("episode__version", "episode__person__record").get(pk=step.pk)
    between(
        monkeypatch,
        agreement,
        "send_back",
        lambda: actions.take_back(step=same, row_version=same.row_version, by=desk.by, on=TODAY),
    )
    answer = client.post(f"/my-work/{step.pk}/agree/", page | {"words": WORDS, "go": "back"})
    assert answer.status_code == 409
    assert WORDS in words_of(answer)


def test_a_step_that_somebody_took_meanwhile_names_who_has_it(desk: Desk) -> None:
    """`late` is the step as it was read before."""
    ours = desk.person.record.team
    assert ours is not None
    step = desk.step("conversation_1")
    Step.objects.filter(pk=step.pk).update(held_by=None, team=ours)
    read = Step.objects.select_related("episode__version", "episode__person__record", "held_by")
    early, late = read.get(pk=step.pk), read.get(pk=step.pk)
    nadia = staff("social_worker", name="Nadia Rahman", teams=(ours,))
    actions.take(step=early, row_version=early.row_version, by=acting(nadia, "social_worker"), on=TODAY)
    with pytest.raises(Exception, match=r"Nadia Rahman holds this\. Ask them to hand it over\."):
        actions.take(step=late, row_version=late.row_version, by=desk.by, on=TODAY)


def test_a_page_that_can_no_longer_be_seen_gives_back_the_sentences_that_were_sent_to_it(
    client: Client,
) -> None:
    desk = Desk(client)
    stranger = staff("social_worker")
    sign_in(client, stranger, "social_worker")
    address = f"/my-work/{desk.step('conversation_1').pk}/part/what_matters/"
    sent = {"own_words": WORDS, "go": "next", "seen": '{"own_words": []}', "password": "two words"}
    answer = client.post(address, sent)
    assert answer.status_code == 404
    assert WORDS in words_of(answer)
    assert "two words" not in words_of(answer)
    assert "own_words" not in answer.content.decode()
    assert words_of(answer) == words_of(client.post(address.replace("/my-work/", "/my-work/9"), sent))


def test_whoever_is_not_signed_in_is_told_nothing_of_what_was_sent(client: Client) -> None:
    answer = client.post("/no/such/page/", {"words": WORDS})
    assert WORDS not in answer.content.decode()
