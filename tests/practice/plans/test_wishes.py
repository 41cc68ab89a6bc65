"""Wishes for the end of life, what help may cost from 18, a year of enablement and an easy return are kept in typed rows and
stand on the record's first page."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.plans import foretelling
from homefirst.practice.plans.models import AdultCost, EnablementYear, Wish
from homefirst.practice.plans.queries import standing
from homefirst.workspace.plan.ahead import short_lines, wish_facts, year_words
from tests.factories import TODAY
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import Worker, begun, done, in_hand, worker
from tests.practice.plans.test_foretelling import form
from tests.practice.plans.walking import audited, do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
WISHES: dict[str, Any] = {
    "matters": "To hear the birds",
    "place_first": "own_home",
    "who_there": "Ruth",
    "not_want": "No more hospitals",
    "may_share": True,
}
COSTS: dict[str, Any] = {
    "own_words": "A flat with Sam",
    "cost_low": 20000.0,
    "cost_middle": 35000.0,
    "cost_high": 52000.0,
    "how_sure": "guess",
}


def test_wishes_are_kept_shared_and_stand_on_the_first_page(social: Worker) -> None:
    by, graham = social
    episode = begun(by, graham, "end_of_life")
    do(episode, "ask", "wishes", WISHES, by)
    wish = Wish.objects.get()
    assert (wish.place, wish.who_there, wish.may_share, wish.told_on) == ("own_home", "Ruth", True, TODAY)
    assert not Promise.objects.filter(words__icontains="record wishes").exists()
    (line,) = short_lines(standing(graham, TODAY), graham, TODAY, costs=False)
    assert line[1].startswith("At home. With: Ruth. Not shared with the NHS. Told on")
    done(episode, "share", "shared", by)
    found = standing(graham, TODAY)
    assert found.wish is not None
    assert found.wish.shared_on == TODAY
    assert [audited(graham, f"wish.{act}") for act in ("keep", "share")] == [1, 1]


def test_wishes_that_changed_are_told_anew_and_keep_what_was_not_said_again(social: Worker) -> None:
    by, graham = social
    episode = begun(by, graham, "end_of_life")
    do(episode, "ask", "wishes", WISHES, by)
    done(episode, "share", "kept_private", by)
    said = {"own_words": "Tired", "same": False, "place_now": "hospice"}
    do(episode, "look_again", "changed", said, by)
    wish = standing(graham, TODAY).wish
    assert wish is not None
    assert (wish.place, wish.matters, wish.shared_on) == ("hospice", "To hear the birds", None)
    assert Wish.objects.count() == 2


def test_whether_a_wish_was_met_is_said_after_the_death_with_why_not(social: Worker) -> None:
    by, graham = social
    episode = begun(by, graham, "end_of_life")
    do(episode, "ask", "wishes", WISHES, by)
    done(episode, "share", "kept_private", by)
    said = {"own_words": "On Sunday", "same": True, "met": "not_met", "not_met_why": "No nurse at night"}
    do(episode, "look_again", "died", said, by)
    found = standing(graham, TODAY)
    assert found.wish is not None
    assert (found.wish.met, found.wish.not_met_why) == (False, "No nurse at night")
    assert {fact.key: fact.note for fact in wish_facts(found.wish, TODAY)}["Were their wishes met?"] == (
        "No nurse at night"
    )


def test_what_help_may_cost_from_18_stands_with_the_birthday_for_whoever_may_see_costs() -> None:
    by, sam = worker("social_worker", birth_date=date(2010, 2, 28))
    episode = begun(by, sam, "transition")
    do(episode, "on_the_tracker", "another_year", COSTS, by)
    cost = AdultCost.objects.get()
    assert (cost.yearly_low, cost.yearly_high, cost.how_sure) == (Decimal(20000), Decimal(52000), "guess")
    (line,) = short_lines(standing(sam, TODAY), sam, TODAY, costs=True)
    assert line[0] == "Growing up"
    assert "Turns 18 on 28 February 2028." in line[1]
    assert "£20,000" in line[1]
    (line,) = short_lines(standing(sam, TODAY), sam, TODAY, costs=False)
    assert "£" not in line[1]
    after = date(2028, 3, 1)
    assert short_lines(standing(sam, after), sam, after, costs=True) == []


def test_costs_that_do_not_rise_are_refused_by_the_verb_and_by_the_database() -> None:
    by, sam = worker("social_worker", birth_date=date(2010, 2, 28))
    episode = begun(by, sam, "transition")
    with pytest.raises(Invalid, match="has to rise"):
        do(episode, "on_the_tracker", "another_year", {**COSTS, "cost_low": 90000.0}, by)
    assert not AdultCost.objects.exists()
    do(episode, "on_the_tracker", "another_year", COSTS, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        AdultCost.objects.update(yearly_low=Decimal(90000))


def test_a_year_of_enablement_ends_with_its_hours_before_and_after(social: Worker) -> None:
    by, tina = social
    episode = begun(by, tina, "enablement")
    Step.objects.filter(episode=episode).update(code="evaluation")
    said = {
        "own_words": "I cook",
        "hours_before": 15.0,
        "hours_after": 5.0,
        "goals_met": 3,
        "compared": "Nobody",
    }
    do(episode, "evaluation", "done", said, by)
    year = EnablementYear.objects.get()
    assert (year.weekly_hours_before, year.weekly_hours_after, year.goals_met) == (15, 5, 3)
    assert year_words(standing(tina, TODAY), TODAY).endswith(
        "from 15 to 5 hours of help a week, 3 goals met. “I cook”"
    )


def test_whoever_may_come_back_without_starting_again_is_said_until_the_day(social: Worker) -> None:
    by, diana = social
    episode = begun(by, diana, "mental_health_hub")
    filled(in_hand(episode, "triage"), by)
    assert standing(diana, TODAY).returns == ()
    done(episode, "triage", "other_help", by)
    (line,) = short_lines(standing(diana, TODAY), diana, TODAY, costs=False)
    assert line == (
        "Community mental health hub",
        "Can come back without starting again until 24 November 2028.",
    )
    assert standing(diana, TODAY + timedelta(days=800)).returns == ()


def test_what_will_be_kept_is_foretold(social: Worker) -> None:
    by, graham = social
    step = in_hand(begun(by, graham, "end_of_life"), "ask")
    said = {code: (value,) for code, value in WISHES.items()}
    assert foretelling.wishes(step, form("end_of_life_wishes"), said) == (
        "keep their wishes for the end of life: at home",
    )
    said = {code: (value,) for code, value in COSTS.items()}
    (line,) = foretelling.projected_adult_cost(step, form("transition_tracker"), said)
    assert line.startswith("keep what help may cost a year from 18: £20,000")
    assert foretelling.wishes_met(step, form("end_of_life_review"), {"met": ("not_died",)}) == ()
