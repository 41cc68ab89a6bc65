"""Somebody else must agree: whom to ask, what is agreed, and that whoever asked may take it back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode, Promise, Step
from homefirst.practice.pathways.queries.hands import agreers_of
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, staff, team
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import Worker, begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def at_the_budget(cost: float = 900.0) -> tuple[Worker, Episode]:
    by, graham = worker()
    episode = begun(by, graham, "support_plan")
    filled(in_hand(episode, "draft"), by)
    done(episode, "draft", "drafted", by)
    filled(in_hand(episode, "budget"), by, weekly_cost=cost)
    return (by, graham), episode


def manager_for(graham: Person, role: str = "team_manager") -> Any:
    return actor(role, teams=(graham.record.team,) if graham.record.team else ())


def test_the_cost_that_the_form_was_given_decides_whether_somebody_must_agree() -> None:
    (by, _), episode = at_the_budget(500.0)
    assert done(episode, "budget", "agreed", by, weekly_cost=Decimal(900)).state == Step.State.DONE
    (by, _), episode = at_the_budget(500.01)
    assert done(episode, "budget", "agreed", by, weekly_cost=Decimal(1)).state == Step.State.AGREEMENT


def test_whom_to_ask_are_the_managers_of_the_team_and_who_reaches_every_team() -> None:
    (by, graham), episode = at_the_budget()
    near = staff("team_manager", teams=(graham.record.team,), name="Gail Moss")  # type: ignore[arg-type]
    staff("team_manager", teams=(team(),), name="Anil Kapoor")
    far = staff("principal_social_worker", name="Gwen Morgan")
    step = in_hand(episode, "budget")
    assert agreers_of(step, ("team_manager", "principal_social_worker"), TODAY) == [near, far]
    assert by.user not in agreers_of(step, ("social_worker",), TODAY)


def test_whoever_asked_takes_it_back_and_changes_the_answers() -> None:
    (by, graham), episode = at_the_budget()
    done(episode, "budget", "agreed", by)
    step = in_hand(episode, "budget")
    change: dict[str, Any] = {"given": {"weekly_cost": (450.0,)}, "seen": {"weekly_cost": (900.0,)}}
    with pytest.raises(NotNow, match="wait for somebody to agree"):
        actions.save_answers(step=step, **change, by=by, on=TODAY)
    colleague = manager_for(graham, "social_worker")
    with pytest.raises(NotNow, match="holds this"):
        actions.take_back(step=step, row_version=step.row_version, by=colleague, on=TODAY)
    actions.take_back(step=step, row_version=step.row_version, by=by, on=TODAY)
    step = in_hand(episode, "budget")
    assert (step.state, step.chosen, step.held_by) == (Step.State.STARTED, "", by.user)
    actions.save_answers(step=step, **change, by=by, on=TODAY)
    assert done(episode, "budget", "agreed", by).state == Step.State.DONE
    with pytest.raises(NotNow, match="Nothing waits"):
        actions.take_back(step=step, row_version=99, by=by, on=TODAY)


def test_what_waits_for_agreement_is_handed_over_by_nobody() -> None:
    (by, _), episode = at_the_budget()
    done(episode, "budget", "agreed", by)
    step = in_hand(episode, "budget")
    with pytest.raises(NotNow, match="take it back"):
        actions.hand_over(step=step, user=staff(), row_version=step.row_version, by=by, on=TODAY)


def test_what_follows_an_agreement_is_in_the_hands_of_who_asked() -> None:
    (by, graham), episode = at_the_budget()
    done(episode, "budget", "agreed", by)
    step = in_hand(episode, "budget")
    actions.agree(step=step, row_version=step.row_version, by=manager_for(graham), on=TODAY)
    assert in_hand(episode, "answer").held_by == by.user
    assert {made.held_by for made in Promise.objects.filter(step=step)} <= {by.user}


def test_agreeing_is_for_the_roles_of_the_file_and_never_for_who_chose() -> None:
    (by, graham), episode = at_the_budget()
    done(episode, "budget", "agreed", by)
    step = in_hand(episode, "budget")
    with pytest.raises(NotAllowed, match="for a team manager or principal social worker"):
        actions.agree(
            step=step,
            row_version=step.row_version,
            by=manager_for(graham, "occupational_therapist"),
            on=TODAY,
        )
    elsewhere = actor("principal_social_worker")
    assert actions.agree(step=step, row_version=step.row_version, by=elsewhere, on=TODAY).state == "done"
