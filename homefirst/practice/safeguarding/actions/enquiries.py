"""An enquiry in typed fields, as its steps say them: who enquires, what was found, how it ended for the adult."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.safeguarding.actions.concerns import Answers, one
from homefirst.practice.safeguarding.codes import RISK_FOUND, RISKS
from homefirst.practice.safeguarding.models import Enquiry

_RISK_NOW = {"remains": "remained", "less": "reduced", "gone": "removed"}  # as the safety plan asks it


def plan_enquiry(*, step: Step, answers: Answers, by: Actor, on: date) -> Enquiry | None:
    """Which agency enquires for us, and by when; neither where the council enquires itself."""
    agency, due = one(answers, "caused_agency"), one(answers, "caused_due")
    causes = step.outcome == "caused"
    changes = {
        "caused_agency": agency if causes else "",
        "caused_due_on": date.fromisoformat(due) if due and causes else None,
    }
    return _keep(step, changes, "safeguarding.plan_enquiry", by)


def keep_findings(*, step: Step, answers: Answers, by: Actor, on: date) -> Enquiry | None:
    """Kinds, places and sources of what was found, the family, and the conclusion."""
    changes: dict[str, Any] = {
        "kinds": list(answers.get("kinds", ())),
        "places": list(answers.get("places", ())),
        "sources": list(answers.get("sources", ())),
        "children": one(answers, "children"),
        "children_referral": one(answers, "children_referral"),
        "other_adults": one(answers, "other_adults"),
        "conclusion": one(answers, "conclusion"),
        "found_on": on,
        "found_by": step.finished_by or by.user,
    }
    return _keep(step, changes, "safeguarding.keep_findings", by)


def conclude(*, step: Step, answers: Answers, by: Actor, on: date) -> Enquiry | None:
    """The talk about the outcome ends the enquiry: whether the adult's wishes were met."""
    changes = {"wishes_met": one(answers, "wishes_met"), "concluded_on": on}
    return _keep(step, changes, "safeguarding.conclude", by)


@part_of_act()
def keep_risk(*, step: Step, answers: Answers, by: Actor, on: date) -> Enquiry | None:
    """What became of the risk: only where one was found, as the national return counts it."""
    enquiry = _enquiry_of(step)
    if enquiry is None or enquiry.conclusion not in RISK_FOUND:
        return enquiry
    said = one(answers, "risk_outcome") or _RISK_NOW.get(one(answers, "risk_now"), "")
    if said not in RISKS:
        return enquiry
    return _keep(step, {"risk_outcome": said, "risk_said_on": on}, "safeguarding.keep_risk", by)


@part_of_act()
def _keep(step: Step, changes: Mapping[str, Any], action: str, by: Actor) -> Enquiry | None:
    enquiry = _enquiry_of(step)
    if enquiry is None:
        return None
    tie = check_work(by, step.episode.person)
    save_changes(enquiry, changes, enquiry.row_version)
    wrote(by, action, enquiry, step.episode.person_id, tie, changes)
    return enquiry


def _enquiry_of(step: Step) -> Enquiry | None:
    """None for an episode from before enquiries were kept."""
    return Enquiry.objects.filter(concern__episode=step.episode_id).first()
