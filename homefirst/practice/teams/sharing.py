"""Several pieces of work shared out at once, with a load that runs: what somebody is given counts before the next. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from homefirst.practice.teams.definition import AllocationRule
from homefirst.practice.teams.rules import Candidate, Piece, Ranked, needs_why, ranked


@dataclass(frozen=True)
class Offer:
    """A piece to give, by the id of its step, and who could have it as things stand before anything is given."""

    step_id: int
    person_id: int
    piece: Piece
    candidates: Sequence[Candidate]


@dataclass(frozen=True)
class Share:
    """The ranking of one piece once all before it are given. `chosen` is None where it stays with nobody; `asked` says
    why a reason is needed, "" where none is."""

    offer: Offer
    order: tuple[Ranked, ...]
    chosen: Ranked | None
    asked: str


@dataclass(frozen=True)
class Running:
    """What one worker carries before and after everything chosen; `asked` are the reasons that are asked for."""

    candidate: Candidate
    pieces: int
    after: int
    asked: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        return self.after > self.candidate.capacity


def shared_out(
    offers: Sequence[Offer], wanted: Mapping[int, int | None] | None, rule: AllocationRule, on: date
) -> list[Share]:
    """In their order. `wanted` is a worker's id by step, None for nobody; without it each goes to the first of its
    ranking."""
    more: dict[int, int] = {}
    beside: set[tuple[int, int]] = set()
    found = []
    for offer in offers:
        now = [_as_then(one, offer, more, beside) for one in offer.candidates]
        order = ranked(offer.piece, now, rule, on)
        chosen = _chosen(order, offer, wanted)
        if chosen is not None:
            pk = chosen.candidate.user_id
            more[pk] = more.get(pk, 0) + rule.weight_of(offer.piece.code)
            beside.add((offer.person_id, pk))
        found.append(Share(offer, order, chosen, needs_why(chosen, order) if chosen else ""))
    return found


def running(shares: Sequence[Share]) -> list[Running]:
    """Of each worker who is given something, by name."""
    found: dict[int, Running] = {}
    before = {one.user_id: one for share in shares for one in share.offer.candidates}
    for share in shares:
        if share.chosen is None:
            continue
        pk = share.chosen.candidate.user_id
        so_far = found.get(pk) or Running(before[pk], 0, 0, ())
        asked = dict.fromkeys([*so_far.asked, *([share.asked] if share.asked else [])])
        found[pk] = Running(before[pk], so_far.pieces + 1, share.chosen.carried_after, tuple(asked))
    return sorted(found.values(), key=lambda one: (one.candidate.name, one.candidate.user_id))


def _as_then(
    one: Candidate, offer: Offer, more: Mapping[int, int], beside: set[tuple[int, int]]
) -> Candidate:
    holds = one.holds_with_them or (offer.person_id, one.user_id) in beside
    return replace(one, carried=one.carried + more.get(one.user_id, 0), holds_with_them=holds)


def _chosen(
    order: tuple[Ranked, ...], offer: Offer, wanted: Mapping[int, int | None] | None
) -> Ranked | None:
    if wanted is None:
        return order[0] if order else None
    return next((one for one in order if one.candidate.user_id == wanted.get(offer.step_id)), None)
