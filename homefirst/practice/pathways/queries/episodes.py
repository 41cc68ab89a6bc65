"""The pathways that a person is on, or was: each with its steps, whose they are and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.moves import ahead_of
from homefirst.practice.pathways.definition.shapes import NOBODYS_RECORD, Pathway
from homefirst.practice.pathways.definition.shapes import Step as Definition
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries.worklist import HIDDEN, holder
from homefirst.practice.people.models import Person


@dataclass(frozen=True)
class StepLine:
    """One step of an episode. `allowed_words` say its time and who set it."""

    step_id: int
    code: str
    title: str
    state: str
    state_words: str
    opened_on: date
    due_on: date | None
    finished_on: date | None
    outcome: str
    held_by: str
    is_mine: bool
    may_do: bool
    row_version: int


@dataclass(frozen=True)
class EpisodeLine:
    """A pathway that a person is on, or was. `may_return_until` is the last day of an easy return; `ahead` are those that
    have not opened and may, by what its version says."""

    episode_id: int
    code: str
    title: str
    statement: str
    is_open: bool
    opened_on: date
    opened_again_on: date | None
    closed_on: date | None
    ending: str
    may_return_until: date | None
    row_version: int
    steps: tuple[StepLine, ...]
    ahead: tuple[Definition, ...] = ()

    @property
    def open_steps(self) -> tuple[StepLine, ...]:
        return tuple(step for step in self.steps if step.state in Step.OPEN)


def work_of(person: Person, actor: Actor) -> list[EpisodeLine]:
    """Every pathway of a person, those that are open first, the newest first. Two queries."""
    episodes = Episode.objects.filter(person=person).select_related("version")
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(episode__person=person).select_related("held_by", "team").order_by("pk"):
        steps.setdefault(step.episode_id, []).append(step)
    found = [_episode_line(episode, steps.get(episode.pk, []), actor) for episode in episodes]
    return sorted(found, key=lambda line: (not line.is_open, -line.opened_on.toordinal(), -line.episode_id))


def startable(person: Person, on: date) -> list[tuple[str, str, str]]:
    """(code, title, what the person could say) of every pathway that can be opened now. Two queries."""
    under_way = set(
        Episode.objects.filter(person=person, state=Episode.State.OPEN).values_list("code", flat=True)
    )
    found = [library.read(version) for version in library.all_in_force(on)]
    return [
        (pathway.code, pathway.title, pathway.statement)
        for pathway in sorted(found, key=lambda pathway: pathway.title)
        if not pathway.off_until and pathway.code not in under_way and pathway.about not in NOBODYS_RECORD
    ]


def open_already(person: Person, code: str) -> Step | None:
    """The newest open step of this pathway, where the person is on it. One query."""
    steps = Step.objects.filter(
        episode__person=person, episode__code=code, episode__state=Episode.State.OPEN, state__in=Step.OPEN
    )
    return steps.select_related("episode__version", "held_by", "team").order_by("-pk").first()


def is_open(person: Person, code: str) -> bool:
    """Whether the person is on this pathway now. One query."""
    return Episode.objects.filter(person=person, code=code, state=Episode.State.OPEN).exists()


def newest_open(episode_id: int) -> Step | None:
    """The newest open step of an episode, whoever holds it. One query."""
    return Step.objects.filter(episode=episode_id, state__in=Step.OPEN).order_by("-pk").first()


def newest_in_hand(episode: Episode, actor: Actor) -> Step | None:
    """The newest open step of an episode that this worker holds. One query."""
    return episode.steps.filter(state__in=Step.OPEN, held_by=actor.user).order_by("-pk").first()


def codes_done(episode: Episode) -> list[str]:
    """The steps of an episode that were finished, in the order in which they first were. One query."""
    done = episode.steps.filter(state=Step.State.DONE).order_by("pk").values_list("code", flat=True)
    return list(dict.fromkeys(done))


def episode_of(actor: Actor, person: Person, episode_id: int) -> Episode:
    """As `work_step`; of this person alone."""
    found = (
        Episode.objects.filter(pk=episode_id, person=person)
        .select_related("version", "person__record")
        .first()
    )
    if found is None:
        raise NotAllowed(HIDDEN, action="work.do", about=person.pk)
    return found


def _episode_line(episode: Episode, steps: list[Step], actor: Actor) -> EpisodeLine:
    pathway = library.read(episode.version)
    back = pathway.easy_return
    until = back.within.due_on(episode.closed_on) if back and episode.closed_on else None
    return EpisodeLine(
        episode_id=episode.pk,
        code=episode.code,
        title=pathway.title,
        statement=pathway.statement,
        is_open=episode.state == Episode.State.OPEN,
        opened_on=episode.opened_on,
        opened_again_on=episode.opened_again_on,
        closed_on=episode.closed_on,
        ending=_ending(pathway, steps, episode.ending),
        may_return_until=until if until and until >= actor.on else None,
        row_version=episode.row_version,
        steps=tuple(_step_lines(pathway, steps, actor)),
        ahead=_ahead(pathway, steps),
    )


def _ahead(pathway: Pathway, steps: list[Step]) -> tuple[Definition, ...]:
    opened = {step.code for step in steps}
    may = ahead_of(pathway, {step.code for step in steps if step.state in Step.OPEN})
    return tuple(pathway.steps[code] for code in may if code not in opened)


def _ending(pathway: Pathway, steps: list[Step], code: str) -> str:
    if not code:
        return ""
    for step in reversed(steps):
        found = pathway.outcomes_of(step.code).get(code)
        if found is not None:
            return found.title
    return "Another pathway took its place"


def _step_lines(pathway: Pathway, steps: list[Step], actor: Actor) -> Iterator[StepLine]:
    for step in steps:
        definition = pathway.steps[step.code]
        outcome = pathway.outcomes_of(step.code).get(step.outcome)
        yield StepLine(
            step_id=step.pk,
            code=step.code,
            title=definition.title,
            state=step.state,
            state_words=str(Step.State(step.state).label),
            opened_on=step.opened_on,
            due_on=step.due_on,
            finished_on=step.finished_on,
            outcome=outcome.title if outcome else "",
            held_by=holder(step),
            is_mine=actor.user is not None and step.held_by_id == actor.user.pk,
            may_do=actor.role in definition.done_by,
            row_version=step.row_version,
        )
