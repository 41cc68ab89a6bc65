"""Whose hands a step is in: who may do it, take it, pass it on and go back, and what each may open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from homefirst.foundation.access.policy import can
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import HandOver, PastStep, Promise, Step
from homefirst.practice.pathways.queries import worklist
from tests.factories import TODAY, actor, staff, team
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
DAY = timedelta(days=1)


def test_work_that_the_next_role_does_goes_to_the_team_and_not_to_nobody() -> None:
    by, graham = worker()
    episode = begun(by, graham, "reablement")
    step = in_hand(episode, "screen")
    assert (step.held_by, step.team) == (None, graham.record.team)


def test_a_step_is_done_only_by_the_roles_of_its_file() -> None:
    by, graham = worker("broker")
    with pytest.raises(NotAllowed, match="done by: first contact or social worker or occupational therapist"):
        done(begun(by, graham, "three_conversations"), "conversation_1", "connected", by)


def test_a_step_that_somebody_else_holds_is_not_taken_from_them() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    other = actor("social_worker", teams=(graham.record.team,) if graham.record.team else ())
    with pytest.raises(NotNow, match="holds this"):
        done(episode, "conversation_1", "connected", other)


def test_who_saves_second_is_told_and_nothing_is_done_twice() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    step = in_hand(episode, "conversation_1")
    seen = step.row_version
    actions.note_to_self(step=step, note="Ring after 2pm", waiting_on="", row_version=seen, by=by, on=TODAY)
    again = Step.objects.get(pk=step.pk)
    with pytest.raises(Stale):
        actions.finish_step(step=again, outcome="connected", row_version=seen, by=by, on=TODAY)
    assert PastStep.objects.count() == Promise.objects.count() == 0


def test_handing_over_is_counted_and_a_step_with_one_owner_asks_why() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    done(episode, "conversation_1", "crisis", by)
    step = in_hand(episode, "conversation_2")
    colleague = staff("social_worker")
    with pytest.raises(Invalid, match="One worker stays"):
        actions.hand_over(step=step, user=colleague, row_version=step.row_version, by=by, on=TODAY)
    actions.hand_over(
        step=step, user=colleague, reason="On leave.", row_version=step.row_version, by=by, on=TODAY
    )
    assert in_hand(episode, "conversation_2").held_by == colleague
    assert HandOver.objects.get().from_user == by.user


def test_work_is_handed_only_to_somebody_who_may_do_it() -> None:
    by, graham = worker()
    step = in_hand(begun(by, graham, "three_conversations"), "conversation_1")
    with pytest.raises(Invalid, match="it is done by"):
        actions.hand_over(step=step, user=staff("finance"), row_version=1, by=by, on=TODAY)
    with pytest.raises(Invalid, match="worker or a team"):
        actions.hand_over(step=step, row_version=1, by=by, on=TODAY)


def test_a_step_of_the_team_is_taken_by_one_worker() -> None:
    by, graham = worker("reablement")
    social_worker = actor("social_worker", teams=(graham.record.team,) if graham.record.team else ())
    step = in_hand(begun(social_worker, graham, "reablement"), "screen")
    assert step.held_by is None
    actions.take(step=step, row_version=1, by=by, on=TODAY)
    assert in_hand(step.episode, "screen").held_by == by.user


def test_a_step_can_be_gone_back_to_with_a_reason() -> None:
    by, graham = worker()
    episode = begun(by, graham, "support_plan")
    done(episode, "draft", "drafted", by)
    step = in_hand(episode, "budget")
    with pytest.raises(Invalid, match="Say why"):
        actions.go_back(step=step, to="draft", reason="", row_version=1, by=by, on=TODAY)
    with pytest.raises(Invalid, match="done before"):
        actions.go_back(step=step, to="arrange", reason="No.", row_version=1, by=by, on=TODAY)
    opened = actions.go_back(
        step=step, to="draft", reason="He changed his mind.", row_version=1, by=by, on=TODAY
    )
    assert (opened.code, opened.turn) == ("draft", 2)
    assert Step.objects.get(pk=step.pk).state == Step.State.NOT_NEEDED


def test_an_episode_out_of_reach_is_refused() -> None:
    _, graham = worker()
    with pytest.raises(NotAllowed):
        begun(actor("social_worker", teams=(team(),)), graham, "three_conversations")


def test_whoever_is_given_work_can_open_the_record_until_it_leaves_their_hands() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    elsewhere = actor("social_worker", teams=(team(),))
    assert not can(elsewhere, "person.see", graham.record)
    step = in_hand(episode, "conversation_1")
    actions.hand_over(step=step, user=elsewhere.user, row_version=step.row_version, by=by, on=TODAY)
    assert can(elsewhere, "person.see", graham.record)
    done(episode, "conversation_1", "crisis", elsewhere)
    back = in_hand(episode, "conversation_2")
    assert back.held_by == elsewhere.user
    actions.hand_over(
        step=back, user=by.user, reason="Back from leave.", row_version=1, by=elsewhere, on=TODAY
    )
    for made in Promise.objects.filter(held_by=elsewhere.user):
        actions.keep_promise(
            made=made, words="Told her.", row_version=made.row_version, by=elsewhere, on=TODAY
        )
    later = replace(elsewhere, at=elsewhere.at + DAY)
    assert not can(later, "person.see", graham.record)


def test_a_team_that_is_given_work_can_open_the_record() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    others = team()
    colleague = actor("social_worker", teams=(others,))
    step = in_hand(episode, "conversation_1")
    actions.hand_over(step=step, team=others, row_version=step.row_version, by=by, on=TODAY)
    assert can(colleague, "person.see", graham.record)
    assert [line.step_id for line in worklist(colleague, whose="team").lines] == [step.pk]
