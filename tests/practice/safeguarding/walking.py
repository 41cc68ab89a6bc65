"""Concerns walked through the steps of their pathway, with its forms, by the same verbs that staff use."""

from __future__ import annotations

from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import answers_in, finish_step, open_episode, save_answers
from homefirst.practice.pathways.models import Episode, Step, StepAnswers
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import in_hand

CONCERN = {
    "kinds": "neglect",
    "place": "residential",
    "service_name": "Larch House",
    "who_raised": "Her niece",
    "danger_now": False,
    "others_at_risk": "none",
    "knows": True,
    "when_it_happened": "On Sunday",
}
EXPRESSED = {"wishes_asked": "expressed", "wishes": "I want it to stop.", "capacity": "assessed_can"}
MET = {"in_the_area": True, "needs": True, "risk": True, "unable": True, "why": "Each of them is met."}
FOUND = {"conclusion": "identified_action", "children": "no", "sources": "provider"}
OUTCOME = {"risk_outcome": "reduced", "wishes_met": "partly", "own_words": "Better."}


def lead(**who: Any) -> Actor:
    return make.actor("safeguarding_lead", **who)


def concern(by: Actor, about: Person, *, received: date | None = TODAY, on: date = TODAY) -> Episode:
    dates = {"received": received} if received else {}
    return open_episode(person=about, code="safeguarding", by=by, on=on, dates=dates)


def ended(episode: Episode, code: str, outcome: str, by: Actor, on: date = TODAY, **said: Any) -> Step:
    """`said` maps questions to one answer, or `reason` to words; the rest of what must be answered is filled in."""
    step, reason = in_hand(episode, code), said.pop("reason", "")
    lists = {name: said.pop(name) for name in list(said) if isinstance(said[name], tuple)}
    if code != "feedback":
        filled(step, by, **said)
        if lists:
            seen = answers_in(StepAnswers.objects.get(step=step))
            save_answers(step=step, given=lists, seen=seen, by=by, on=on)
    step.refresh_from_db()
    return finish_step(step=step, outcome=outcome, row_version=step.row_version, by=by, on=on, reason=reason)


def to_enquiry(episode: Episode, by: Actor, on: date = TODAY, **said: Any) -> None:
    """Made safe, talked with, decided: an enquiry, which the council makes itself."""
    ended(episode, "concern", "safe_for_now", by, on, **CONCERN)
    ended(episode, "talk", "wishes_known", by, on, **EXPRESSED)
    ended(episode, "decide", "enquiry", by, on, **MET)
    ended(episode, "plan_enquiry", "ours", by, on)


def concluded(episode: Episode, by: Actor, on: date = TODAY, **found: Any) -> None:
    """The whole way to the end of the enquiry."""
    to_enquiry(episode, by, on)
    ended(episode, "enquiry", "found_out", by, on, **FOUND | found)
    ended(episode, "outcome_talk", "no_plan_needed", by, on, **OUTCOME)
