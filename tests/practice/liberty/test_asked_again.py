"""From the day on which another authorisation is asked for, the one before is looked after until it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid
from homefirst.practice.liberty.models import Authorisation, LibertyRequest
from homefirst.practice.pathways.models import Episode, Promise, Step
from tests import factories as make
from tests.factories import TODAY
from tests.practice.liberty.walking import ASKED, condition, granted
from tests.practice.pathways.walks import in_hand
from tests.practice.safeguarding.walking import ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
DAY = timedelta(days=1)
LEFT = 20  # days of the authorisation that stands


def _world() -> tuple[Actor, Authorisation]:
    """One is granted for twenty days, and another is asked for."""
    ours = make.team()
    by = make.actor("safeguarding_lead", teams=(ours,))
    row = granted(
        by, make.person(of=ours, given_name="Elsie"), days=LEFT, **condition(1, "A walk each day", 0)
    )
    ended(row.request.episode, "renew", "asked_again", by)
    return by, row


def _the_new_one(row: Authorisation) -> Episode:
    return Episode.objects.exclude(pk=row.request.episode_id).get(person=row.person, code="liberty")


def _granted_next(by: Actor, row: Authorisation, starts: date, on: date = TODAY) -> Authorisation:
    episode = _the_new_one(row)
    ended(episode, "receive", "standard", by, on, **ASKED)
    ended(episode, "assess_best_interests", "met", by, on, assessor="Jo Hall")
    ended(episode, "assess_mental_health", "met", by, on, assessor="Dr Ode")
    said: dict[str, Any] = {"starts_on": starts.isoformat(), "ends_on": (starts + 90 * DAY).isoformat()}
    ended(episode, "sign_off", "granted", by, on, **said)
    return Authorisation.objects.get(request__episode=episode)


def _open(row: Authorisation) -> set[str]:
    return set(row.request.episode.steps.filter(state__in=Step.OPEN).values_list("code", flat=True))


def test_the_old_one_s_checks_and_whoever_is_on_their_side_go_on_beside_the_new_request() -> None:
    by, row = _world()
    assert _open(row) == {"representative", "conditions", "runs_out"}
    assert _the_new_one(row).state == "open"
    ended(row.request.episode, "conditions", "kept", by)
    assert row.conditions.get().met_on == TODAY
    assert in_hand(row.request.episode, "conditions").turn == 2


def test_whether_it_has_run_out_is_in_somebody_s_hands_for_its_last_day() -> None:
    _, row = _world()
    step = in_hand(row.request.episode, "runs_out")
    assert step.due_on == row.ends_on == TODAY + LEFT * DAY
    assert step.held_by is not None or step.team is not None


def test_where_the_new_one_begins_before_the_clock_goes_to_the_day_before() -> None:
    by, row = _world()
    _granted_next(by, row, TODAY + 8 * DAY)
    assert in_hand(row.request.episode, "runs_out").due_on == TODAY + 7 * DAY


def test_it_ends_the_day_before_the_new_one_begins_and_not_a_day_sooner() -> None:
    by, row = _world()
    episode = row.request.episode
    with pytest.raises(
        Invalid, match=r"No new authorisation has begun\. This one runs until 14 December 2026"
    ):
        ended(episode, "runs_out", "new_one_began", by)
    starts = TODAY + 8 * DAY
    _granted_next(by, row, starts)
    with pytest.raises(Invalid, match="No new authorisation has begun"):
        ended(episode, "runs_out", "new_one_began", by, starts - DAY)
    ended(episode, "runs_out", "new_one_began", by, starts)
    row.refresh_from_db()
    episode.refresh_from_db()
    assert (row.ended_on, episode.state) == (starts - DAY, "closed")


def test_one_that_ran_out_before_the_new_one_began_alerts_the_lead_and_never_on_its_last_day() -> None:
    by, row = _world()
    with pytest.raises(Invalid, match="the last day counts"):
        ended(row.request.episode, "runs_out", "ran_out", by, row.ends_on)
    ended(row.request.episode, "runs_out", "ran_out", by, row.ends_on + DAY)
    row.refresh_from_db()
    assert row.ended_on is None
    assert Promise.objects.filter(words="Alert the safeguarding lead").exists()


def test_where_the_new_request_came_to_nothing_it_is_asked_once_more() -> None:
    by, row = _world()
    ended(_the_new_one(row), "receive", "withdrawn", by, reason="The home took it back.", **ASKED)
    ended(row.request.episode, "runs_out", "ask_once_more", by, reason="The home needs it after all.")
    assert Episode.objects.filter(person=row.person, code="liberty", state="open").count() == 2
    assert in_hand(row.request.episode, "runs_out").due_on == row.ends_on
    ended(row.request.episode, "runs_out", "ask_once_more", by, reason="They asked twice.")
    assert Episode.objects.filter(person=row.person, code="liberty", state="open").count() == 2


def test_a_request_beside_it_is_a_row_of_its_own() -> None:
    by, row = _world()
    second = _granted_next(by, row, TODAY + LEFT * DAY + DAY)
    assert LibertyRequest.objects.filter(person=row.person, result="granted").count() == 2
    assert in_hand(row.request.episode, "runs_out").due_on == row.ends_on
    assert second.starts_on == row.ends_on + DAY
