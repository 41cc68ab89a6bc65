"""Teams and staff of the made-up council. One for each role signs in; the others hold work."""

from __future__ import annotations

from datetime import date

from homefirst.demo.hints import PASSWORD
from homefirst.demo.staff import SIGN_INS, STAFF, TEAMS, Worker
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts import actions
from homefirst.foundation.accounts.models import Team, User

SINCE = date(2020, 1, 6)


def add_everybody(by: Actor) -> int:
    """Everyone of demo/staff.py who is not here yet; returns how many came."""
    teams = {team.code: actions.add_team(code=team.code, name=team.name, by=by) for team in TEAMS}
    here = set(User.objects.values_list("email", flat=True))
    newcomers = [worker for worker in STAFF if worker.email not in here]
    for worker in newcomers:
        _add(worker, teams, by)
    return len(newcomers)


def _add(worker: Worker, teams: dict[str, Team], by: Actor) -> None:
    signs_in = worker in SIGN_INS
    user = actions.create_staff(
        email=worker.email,
        name=worker.name,
        password=PASSWORD if signs_in else None,
        must_change=False,
        by=by,
    )
    actions.give_role(user=user, role=worker.role, by=by, on=SINCE)
    for code in worker.teams:
        actions.join_team(user=user, team=teams[code], by=by, on=SINCE)
    if signs_in:
        actions.enrol_demo_factor(user=user, by=by)


def acting(email: str, by: Actor) -> Actor:
    """A member of staff at the moment of `by`, in the role that they hold."""
    role = next(worker.role for worker in STAFF if worker.email == email)
    return Actor(user=actions.staff_called(email), role=role, at=by.at)
