"""All that happened with one request to restrict somebody's liberty, and with the authorisation that it led to."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.errors import NotAllowed
from homefirst.practice.liberty.models import (
    Authorisation,
    LibertyAssessment,
    LibertyCondition,
    LibertyRequest,
)
from homefirst.practice.liberty.queries.board import CODE
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries.worklist import HIDDEN
from homefirst.practice.people.models import Person


@dataclass(frozen=True)
class History:
    """`request` and `authorisation` are None until they are there. `steps` are in the order in which they were opened, each
    with its answers; `before` and `after` are the pieces of work that it followed, and that followed it."""

    episode: Episode
    request: LibertyRequest | None
    authorisation: Authorisation | None
    assessments: tuple[LibertyAssessment, ...]
    conditions: tuple[LibertyCondition, ...]
    steps: tuple[Step, ...]
    before: int | None
    after: tuple[Episode, ...]


def history(person: Person, episode_id: int) -> History:
    """Of somebody whose record may be read. Raises NotAllowed for one that is not theirs. Five queries at most."""
    rows = Episode.objects.filter(pk=episode_id, person=person, code=CODE)
    episode = rows.select_related("version", "because_of__episode", "liberty_request__authorisation").first()
    if episode is None:
        raise NotAllowed(HIDDEN, action="liberty.see", about=person.record.pk)
    request: LibertyRequest | None = getattr(episode, "liberty_request", None)
    granted: Authorisation | None = getattr(request, "authorisation", None)
    steps = episode.steps.select_related("finished_by", "held_by", "team", "answers__form")
    cause = episode.because_of.episode if episode.because_of else None
    after = Episode.objects.filter(because_of__episode=episode, code=CODE)
    return History(
        episode=episode,
        request=request,
        authorisation=granted,
        assessments=tuple(request.assessments.order_by("on", "pk")) if request else (),
        conditions=tuple(granted.conditions.order_by("due_on", "pk")) if granted else (),
        steps=tuple(steps.order_by("pk")),
        before=cause.pk if cause and cause.code == CODE else None,
        after=tuple(after.order_by("pk")),
    )
