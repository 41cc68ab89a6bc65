"""Joan, Sanjeet and Diana: somebody who is told no and plans ahead, a carer with a talk of her own, and an easy return.

As in `test_lives`: every step is the one in the council's own files, done at the desk in a browser.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from homefirst.practice.letters.models import Letter
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.actions import add_relationship
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests import factories as make
from tests.browser.conftest import Turn
from tests.browser.lives import Doer, closed, open_step, worker
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.usefixtures("transactional_db", "published"),
    pytest.mark.parametrize("scripts", [connection.vendor == "sqlite"], indirect=True),
]


def relate(carer: Person, adult: Person) -> None:
    add_relationship(
        person=adult, tie="husband", other=carer, is_informal_carer=True, by=make.SYSTEM, on=make.TODAY
    )


TIRED, CRIES = "He must not hear that I am tired.", "I cry in the kitchen when he sleeps."


def test_joan_plans_early_and_names_who_decides_for_her(visitor: Visitor, team: Any, turn: Turn) -> None:
    joan = make.person(of=team, given_name="Joan", family_name="Taylor", birth_date=date(1966, 5, 2))
    rosa = Doer(visitor, worker(team, "first_contact", name="Rosa Hart"), "first_contact")
    hannah = Doer(visitor, worker(team, "social_worker", name="Hannah Price"), "social_worker")

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
    visitor.paper = True
    hannah.opens("record_people", joan).sees("Attorney, health and welfare", "Seen 2 November")
    hannah.opens("record_work", joan)
    visitor.paper = False
    hannah.opens("record_story", joan).sees("Information and advice given: Living with dementia")

    law = {"impairment": True, "unable": ["work_and_learning"], "how_unable": "longer", "impact": False}
    homes = {"homes": "My own house, with a stairlift\nExtra care at Saltmarsh Court"}
    hannah.does(joan, "conversation_3", "not_eligible", law | homes)
    reasons = Letter.objects.filter(person=joan, title__icontains="decid").first()
    assert reasons is not None, list(Letter.objects.filter(person=joan).values_list("title", flat=True))
    hannah.opens("record_plan", joan).sees("No eligible needs", "Unable to achieve 1 outcome")

    hannah.starts(joan, "support_plan")
    wants = {
        "most_important": "To decide while it is me",
        "want_1": "To stay in my own street",
        "do_1": "A key safe",
    }
    hannah.does(joan, "draft", "drafted", {**wants, "who_1": "Peter", "format": "plain"})
    hannah.does(joan, "budget", "agreed", {"weekly_cost": 0, "how_taken": "managed"})
    hannah.does(joan, "answer", "agreed", {"answer": "agrees", "own_words": "Yes, this is mine."})
    hannah.starts(joan, "end_of_life")
    hannah.opens_step(joan, "ask").sees("Peter Taylor", "attorney")
    hannah.does(joan, "ask", "wishes", {"matters": "The sea, and singing", "place_first": "own_home"})

    rosa.signed_in().opens("record_plan", joan)
    visitor.sees("To stay in my own street", "Joan agrees to all of it.", "The sea, and singing")
    assert not Service.objects.filter(person=joan).exists()
    assert Episode.objects.filter(person=joan, code="support_plan").count() == 1
    hannah.signed_in().opens("record_now", joan).sees("Attorney, health and welfare")
    visitor.typed_each_fact_once()


def test_sanjeet_is_seen_as_a_carer_in_her_own_right(visitor: Visitor, team: Any, turn: Turn) -> None:
    husband = make.person(of=team, given_name="Arun", family_name="Mehta", birth_date=date(1947, 1, 9))
    sanjeet = make.person(of=team, given_name="Sanjeet", family_name="Mehta", birth_date=date(1949, 8, 1))
    relate(sanjeet, husband)
    rosa = Doer(visitor, worker(team, "first_contact", name="Rosa Hart"), "first_contact")
    daniel = Doer(visitor, worker(team, "social_worker", name="Daniel Osei"), "social_worker")
    marcus = Doer(
        visitor, worker(team, "occupational_therapist", name="Marcus Bright"), "occupational_therapist"
    )

    turn(date(2026, 11, 3))
    rosa.signed_in().starts(sanjeet, "first_contact")
    rang = {"caller_is": "voluntary", "caller_name": "Westbrook Carers Together", "danger_words": "none"}
    rosa.does(sanjeet, "log_and_screen", "carry_on", rang)
    rosa.does(sanjeet, "understand", "pass_on", {"own_words": "To go on, without hurting my back."})
    rosa.does(sanjeet, "route", "carer")

    alone = {"how": "alone", "who_looks_after": "Nobody of ours is near; Jaspreet sits with him."}
    alone |= {"private": TIRED}
    rosa.does(sanjeet, "offer", "own_talk", alone)
    burden = {
        "own_words": "I lift him every night.",
        "kinds": ["moving", "nights"],
        "hours": "from_50",
        "necessary": "necessary",
        "health_at_risk": True,
        "unable": ["relationships"],
        "impact": True,
        "private": CRIES,
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
    for page in ("record_now", "record_story", "record_plan", "record_notes", "record_people", "record_work"):
        marcus.opens(page, husband).does_not_see(TIRED, CRIES, "I lift him every night.")
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
    daniel.opens("record_plan", sanjeet).sees(
        "To be shown how to lift", "Meets the need: family and other relationships"
    )
    daniel.opens("record_now", sanjeet).sees("Sanjeet")
    rosa.signed_in().opens("carer_emergency", sanjeet).sees("My friend Jaspreet")
    turn(date(2027, 1, 5))
    daniel.signed_in().does(sanjeet, "light_review", "unchanged")
    assert open_step(sanjeet, "yearly_review").due_on == date(2028, 1, 5)
    daniel.opens("record_story", sanjeet).typed_each_fact_once()


def test_diana_comes_back_without_starting_again(visitor: Visitor, team: Any, turn: Turn) -> None:
    diana = make.person(of=team, given_name="Diana", family_name="Frost", birth_date=date(1991, 2, 11))
    lena = Doer(visitor, worker(team, "social_worker", name="Lena Okoro"), "social_worker")

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
    turn(date(2026, 3, 20))
    used = {"crises": 1, "plan_used": True, "own_words": "Lena rang, and I slept at home."}
    lena.signed_in().does(diana, "look_back", "longer", used, reason="What helped goes into the plan.")
    lena.does(
        diana,
        "plan",
        "agreed",
        {**plan, "what_helps": "Simone first, then Lena", "weeks": 26, "whom_to_ring": "Simone"},
    )
    visitor.open("record_plan", query="?version=2&compare=1", ref=diana.record.ref)
    visitor.sees("rings, no police", "Simone first, then", "Version 1 beside version 2")
    lena.opens("record_now", diana).does_not_see("EUPD", "personality")
    turn(date(2026, 4, 27))
    lena.signed_in().does(diana, "look_back", "closes", {"crises": 0})
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
    lena.opens("record_plan", diana).sees("Simone first, then Lena", "The ward.")
    lena.opens("record_now", diana).typed_each_fact_once()
