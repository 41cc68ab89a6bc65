"""Worklists and what happens next: in order, in a fixed number of queries, and nothing forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.queries import (
    next_for,
    startable,
    waiting_for_agreement,
    work_of,
    worklist,
)
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, person, team
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
WEDNESDAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_work_stands_in_groups_late_first_and_then_by_day() -> None:
    by, graham = worker()
    by = replace(by, at=NOON)
    starts = {
        "first": WEDNESDAY - timedelta(days=9),
        "second": WEDNESDAY - timedelta(days=2),
        "third": WEDNESDAY,
    }
    people = {name: person(of=graham.record.team, given_name=name.title()) for name in starts}
    for name, day in starts.items():
        begun(by, people[name], "three_conversations", day)
    found = worklist(by)
    assert [(line.name, line.group) for line in found.lines] == [
        ("First", "Late"),
        ("Second", "Today"),
        ("Third", "This week"),
    ]
    assert found.first is not None
    assert (found.first.name, found.people) == ("First", 3)


def test_what_waits_for_somebody_stands_apart_until_it_is_late() -> None:
    by, graham = worker()
    by = replace(by, at=NOON)
    step = in_hand(begun(by, graham, "three_conversations", WEDNESDAY), "conversation_1")
    actions.note_to_self(step=step, note="", waiting_on="the GP", row_version=1, by=by, on=WEDNESDAY)
    assert worklist(by).lines[0].group == "Waiting on someone else"
    assert worklist(by).first is None
    later = replace(by, at=NOON + timedelta(days=5))
    assert worklist(later).lines[0].group == "Late"


def test_promises_stand_among_the_work() -> None:
    by, graham = worker()
    by = replace(by, at=NOON)
    done(begun(by, graham, "three_conversations", WEDNESDAY), "conversation_1", "connected", by, WEDNESDAY)
    found = [(line.what, line.group) for line in worklist(by).lines]
    assert ("Send what we talked about", "Today") in found
    assert ("Plan a call", "Later") in found


def test_what_waits_in_a_team_is_on_the_teams_list_and_on_nobodys_own() -> None:
    by, graham = worker()
    reablement = actor("reablement", teams=(graham.record.team,) if graham.record.team else ())
    begun(by, graham, "reablement")
    assert worklist(reablement).lines == ()
    assert [line.what for line in worklist(reablement, whose="team").lines] == ["Could this person gain?"]


def test_a_person_out_of_reach_is_on_no_list() -> None:
    by, graham = worker()
    begun(by, graham, "three_conversations")
    assert worklist(actor("social_worker", teams=(team(),)), whose="team").lines == ()


def test_what_happens_next_says_who_and_by_when() -> None:
    by, graham = worker()
    begun(by, graham, "three_conversations", WEDNESDAY)
    (line,) = next_for(graham, by)
    assert by.user is not None
    assert (line.what, line.held_by, line.due_on) == (
        "Conversation 1 - listen and connect",
        by.user.name,
        date(2026, 11, 27),
    )


def test_the_work_of_a_person_shows_what_is_open_first_and_how_the_rest_ended() -> None:
    by, graham = worker()
    done(begun(by, graham, "three_conversations", WEDNESDAY), "conversation_1", "connected", by, WEDNESDAY)
    begun(by, graham, "support_plan", WEDNESDAY)
    found = work_of(graham, by)
    assert [(line.code, line.is_open) for line in found] == [
        ("support_plan", True),
        ("three_conversations", False),
    ]
    assert found[1].ending == "Connected to their own and community support"
    assert found[0].open_steps[0].is_mine


def test_an_easy_return_shows_until_when() -> None:
    by, diana = worker()
    done(begun(by, diana, "mental_health_hub", WEDNESDAY), "triage", "other_help", by, WEDNESDAY)
    assert work_of(diana, by)[0].may_return_until == date(2028, 11, 25)


def test_only_what_can_be_opened_is_offered() -> None:
    by, graham = worker()
    before = {code for code, _, _ in startable(graham, TODAY)}
    assert "three_conversations" in before
    assert not before & {"liberty_protection_safeguards", "organisational_safeguarding"}
    begun(by, graham, "three_conversations")
    assert "three_conversations" not in {code for code, _, _ in startable(graham, TODAY)}


def test_who_must_agree_sees_what_waits_and_never_their_own() -> None:
    by, graham = worker()
    ours = (graham.record.team,) if graham.record.team else ()
    manager = actor("team_manager", teams=ours)
    episode = begun(by, graham, "support_plan")
    done(episode, "draft", "drafted", by)
    done(episode, "budget", "agreed", by, weekly_cost=900)
    assert [line.what for line in waiting_for_agreement(manager)] == ["Agree the budget"]
    assert waiting_for_agreement(by) == ()


@pytest.mark.parametrize("people", [1, 12])
def test_a_worklist_takes_as_many_queries_however_long_it_is(
    people: int, django_assert_max_num_queries: Any
) -> None:
    by, graham = worker()
    for number in range(people):
        about: Person = person(of=graham.record.team, family_name=f"Number {number}")
        open_episode(person=about, code="three_conversations", by=by, on=TODAY)
    with django_assert_max_num_queries(6):
        assert len(worklist(by).lines) == people
