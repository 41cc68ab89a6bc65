"""Who may move a piece of work that is in somebody's hands: asked by every verb that moves one (decision 7)."""

from __future__ import annotations

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Membership, User, current
from homefirst.foundation.errors import NotNow
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.pathways.queries.hands import GIVES_WORK, managers_of, team_answers_for
from homefirst.practice.people.models import Person

AS_MANAGER = "manages the team that holds the work"


def check_hands(by: Actor, row: Step | Promise, person: Person) -> str:
    """Whoever holds it; while it waits in a team, anybody of the team; and who gives work out in the teams that answer for
    it, for whom the words of the audit come back ("" for the others). Raises NotNow, naming whom to ask."""
    if _is_theirs(by, row):
        return ""
    if manages(by, row, person):
        return AS_MANAGER
    raise NotNow(in_other_hands(by, row, person))


def why_not_move(by: Actor, row: Step | Promise, person: Person) -> str:
    """The same as words for a page: "" for whoever may."""
    may = _is_theirs(by, row) or manages(by, row, person)
    return "" if may else in_other_hands(by, row, person)


def check_own(by: Actor, step: Step) -> None:
    """What only the one who holds the step may do, such as answer and end it; what waits in a team is anybody's to begin."""
    holder = holder_now(step)
    if holder is not None and by.user is not None and holder.pk != by.user.pk:
        raise NotNow(f"{holder.name} holds this. Ask them to hand it over.")


def holder_now(row: Step | Promise) -> User | None:
    """Nobody, where it waits in a team, or its holder has left and can no longer do it."""
    return row.held_by if row.held_by is not None and row.held_by.is_active else None


def manages(by: Actor, row: Step | Promise, person: Person) -> bool:
    """Two queries at most."""
    if by.user is None or not policy.can(by, GIVES_WORK):
        return False
    mine = Membership.objects.filter(team_answers_for(row, person, by.on), current(by.on), user=by.user)
    return mine.exists() and policy.can(by, GIVES_WORK, person.record)


def in_other_hands(by: Actor, row: Step | Promise, person: Person) -> str:
    holder = holder_now(row)
    names = [user.name for user in managers_of(row, person, by.on)]
    boss = f" {' or '.join(names)} can move it too." if names else ""
    if holder is not None:
        return f"{holder.name} holds this. Ask them to hand it over.{boss}"
    where = row.team.name if row.team else "another team"
    return f"This waits in {where}. Take it first, or ask somebody there.{boss}"


def _is_theirs(by: Actor, row: Step | Promise) -> bool:
    holder = holder_now(row)
    if by.role == "system" or (holder is not None and by.user is not None and holder.pk == by.user.pk):
        return True
    return holder is None and _is_of_the_team(by, row)


def _is_of_the_team(by: Actor, row: Step | Promise) -> bool:
    """Where the holder has left and the work was in no team, whoever reaches the person may pick it up."""
    if by.user is None:
        return False
    if row.team_id is None:
        return True
    return Membership.objects.filter(current(by.on), user=by.user, team=row.team_id).exists()
