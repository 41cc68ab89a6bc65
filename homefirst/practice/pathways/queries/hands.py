"""Whose hands could hold a step, and who answers for the hands that hold it now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from homefirst.foundation.accounts.models import Membership, RoleHolding, Team, User, current
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.models import Person

GIVES_WORK = "person.allocate"


def staff_in(role_codes: Collection[str], on: date) -> QuerySet[User]:
    """Staff who can sign in and hold one of these roles on a day, by name."""
    holding = RoleHolding.objects.filter(current(on), user=OuterRef("pk"), role__in=role_codes)
    return User.objects.filter(Exists(holding), is_active=True).order_by("name", "pk")


def teams_with(role_codes: Collection[str], on: date) -> QuerySet[Team]:
    """Teams in which somebody holds one of these roles on a day, by name: the teams that can do such a step."""
    able = Membership.objects.filter(
        current(on), team=OuterRef("pk"), user__in=staff_in(role_codes, on).order_by().values("pk")
    )
    going = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return Team.objects.filter(Exists(able), going).order_by("name", "pk")


def hands_called(said: str) -> tuple[User | None, Team | None]:
    """Whom "user:12" or "team:3" of a list of hands means. One query."""
    kind, _, pk = said.partition(":")
    if kind == "user":
        return User.objects.filter(pk=pk).first(), None
    return None, Team.objects.filter(pk=pk).first()


def managers_of(row: Step | Promise, person: Person, on: date) -> QuerySet[User]:
    """Who gives work out in the teams that answer for this piece of work."""
    return _in_teams_of(row, person, on, staff_in(_give_work(), on))


def agreers_of(step: Step, role_codes: Collection[str], on: date) -> list[User]:
    """Whom to ask to agree, the nearest first: those of the teams that answer for the step, else everybody who may and
    whose role reaches every team. Never the one who holds it. One query."""
    able = staff_in(role_codes, on).exclude(pk=step.held_by_id or 0)
    anywhere = [code for code in role_codes if roles()[code].reach == "all_teams"]
    far = RoleHolding.objects.filter(current(on), user=OuterRef("pk"), role__in=anywhere)
    told = able.annotate(near=Exists(_theirs(step, step.episode.person, on)), far=Exists(far))
    return list(told.filter(Q(near=True) | Q(far=True)).order_by("-near", "name", "pk"))


def team_answers_for(row: Step | Promise, person: Person, on: date) -> Q:
    """Memberships of the teams that answer for a piece of work: the one it was given to, the person's, the holder's."""
    mine = Membership.objects.filter(current(on), user=row.held_by_id).values("team_id")
    return Q(team__in=[pk for pk in (row.team_id, person.record.team_id) if pk]) | Q(team__in=mine)


def _in_teams_of(row: Step | Promise, person: Person, on: date, staff: QuerySet[User]) -> QuerySet[User]:
    return staff.filter(Exists(_theirs(row, person, on))).exclude(pk=row.held_by_id or 0)


def _theirs(row: Step | Promise, person: Person, on: date) -> QuerySet[Membership]:
    """Memberships, of the user outside, of teams that answer for it."""
    return Membership.objects.filter(team_answers_for(row, person, on), current(on), user=OuterRef("pk"))


def _give_work() -> list[str]:
    return [code for code, role in roles().items() if GIVES_WORK in role.may]
