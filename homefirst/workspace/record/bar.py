"""What stands above every section: facts in their fixed order, how to speak, alerts, why it is open, who holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import Grant, can
from homefirst.foundation.design.parts import Alert, Fact, NextStep, Section
from homefirst.foundation.design.words import age, born_line, day, list_words, nhs_number
from homefirst.practice.pathways.queries import PieceOfWork, next_for
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import (
    AlertLine,
    HowToSpeak,
    Identity,
    identity,
    speak_and_alerts,
)
from homefirst.support.services.queries import ServiceLine, care_to_start
from homefirst.workspace.liberty.standing import living
from homefirst.workspace.record.reason import OpenByReason, open_by_reason
from homefirst.workspace.record.sections import sections, title_of
from homefirst.workspace.work.clocks import clock_of, next_steps

_MOST_NEXT = 3


@dataclass(frozen=True)
class Bar:
    """All that workspace/record.jinja draws. `first_name` is what headings call the person.

    `speak` and `alert_lines` (those that ended too) are there for the sections, which need not read them again.
    """

    who: Identity
    section: str
    section_title: str
    facts: tuple[Fact, ...]
    died: str
    needs: tuple[str, ...] | None  # None for somebody who died: nobody asks them now
    needs_review: str
    needs_href: str
    alerts: tuple[Alert, ...]
    sections: tuple[Section, ...]
    reason: OpenByReason | None
    restricted: str
    held_by: str
    several_hold: bool
    speak: HowToSpeak
    alert_lines: tuple[AlertLine, ...]
    next_steps: Sequence[NextStep] = ()
    open_steps: Sequence[NextStep] = ()  # every step that is open, without what was promised beside it
    plan_href: str = ""  # where something is begun, for those who may, from any other section
    living: Sequence[
        tuple[str, str, str]
    ] = ()  # authorisations to restrict liberty: what, in words, its page
    note_href: str = ""  # where a note is added, for those who may

    @property
    def first_name(self) -> str:
        return self.who.first_name

    @property
    def kind(self) -> str:
        return "carer" if self.who.is_carer else "person"

    @property
    def holds(self) -> str:
        return "hold" if self.several_hold else "holds"

    @property
    def nothing_planned(self) -> str:
        if self.died:
            return f"Nothing is planned. {self.died}: nothing new can be started."
        held = f"{self.held_by} {self.holds} the work." if self.held_by else "Nobody holds the work yet."
        return f"Nothing is planned. {held}"


def bar(
    actor: Actor,
    person: Person,
    section: str,
    grant: Grant,
    planned: Sequence[ServiceLine] | None = None,
) -> Bar:
    """`person` comes from `person_by_ref`. Three queries, and a fourth where nothing is in anybody's hands and the care that
    is `planned` was not read before."""
    on = actor.on
    who, (speak, told) = identity(person, on), speak_and_alerts(person, on)
    team = person.record.team
    ahead = next_for(person, actor)
    return Bar(
        who=who,
        section=section,
        section_title=title_of(section, who.first_name),
        facts=tuple(_facts(who, on)),
        died=_died(who, on),
        needs=None if who.died_on else tuple(needs_words(speak, on)),
        needs_review="" if who.died_on else _review(speak, on),
        needs_href=_details(actor, who.ref),
        alerts=tuple(alert_part(line, on) for line in told if line.ended_on is None),
        sections=sections(actor, who.ref, who.first_name, section, counts={"work": _counted_work(ahead)}),
        reason=open_by_reason(actor, grant),
        restricted=_restricted(who, grant.tie),
        several_hold=len(grant.held_by) > 1,
        speak=speak,
        alert_lines=tuple(told),
        held_by=list_words(grant.held_by) or (team.name if team else ""),
        next_steps=next_steps(ahead, actor) or _care_to_come(person, actor, planned),
        open_steps=next_steps((line for line in ahead if line.step_id is not None), actor, most=len(ahead)),
        plan_href="" if who.died_on or section == "work" else _plan(actor, who.ref),
        living=living(ahead, who.ref, on),
        note_href=_note(actor, who.ref),
    )


def _counted_work(lines: Sequence[PieceOfWork]) -> tuple[int, str]:
    steps = sum(1 for line in lines if line.step_id is not None)
    return steps, f"{steps} piece{'' if steps == 1 else 's'} of work"


def _care_to_come(
    person: Person, actor: Actor, planned: Sequence[ServiceLine] | None
) -> tuple[NextStep, ...]:
    """Care whose day lies ahead is planned too, though nobody has to do anything about it today."""
    if person.died_on is not None or not can(actor, "section.care"):
        return ()
    if planned is None:
        rows = care_to_start(actor.on).filter(person=person).order_by("starts_on", "pk")[:_MOST_NEXT]
        found = [(row.service_component or row.description, row.provider_name, row.starts_on) for row in rows]
    else:
        found = [(line.title, line.provider, line.starts_on) for line in planned[:_MOST_NEXT]]
    return tuple(
        NextStep(
            what=f"{what or 'Care'} starts",
            who=who or "Provider not known",
            clock=clock_of(starts_on, actor.on),
            about="Care and support",
        )
        for what, who, starts_on in found
    )


def alert_part(line: AlertLine, on: date) -> Alert:
    return Alert(
        words=line.words if line.words.endswith((".", "!", "?")) else f"{line.words}.",
        added=f"Added by {line.added_by}, {day(line.added_on, on)}.",
        check=f"Check again by {day(line.check_on, on)}.",
        check_due=line.is_due,
        ended=f"Ended {day(line.ended_on, on)}: {line.end_reason}" if line.ended_on else "",
    )


def _facts(who: Identity, on: date) -> list[Fact]:
    """The order never changes, so that a missing one is noticed."""
    born = born_line(who.birth_date, who.died_on or on, estimated=who.birth_is_estimated)
    found = [
        Fact("Born", day(who.birth_date) if who.died_on and who.birth_date else born),
        Fact("NHS number", nhs_number(who.nhs_number)),
        Fact("Council number", " and ".join(who.council_numbers)),
        Fact("Likes to be called", who.liked_name),
        Fact("Phone", who.telephone, f"tel:{who.telephone.replace(' ', '')}" if who.telephone else ""),
        Fact("Lived at" if who.died_on else "Lives at", who.address),
    ]
    return [fact for fact in found if not (who.died_on and fact.key == "Likes to be called")]


def _died(who: Identity, on: date) -> str:
    if who.died_on is None:
        return ""
    aged = f", aged {age(who.birth_date, who.died_on)}" if who.birth_date else ""
    return f"Died {day(who.died_on)}{aged}"


def needs_words(speak: HowToSpeak, on: date) -> list[str]:
    said = [line.words for line in speak.lines]
    if speak.first_language and speak.first_language.casefold() != "english":
        said.insert(0, f"Speaks {speak.first_language}")
    if not said and speak.asked_on:
        said = [f"Asked on {day(speak.asked_on, on)}: nothing is needed"]
    return [words if words.endswith((".", "!", "?")) else f"{words}." for words in said]


def _review(speak: HowToSpeak, on: date) -> str:
    due = [line.review_on for line in speak.lines if line.is_due and line.review_on]
    return f"Time to ask again: it was due by {day(min(due), on)}." if due else ""


def _details(actor: Actor, ref: str) -> str:
    """Where how to speak is changed, for those who may."""
    if not (can(actor, "section.details") and can(actor, "person.edit")):
        return ""
    try:
        return f"{reverse('record_details', kwargs={'ref': ref})}#how-to-speak"
    except NoReverseMatch:
        return ""


def _plan(actor: Actor, ref: str) -> str:
    return (
        reverse("record_work", kwargs={"ref": ref})
        if can(actor, "work.do") and can(actor, "section.work")
        else ""
    )


def _note(actor: Actor, ref: str) -> str:
    may = can(actor, "notes.write") and can(actor, "section.notes")
    return reverse("add_note", kwargs={"ref": ref}) if may else ""


def _restricted(who: Identity, tie: str) -> str:
    return f"{who.restriction_reason}. You may see it: {tie}." if who.is_restricted else ""
