"""Danger to know before going. An alert has a day on which it is checked again, so that none grows old."""

from __future__ import annotations

from datetime import date, timedelta

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.people.actions.writing import (
    check_edit,
    member_of_staff,
    refuse_if,
    save_changes,
    wrote,
)
from homefirst.practice.people.models import Alert, Person

LONGEST = timedelta(days=366)


@part_of_act()
def add_alert(*, person: Person, words: str, check_on: date | None, by: Actor, on: date) -> Alert:
    tie = check_edit(by, person)
    problems = _check_problem(check_on, on)
    if not words.strip():
        problems["words"] = "Say what the danger is and what to do about it."
    refuse_if(problems)
    assert check_on is not None
    alert = Alert.objects.create(
        person=person, words=words.strip(), added_by=member_of_staff(by), added_on=on, check_on=check_on
    )
    wrote(by, "person.add_alert", alert, person.pk, tie)
    return alert


@part_of_act()
def check_alert(*, alert: Alert, check_on: date | None, row_version: int, by: Actor, on: date) -> Alert:
    """Still true: to be checked again on another day."""
    tie = check_edit(by, alert.person)
    refuse_if(_check_problem(check_on, on))
    save_changes(alert, {"check_on": check_on}, row_version)
    wrote(by, "person.check_alert", alert, alert.person_id, tie, ["check_on"])
    return alert


@part_of_act()
def end_alert(*, alert: Alert, reason: str, row_version: int, by: Actor, on: date) -> Alert:
    tie = check_edit(by, alert.person)
    refuse_if({} if reason.strip() else {"end_reason": "Say why this is no longer a danger."})
    save_changes(alert, {"ended_on": on, "end_reason": reason.strip()}, row_version)
    wrote(by, "person.end_alert", alert, alert.person_id, tie, ["ended_on", "end_reason"])
    return alert


def _check_problem(check_on: date | None, on: date) -> dict[str, str]:
    if check_on is None:
        return {"check_on": "Enter the day on which to check this again."}
    if check_on <= on:
        return {"check_on": "The day to check this again must be after today."}
    if check_on > on + LONGEST:
        return {"check_on": "Check an alert at least once a year. Enter an earlier day."}
    return {}
