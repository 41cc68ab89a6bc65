"""A call to somebody who waits is written down: how they are, how grave it is now, when they are rung again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.design.words import weekday
from homefirst.foundation.errors import NotNow
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.waiting.definition import RISKS, waiting_rule
from homefirst.practice.waiting.models import SafetyCall
from homefirst.practice.waiting.rules import latest_next_call

LEAST_WORDS = 3
_LONGEST = 4000


@transaction.atomic
def record_call(
    *,
    person: Person,
    answered: bool,
    spoke_to: str,
    how: str,
    risk: str,
    risk_reason: str,
    risk_before: str,
    next_on: date,
    by: Actor,
    on: date,
) -> SafetyCall:
    """`risk_before` is what the list said. A change of it needs its reason; where nobody answered, nothing is known of how
    they are, and somebody tries again soon. Raises Invalid, NotNow."""
    tie = check(by, "work.do", person.record).tie
    who = member_of_staff(by)
    Person.objects.select_for_update().get(pk=person.pk)  # two calls at once: the later is the last
    if person.died_on is not None:
        raise NotNow("This person has died. Nobody is to be rung.")
    refuse_if(_problems(answered, spoke_to, how, risk, risk_reason, risk_before, next_on, on))
    SafetyCall.objects.filter(person=person, is_last=True).update(is_last=False)
    made = SafetyCall.objects.create(
        person=person,
        at=by.at,
        by=who,
        spoke_to=spoke_to.strip() if answered else "",
        how=how.strip(),
        risk=risk,
        risk_reason=risk_reason.strip(),
        risk_before=risk_before,
        next_on=next_on,
    )
    wrote(by, "safety_call.record", made, person.pk, tie, ["risk"] if risk != risk_before else ())
    return made


def _problems(
    answered: bool,
    spoke_to: str,
    how: str,
    risk: str,
    risk_reason: str,
    risk_before: str,
    next_on: date,
    on: date,
) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if answered and not spoke_to.strip():
        wrong["spoke_to"] = "Say whom you spoke to."
    if answered and len(how.strip()) < LEAST_WORDS:
        wrong["how"] = "Say how they are, in their words where you can."
    if len(how) > _LONGEST:
        wrong["how"] = f"Say it in {_LONGEST:,} letters or fewer."
    if risk not in RISKS:
        return wrong | {"risk": "Choose how great the risk is now."}
    if risk != risk_before and len(risk_reason.strip()) < LEAST_WORDS:
        wrong["risk_reason"] = "The risk is another than before. Say why."
    latest = latest_next_call(waiting_rule(), risk=risk, answered=answered, on=on)
    if next_on <= on:
        wrong["next_on"] = "The next call is on a day to come."
    elif next_on > latest:
        why = f"At {risk} risk" if answered else "Where nobody answered"
        wrong["next_on"] = f"{why} the next call is by {weekday(latest, on)}."
    return wrong
