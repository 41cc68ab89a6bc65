"""Joan, Sanjeet, Graham, Diana and Tina, each from the first word to the end of their story, done at the desk in a browser.

Every step is the one in the council's own files. A journey runs with scripts on SQLite and without on PostgreSQL.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.practice.letters.models import Letter
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.actions import add_relationship
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service
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
    talk = {"own_words": "Staying in my own street.", "information": "Living with dementia: what comes when"}
    rosa.does(joan, "conversation_1", "longer_term", talk)
    assert "keep in the story: Information and advice given: Living with dementia" in rosa.seen[-1]

    hannah.signed_in().opens("add_tie", joan)
    visitor.type("Name", "Peter Taylor")
    visitor.page.get_by_label("What they are to each other").select_option("son")
    visitor.page.get_by_label("Role in law").select_option("attorney_health")
    for box, part in zip(
        visitor.page.locator("[name^=evidence_seen_on]").all(), ("2", "11", "2026"), strict=True
    ):
        box.fill(part)
    visitor.press("Add this person").sees("They are on the record.", "Peter Taylor")
    hannah.opens("record_people", joan).sees("Attorney, health and welfare", "Seen 2 November")
    hannah.opens("record_story", joan).sees("Information and advice given: Living with dementia")

    law = {"impairment": True, "unable": ["nutrition", "home_safety"], "how_unable": "cannot", "impact": True}
    homes = {"homes": "My own house, with a stairlift\nExtra care at Weavers Yard"}
    hannah.does(joan, "conversation_3", "eligible", law | homes)
    wants = {
        "most_important": "My own street",
        "want_1": "To stay in my own home",
        "do_1": "A key safe",
        "who_1": "Peter",
    }
    ties = {"meets_1": ["nutrition", "home_safety"]}
    hannah.does(joan, "draft", "drafted", {**wants, **ties, "format": "plain"})
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
    rosa = Doer(visitor, staff(team, "first_contact", name="Rosa Hart"), "first_contact")
    daniel = Doer(visitor, staff(team, "social_worker", name="Daniel Osei"), "social_worker")
    marcus = Doer(
        visitor, staff(team, "occupational_therapist", name="Marcus Bright"), "occupational_therapist"
    )

    turn(date(2026, 11, 3))
    rosa.signed_in().starts(sanjeet, "first_contact")
    rang = {"caller_is": "voluntary", "caller_name": "Westbrook Carers Together", "danger_words": "none"}
    rosa.does(sanjeet, "log_and_screen", "carry_on", rang)
    rosa.does(sanjeet, "understand", "pass_on", {"own_words": "To go on, without hurting my back."})
    rosa.does(sanjeet, "route", "carer")

    alone = {"how": "alone", "who_looks_after": "Nobody of ours is near; Jaspreet sits with him."}
    rosa.does(sanjeet, "offer", "own_talk", alone)
    burden = {
        "own_words": "I lift him every night.",
        "kinds": ["moving", "nights"],
        "hours": "from_50",
        "necessary": "necessary",
        "health_at_risk": True,
        "unable": ["relationships"],
        "impact": True,
    }
    daniel.signed_in().does(sanjeet, "assessment", "eligible", burden)
    daniel.does(
        sanjeet,
        "plan",
        "agreed",
        {
            "wants": "To be shown how to lift",
            "meets": ["relationships"],
            "training": "Moving and handling",
            "training_by": "Westbrook Carers Together",
            "look_again": date(2027, 1, 5),
        },
    )
    daniel.opens("record_care", sanjeet).sees("Moving and handling", "Westbrook Carers Together")

    marcus.signed_in().starts(husband, "occupational_therapy")
    marcus.does(husband, "screen", "visit", {"what": "Standing up", "risks": ["carer_hurt"]})
    safely = {"two_people": True, "technique": "One person with the aid", "who_was_shown": "Sanjeet"}
    marcus.does(husband, "visit", "equipment", {"own_words": "To stand without her lifting me."} | safely)
    things = {
        "items": "Transfer aid\nHalf-step and rails",
        "shown_to": "Sanjeet",
        "fitted_by": "Westbrook Equipment",
    }
    marcus.does(husband, "order", "fitted", things)
    marcus.opens("record_care", husband).sees(
        "Equipment", "Transfer aid; Half-step and rails", "Westbrook Equipment"
    )
    marcus.does(
        husband, "check", "goal_met", {"in_use": True, "own_words": "She guides me, no more lifting."}
    )
    daniel.signed_in()
    daniel.does(
        sanjeet,
        "emergency_plan",
        "on_the_register",
        {"who_steps_in": "My friend Jaspreet"},
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
        "not_want": "The ward.",
        "information": "Sistren Westbrook, for Black women\nThe women's talking group",
        "information_fits": "I am heard there as a woman and as who I am.",
        "groups": "Sistren Westbrook",
    }
    lena.does(diana, "plan", "agreed", {**plan, "weeks": 16, "whom_to_ring": "Lena, then the crisis line"})
    lena.opens("record_plan", diana).sees("I stop answering", "The ward.")
    lena.opens("record_story", diana).sees("Information and advice given: Sistren Westbrook, for Black women")
    lena.opens("record_people", diana).sees("Sistren Westbrook")
    assert Letter.objects.get(person=diana, title="What there is for you").state == Letter.State.DRAFT
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
    daniel.opens("record_people", tina).sees("Cookery, Westbrook College")
    for number, outcome in enumerate(("safe", "safe_twice"), 1):
        turn(date(2026, 4, 6) + timedelta(weeks=8 * number))
        daniel.signed_in().does(tina, "safe_check", outcome, {"safe": True, "own_words": "I am fine."})
    turn(date(2027, 1, 5))
    daniel.signed_in().does(tina, "quarter", "year_over", {**said, "goal_1_now": "0", "goal_2_now": "0"})
    daniel.does(tina, "evaluation", "done", {"hours_before": 15, "hours_after": 6, "goals_met": 2})
    assert closed(tina, "enablement")
    daniel.opens("record_story", tina)
