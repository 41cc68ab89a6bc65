"""Everybody on the register whom one may see, with panels, agreed actions and crises; and how many more there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.pathways.queries.worklist import HIDDEN, holder
from homefirst.practice.register.definition import register_rule
from homefirst.practice.register.models import (
    AgreedAction,
    Colour,
    ColourSaid,
    CrisisReview,
    PanelMinute,
    RegisterEntry,
)

_YEAR: Final = timedelta(days=365)
_CLOSENESS: Final = {colour: place for place, colour in enumerate(Colour.values)}


@dataclass(frozen=True)
class OnRegister:
    """`panels` and `crises` are the newest first; `agreed` is what is open, the soonest first."""

    entry: RegisterEntry
    steps: tuple[Step, ...]
    panels: tuple[PanelMinute, ...]
    agreed: tuple[AgreedAction, ...]
    crises: tuple[CrisisReview, ...]

    @property
    def person_id(self) -> int:
        return int(self.entry.person_id)

    @property
    def last_panel(self) -> PanelMinute | None:
        return self.panels[0] if self.panels else None

    @property
    def in_hand(self) -> Step | None:
        """The next panel, or the review that comes before it."""
        return self.steps[0] if self.steps else None

    @property
    def next_panel_on(self) -> date | None:
        return next((step.due_on for step in self.steps if step.code == "panel"), None)

    @property
    def owner(self) -> str:
        return holder(self.steps[0]) if self.steps else ""

    def is_late(self, on: date) -> bool:
        return any(step.due_on is not None and step.due_on < on for step in self.steps)

    def late_actions(self, on: date) -> tuple[AgreedAction, ...]:
        return tuple(each for each in self.agreed if each.due_on < on)

    def must_be_asked(self, on: date) -> bool:
        """They no longer agree, or nobody has asked for so long as the council's rule has it."""
        if self.entry.agrees in (RegisterEntry.Agrees.NO, RegisterEntry.Agrees.NOT_KNOWN):
            return True
        return self.entry.agrees_on + timedelta(days=register_rule().asked_again_after) < on

    @property
    def order(self) -> tuple[int, date, int]:
        return _CLOSENESS.get(self.entry.colour, 9), self.next_panel_on or date.min, self.entry.pk


def action_for(actor: Actor) -> str:
    """Everybody's, for whoever leads the panel; else those whose records they can open."""
    return "register.all" if policy.can(actor, "register.all") else "register.see"


def on_register(actor: Actor) -> tuple[list[OnRegister], int]:
    """The closest to a crisis first, and how many more are on it. Six queries."""
    every = RegisterEntry.objects.filter(joined_on__isnull=False, episode__state=Episode.State.OPEN)
    found = [_whole(entry) for entry in _read(_seen(actor, every))]
    return sorted(found, key=lambda one: one.order), every.count() - len(found)


def clocks_of_red(actor: Actor) -> list[date | None]:
    """Of everybody in sight who is in a crisis now, when their next step is due: no name. One query."""
    opened = RegisterEntry.objects.filter(joined_on__isnull=False, episode__state=Episode.State.OPEN)
    red = _seen(actor, opened.filter(colour=Colour.RED))
    due = red.annotate(due=Min("episode__steps__due_on", filter=Q(episode__steps__state__in=Step.OPEN)))
    return list(due.order_by("due", "pk").values_list("due", flat=True))


def came_off(actor: Actor, on: date) -> list[RegisterEntry]:
    """Those who left within twelve months, the last first. Each has `last_said`, the words of the last panel, and `reason`,
    what was given as the reason of the end. One query."""
    seen = _seen(actor, _left(on)).select_related("person__record", "episode__version")
    said = PanelMinute.objects.filter(entry=OuterRef("pk")).order_by("-on", "-pk")
    ended = Step.objects.filter(episode=OuterRef("episode_id"), state=Step.State.DONE).exclude(reason="")
    told = seen.annotate(
        last_said=Subquery(said.values("said")[:1]),
        reason=Subquery(ended.order_by("-finished_on", "-pk").values("reason")[:1]),
    )
    return list(told.order_by("-episode__closed_on", "-pk"))


def crises(actor: Actor, on: date) -> list[CrisisReview]:
    """Reviews in a crisis within twelve months, the last first. One query."""
    every = CrisisReview.objects.filter(on__gt=on - _YEAR)
    seen = policy.visible(actor, every, action_for(actor), "entry__person__record")
    return list(seen.select_related("entry__person__record", "by").order_by("-on", "-pk"))


def how_many_before(show: str, on: date) -> int:
    """Everybody's, whoever may see them, for saying how many are hidden: of those who left, or of one outcome of crises. One
    query."""
    if show == "left":
        return _left(on).count()
    return CrisisReview.objects.filter(on__gt=on - _YEAR, outcome=show).count()


def entry_for(actor: Actor, entry_id: int) -> OnRegister:
    """Without its steps, which the record's frame shows. Raises NotAllowed alike for one that does not exist and one out of
    sight. Four queries."""
    entries = RegisterEntry.objects.filter(pk=entry_id, joined_on__isnull=False)
    seen = policy.visible(actor, entries, "register.see", "person__record")
    found = next(iter(_read(seen, steps=False)), None)
    if found is None:
        about = entries.values_list("person__record", flat=True).first()
        raise NotAllowed(HIDDEN, action="register.see", about=about)
    return _whole(found)


def colours_of(entry: RegisterEntry) -> list[ColourSaid]:
    """The last first. One query."""
    return list(entry.colours.select_related("by").order_by("-on", "-pk"))


def agreed_of(actor: Actor, agreed_id: int) -> AgreedAction:
    """Raises NotAllowed alike for one that does not exist and one out of sight. One query."""
    rows = policy.visible(actor, AgreedAction.objects.all(), "register.see", "entry__person__record")
    found = rows.filter(pk=agreed_id).select_related("entry__person__record__team").first()
    if found is None:
        raise NotAllowed(HIDDEN, action="register.see")
    return found


def _seen(actor: Actor, entries: QuerySet[RegisterEntry]) -> QuerySet[RegisterEntry]:
    return policy.visible(actor, entries, action_for(actor), "person__record")


def _left(on: date) -> QuerySet[RegisterEntry]:
    return RegisterEntry.objects.filter(joined_on__isnull=False, episode__closed_on__gt=on - _YEAR)


def _read(entries: QuerySet[RegisterEntry], *, steps: bool = True) -> QuerySet[RegisterEntry]:
    opened_steps = Step.objects.filter(state__in=Step.OPEN).select_related("held_by", "team")
    in_hand = opened_steps.order_by("due_on", "pk")
    opened = AgreedAction.objects.filter(done_on__isnull=True).order_by("due_on", "pk")
    return entries.select_related(
        "person__record__team", "episode__version", "agrees_said_to"
    ).prefetch_related(
        *([Prefetch("episode__steps", in_hand, to_attr="steps_in_hand")] if steps else []),
        Prefetch("panels", PanelMinute.objects.order_by("-on", "-pk"), to_attr="panels_kept"),
        Prefetch("agreed", opened, to_attr="agreed_open"),
        Prefetch("crises", CrisisReview.objects.order_by("-on", "-pk"), to_attr="crises_kept"),
    )


def _whole(entry: RegisterEntry) -> OnRegister:
    return OnRegister(
        entry=entry,
        steps=tuple(getattr(entry.episode, "steps_in_hand", ())),
        panels=tuple(getattr(entry, "panels_kept", ())),
        agreed=tuple(getattr(entry, "agreed_open", ())),
        crises=tuple(getattr(entry, "crises_kept", ())),
    )
