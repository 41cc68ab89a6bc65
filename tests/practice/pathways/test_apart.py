"""Work that stands on nobody's record is moved as an episode is, by one piece of code; here by an enquiry into a service."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow, Stale
from homefirst.practice.organisations import actions
from homefirst.practice.organisations.models import ServiceStep
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import answers_of, open_steps
from homefirst.practice.pathways.actions.ending import outcome_of
from tests import factories as make
from tests.factories import TODAY
from tests.practice.organisations.walking import done, in_hand, needed, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def lead() -> Actor:
    return make.actor("safeguarding_lead")


def _kept(step: ServiceStep, by: Actor, seen: Any = None, **given: Any) -> ServiceStep:
    sent = {code: (value,) for code, value in given.items()}
    return actions.keep_service_answers(
        step=step, given=sent, seen=seen, row_version=step.row_version, by=by, on=TODAY
    )


def test_an_answer_that_the_form_does_not_ask_or_allow_is_kept_nowhere(lead: Actor) -> None:
    step = in_hand(opened(lead), "decide")
    with pytest.raises(Invalid, match="does not ask closed_on"):
        _kept(step, lead, closed_on="2026-01-01")
    two: Any = {"why": ("One.", "And another.")}
    with pytest.raises(Invalid) as refused:
        actions.keep_service_answers(step=step, given=two, row_version=1, by=lead, on=TODAY)
    assert refused.value.fields == {"why": "Give one answer."}
    step.refresh_from_db()
    assert (answers_of(step), step.row_version) == ({"why": ("Three concerns in a month.",)}, 1)


def test_what_was_not_touched_does_not_undo_what_a_colleague_wrote_meanwhile(lead: Actor) -> None:
    step = in_hand(opened(lead), "decide")
    shown = answers_of(step)
    _kept(step, lead, why="Four concerns by now.")
    _kept(step, lead, seen=shown, why="Three concerns in a month.", new_people=False)
    assert answers_of(step) == {"why": ("Four concerns by now.",), "new_people": (False,)}


def test_what_two_people_changed_comes_back_with_both_texts(lead: Actor) -> None:
    step = in_hand(opened(lead), "decide")
    shown = answers_of(step)
    _kept(step, lead, why="Four concerns by now.")
    with pytest.raises(Stale) as met:
        _kept(step, lead, seen=shown, why="Bells out of reach.")
    assert list(met.value.yours.values()) == ["Bells out of reach."]
    assert list(met.value.theirs.values()) == ["Four concerns by now."]
    with pytest.raises(Stale):
        actions.finish_service_step(
            step=step,
            given={"why": ("Bells out of reach.",), "new_people": (False,)},
            seen=shown,
            outcome="open_it",
            reason="",
            row_version=step.row_version,
            by=lead,
            on=TODAY,
        )
    assert in_hand(step.enquiry, "decide").answers["why"] == ["Four concerns by now."]


def test_when_it_closes_nothing_of_it_stays_open_and_a_late_draft_is_refused_in_words(lead: Actor) -> None:
    enquiry = opened(lead)
    open_steps(enquiry, ["plan"], on=TODAY)
    other = in_hand(enquiry, "plan")
    done(enquiry, "decide", "single_concerns", lead, "Each is a concern of its own.")
    assert not ServiceStep.objects.filter(ServiceStep.WAITS).exists()
    with pytest.raises(NotNow, match="This enquiry is closed"):
        _kept(other, lead)


@pytest.mark.django_db(transaction=True)
def test_two_steps_of_one_work_that_end_at_one_moment_go_one_after_the_other(lead: Actor) -> None:
    """Each would lock its own step and then wait for the work: the work stands first in line, so neither waits for ever."""
    enquiry = opened(lead)
    open_steps(enquiry, ["plan"], on=TODAY)
    together, problems, told = threading.Barrier(2), list[Exception](), list[str]()

    def end(code: str, outcome: str, reason: str) -> None:
        try:
            step = in_hand(enquiry, code)
            given = needed(step)
            together.wait(timeout=60)
            said = {"outcome": outcome, "reason": reason, "row_version": 1, "by": lead, "on": TODAY}
            actions.finish_service_step(step=step, given=given, **said)
        except NotNow as late:
            told.append(late.message)
        except Exception as problem:  # a thread's error would pass unseen
            problems.append(problem)
        finally:
            connection.close()

    ends = [("decide", "single_concerns", "Each is one of its own."), ("plan", "planned", "")]
    threads = [threading.Thread(target=end, args=one) for one in ends]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert told in ([], ["This enquiry is closed. Open a new one if there is reason to."])
    enquiry.refresh_from_db()
    assert enquiry.ending == "single_concerns"
    assert not ServiceStep.objects.filter(ServiceStep.WAITS).exists()


def test_a_step_that_came_the_most_times_that_it_may_does_not_come_again(lead: Actor) -> None:
    shipped = library.read(opened(lead).version)
    step = shipped.steps["improvement"]
    assert step.recurs is not None
    twice = replace(step, recurs=replace(step.recurs, most=2))
    pathway = replace(shipped, steps={**shipped.steps, "improvement": twice})
    assert outcome_of(pathway, "improvement", 1, "not_yet", "").again
    with pytest.raises(Invalid, match="come 2 times, which is the most"):
        outcome_of(pathway, "improvement", 2, "not_yet", "")
    assert outcome_of(pathway, "improvement", 2, "safe", "It is safe now.").code == "safe"
