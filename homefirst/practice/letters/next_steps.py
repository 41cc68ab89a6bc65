"""What a letter says happens next: what, who and by when, after a step has ended or as it would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import weekday
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person

_ON_US = "Nothing more is planned. Ring us when anything changes."


@dataclass(frozen=True)
class NextUp:
    what: str = ""
    who: str = ""
    by: str = ""

    @property
    def sentence(self) -> str:
        if not self.what:
            return _ON_US
        due = f" by {self.by}" if self.by else ""
        return f"The next step: {self.what}. {self.who} will do this{due}."


def next_after(step: Step, on: date) -> NextUp:
    """From the work that is open: what this step led to, the soonest first; else whatever else is planned. One query."""
    return _soonest(step.episode.person_id, step, on)


def next_of(person: Person, on: date) -> NextUp:
    """Whatever is planned for somebody, the soonest first. One query."""
    return _soonest(person.pk, None, on)


def _soonest(person_id: int, step: Step | None, on: date) -> NextUp:
    steps = Step.objects.filter(episode__person=person_id, state__in=Step.OPEN)
    found = list(steps.select_related("episode__version", "held_by", "team"))
    if not found:
        return NextUp()
    first = min(
        found, key=lambda each: (step is None or not _led_to(step, each), each.due_on or date.max, each.pk)
    )
    who = first.held_by.name if first.held_by else first.team.name if first.team else ""
    title = library.read(first.episode.version).steps[first.code].title
    return NextUp(_lower(title), who, weekday(first.due_on, on) if first.due_on else "")


def next_would_be(step: Step, outcome: Outcome, by: Actor, on: date) -> NextUp:
    """The same before the step has ended, from the pathway's file. No query."""
    pathway = library.read(step.episode.version)
    codes = [step.code] if outcome.again else list(outcome.next)
    if not codes:
        opens = [cause.argument for cause in outcome.causes if cause.effect == "open"]
        return NextUp(opens[0].replace("_", " "), _team_of(step.episode.person)) if opens else NextUp()
    following = pathway.steps[codes[0]]
    who = by.name if by.role in following.done_by else _team_of(step.episode.person)
    due = "" if following.within.starts_from else weekday(following.within.span.due_on(on), on)
    return NextUp(_lower(following.title), who, due)


def _led_to(step: Step, other: Step) -> bool:
    return other.episode_id == step.episode_id or other.episode.because_of_id == step.pk


def _team_of(person: Person) -> str:
    return person.record.team.name if person.record.team else "the team"


def _lower(title: str) -> str:
    """ "The conversation" inside a sentence; a name such as "84 days" or "NHS" stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
