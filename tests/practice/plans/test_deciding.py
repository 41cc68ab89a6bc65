"""Deciding for oneself: a finding needs both questions of the law, and speaks of one decision on one day only."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.errors import Invalid
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.pathways.actions import answers_in
from homefirst.practice.pathways.models import Promise, Step, StepAnswers
from homefirst.practice.plans import deciding
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import Worker, begun, done, in_hand, worker

LEASE = "Whether to sign the tenancy of the flat in Mill Lane"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def asked(by_and_person: Worker, **answers: Any) -> Step:
    by, tina = by_and_person
    episode = begun(by, tina, "mental_capacity")
    return filled(in_hand(episode, "decide"), by, decision=LEASE, **answers)


def end(step: Step, outcome: str, by_and_person: Worker, **said: Any) -> Step:
    return done(step.episode, step.code, outcome, by_and_person[0], **said)


def test_nobody_is_found_unable_while_every_question_says_that_they_can() -> None:
    us = worker()
    step = asked(us)
    with pytest.raises(Invalid, match="The person can make this decision"):
        end(step, "cannot_decide", us)
    with pytest.raises(Invalid, match="The person can make this decision"):
        end(step, "cannot_decide", us, reason="Everybody knows that she cannot, it stands in the file.")
    assert end(step, "can_decide", us).outcome == "can_decide"


def test_a_question_that_fails_for_another_cause_finds_nobody_unable() -> None:
    us = worker()
    step = asked(us, weigh=False, because=False)
    with pytest.raises(Invalid, match="not because of an impairment"):
        end(step, "cannot_decide", us)


def test_who_cannot_decide_this_is_decided_with_in_their_best_interests_and_about_this_only() -> None:
    us = worker()
    step = asked(us, weigh=False, because=True)
    with pytest.raises(Invalid, match="The person cannot use or weigh it"):
        end(step, "can_decide", us)
    kept = StepAnswers.objects.get(step=step)
    said = deciding.foretell(forms.read(kept.form), answers_in(kept), can=False)
    assert said == (
        f"keep that they cannot decide this now (“{LEASE}”), with what shows it, as you wrote it here",
    )
    episode = end(step, "cannot_decide", us).episode
    assert in_hand(episode, "best_interests").held_by == us[0].user
    assert not Promise.objects.filter(step=step).exists()


def test_a_decision_that_can_wait_comes_back_and_finds_nothing() -> None:
    us = worker()
    step = asked(us, retain=False, because=True)
    end(step, "can_wait", us)
    assert in_hand(step.episode, "decide").turn == 2


def test_why_they_cannot_is_asked_only_where_a_question_fails() -> None:
    form = forms.newest("capacity")
    assert form is not None
    whole = forms.read(form)
    able: dict[str, tuple[Any, ...]] = dict.fromkeys(
        ("understand", "retain", "weigh", "communicate"), (True,)
    )
    cause = {"because", "changes"}

    def shown(answers: dict[str, tuple[Any, ...]]) -> set[str]:
        return {each.code for part in logic.progress(whole, answers) for each in part.missing}

    assert not cause & shown(able)
    assert cause <= shown({**able, "retain": (False,)})
