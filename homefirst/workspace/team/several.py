"""Several pieces of work beside those who could have them, with each worker's load before and after all that is chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.design.parts import Column
from homefirst.foundation.design.words import counted, list_words
from homefirst.practice.pathways.models import Step
from homefirst.practice.teams.actions import MOST_AT_ONCE, Gift, give_several
from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.models import Allocation
from homefirst.practice.teams.queries import (
    candidates_each,
    given_today,
    piece_of,
    steps_asked_for,
    waiting_for_a_worker,
)
from homefirst.practice.teams.sharing import Offer, Running, Share, running, shared_out
from homefirst.workspace.forms.several import SeveralForm
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.giving import title_of
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

MOST_SHOWN = 50
_STAYS = "You left it waiting, or it changed while you had it open."
CHANGED = "You changed who has what. See the loads as they would be now, then give the work."
Wanted = Mapping[int, int | None] | None


@dataclass(frozen=True)
class Ticked:
    """What was ticked: `steps` wait, the soonest due first; `moved` somebody holds by now; `more` are too many for once."""

    steps: list[Step]
    moved: list[Step]
    more: int
    offers: list[Offer] = field(default_factory=list)


def ticked(actor: Actor, step_ids: Collection[int]) -> Ticked:
    """Six queries, however many there are."""
    asked = steps_asked_for(actor, step_ids)
    waiting = set(waiting_for_a_worker(actor, actor.at).filter(pk__in=step_ids).values_list("pk", flat=True))
    wait = [step for step in asked if step.pk in waiting]
    steps, moved = wait[:MOST_AT_ONCE], [step for step in asked if step.pk not in waiting]
    able = candidates_each(actor, steps)
    offers = [Offer(step.pk, step.episode.person_id, piece_of(step), able[step.pk]) for step in steps]
    return Ticked(steps, moved, max(len(wait) - MOST_AT_ONCE, 0), offers)


def numbers(asked: QueryDict) -> list[int]:
    """The steps that an address names."""
    return [
        int(each) for each in asked.getlist("step") if each.isascii() and each.isdigit() and len(each) < 16
    ]


def form_of(
    actor: Actor, found: Ticked, sent: QueryDict | None = None, wanted: Wanted = None
) -> tuple[SeveralForm, list[Running]]:
    """The form as `wanted` has it, and the loads that come of it. Without `wanted`: each to the first of its ranking."""
    shares = shared_out(found.offers, wanted, allocation_rule(), actor.on)
    steps = {step.pk: step for step in found.steps}
    names = {pk: name_of(step.episode.person) for pk, step in steps.items()}
    form, loads = SeveralForm(sent, shares=shares, steps=steps, names=names), running(shares)
    form.ask_why(loads)
    return form, loads


def chosen(found: Ticked, sent: QueryDict, pressed: str) -> Wanted:
    """By step, as the boxes have it; all to one worker, or each to the first of its ranking, where that was pressed."""
    if pressed == "suggest":
        return None
    able = {offer.step_id: {one.user_id for one in offer.candidates} for offer in found.offers}
    said = {pk: sent.get("everyone" if pressed == "everyone" else f"worker_{pk}", "") for pk in able}
    numbered = {pk: int(each) if each.isascii() and each.isdigit() else None for pk, each in said.items()}
    if pressed == "everyone":
        kept = chosen(found, sent, "look") or {}
        return {pk: user if user in able[pk] else kept.get(pk) for pk, user in numbered.items()}
    return numbered


def marks(form: SeveralForm) -> str:
    """The choice whose loads are shown, to be compared with what is sent."""
    return " ".join(
        f"{share.offer.step_id}:{share.chosen.candidate.user_id if share.chosen else ''}"
        for share in form.shares
    )


def redrawn(
    actor: Actor, found: Ticked, sent: QueryDict, wanted: Wanted
) -> tuple[SeveralForm, list[Running]]:
    """The page again with another choice in its boxes: what was typed stays, and nothing is judged yet."""
    form, loads = form_of(actor, found, None, wanted)
    for share in form.shares:
        form.initial[f"worker_{share.offer.step_id}"] = share.chosen.candidate.user_id if share.chosen else ""
    for name in form.fields:
        if name.startswith("why_"):
            form.initial[name] = sent.get(name, "")
    return form, loads


def give(actor: Actor, found: Ticked, form: SeveralForm) -> None:
    """What has a worker, in one act."""
    said, steps = form.cleaned_data, {step.pk: step for step in found.steps}
    people = User.objects.in_bulk([share.chosen.candidate.user_id for share in form.shares if share.chosen])
    gifts = [
        Gift(steps[pk], people[share.chosen.candidate.user_id], said[f"version_{pk}"])
        for share in form.shares
        if share.chosen and (pk := share.offer.step_id)
    ]
    give_several(gifts=gifts, whys=form.whys, by=actor, on=actor.on)


def address(name: str, step_ids: Collection[int]) -> str:
    return f"{reverse(name)}?{'&'.join(f'step={pk}' for pk in step_ids)}"


def piece_columns() -> list[str | Column]:
    return ["Who, and for what", Column("By when", one_line=True), "Worker, the best first"]


def pieces(actor: Actor, found: Ticked, form: SeveralForm) -> list[list[Any]]:
    shares = {share.offer.step_id: share for share in form.shares}
    return [
        [
            ui().cell(
                name_of(step.episode.person),
                reverse("give_step", kwargs={"step": step.pk}),
                under=title_of(step),
            ),
            ui().clock(clock_of(step.due_on, actor.on, short=True)),
            _choice(form, shares[step.pk]),
        ]
        for step in found.steps
    ]


def _choice(form: SeveralForm, share: Share) -> Markup:
    pk = share.offer.step_id
    hint = _reasons(share) if share.order else "Nobody in your teams or theirs may do this."
    return Markup("").join(
        [
            ui().field(form[f"worker_{pk}"], size="hidden"),
            form[f"version_{pk}"].as_hidden(),
            ui().cell("", under=hint),
        ]
    )


def _reasons(share: Share) -> str:
    if share.chosen is None:
        return f"{share.order[0].candidate.name} stands first in the ranking."
    lead = "" if share.asked else "As good as the first: "
    if share.chosen is share.order[0]:
        lead = "First in the ranking: "
    for_it = list_words(share.chosen.reasons) or "nothing speaks for them in particular"
    for_it = for_it if lead else for_it[0].upper() + for_it[1:]
    but = f" But: {list_words(share.chosen.against)}." if share.chosen.against else ""
    return f"{lead}{for_it}.{but} {share.asked}".strip()


def load_columns() -> list[str | Column]:
    return ["Worker", Column("Given here", one_line=True), "Now", "With all that is chosen"]


def load_rows(loads: Sequence[Running]) -> list[list[Any]]:
    return [
        [
            one.candidate.name,
            counted(one.pieces, "piece", "pieces"),
            ui().load_bar(one.candidate.carried, one.candidate.capacity),
            ui().load_bar(
                one.after, one.candidate.capacity, "more than their capacity" if one.is_over else ""
            ),
        ]
        for one in loads
    ]


def moved_words(step: Step) -> str:
    """By name, who has what was ticked here."""
    return f"{name_of(step.episode.person)}, {title_of(step)}: {_where(step)}."


def _where(step: Step) -> str:
    if step.state not in Step.OPEN:
        return "it is finished"
    return f"{step.held_by.name} has it now" if step.held_by else "it waits for no worker of yours any more"


def given_rows(steps: Sequence[Step], given: Mapping[int, Allocation]) -> list[list[Any]]:
    return [_given(step, given.get(step.pk)) for step in steps]


def _given(step: Step, allocation: Allocation | None) -> list[Any]:
    name = name_of(step.episode.person)
    who, about = ui().cell(name, under=title_of(step)), f"for {name}"
    if (
        allocation is not None
        and step.held_by is not None
        and allocation.hand_over.to_user_id == step.held_by_id
    ):
        there = reverse("given_step", kwargs={"step": step.pk})
        return [
            who,
            ui().cell(step.held_by.name, under=allocation.why),
            ui().link("See or undo", there, about=about),
        ]
    if step.held_by is None and step.state in Step.OPEN:
        again = reverse("give_step", kwargs={"step": step.pk})
        return [who, ui().cell("Nobody yet", under=_STAYS), ui().link("Choose a worker", again, about=about)]
    return [who, ui().cell("Not given by you", under=f"As it stands, {_where(step)}."), ""]


def outcome(actor: Actor, step_ids: Collection[int]) -> tuple[list[Step], dict[int, Allocation]]:
    """Two queries."""
    steps = steps_asked_for(actor, step_ids)
    return steps, given_today(actor, steps)


def saw(form: SeveralForm, sent: QueryDict) -> bool:
    """Whether the loads that its reader was shown are those of what is sent. A piece that somebody else has meanwhile
    takes nothing from anybody's load."""
    return set(marks(form).split()) <= set(sent.get("seen", "").split())
