"""Who is here today, in which roles and teams, and who answers for a team."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Membership, Team, current, team_ids
from homefirst.foundation.accounts.roles import roles

MANAGES = "team_manager"


@dataclass(frozen=True)
class TeamHere:
    """A team with those who belong to it today: names by id. `managers` answer for it."""

    team_id: int
    code: str
    name: str
    members: dict[int, str]
    managers: tuple[str, ...]


@dataclass(frozen=True)
class StaffHere:
    teams: dict[int, TeamHere]
    roles: dict[int, frozenset[str]]

    def answers_for(self, team_id: int | None) -> str:
        """ "North team, Deborah Ellis": the names who answer for what no worker holds; "" where the team has nobody."""
        team = self.teams.get(team_id or 0)
        return f"{team.name}, {' and '.join(team.managers)}" if team and team.managers else ""

    def members(self, team_ids: Iterable[int]) -> dict[int, str]:
        """Names by id, by name."""
        found = {
            pk: name
            for each in team_ids
            if each in self.teams
            for pk, name in self.teams[each].members.items()
        }
        return dict(sorted(found.items(), key=lambda one: (one[1], one[0])))


def staff_now(on: date) -> StaffHere:
    """Everybody who may do work today and belongs to a team. One query."""
    working = [code for code, role in roles().items() if "work.do" in role.may]
    holding = current(on, "user__role_holdings__") & Q(user__role_holdings__role__in=working)
    rows = (
        Membership.objects.filter(current(on), holding, user__is_active=True)
        .order_by("team__name", "user__name", "user_id")
        .values_list(
            "team_id", "team__code", "team__name", "user_id", "user__name", "user__role_holdings__role"
        )
    )
    teams: dict[int, TeamHere] = {}
    held: dict[int, set[str]] = {}
    managers: dict[int, list[str]] = {}
    for team_id, code, team, user_id, name, role in rows:
        found = teams.setdefault(team_id, TeamHere(team_id, code, team, {}, ()))
        found.members[user_id] = name
        held.setdefault(user_id, set()).add(role)
        if role == MANAGES and name not in managers.setdefault(team_id, []):
            managers[team_id].append(name)
    answering = {
        pk: TeamHere(pk, team.code, team.name, team.members, tuple(managers.get(pk, ())))
        for pk, team in teams.items()
    }
    return StaffHere(answering, {user: frozenset(codes) for user, codes in held.items()})


def teams_of(actor: Actor) -> QuerySet[Team]:
    """The teams whose board this actor may open: their own."""
    if actor.user is None:
        return Team.objects.none()
    return Team.objects.filter(pk__in=team_ids(actor.user, actor.on)).order_by("name", "pk")
