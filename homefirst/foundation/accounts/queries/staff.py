"""Who may sign in, with the roles and teams that they hold, held and will hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from homefirst.foundation.accounts.models import Membership, RoleHolding, Team, User, current
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.words import day
from homefirst.foundation.errors import NotAllowed

PAGE = 50


@dataclass(frozen=True)
class StaffLine:
    """What stands on one line about a member of staff, in words. `since` says from when each role holds."""

    pk: int
    name: str
    email: str
    roles: str
    since: str
    teams: str
    sign_in: str


@dataclass(frozen=True)
class StaffPage:
    lines: tuple[StaffLine, ...]
    total: int
    page: int

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


@dataclass(frozen=True)
class Held:
    """A role or a membership. `code` ends it; `state` is Now, From a day, or Ended."""

    code: str
    title: str
    starts_on: date
    ends_on: date | None
    state: str


@dataclass(frozen=True)
class WholeOfStaff:
    pk: int
    name: str
    email: str
    is_active: bool
    sign_in: str
    added_at: datetime
    last_signed_in: datetime | None
    roles: tuple[Held, ...]
    teams: tuple[Held, ...]


def staff_list(on: date) -> list[StaffLine]:
    """Everybody who may sign in, by name, with what they hold on a day. Three queries."""
    return _lines(User.objects.order_by("name", "pk"), on)


def staff_page(on: date, asked: str, page: str) -> StaffPage:
    """Fifty whose name or address holds `asked`; those whose access ended come last. Four queries."""
    people = User.objects.filter(Q(name__icontains=asked) | Q(email__icontains=asked))
    total = people.count()
    number = min(max(int(page) if page.isdecimal() else 1, 1), max(1, -(-total // PAGE)))
    rows = people.order_by("-is_active", "name", "pk")[(number - 1) * PAGE : number * PAGE]
    return StaffPage(tuple(_lines(rows, on)), total, number)


def whole_of_staff(pk: int, on: date) -> WholeOfStaff:
    """One member of staff with everything held, the latest first. Three queries."""
    user = _with_factor(User.objects.filter(pk=pk)).first()
    if user is None:
        raise _nobody()
    titles = {code: role.title for code, role in roles().items()}
    held = RoleHolding.objects.filter(user=user).order_by("-starts_on", "role")
    joined = Membership.objects.filter(user=user).select_related("team").order_by("-starts_on", "team__name")
    return WholeOfStaff(
        pk=user.pk,
        name=user.name,
        email=user.email,
        is_active=user.is_active,
        sign_in=_sign_in(user),
        added_at=user.created_at,
        last_signed_in=user.last_login,
        roles=tuple(_held(row, row.role, titles.get(row.role, row.role), on) for row in held),
        teams=tuple(_held(row, row.team.code, row.team.name, on) for row in joined),
    )


def one_of_staff(pk: int) -> User:
    user = User.objects.filter(pk=pk).first()
    if user is None:
        raise _nobody()
    return user


def one_team(pk: int) -> Team:
    team = Team.objects.filter(pk=pk).first()
    if team is None:
        raise _nobody()
    return team


def team_of(code: str) -> Team:
    team = Team.objects.filter(code=code).first()
    if team is None:
        raise _nobody()
    return team


def _lines(people: QuerySet[User], on: date) -> list[StaffLine]:
    coming = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    held = Prefetch("role_holdings", RoleHolding.objects.filter(coming).order_by("starts_on"), "now_roles")
    teams = Prefetch(
        "memberships", Membership.objects.filter(current(on)).select_related("team"), "now_teams"
    )
    return [_line(user, on) for user in _with_factor(people).prefetch_related(held, teams)]


def _line(user: User, on: date) -> StaffLine:
    titles = {code: role.title for code, role in roles().items()}
    held: list[RoleHolding] = user.now_roles  # type: ignore[attr-defined]
    return StaffLine(
        pk=user.pk,
        name=user.name,
        email=user.email,
        roles=", ".join(titles.get(one.role, one.role) for one in held if one.starts_on <= on),
        since="; ".join(_since(held, titles, on)),
        teams=", ".join(one.team.name for one in user.now_teams),  # type: ignore[attr-defined]
        sign_in=_sign_in(user),
    )


def _since(held: Iterable[RoleHolding], titles: dict[str, str], on: date) -> Iterable[str]:
    for one in held:
        coming = f"{titles.get(one.role, one.role)} " if one.starts_on > on else ""
        until = f" to {day(one.ends_on, on)}" if one.ends_on else ""
        yield f"{coming}from {day(one.starts_on, on)}{until}"


def _held(row: RoleHolding | Membership, code: str, title: str, on: date) -> Held:
    if row.ends_on and row.ends_on < on:
        state = "Ended"
    else:
        state = "Now" if row.starts_on <= on else f"From {day(row.starts_on, on)}"
    return Held(code, title, row.starts_on, row.ends_on, state)


def _with_factor(people: QuerySet[User]) -> QuerySet[User]:
    return people.annotate(has_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))


def _sign_in(user: User) -> str:
    if not user.is_active:
        return "Ended"
    return "Set up" if user.has_factor else "Not set up yet"  # type: ignore[attr-defined]


def _nobody() -> NotAllowed:
    return NotAllowed("There is no such page.", action="accounts.manage")
