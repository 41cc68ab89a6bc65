"""Joan, Sanjeet, Graham, Diana and Tina, each from the first word to the end of their story, done at the desk in a browser.

Every step is the one in the council's own files. A journey runs with scripts on SQLite and without on PostgreSQL.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.actions import add_relationship
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests import factories as make
from tests.browser.lives import Doer, open_step
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.usefixtures("transactional_db", "published"),
    pytest.mark.parametrize("scripts", [connection.vendor == "sqlite"], indirect=True),
]
Turn = Callable[[date], None]


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Turns the calendar to another day; sessions of before have run out by then."""

    def to(day: date) -> None:
        began, at = (
            time.monotonic(),
            datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/London")),
        )
        monkeypatch.setattr(timezone, "now", lambda: at + timedelta(seconds=time.monotonic() - began))
        monkeypatch.setattr(make, "NOW", at)

    return to


@pytest.fixture
def team(transactional_db: None) -> Any:
    return make.team("north", "Westbrook North")


def staff(team: Any, role: str, name: str = "Priya Nair") -> User:
    return make.staff(role, name=name, teams=(team,))


def closed(about: Person, pathway: str) -> bool:
    return Episode.objects.get(person=about, code=pathway).state == Episode.State.CLOSED


def relate(carer: Person, adult: Person) -> None:
    add_relationship(
        person=adult, tie="husband", other=carer, is_informal_carer=True, by=make.SYSTEM, on=make.TODAY
    )


def test_graham_learns_his_kitchen_again_and_needs_no_care_at_home(
    visitor: Visitor, team: Any, turn: Turn
) -> None:
    graham = make.person(of=team, given_name="Graham", family_name="Ashworth", birth_date=date(1944, 3, 14))
    rosa = Doer(visitor, staff(team, "social_worker", name="Rosa Hart"), "social_worker")
    priya = Doer(visitor, staff(team, "reablement"), "reablement")
    noticed, left = date(2026, 10, 27), date(2026, 10, 28)

    turn(noticed)
    rosa.signed_in().starts(graham, "hospital_discharge").dates(graham, "match", noticed)
    ward = {"hospital": "Westbrook General", "ward": "7", "in_hospital_since": date(2026, 10, 14)}
    rosa.does(graham, "match", "ours", ward)
    rosa.does(graham, "describe", "way_1", {"own_words": "Home.", "way": "1", "missing": ["none"]})
    rosa.dates(graham, "arrange", noticed)
    rosa.does(graham, "arrange", "ready_to_go", {"delay_causes": ["none"]})
    turn(left)
    rosa.signed_in().dates(graham, "leave", left)
    rosa.does(graham, "leave", "safe", {"left_on": left, "seen_on": left, "safe": True})

    wants = {"wants": "To make my own tea.", "could_gain": "yes"}
    priya.signed_in().does(graham, "screen", "suitable", wants)
    goals = {"goal_1": "Make my own tea and toast", "goal_1_now": "3"}
    more = {"goal_2": "Sleep in my own bed", "goal_2_now": "4", "visits_a_week": 28, "medicines": True}
    priya.does(graham, "goals", "agreed", goals | more)
    assert Service.objects.get(person=graham, ends_on=None).service_type.startswith("Short")
    priya.dates(graham, "weekly_review", left)
    for week, (tea, bed) in enumerate((("2", "4"), ("1", "3"), ("0", "2")), 1):
        turn(left + timedelta(weeks=week))
        said = {"goal_1_now": tea, "goal_2_now": bed, "how_it_feels": "Tired by tea time.", "visits_next": 14}
        outcome = "ready_to_finish" if week == 3 else "carry_on"
        priya.signed_in().does(graham, "weekly_review", outcome, said)
    priya.opens("record_now", graham).sees("Make my own tea and toast")
    reached = {"goal_1_end": "0", "goal_2_end": "0", "in_their_words": "I cook again."}
    priya.does(graham, "final_review", "independent", reached)
    assert not Service.objects.filter(person=graham, ends_on=None).exists()
    for days, code in ((84, "follow_up_84"), (91, "follow_up_91")):
        turn(left + timedelta(days=days + 21))
        priya.signed_in()
        if code == "follow_up_91":
            priya.dates(graham, code, left + timedelta(days=21))
        priya.does(graham, code, "known", {"where": "home", "care_now": "none"})
    assert closed(graham, "reablement")
    priya.opens("record_story", graham)
    priya.opens("record_care", graham)


def test_joan_plans_early_and_names_who_decides_for_her(visitor: Visitor, team: Any, turn: Turn) -> None:
    joan = make.person(of=team, given_name="Joan", family_name="Taylor", birth_date=date(1966, 5, 2))
    rosa = Doer(visitor, staff(team, "first_contact", name="Rosa Hart"), "first_contact")
    hannah = Doer(visitor, staff(team, "social_worker", name="Hannah Price"), "social_worker")

    turn(date(2026, 11, 2))
    rosa.signed_in().starts(joan, "first_contact")
    rosa.does(joan, "log_and_screen", "carry_on", {"caller_is": "self", "danger_words": "none"})
    rosa.does(
        joan,
        "understand",
        "pass_on",
        {"own_words": "I want to decide while I still can.", "may_share": "yes"},
    )
    rosa.does(joan, "route", "conversation")
    rosa.does(joan, "conversation_1", "longer_term", {"own_words": "Staying in my own street."})

    hannah.signed_in().opens("add_tie", joan)
    visitor.type("Name", "Peter Taylor")
    visitor.page.get_by_label("What they are to each other").select_option("son")
    visitor.press("Add this person").sees("They are on the record.", "Peter Taylor")

    law = {"impairment": True, "unable": ["nutrition", "home_safety"], "how_unable": "cannot", "impact": True}
    hannah.does(joan, "conversation_3", "eligible", law)
    wants = {
        "most_important": "My own street",
        "want_1": "To stay in my own home",
        "do_1": "A key safe",
        "who_1": "Peter",
    }
    hannah.does(joan, "draft", "drafted", {**wants, "format": "plain"})
    hannah.does(joan, "budget", "agreed", {"weekly_cost": 120, "how_taken": "direct_payment"})
    hannah.does(joan, "answer", "agreed", {"answer": "agrees", "own_words": "Yes, this is mine."})
    hannah.opens("record_plan", joan).sees("To stay in my own home", "Joan agrees to all of it.")
    hannah.does(joan, "arrange", "started")
    assert closed(joan, "support_plan")
    assert open_step(joan, "light_touch")
    hannah.opens("record_now", joan)


def test_sanjeet_is_seen_as_a_carer_in_his_own_right(visitor: Visitor, team: Any, turn: Turn) -> None:
    husband = make.person(of=team, given_name="Arun", family_name="Mehta", birth_date=date(1947, 1, 9))
    sanjeet = make.person(of=team, given_name="Sanjeet", family_name="Mehta", birth_date=date(1949, 8, 1))
    relate(sanjeet, husband)
    daniel = Doer(visitor, staff(team, "social_worker", name="Daniel Osei"), "social_worker")

    turn(date(2026, 11, 3))
    daniel.signed_in().starts(sanjeet, "carer")
    daniel.does(sanjeet, "offer", "own_talk", {"how": "alone", "who_looks_after": "My sister sits with him."})
    burden = {
        "own_words": "I lift him every night.",
        "kinds": ["moving", "nights"],
        "hours": "from_50",
        "necessary": "necessary",
        "health_at_risk": True,
        "unable": ["relationships"],
        "impact": True,
    }
    daniel.does(sanjeet, "assessment", "eligible", burden)
    daniel.does(
        sanjeet,
        "plan",
        "agreed",
        {
            "wants": "To be shown how to lift",
            "training": "Moving and handling",
            "look_again": date(2027, 1, 5),
        },
    )
    daniel.does(
        sanjeet, "emergency_plan", "on_the_register", {"who_steps_in": "My sister Meena", "on_register": True}
    )
    daniel.opens("record_plan", sanjeet).sees("To be shown how to lift")
    daniel.opens("record_now", sanjeet).sees("Sanjeet")
    turn(date(2027, 1, 5))
    daniel.signed_in().does(sanjeet, "light_review", "unchanged")
    assert open_step(sanjeet, "yearly_review").due_on == date(2028, 1, 5)
    daniel.opens("record_story", sanjeet)


def test_diana_comes_back_without_starting_again(visitor: Visitor, team: Any, turn: Turn) -> None:
    diana = make.person(of=team, given_name="Diana", family_name="Frost", birth_date=date(1991, 2, 11))
    lena = Doer(visitor, staff(team, "social_worker", name="Lena Okoro"), "social_worker")

    turn(date(2026, 3, 2))
    lena.signed_in().starts(diana, "mental_health_hub")
    lena.does(diana, "triage", "help_here", {"own_words": "I do not want the ward again.", "safe": True})
    lena.does(diana, "key_worker", "met", {"worker": "woman"})
    plan = {
        "account": "Three crises since spring.",
        "signs": "I stop answering",
        "what_helps": "Lena rings, no police",
    }
    lena.does(diana, "plan", "agreed", {**plan, "weeks": 16, "whom_to_ring": "Lena, then the crisis line"})
    lena.opens("record_plan", diana).sees("I stop answering")
    turn(date(2026, 4, 27))
    lena.signed_in().does(diana, "look_back", "closes", {"crises": 1, "plan_used": True})
    assert closed(diana, "mental_health_hub")
    turn(date(2026, 11, 3))
    lena.signed_in()
    lena.opens("record_work", diana)
    folded = visitor.page.locator("main details:not([open])", has_text="Comes back without starting again")
    if folded.count():
        folded.first.locator("summary").first.click()
    visitor.press("Open again", exact=False)
    lena.does(
        diana, "welcome_back", "one_talk", {"own_words": "A bad week, and it passed.", "old_plan": True}
    )
    assert Episode.objects.filter(person=diana, code="mental_health_hub").count() == 1
    lena.opens("record_now", diana)


def test_tina_needs_fewer_hours_as_her_goals_are_met(visitor: Visitor, team: Any, turn: Turn) -> None:
    tina = make.person(of=team, given_name="Tina", family_name="Marsh", birth_date=date(1982, 6, 30))
    daniel = Doer(visitor, staff(team, "social_worker", name="Daniel Osei"), "social_worker")

    turn(date(2026, 1, 5))
    daniel.signed_in().starts(tina, "enablement")
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
        "hours_next": 6,
        "their_answer": "agrees",
        "own_words": "I can do it.",
    }
    daniel.signed_in().does(tina, "quarter", "fewer_hours", said)
    daniel.opens("record_now", tina).sees("Cook my own tea")
    for number, outcome in enumerate(("safe", "safe_twice"), 1):
        turn(date(2026, 4, 6) + timedelta(weeks=8 * number))
        daniel.signed_in().does(tina, "safe_check", outcome, {"safe": True, "own_words": "I am fine."})
    turn(date(2027, 1, 5))
    daniel.signed_in().does(tina, "quarter", "year_over", {**said, "goal_1_now": "0", "goal_2_now": "0"})
    daniel.does(tina, "evaluation", "done", {"hours_before": 15, "hours_after": 6, "goals_met": 2})
    assert closed(tina, "enablement")
    daniel.opens("record_story", tina)
