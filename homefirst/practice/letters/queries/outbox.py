"""What waits to be looked over, printed, given, made in another form, or put right; of people whom the reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries.letters import READS
from homefirst.practice.letters.rules import EMAIL, POST, SET_HERE

_WAITS = (
    Letter.State.DRAFT, Letter.State.READY, Letter.State.PRINTED, Letter.State.FAILED, Letter.State.CAME_BACK,
)  # fmt: skip
MOST = 200  # lines on the page; the oldest come first


@dataclass(frozen=True)
class Outbox:
    """Each list the oldest first. `more` says that not all are shown."""

    wrong: tuple[Letter, ...]
    to_print: tuple[Letter, ...]
    other_forms: tuple[Letter, ...]
    by_email: tuple[Letter, ...]
    in_person: tuple[Letter, ...]
    drafts: tuple[Letter, ...]
    more: bool

    @property
    def everything(self) -> tuple[Letter, ...]:
        return (
            *self.wrong, *self.to_print, *self.other_forms, *self.by_email, *self.in_person, *self.drafts,
        )  # fmt: skip


def outbox(actor: Actor) -> Outbox:
    """One query."""
    rows = policy.visible(actor, Letter.objects.filter(state__in=_WAITS), READS, "person__record")
    rows = rows.filter(again=None) | rows.exclude(state=Letter.State.CAME_BACK)
    found = list(
        rows.select_related("person__record", "to", "task__held_by", "task__team").order_by("made_on", "pk")[
            : MOST + 1
        ]
    )
    by_place: dict[str, list[Letter]] = {}
    for letter in found[:MOST]:
        by_place.setdefault(_place(letter), []).append(letter)
    places = ("wrong", "to_print", "other_forms", "by_email", "in_person", "drafts")
    return Outbox(**{name: tuple(by_place.get(name, ())) for name in places}, more=len(found) > MOST)


def _place(letter: Letter) -> str:
    if letter.state in (Letter.State.FAILED, Letter.State.CAME_BACK):
        return "wrong"
    if letter.state == Letter.State.DRAFT:
        return "drafts"
    if letter.form not in SET_HERE:
        return "other_forms"
    return {POST: "to_print", EMAIL: "by_email"}.get(letter.channel, "in_person")
