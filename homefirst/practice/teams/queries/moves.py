"""How often a piece of work went from one team to another, counted from the hand-overs that staff wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from homefirst.foundation.accounts.models import Membership
from homefirst.practice.pathways.models import HandOver

Memberships = Mapping[int, list[tuple[str, date, date | None]]]


def memberships() -> Memberships:
    """By member of staff: the code of each team, its first day there, and the last where it is known. One query."""
    found: dict[int, list[tuple[str, date, date | None]]] = {}
    rows = Membership.objects.order_by("pk").values_list("user_id", "team__code", "starts_on", "ends_on")
    for user, code, since, until in rows:
        found.setdefault(user, []).append((code, since, until))
    return found


def teams_on(belonged: Memberships, user: int | None, day: date) -> list[str]:
    """Codes of the teams that somebody belonged to on a day, in the order in which they joined them."""
    return [
        code
        for code, since, until in (belonged.get(user, ()) if user is not None else ())
        if since <= day and (until is None or day <= until)
    ]


def moves_between_teams(belonged: Memberships) -> Counter[int]:
    """By episode. Passed on inside one team, or to and from somebody of no team, is no move between teams. One query."""
    rows = HandOver.objects.values_list(
        "step__episode_id", "from_user_id", "from_team__code", "to_user_id", "to_team__code", "on"
    )
    return Counter(
        episode
        for episode, giver, gave, taker, took, day in rows.iterator(chunk_size=5_000)
        if _apart(_teams(belonged, giver, gave, day), _teams(belonged, taker, took, day))
    )


def _teams(belonged: Memberships, user: int | None, team: str | None, day: date) -> set[str]:
    """Of whoever has it in their hands; of the team itself while it waits there."""
    return set(teams_on(belonged, user, day)) if user is not None else {team} if team else set()


def _apart(before: set[str], after: set[str]) -> bool:
    return bool(before) and bool(after) and before.isdisjoint(after)
