"""Who works in which team, what they carry, when they are away, and who may be given a piece of work."""

from homefirst.practice.teams.queries.allocation import (
    candidates,
    candidates_each,
    given_today,
    last_given,
    piece_of,
    step_to_give,
    steps_asked_for,
    waiting_for_a_worker,
)
from homefirst.practice.teams.queries.holding import holders_of, other_teams, staff_near
from homefirst.practice.teams.queries.load import Load, loads
from homefirst.practice.teams.queries.staff import StaffHere, TeamHere, staff_now, teams_of
from homefirst.practice.teams.queries.work import STUCK, TeamWork, hand_overs_since, team_work
from homefirst.practice.teams.queries.workers import (
    WorkerFacts,
    away_to_come,
    facts_and_away,
    facts_of,
    worker_of,
)

__all__ = [
    "STUCK",
    "Load",
    "StaffHere",
    "TeamHere",
    "TeamWork",
    "WorkerFacts",
    "away_to_come",
    "candidates",
    "candidates_each",
    "facts_and_away",
    "facts_of",
    "given_today",
    "hand_overs_since",
    "holders_of",
    "last_given",
    "loads",
    "other_teams",
    "piece_of",
    "staff_near",
    "staff_now",
    "step_to_give",
    "steps_asked_for",
    "team_work",
    "teams_of",
    "waiting_for_a_worker",
    "worker_of",
]
