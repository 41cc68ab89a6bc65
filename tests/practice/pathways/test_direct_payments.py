"""Law vector T063: a direct payment is looked at within six months of the first payment, then no later than every year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from homefirst.practice.pathways.models import Episode
from homefirst.practice.plans.rules.reviews import direct_payment_review_due
from tests.factories import TODAY
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.mark.parametrize("first_paid", [TODAY - timedelta(days=days) for days in range(0, 365, 31)])
def test_the_first_look_is_due_no_later_than_the_law_says(first_paid: date) -> None:
    by, tina = worker()
    episode = begun(by, tina, "direct_payment", dates={"first_paid": first_paid})
    due = in_hand(episode, "first_look").due_on
    last = direct_payment_review_due(first_paid=first_paid, last_review=None)
    assert due is not None
    assert last - timedelta(days=4) <= due <= last


def test_a_plan_whose_money_is_paid_to_the_person_opens_the_look_at_it_beside_the_review() -> None:
    by, tina = worker()
    plan = begun(by, tina, "support_plan")
    for step, outcome in (("draft", "drafted"), ("budget", "agreed"), ("answer", "agreed")):
        done(plan, step, outcome, by, weekly_cost=100)
    done(plan, "arrange", "started_paid", by)
    payment = Episode.objects.get(person=tina, code="direct_payment")
    assert in_hand(payment, "first_look").due_on == TODAY + timedelta(days=180)
    assert Episode.objects.filter(person=tina, code="review").exists()
    done(payment, "first_look", "goes_on", by)
    yearly = in_hand(payment, "yearly_look")
    assert yearly.due_on == TODAY.replace(year=TODAY.year + 1)
    done(payment, "yearly_look", "goes_on", by)
    assert in_hand(payment, "yearly_look").turn == 2
