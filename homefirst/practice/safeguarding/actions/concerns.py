"""A concern in typed fields: what was seen, what the adult wants, what was decided. Each is kept inside the transaction that
ends the step which says it; a step that is done again says it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions.writing import save_changes, save_new_or_changes, wrote
from homefirst.practice.safeguarding.models import Concern, Enquiry

TESTS = ("in_the_area", "needs", "risk", "unable")
_LISTS = ("kinds", "others_at_risk")
_WORDS = ("place", "service_name", "child_referral")
_RENAMED = {"happened": "when_it_happened", "raised_by": "who_raised", "made_safe": "what_was_done"}
_YES_OR_NO = {"danger_now": "danger_now", "adult_knows": "knows"}

Answers = Mapping[str, tuple[Any, ...]]


@part_of_act()
def keep_concern(*, step: Step, answers: Answers, by: Actor, on: date) -> Concern:
    """`answers` are those of the step that makes safe, by question."""
    changes: dict[str, Any] = {name: list(answers.get(name, ())) for name in _LISTS}
    changes |= {name: one(answers, name) for name in _WORDS}
    changes |= {name: one(answers, question) for name, question in _RENAMED.items()}
    changes |= {name: next(iter(answers.get(question, ())), None) for name, question in _YES_OR_NO.items()}
    concern = _concern_of(step.episode)
    if one(answers, "wishes") and concern.wishes_asked not in Concern.ASKED:
        changes["wishes"] = one(answers, "wishes")
    return _keep(concern, changes, "safeguarding.keep_concern", by)


@part_of_act()
def keep_wishes(*, step: Step, answers: Answers, by: Actor, on: date) -> Concern:
    """`answers` are those of the talk with the adult. What they say themselves goes before what others said of it."""
    concern = _concern_of(step.episode)
    changes = {
        "wishes_asked": one(answers, "wishes_asked"),
        "wishes": one(answers, "wishes") or concern.wishes,
        "capacity": one(answers, "capacity"),
        "taking_part": one(answers, "difficulty"),
    }
    return _keep(concern, changes, "safeguarding.keep_wishes", by)


@part_of_act()
def decide(*, step: Step, answers: Answers, by: Actor, on: date) -> Concern:
    """`step` ended with the decision. An enquiry begins with it; one that is no longer made ends with the reason."""
    changes = {
        "decision": step.outcome,
        "tests": {test: bool(answers[test][0]) for test in TESTS if answers.get(test)},
        "reasons": "\n".join(words for words in (one(answers, "why"), step.reason) if words),
        "decided_on": on,
        "decided_by": step.finished_by or by.user,
    }
    concern = _keep(_concern_of(step.episode), changes, "safeguarding.decide", by)
    kinds = {
        Concern.Decision.SECTION_42: Enquiry.Kind.SECTION_42,
        Concern.Decision.OTHER_ENQUIRY: Enquiry.Kind.OTHER,
    }
    kind = kinds.get(Concern.Decision(step.outcome))
    begun = Enquiry.objects.filter(concern=concern).first()
    if kind is not None and begun is None:
        made = Enquiry.objects.create(concern=concern, kind=kind, began_on=on)
        wrote(by, "safeguarding.begin_enquiry", made, concern.person_id, check_work(by, concern.person))
    elif begun is not None:
        said = "" if kind else step.reason or "Decided anew: no enquiry"
        save_changes(begun, {"kind": kind or begun.kind, "ended_because": said}, begun.row_version)
    return concern


def one(answers: Answers, question: str) -> str:
    return str(next(iter(answers.get(question, ())), "")).strip()


def _concern_of(episode: Episode) -> Concern:
    """New and not yet kept the first time; two who end steps of one episode go one after the other, so nobody makes it
    twice."""
    received = episode.dates.get("received")
    day = date.fromisoformat(received) if received else episode.opened_on
    concern = Concern.objects.filter(episode=episode).first()
    if concern is None:
        return Concern(episode=episode, person=episode.person, received_on=day)
    if concern.received_on != day:
        save_changes(concern, {"received_on": day}, concern.row_version)
    return concern


def _keep(concern: Concern, changes: Mapping[str, Any], action: str, by: Actor) -> Concern:
    tie = check_work(by, concern.person)
    save_new_or_changes(concern, changes)
    wrote(by, action, concern, concern.person_id, tie, changes)
    return concern
