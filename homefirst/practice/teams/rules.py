"""Who would be the right worker, and why, in words that both who gets the work and who does not could read. Pure: the
weights are the council's own (definitions/allocation.yaml), and the answer carries its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from homefirst.foundation.design.words import day, plural
from homefirst.practice.teams.definition import AllocationRule


@dataclass(frozen=True)
class Piece:
    """The work to give: its pathway's code, the person's first language ("" where nobody asked), their team."""

    code: str
    language: str
    team_id: int | None


@dataclass(frozen=True)
class Candidate:
    """Somebody who may do it. `carried` and `capacity` are weights; `finished_with_them` says that they did a step with
    this person before, `holds_with_them` that other work with the person is in their hands now."""

    user_id: int
    name: str
    carried: int
    capacity: int
    languages: tuple[str, ...] = ()
    skills: frozenset[str] = frozenset()
    team_ids: frozenset[int] = frozenset()
    finished_with_them: bool = False
    holds_with_them: bool = False
    away: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True)
class Ranked:
    """`reasons` speak for, `against` against; `carried_after` is the weight with this piece. `points` are the sum."""

    candidate: Candidate
    points: int
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    carried_after: int
    is_away: bool

    @property
    def is_over(self) -> bool:
        return self.carried_after > self.candidate.capacity


def ranked(
    piece: Piece, candidates: Iterable[Candidate], rule: AllocationRule, on: date
) -> tuple[Ranked, ...]:
    """The best first. Whoever is away today stands behind everybody who is in; equals stand by load, then by name."""
    found = [_weighed(piece, one, rule, on) for one in candidates]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.is_away,
                -one.points,
                one.carried_after / max(one.candidate.capacity, 1),
                one.candidate.name,
                one.candidate.user_id,
            ),
        )
    )


def needs_why(chosen: Ranked, order: tuple[Ranked, ...]) -> str:
    """Why a reason is asked for; "" where none is."""
    if chosen.is_away:
        return f"{chosen.candidate.name} is away today."
    if chosen.is_over:
        return f"{chosen.candidate.name} would carry more than their capacity."
    best = order[0]
    if chosen.points < best.points:
        return f"{best.candidate.name} stands first in the ranking."
    return ""


def _weighed(piece: Piece, one: Candidate, rule: AllocationRule, on: date) -> Ranked:
    for_it = list(_for(piece, one, rule))
    after = one.carried + rule.weight_of(piece.code)
    room = _room(rule.points.room, after, one.capacity)
    reasons = [words for words, _ in for_it]
    if room >= rule.points.room / 2:
        reasons.append("has room")
    is_away = any(begins <= on <= ends for begins, ends in one.away)
    return Ranked(
        candidate=one,
        points=sum(points for _, points in for_it) + room,
        reasons=tuple(reasons),
        against=tuple(_against(piece, one, rule, after, on)),
        carried_after=after,
        is_away=is_away,
    )


def _room(most: int, after: int, capacity: int) -> int:
    """All of it with nothing in hand, none at capacity, and as much less above it."""
    return round(most * (1 - after / max(capacity, 1)))


def _for(piece: Piece, one: Candidate, rule: AllocationRule) -> Iterator[tuple[str, int]]:
    points, skill = rule.points, rule.helps.get(piece.code, "")
    if one.finished_with_them:
        yield "knows them already", points.knows_them
    if one.holds_with_them:
        yield "holds other work with them", points.holds_other_work_with_them
    if _speaks(piece, one):
        yield f"speaks {piece.language}", points.speaks_their_language
    if skill and skill in one.skills:
        yield f"approved for {rule.skills[skill]}", points.skill
    if piece.team_id is not None and piece.team_id in one.team_ids:
        yield "of their team", points.of_their_team


def _against(piece: Piece, one: Candidate, rule: AllocationRule, after: int, on: date) -> Iterator[str]:
    soon = on + timedelta(days=rule.away_soon)
    for begins, ends in sorted(one.away):
        if begins <= on <= ends:
            yield f"away until {day(ends, on)}"
        elif on < begins <= soon:
            yield f"away from {day(begins, on)}"
    if after > one.capacity:
        over = after - one.capacity
        yield f"would carry {over} {plural(over, 'point', 'points')} more than their capacity"
    skill = rule.helps.get(piece.code, "")
    if skill and skill not in one.skills:
        yield f"not yet approved for {rule.skills[skill]}"


def _speaks(piece: Piece, one: Candidate) -> bool:
    wanted = piece.language.strip().casefold()
    return (
        bool(wanted) and wanted != "english" and wanted in {language.casefold() for language in one.languages}
    )
