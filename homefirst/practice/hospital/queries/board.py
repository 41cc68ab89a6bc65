"""Everybody on the way home from hospital, with what stops them and who sees to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.hospital.models import DelayDays, MissingThing, Notice, Stay
from homefirst.practice.hospital.rules.delays import Delay, waited
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries.worklist import HIDDEN, holder

CODE = "hospital_discharge"
UNKNOWN = "Hospital not known yet"


@dataclass(frozen=True)
class Leaving:
    """`stay` is None until the notice was dealt with; `missing` is what still is."""

    episode: Episode
    stay: Stay | None
    steps: tuple[Step, ...]
    missing: tuple[MissingThing, ...]
    delays: tuple[DelayDays, ...]

    @property
    def person_id(self) -> int:
        return int(self.episode.person_id)

    @property
    def hospital(self) -> str:
        return (self.stay.hospital if self.stay else "") or UNKNOWN

    @property
    def ready_on(self) -> date | None:
        return _named(self.episode, "ready")

    @property
    def left_on(self) -> date | None:
        return (self.stay.left_on if self.stay else None) or _named(self.episode, "left")

    @property
    def planned_on(self) -> date | None:
        """When they are to leave: when care starts, where it has to, else when the hospital expects it."""
        if self.stay is None:
            return None
        return self.stay.care_starts_on or self.stay.expected_on

    @property
    def owner(self) -> str:
        return holder(self.steps[0]) if self.steps else ""

    @property
    def causes(self) -> tuple[str, ...]:
        """Why days were lost, as it was written."""
        return tuple(dict.fromkeys(cause for delay in self.delays for cause in delay.causes))

    def is_there(self, on: date) -> bool:
        return self.left_on is None or self.left_on > on

    def is_ready(self, on: date) -> bool:
        return self.is_there(on) and self.ready_on is not None and self.ready_on <= on

    def days_lost(self, on: date) -> int:
        return waited(self.ready_on, self.left_on, on)


def leaving(actor: Actor) -> tuple[list[Leaving], int]:
    """Whom this actor may see of those whose way home is open, by the day they are ready; and how many more there are.
    Five queries."""
    every = Episode.objects.filter(code=CODE, state=Episode.State.OPEN)
    seen = policy.visible(actor, every, action_for(actor), "person__record")
    episodes = list(_whole(seen).order_by("opened_on", "pk"))
    found = [_leaving(episode) for episode in episodes]
    ordered = sorted(found, key=lambda one: (one.ready_on or date.max, one.episode.opened_on))
    return ordered, every.count() - len(found)


def stay_of(actor: Actor, episode_id: int) -> Leaving:
    """Raises NotAllowed alike for one that does not exist, and for one that no notice was dealt with."""
    episodes = Episode.objects.filter(pk=episode_id, code=CODE)
    found = _whole(policy.visible(actor, episodes, action_for(actor), "person__record")).first()
    one = _leaving(found) if found else None
    if one is None or one.stay is None:
        raise NotAllowed(HIDDEN, action="hospital.see")
    return one


def waiting_notices() -> list[Notice]:
    """The oldest first. One query."""
    return list(Notice.objects.filter(state=Notice.State.WAITING).order_by("came_at", "pk"))


def notice_of(actor: Actor, notice_id: int) -> Notice:
    """Raises NotAllowed alike for one that does not exist. One query."""
    found = Notice.objects.filter(pk=notice_id).first()
    if found is None or not policy.can(actor, "hospital.notices"):
        raise NotAllowed(HIDDEN, action="hospital.notices")
    return found


def to_match(episode: Episode) -> Step | None:
    """The step at which a notice is put with its person, the newest. One query."""
    return episode.steps.filter(code="match").order_by("-pk").first()


def last_from_file() -> Notice | None:
    return Notice.objects.filter(from_file=True).order_by("-came_at").first()


def delays_of_all(first: date, last: date) -> list[Delay]:
    """Every delay that touches the span, with nobody's name. One query."""
    begun = DelayDays.objects.filter(from_on__lte=last, from_on__gte=first - timedelta(days=366))
    rows = begun.values_list("from_on", "days", "causes")
    return [Delay(from_on, days, tuple(causes)) for from_on, days, causes in rows]


def action_for(actor: Actor) -> str:
    return "hospital.all" if policy.can(actor, "hospital.all") else "hospital.see"


def _whole(episodes: QuerySet[Episode]) -> QuerySet[Episode]:
    steps = Step.objects.filter(state__in=Step.OPEN).select_related("held_by", "team").order_by("pk")
    missing = MissingThing.objects.filter(here_on__isnull=True).order_by("since", "pk")
    return episodes.select_related("person__record__team", "version", "stay").prefetch_related(
        Prefetch("steps", steps, to_attr="steps_in_hand"),
        Prefetch("stay__missing", missing, to_attr="missing_now"),
        Prefetch("stay__delays", DelayDays.objects.order_by("from_on", "pk"), to_attr="delays_kept"),
    )


def _leaving(episode: Episode) -> Leaving:
    stay: Stay | None = getattr(episode, "stay", None)
    return Leaving(
        episode=episode,
        stay=stay,
        steps=tuple(getattr(episode, "steps_in_hand", ())),
        missing=tuple(getattr(stay, "missing_now", ())),
        delays=tuple(getattr(stay, "delays_kept", ())),
    )


def _named(episode: Episode, name: str) -> date | None:
    said = episode.dates.get(name)
    return date.fromisoformat(said) if said else None
