"""Every open concern with its steps, whoever holds it: from the first report, also before anything was typed about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.models import Episode, Pause, Step
from homefirst.practice.pathways.queries.worklist import holder
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import Concern, Enquiry
from homefirst.practice.safeguarding.queries.reach import action_for
from homefirst.practice.safeguarding.rules.patterns import named_often

CODE = "safeguarding"


@dataclass(frozen=True)
class OpenConcern:
    """`concern` is None until the first step is done. `pauses` maps a step to why its clock stands still."""

    episode: Episode
    concern: Concern | None
    enquiry: Enquiry | None
    steps: tuple[Step, ...]
    pauses: dict[int, Pause]

    @property
    def person_id(self) -> int:
        return int(self.episode.person_id)

    @property
    def in_hand(self) -> tuple[Step, ...]:
        """What is open now, the soonest first; what has no day yet goes before all."""
        opened = (step for step in self.steps if step.state in Step.OPEN)
        return tuple(sorted(opened, key=lambda step: (step.due_on or date.min, step.pk)))

    @property
    def owner(self) -> str:
        return holder(self.in_hand[0]) if self.in_hand else ""

    @property
    def is_decided(self) -> bool:
        return self.concern is not None and bool(self.concern.decision)

    @property
    def enquires(self) -> bool:
        """An enquiry was begun, and has not ended."""
        one = self.enquiry
        return one is not None and one.concluded_on is None and not one.ended_because

    @property
    def wishes_asked(self) -> bool:
        return self.concern is not None and self.concern.wishes_asked in Concern.ASKED

    @property
    def children(self) -> bool:
        """A child is at risk, or lives in a home concerned."""
        said = self.concern is not None and "child" in self.concern.others_at_risk
        return said or (self.enquiry is not None and self.enquiry.children == "yes")

    def is_late(self, on: date) -> bool:
        return any(
            step.due_on is not None and step.due_on < on and step.state != Step.State.PAUSED
            for step in self.in_hand
        )


def open_concerns(actor: Actor) -> tuple[list[OpenConcern], int]:
    """Those whom this actor may see, the longest open first, and how many more are open. Four queries."""
    every = Episode.objects.filter(code=CODE, state=Episode.State.OPEN)
    seen = policy.visible(actor, every, action_for(actor), "person__record")
    whole = seen.select_related("person__record__team", "version", "concern__enquiry")
    episodes = list(whole.order_by("opened_on", "pk"))
    ids = [episode.pk for episode in episodes]
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(episode__in=ids).select_related("held_by", "team").order_by("pk"):
        steps.setdefault(step.episode_id, []).append(step)
    stopped = Pause.objects.filter(step__episode__in=ids, until_on__isnull=True)
    pauses = {pause.step_id: pause for pause in stopped}
    found = [_open(episode, steps.get(episode.pk, []), pauses) for episode in episodes]
    return found, every.count() - len(found)


def patterns(actor: Actor) -> list[tuple[str, int]]:
    """Services that several concerns name, among those this actor may see. One query."""
    rule = safeguarding_rule()
    since = actor.on - timedelta(days=rule.pattern_days)
    recent = Concern.objects.filter(received_on__gt=since).exclude(service_name="")
    seen = policy.visible(actor, recent, action_for(actor), "person__record")
    named = seen.values_list("service_name", "received_on")
    return named_often(named, enough=rule.pattern_concerns, days=rule.pattern_days, on=actor.on)


def last_closed(actor: Actor) -> date | None:
    """The day on which the last concern that this actor may see was closed. One query."""
    closed = Episode.objects.filter(code=CODE, state=Episode.State.CLOSED)
    seen = policy.visible(actor, closed, action_for(actor), "person__record")
    return seen.order_by("-closed_on").values_list("closed_on", flat=True).first()


def how_many(actor: Actor) -> dict[str, int]:
    """Counts of all that is open, without anybody's name, for whoever may see counts alone. Three queries."""
    opened = Episode.objects.filter(code=CODE, state=Episode.State.OPEN)
    late = Step.objects.filter(episode__in=opened, state__in=Step.OPEN, due_on__lt=actor.on)
    running = late.exclude(state=Step.State.PAUSED)
    return {
        "open": opened.count(),
        "decide": opened.filter(concern__isnull=True).count() + opened.filter(concern__decision="").count(),
        "enquiries": opened.filter(
            concern__enquiry__concluded_on__isnull=True,
            concern__enquiry__isnull=False,
            concern__enquiry__ended_because="",
        ).count(),
        "late": running.values("episode").distinct().count(),
        "wishes": opened.exclude(concern__wishes_asked__in=Concern.ASKED).count(),
    }


def _open(episode: Episode, steps: list[Step], pauses: dict[int, Pause]) -> OpenConcern:
    concern = getattr(episode, "concern", None)
    enquiry = getattr(concern, "enquiry", None) if concern is not None else None
    mine = {step.pk: pauses[step.pk] for step in steps if step.pk in pauses}
    return OpenConcern(episode, concern, enquiry, tuple(steps), mine)
