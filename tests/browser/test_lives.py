"""Graham and Tina, each from the first word to the end of their story, done at the desk in a browser.

Every step is the one in the council's own files. A journey runs with scripts on SQLite and without on PostgreSQL.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from homefirst.support.services.actions import add_service
from homefirst.support.services.models import Service
from tests import factories as make
from tests.browser.conftest import Turn
from tests.browser.lives import Doer, closed, open_step, worker
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.usefixtures("transactional_db", "published"),
    pytest.mark.parametrize("scripts", [connection.vendor == "sqlite"], indirect=True),
]


def test_graham_learns_his_kitchen_again_and_needs_no_care_at_home(
    visitor: Visitor, team: Any, turn: Turn
) -> None:
    graham = make.person(of=team, given_name="Graham", family_name="Ashworth", birth_date=date(1944, 3, 14))
    rosa = Doer(visitor, worker(team, "social_worker", name="Rosa Hart"), "social_worker")
    priya = Doer(visitor, worker(team, "reablement"), "reablement")
    noticed, ready, left, seen = (date(2026, 10, day) for day in (26, 27, 28, 29))

    turn(noticed)
    rosa.signed_in().starts(graham, "hospital_discharge").dates(graham, "match", noticed)
    ward = {"hospital": "Westbrook General", "ward": "7", "in_hospital_since": date(2026, 10, 14)}
    rosa.does(graham, "match", "ours", ward)
    rosa.does(graham, "describe", "way_1", {"own_words": "Home.", "way": "1", "missing": ["none"]})
    turn(ready)
    rosa.signed_in().dates(graham, "arrange", ready)
    rosa.does(graham, "arrange", "ready_to_go", {"delay_causes": ["none"]})
    turn(seen)
    rosa.signed_in()
    rosa.does(graham, "leave", "safe", {"left_on": left, "seen_on": seen, "safe": True})
    assert open_step(graham, "assess_after").due_on == left + timedelta(weeks=6)

    wants = {"wants": "To make my own tea.", "could_gain": "yes"}
    priya.signed_in().does(graham, "screen", "suitable", wants)
    goals = {"goal_1": "Make my own tea and toast", "goal_1_now": "3"}
    more = {"goal_2": "Sleep in my own bed", "goal_2_now": "4", "visits_a_week": 28, "medicines": True}
    priya.does(graham, "goals", "agreed", goals | more)
    assert Service.objects.get(person=graham, ends_on=None).service_type.startswith("Short")
    for week, (tea, bed) in enumerate((("2", "4"), ("1", "3"), ("0", "2")), 1):
        turn(seen + timedelta(weeks=week))
        said = {"goal_1_now": tea, "goal_2_now": bed, "how_it_feels": "Tired by tea time.", "visits_next": 14}
        outcome = "ready_to_finish" if week == 3 else "carry_on"
        priya.signed_in().does(graham, "weekly_review", outcome, said)
    priya.opens("record_now", graham).sees("Make my own tea and toast")
    reached = {"goal_1_end": "0", "goal_2_end": "0", "in_their_words": "I cook again."}
    priya.does(graham, "final_review", "independent", reached)
    assert not Service.objects.filter(person=graham, ends_on=None).exists()
    for days, code in ((84, "follow_up_84"), (91, "follow_up_91")):
        turn(seen + timedelta(days=days + 21))
        priya.signed_in().does(graham, code, "known", {"where": "home", "care_now": "none"})
    assert closed(graham, "reablement")
    priya.opens("record_story", graham)
    priya.opens("record_care", graham).typed_each_fact_once()


def test_tina_needs_fewer_hours_as_her_goals_are_met(visitor: Visitor, team: Any, turn: Turn) -> None:
    tina = make.person(of=team, given_name="Tina", family_name="Marsh", birth_date=date(1982, 6, 30))
    daniel = Doer(visitor, worker(team, "social_worker", name="Daniel Osei"), "social_worker")

    turn(date(2026, 1, 5))
    add_service(
        person=tina,
        service_type="Long term support: Community",
        service_component="Home support or domiciliary care",
        delivery_mechanism="CASSR managed personal budget",
        starts_on=date(2025, 9, 1),
        cost_frequency="Hourly",
        planned_units=Decimal(15),
        by=make.acting(daniel.user, "social_worker"),
        on=date(2026, 1, 5),
    )
    daniel.signed_in().opens("record_care", tina).sees("15 hours a week")
    daniel.starts(tina, "enablement")
    daniel.does(tina, "invite", "agrees", {"own_words": "My own flat.", "agrees": "yes"})
    goals = {
        "goal_1": "Cook my own tea",
        "goal_1_now": "3",
        "goal_2": "Go to college by bus",
        "goal_2_now": "4",
    }
    daniel.does(tina, "baseline", "goals_set", {**goals, "hours_now": 15, "sign_of_success": "Tea for two"})
    turn(date(2026, 4, 6))
    said = {
        "goal_1_now": "1",
        "goal_2_now": "2",
        "courses": "Cookery, Westbrook College",
        "hours_next": 6,
        "their_answer": "agrees",
        "own_words": "I can do it.",
    }
    daniel.signed_in().does(tina, "quarter", "fewer_hours", said)
    assert "change Home support or domiciliary care from 15 to 6 hours a week" in daniel.seen[-1]
    daniel.opens("record_now", tina).sees("Cook my own tea")
    daniel.opens("record_care", tina).sees("6 hours a week").does_not_see("15 hours a week")
    assert Service.objects.get(person=tina, cost_frequency="Hourly").starts_on == date(2025, 9, 1)
    daniel.opens("record_people", tina).sees("Cookery, Westbrook College")
    for number, outcome in enumerate(("safe", "safe_twice"), 1):
        turn(date(2026, 4, 6) + timedelta(weeks=8 * number))
        daniel.signed_in().does(tina, "safe_check", outcome, {"safe": True, "own_words": "I am fine."})
    turn(date(2027, 1, 5))
    daniel.signed_in().does(tina, "quarter", "year_over", {**said, "goal_1_now": "0", "goal_2_now": "0"})
    daniel.does(tina, "evaluation", "done", {"hours_before": 15, "hours_after": 6, "goals_met": 2})
    assert closed(tina, "enablement")
    daniel.opens("record_story", tina).typed_each_fact_once()
