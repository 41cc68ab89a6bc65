"""What a letter says happens next: what, who and by when, after a step has ended or as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import weekday
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person

_WHOSE = ("episode", "held_by", "team")
_VERSION = F("episode__version__digest")  # its text would come with every row
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


def work_around(step: Step) -> list[Step]:
    """Every step of this piece of work, with its answers and their form, and whatever else is open for the person; in the
    order in which they were opened. One query."""
    mine = Step.objects.filter(episode__person=step.episode.person_id)
    found = mine.filter(Q(episode=step.episode_id) | Q(state__in=Step.OPEN))
    return list(found.select_related(*_WHOSE, "answers__form").annotate(version=_VERSION).order_by("pk"))


def next_after(step: Step, work: Sequence[Step], on: date) -> NextUp:
    """From the work that is open: what this step led to, the soonest first; else whatever else is planned. No query, as a
    rule."""
    return _soonest([each for each in work if each.state in Step.OPEN], step, on)


def next_of(person: Person, on: date) -> NextUp:
    """Whatever is planned for somebody, the soonest first. One query, as a rule."""
    steps = Step.objects.filter(episode__person=person, state__in=Step.OPEN)
    return _soonest(list(steps.select_related(*_WHOSE).annotate(version=_VERSION)), None, on)


def _soonest(found: Sequence[Step], step: Step | None, on: date) -> NextUp:
    if not found:
        return NextUp()
    first = min(
        found, key=lambda each: (step is None or not _led_to(step, each), each.due_on or date.max, each.pk)
    )
    who = first.held_by.name if first.held_by else first.team.name if first.team else ""
    title = _pathway_of(first, step).steps[first.code].title
    return NextUp(_lower(title), who, weekday(first.due_on, on) if first.due_on else "")


def _pathway_of(found: Step, step: Step | None) -> Pathway:
    """No query, as a rule: a version is read once."""
    if step is not None and found.episode_id == step.episode_id:
        return library.read(step.episode.version)
    return library.read_digest(found.version)  # type: ignore[attr-defined]


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
