"""A story of the demonstration is written into the record by the staff who would have written it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.stories import STORIES
from homefirst.demo.stories.shapes import Later, Moment, Need, Story, Tie, Warn
from homefirst.foundation.access import actions as access
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.actions import staff_called, team_called
from homefirst.practice.contacts.actions import write_down
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import ContactPoint, Person, Relationship
from homefirst.support.services.actions import add_service

_ANOTHER_YEAR = timedelta(days=365)
# Reaches every team: ties to somebody whom another team holds are written by her.
_ACROSS_TEAMS = "gwen.morgan@westbrook.example"
_LEADS_SAFEGUARDING = "eleanor.voss@westbrook.example"


def tell_stories(by: Actor) -> int:
    """Each story that is not told yet; returns how many there were."""
    untold = [(story, number_of(story.la_id).person) for story in STORIES]
    untold = [(story, person) for story, person in untold if not person.liked_name]
    for story, person in untold:
        _tell(story, person, by)
    return len(untold)


def _tell(story: Story, person: Person, by: Actor) -> None:
    _hand_over(story, person, by)
    worker = acting(story.worker, by)
    asked = story.asked_about_needs_on or by.on
    _who_they_are(story, person, worker, asked)
    for need in story.needs:
        _need(need, person, worker, asked)
    for warn in story.warnings:
        _warn(warn, person, by)
    for tie in story.ties:
        _tie(tie, person, acting(_ACROSS_TEAMS, by) if tie.la_id else worker)
    for later in story.later:
        _later(later, person, worker)
    for moment in story.moments:
        if moment.lane == "contacts" and moment.begins_on <= by.on:
            _in_touch(moment, person, worker)
    if story.restricted:
        lead = acting(_LEADS_SAFEGUARDING, by)
        people.restrict(person=person, reason="Her safety", named=[staff_called(story.worker)], by=lead)


def _hand_over(story: Story, person: Person, by: Actor) -> None:
    team = team_called(story.team)
    if person.record.team_id != team.pk:
        access.move_to_team(record=person.record, team=team, by=by)
        person.record.refresh_from_db()
    access.allocate(record=person.record, user=staff_called(story.worker), by=by)


def _who_they_are(story: Story, person: Person, worker: Actor, asked: date) -> None:
    people.add_address(
        person=person,
        lines=story.address,
        postcode=story.postcode,
        starts_on=story.lives_there_since,
        by=worker,
        on=worker.on,
    )
    people.add_contact_point(
        person=person, kind=ContactPoint.Kind.PHONE, value=story.telephone, is_preferred=True, by=worker
    )
    people.ask_communication_needs(person=person, by=worker, on=asked)
    names = ("liked_name", "pronouns", "first_language", "religion")
    facts = {name: getattr(story, name) for name in names if getattr(story, name)}
    people.change_person(
        person=person, changes=facts, row_version=person.row_version, by=worker, on=worker.on
    )


def _need(need: Need, person: Person, worker: Actor, asked: date) -> None:
    people.add_communication_need(
        person=person,
        code=need.code,
        words=need.words,
        may_share=True,
        review_on=max(asked, worker.on) + _ANOTHER_YEAR,
        by=worker,
        on=asked,
    )


def _warn(warn: Warn, person: Person, by: Actor) -> None:
    people.add_alert(
        person=person,
        words=warn.words,
        check_on=warn.check_on,
        by=acting(warn.added_by, by),
        on=warn.added_on,
    )


def _tie(tie: Tie, person: Person, worker: Actor) -> None:
    other = number_of(tie.la_id).person if tie.la_id else None
    made = _from_a_file(person, other) if other else None
    facts = _facts(tie)
    if made is None:
        made = people.add_relationship(
            person=person, tie=tie.tie, other=other, other_name=tie.name, by=worker, on=worker.on, **facts
        )
    else:
        people.change_relationship(
            relationship=made,
            changes={"tie": tie.tie, "other_name": tie.name, **facts},
            row_version=made.row_version,
            by=worker,
            on=worker.on,
        )
    if tie.ends_on:
        people.end_relationship(
            relationship=made, row_version=made.row_version, ends_on=tie.ends_on, by=worker, on=worker.on
        )


def _from_a_file(person: Person, other: Person) -> Relationship | None:
    """A file that names somebody's carer has tied the two already; staff say the rest."""
    return Relationship.objects.filter(person=person, other=other, ends_on__isnull=True).first()


def _facts(tie: Tie) -> dict[str, Any]:
    """One row holds one legal role; a second one is said in words."""
    same = (
        "group", "how_often", "how_it_is", "telephone", "lives_with", "is_informal_carer", "is_key_contact",
        "may_share", "evidence_seen_on", "emergency_order", "carer_allows_link",
    )  # fmt: skip
    first, *rest = tie.legal_roles or ("",)
    also = [f"also {Relationship.Legal(role).label.lower()}" for role in rest]
    helps = "; ".join(part for part in (tie.helps_with, *also) if part)
    facts = {name: getattr(tie, name) for name in same}
    return facts | {"legal_role": first, "helps_with": helps, "starts_on": None}


def _in_touch(moment: Moment, person: Person, worker: Actor) -> None:
    """A contact that no file has; one that a file has stands in the story already."""
    if not PastStep.objects.filter(person=person, starts_on=moment.begins_on).exists():
        then = replace(worker, at=worker.at - (worker.on - moment.begins_on))
        write_down(person=person, words=moment.words, by=then, on=then.on)


def _later(later: Later, person: Person, worker: Actor) -> None:
    add_service(
        person=person,
        service_type=later.service_type,
        service_component=later.component,
        delivery_mechanism=later.mechanism,
        provider_name=later.provider,
        planned_units=Decimal(later.units) if later.units else None,
        cost_frequency="Hourly" if later.units else "",
        description=later.words,
        starts_on=later.starts_on,
        ends_on=later.ends_on,
        by=worker,
        on=later.starts_on,
    )
