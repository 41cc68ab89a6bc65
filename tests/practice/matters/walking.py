"""A matter opened and walked through its steps, with the answers that its forms need."""

from __future__ import annotations

from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.matters import actions
from homefirst.practice.matters.models import Matter, MatterStep
from homefirst.practice.pathways.actions.apart import answers_of
from tests.factories import TODAY
from tests.practice.pathways.filling import _allowed

FAR = date(TODAY.year + 8, 1, 1).isoformat()
MET = {"in_area": "yes", "needs": "yes", "worked_together": "yes"}
MUST = {**MET, "died": True, "death_by_abuse": "yes"}
MAY = {**MET, "worked_together": "no", "died": False, "serious_abuse": "yes"}


def concern(by: Actor, name: str = "Dean Marsh", **said: Any) -> Matter:
    given = {
        "known": "Charged with theft from a neighbour of 84.",
        "from_whom": "The police",
        "received_on": TODAY,
        "colleague": None,
    }
    return actions.open_trust_concern(name=name, by=by, on=TODAY, **given | said)


def review(by: Actor, person: Any = None, name: str = "Ada Finch", **said: Any) -> Matter:
    given = {"referred_by": "The ward sister", "why": "Found alone after nine days.", "received_on": TODAY}
    return actions.open_adult_review(person=person, name=name, by=by, on=TODAY, **given | said)


def in_hand(matter: Matter, code: str) -> MatterStep:
    steps = MatterStep.objects.filter(matter=matter, code=code, finished_on__isnull=True, is_needed=True)
    return steps.select_related("matter__version", "matter__trust", "matter__review__person", "form").get()


def done(
    matter: Matter,
    code: str,
    outcome: str,
    by: Actor,
    reason: str = "",
    *,
    on: date = TODAY,
    otherwise: bool = False,
    **said: Any,
) -> MatterStep:
    """`said` maps questions to one answer; every other that needs one gets the first that it allows."""
    step = in_hand(matter, code)
    given: dict[str, Any] = {name: (value,) for name, value in said.items()}
    if step.form is not None:
        form = forms.read(step.form)
        while lacking := [
            each for part in logic.progress(form, answers_of(step) | given) for each in part.missing
        ]:
            given |= {each.code: (_allowed(each),) for each in lacking}
    return actions.finish_matter_step(
        step=step,
        given=given,
        outcome=outcome,
        reason=reason,
        row_version=step.row_version,
        otherwise=otherwise,
        by=by,
        on=on,
    )


def shared(matter: Matter, by: Actor, **said: Any) -> Any:
    given = {
        "whom": "employer",
        "who": "The manager of Larch House",
        "is_shared": True,
        "what": "That he is charged with theft from somebody who is old.",
        "why": "He helps people with their money there.",
        "basis": "Data Protection Act 2018 schedule 1 paragraph 18",
        "owner_agrees": "The police agree.",
    }
    return actions.decide_sharing(matter=matter, by=by, on=TODAY, **given | said)


def recommended(matter: Matter, by: Actor, words: str = "Ring within a day", days: int = 30) -> Any:
    due = date.fromordinal(TODAY.toordinal() + days)
    return actions.add_matter_action(
        matter=matter, words=words, owner="The ICB", is_recommendation=True, due_on=due, by=by, on=TODAY
    )


def decided(by: Actor, decision: str = "must", person: Any = None, **referral: Any) -> Matter:
    """A review with its referral and the advice, and the chair's decision."""
    matter = review(by, person)
    done(matter, "referral", "whole", by, **(referral or (MUST if decision == "must" else MAY)))
    done(matter, "advice", "given", by)
    done(matter, "decide", decision, by, "Because of nights.", decided_on=TODAY.isoformat())
    return matter


def found(by: Actor) -> Matter:
    """A review whose findings are agreed, with one recommendation."""
    matter = decided(by)
    done(matter, "family", "told", by)
    done(matter, "method", "set", by)
    recommended(matter, by)
    done(matter, "report", "found", by)
    return matter
