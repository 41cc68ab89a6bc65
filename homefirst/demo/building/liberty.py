"""Deprivation of liberty in the demonstration, through the actions of staff."""

from __future__ import annotations

from datetime import date, timedelta

from homefirst.demo.building.boards import ago, finish_told, nobody_yet_with
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories import liberty as told
from homefirst.demo.stories.boards import Ended
from homefirst.foundation.access.actor import Actor
from homefirst.practice.liberty.models import LibertyRequest
from homefirst.practice.pathways import actions

_WORKER, _MANAGER = f"{told.WORKER}@{DOMAIN}", f"{told.MANAGER}@{DOMAIN}"


def fill_liberty(by: Actor) -> int:
    """Does nothing where a request is kept already. Returns how many there are."""
    if LibertyRequest.objects.exists():
        return 0
    people = nobody_yet_with("south")
    for one in told.TOLD:
        began = ago(acting(_WORKER, by), one.days_ago)
        dates = {"received": began.on}
        episode = actions.open_episode(
            person=next(people), code="liberty", by=began, on=began.on, dates=dates
        )
        for end in one.ends:
            who = ago(acting(_MANAGER if end.by_lead else _WORKER, by), end.days_ago)
            finish_told(episode, dated(end, who.on), who)
    return len(told.TOLD)


def dated(end: Ended, on: date) -> Ended:
    """Whole numbers among the answers as the days that they are."""
    said = {
        code: (on - timedelta(days=value)).isoformat()
        if type(value) is int and code != "visits_made"
        else value
        for code, value in end.said.items()
    }
    return end._replace(said=said)
