"""May this person do this, about this record? Asked below the views: pages, counts, exports, jobs all obey.

Three questions, all yes: the role allows the act; a current relationship reaches the record; the record's
restriction does not exclude this person. Whoever is barred (their own record, family, a friend) is always
excluded. `can` reads one record's ties in Python; `visible` asks the same in SQL; a property test proves that
they agree.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.db.models import DateTimeField, IntegerField, Model, Q, QuerySet, Value

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import remembered
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.reach import (
    BEFORE_A_TIE,
    BY_ROLE,
    BY_TEAM,
    EVERY_RECORD,
    OPENS_RESTRICTED,
    REACH,
    STRONGEST_FIRST,
    Reach,
)
from homefirst.foundation.accounts.models import Membership, Team, User, current, team_ids
from homefirst.foundation.accounts.roles import Role, known_action, roles
from homefirst.foundation.errors import NotAllowed

Row = TypeVar("Row", bound=Model)
_MEMBER = "member"


@dataclass(frozen=True)
class Grant:
    """Why it is allowed, in the words shown under "who looked": a label of `Tie.Kind`, "team", or by role.

    Asked about a record, it also says what was read on the way: who holds the work, and of a tie that was given with a
    reason, that reason and when it ends.
    """

    tie: str = ""
    held_by: tuple[str, ...] = ()
    reason: str = ""
    ends_at: datetime | None = None


class _Tied(NamedTuple):
    kind: str
    user: int | None
    team: int | None
    name: str | None
    reason: str
    ends_at: datetime | None


def can(actor: Actor, action: str, about: Record | None = None) -> bool:
    """One query when asked about a record, none otherwise."""
    return _grant(actor, action, about) is not None


def check(actor: Actor, action: str, about: Record | None = None) -> Grant:
    grant = _grant(actor, action, about)
    if grant is None:
        raise NotAllowed(
            "There is no such page, or you have no reason recorded to see it.",
            action=action,
            about=about.pk if about else None,
        )
    return grant


def visible(
    actor: Actor, queryset: QuerySet[Row], action: str = "person.see", path: str = "record"
) -> QuerySet[Row]:
    """Rows whose record this actor may do `action` to.

    `path` leads from the row to its record, as in a filter; "" when the rows are records themselves.
    """
    known_action(action)
    if actor.role == "system":
        return queryset
    role = _role(actor)
    if role is None or action not in role.may:
        return queryset.none()
    return queryset.filter(_reached(actor, _reach(role, action), path))


def is_tied(
    actor: Actor, record: Record, kind: str, *, user: User | None = None, team: Team | None = None
) -> bool:
    """Whether `user` or `team` has such a tie now, asked by `actor`: one query, or none once an act has asked who may."""
    wanted = (kind, user.pk if user else None, team.pk if team else None)
    return any((row.kind, row.user, row.team) == wanted for row in _tied_and_teams(actor, record))


def _grant(actor: Actor, action: str, about: Record | None) -> Grant | None:
    known_action(action)
    if actor.role == "system":
        return Grant("the system")
    role = _role(actor)
    if role is None or action not in role.may:
        return None
    return Grant() if about is None else _grant_about(actor, _reach(role, action), about)


def _role(actor: Actor) -> Role | None:
    return roles().get(actor.role) if actor.user and actor.user.is_active else None


def _reach(role: Role, action: str) -> Reach:
    """Somebody who may say why (or open in an emergency) has to be able to find whom it is about; some boards show a line
    about everybody."""
    may_begin = role.may & {"person.claim", "person.break_glass"}
    if action in EVERY_RECORD or (action in BEFORE_A_TIE and may_begin):
        return Reach(REACH[role.reach].ties, all=True)
    return REACH[role.reach]


def _grant_about(actor: Actor, reach: Reach, record: Record) -> Grant | None:
    assert actor.user is not None
    rows = _tied_and_teams(actor, record)
    teams = {row.team for row in rows if row.kind == _MEMBER}
    ties = [row for row in rows if row.kind != _MEMBER]
    mine = {row.kind: row for row in ties if row.user == actor.user.pk or row.team in teams}
    tie = _nearest(reach, record, mine, teams)
    if tie is None:
        return None
    holders = tuple(sorted({row.name for row in ties if row.kind == Tie.Kind.ALLOCATED and row.name}))
    if tie in mine:
        return Grant(str(Tie.Kind(tie).label), holders, mine[tie].reason, mine[tie].ends_at)
    return Grant(tie, holders)


def _nearest(
    reach: Reach, record: Record, held: Collection[str], teams: Collection[int | None]
) -> str | None:
    """The kind of the nearest tie that suffices, or the words for the team or the role."""
    if Tie.Kind.BARRED in held:
        return None
    restricted = record.restriction == Record.Restriction.RESTRICTED
    suffices = reach.ties & OPENS_RESTRICTED if restricted else reach.ties
    nearest = next((kind for kind in STRONGEST_FIRST if kind in held and kind in suffices), None)
    if nearest or restricted:
        return nearest
    if (reach.teams or reach.all) and record.team_id in teams:
        return BY_TEAM
    return BY_ROLE if reach.all else None


def _tied_and_teams(actor: Actor, record: Record) -> list[_Tied]:
    """Every tie to the record now, and the actor's own teams as members of them: one query, once an act."""
    asks = (actor.user.pk if actor.user else None, actor.at)
    return remembered(record.pk, asks, lambda: _read_ties(actor, record))


def _read_ties(actor: Actor, record: Record) -> list[_Tied]:
    ties = Tie.objects.filter(_current(actor), record=record).order_by()
    teams = Membership.objects.filter(current(actor.on), user=actor.user).order_by()
    nobody, no_moment = Value(None, IntegerField()), Value(None, DateTimeField())
    mine = teams.values_list(Value(_MEMBER), nobody, "team_id", Value(""), Value(""), no_moment)
    told = ties.values_list("kind", "user_id", "team_id", "user__name", "reason", "ends_at")
    found = [_Tied(*row) for row in told.union(mine, all=True)]
    return sorted(found, key=lambda row: row.ends_at.timestamp() if row.ends_at else float("inf"))


def _reached(actor: Actor, reach: Reach, path: str) -> Q:
    """The decision of `_grant_about` as a condition. Both databases work its subqueries out once."""
    held = Tie.objects.filter(_current(actor), _holder(actor))
    ours = _at(path, "in", held.filter(kind__in=reach.ties).values("record_id"))
    named = _at(path, "in", held.filter(kind__in=reach.ties & OPENS_RESTRICTED).values("record_id"))
    barred = _at(path, "in", held.filter(kind=Tie.Kind.BARRED).values("record_id"))
    normal = _at(path, "restriction", Record.Restriction.NORMAL)
    if not reach.all:
        open_to = ours | _at(path, "team__in", _teams(actor)) if reach.teams else ours
        normal &= open_to
    return (named | normal) & ~barred


def _at(path: str, lookup: str, value: object) -> Q:
    name = "__".join(part for part in (path or ("pk" if lookup == "in" else ""), lookup) if part)
    return Q(**{name: value})


def _current(actor: Actor) -> Q:
    return Q(starts_at__lte=actor.at) & (Q(ends_at__isnull=True) | Q(ends_at__gt=actor.at))


def _holder(actor: Actor) -> Q:
    return Q(user=actor.user) | Q(team__in=_teams(actor))


def _teams(actor: Actor) -> QuerySet[Membership, int]:
    assert actor.user is not None
    return team_ids(actor.user, actor.on)
