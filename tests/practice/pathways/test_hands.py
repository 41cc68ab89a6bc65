"""Whose hands work is in: nobody moves what another holds, save who gives work out in the teams that answer for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts import actions as accounts
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode, HandOver, Promise, Step
from homefirst.practice.pathways.queries import worklist
from homefirst.practice.people.models import Person
from tests.factories import SYSTEM, TODAY, actor, team
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


def teams_of(graham: Person) -> tuple[Team, ...]:
    return (graham.record.team,) if graham.record.team else ()


@pytest.fixture
def plan() -> tuple[Actor, Person, Episode]:
    """A worker's own step whose clock may pause."""
    by, graham = worker()
    return by, graham, begun(by, graham, "support_plan")


def _note(step: Step, by: Actor) -> None:
    actions.note_to_self(step=step, note="x", waiting_on="", row_version=step.row_version, by=by, on=TODAY)


def _pause(step: Step, by: Actor) -> None:
    why = "the person asked us to wait"
    actions.pause(step=step, reason=why, row_version=step.row_version, by=by, on=TODAY)


def _go_on(step: Step, by: Actor) -> None:
    holder = Actor(step.held_by, "social_worker", by.at, "", "")
    if step.state != Step.State.PAUSED:
        _pause(step, holder)
    actions.go_on(step=step, row_version=step.row_version, by=by, on=TODAY)


def _hand_over(step: Step, by: Actor) -> None:
    to = actor("social_worker", name="Nadia Rahman").user
    actions.hand_over(step=step, user=to, reason="Ill.", row_version=step.row_version, by=by, on=TODAY)


MOVES = [_note, _pause, _go_on, _hand_over]


@pytest.mark.parametrize("move", MOVES)
def test_a_colleague_does_not_move_what_another_worker_holds(
    plan: tuple[Actor, Person, Episode], move: Callable[[Step, Actor], None]
) -> None:
    by, graham, episode = plan
    colleague = actor("social_worker", teams=teams_of(graham))
    actor("team_manager", teams=teams_of(graham), name="Gail Moss")
    with pytest.raises(NotNow, match=rf"^{by.name} holds this\..* Gail Moss can move it too\.$"):
        move(in_hand(episode, "draft"), colleague)
    assert not HandOver.objects.exists()


@pytest.mark.parametrize("move", MOVES)
def test_the_manager_of_the_team_moves_it_and_the_audit_says_as_what(
    plan: tuple[Actor, Person, Episode], move: Callable[[Step, Actor], None]
) -> None:
    _, graham, episode = plan
    move(in_hand(episode, "draft"), actor("team_manager", teams=teams_of(graham)))
    last = AuditRow.objects.filter(action__startswith="work.").order_by("seq").last()
    assert last is not None
    assert last.tie == "manages the team that holds the work"


def test_the_holders_own_moves_are_written_without_a_manager(plan: tuple[Actor, Person, Episode]) -> None:
    by, _, episode = plan
    _note(in_hand(episode, "draft"), by)
    assert not AuditRow.objects.filter(tie="manages the team that holds the work").exists()


def test_a_manager_of_other_teams_moves_nothing(plan: tuple[Actor, Person, Episode]) -> None:
    by, graham, episode = plan
    stranger = actor("team_manager", teams=(team(),))
    step = in_hand(episode, "draft")
    with pytest.raises(Exception, match=r"holds this|no such page"):
        _note(step, stranger)
    boss = actor("principal_social_worker", teams=teams_of(graham))
    with pytest.raises(NotNow, match=f"{by.name} holds this"):
        _note(step, boss)


def test_what_waits_in_a_team_is_moved_by_its_members_alone() -> None:
    by, graham = worker()
    able = team()
    member = actor("reablement", teams=(able,))
    step = in_hand(begun(by, graham, "reablement"), "screen")
    assert (step.held_by, step.team) == (None, able)
    with pytest.raises(NotNow, match=f"waits in {able.name}"):
        _note(step, by)
    _note(step, member)


def test_work_whose_holder_has_left_is_taken_by_another(plan: tuple[Actor, Person, Episode]) -> None:
    by, graham, episode = plan
    assert by.user is not None
    colleague = actor("social_worker", teams=teams_of(graham))
    step = in_hand(episode, "draft")
    with pytest.raises(NotNow, match="holds this"):
        actions.take(step=step, row_version=step.row_version, by=colleague, on=TODAY)
    accounts.disable_staff(user=by.user, by=SYSTEM)
    step = in_hand(episode, "draft")
    assert [line.step_id for line in worklist(colleague, whose="team").lines] == [step.pk]
    actions.take(step=step, row_version=step.row_version, by=colleague, on=TODAY)
    assert in_hand(episode, "draft").held_by == colleague.user


def test_a_promise_is_kept_by_who_made_it_or_their_manager() -> None:
    by, graham = worker()
    done(begun(by, graham, "three_conversations"), "conversation_1", "connected", by)
    made = Promise.objects.get(words="Plan a call")
    colleague = actor("social_worker", teams=teams_of(graham))
    with pytest.raises(NotNow, match=f"{by.name} holds this"):
        actions.keep_promise(made=made, words="", row_version=1, by=colleague, on=TODAY)
    manager = actor("team_manager", teams=teams_of(graham))
    actions.keep_promise(made=made, words="She is well.", row_version=1, by=manager, on=TODAY)
    row = AuditRow.objects.filter(action="promise.keep").get()
    assert row.tie == "manages the team that holds the work"


def test_only_who_holds_the_step_answers_it(plan: tuple[Actor, Person, Episode]) -> None:
    by, graham, episode = plan
    step = in_hand(episode, "draft")
    for other in ("social_worker", "team_manager"):
        with pytest.raises(Exception, match=rf"{by.name} holds this|is done by"):
            actions.save_answers(
                step=step, given={}, seen={}, by=actor(other, teams=teams_of(graham)), on=TODAY
            )


def test_a_team_in_which_nobody_may_do_a_step_is_refused_with_those_that_can(
    plan: tuple[Actor, Person, Episode],
) -> None:
    by, graham, episode = plan
    brokers, east = team(name="Brokerage"), team(name="East team")
    actor("broker", teams=(brokers,))
    actor("occupational_therapist", teams=(east,))
    step = in_hand(episode, "draft")
    said: dict[str, Any] = {"step": step, "row_version": step.row_version, "by": by, "on": TODAY}
    with pytest.raises(Invalid) as refused:
        actions.hand_over(team=brokers, **said)
    assert "Nobody in Brokerage can do Draft it together" in refused.value.fields["to"]
    assert refused.value.fields["to"].endswith(f"Teams that can: East team and {teams_of(graham)[0].name}.")
    actions.hand_over(team=east, **said)
    assert in_hand(episode, "draft").team == east


def test_work_that_opens_lands_in_a_team_where_somebody_may_do_it() -> None:
    by, graham = worker()
    able = team()
    actor("reablement", teams=(able,))
    assert in_hand(begun(by, graham, "reablement"), "screen").team == able


def test_the_persons_own_team_comes_first_where_somebody_there_may_do_it() -> None:
    by, graham = worker()
    actor("reablement", teams=(team(code="aaa", name="Aaa"),))
    actor("reablement", teams=teams_of(graham))
    assert in_hand(begun(by, graham, "reablement"), "screen").team == graham.record.team
