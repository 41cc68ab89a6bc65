"""What the demonstration tells of people in positions of trust and of reviews fits the pathways and forms as they stand."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.demo.building.matters import fill_matters
from homefirst.demo.building.staffing import add_everybody
from homefirst.demo.staff import DOMAIN, STAFF
from homefirst.demo.stories.adult_reviews import REVIEWS
from homefirst.demo.stories.boards import Ended
from homefirst.demo.stories.positions_of_trust import CONCERNS
from homefirst.practice.matters.models import Matter, MatterAction, TrustSharing
from tests import shipped
from tests.factories import SYSTEM, TODAY

PATHWAYS = shipped.pathways()
FORMS = shipped.forms()
ENDS = [("position_of_trust", end) for one in CONCERNS for end in one.ends]
ENDS += [("adult_review", end) for one in REVIEWS for end in one.ends]


@pytest.mark.parametrize(("pathway", "end"), ENDS)
def test_each_step_outcome_and_answer_is_one_of_the_files(pathway: str, end: Ended) -> None:
    step = PATHWAYS[pathway].steps[end.step]
    assert end.outcome in step.outcomes
    assert bool(end.reason) >= step.outcomes[end.outcome].needs_reason
    questions = {question.code: question for question in FORMS[step.form].questions()}
    for code, said in end.said.items():
        options = {option.code for option in questions[code].options}
        for value in said if isinstance(said, tuple) else (said,):
            assert not options or value in options, (code, value)


@pytest.mark.parametrize("told", [*CONCERNS, *REVIEWS], ids=lambda told: told.name or "with a record")
def test_days_follow_one_another(told: Any) -> None:
    days = [told.days_ago, *(end.days_ago for end in told.ends)]
    assert days == sorted(days, reverse=True)


def test_whom_somebody_is_told_to_is_known_and_who_is_named_works_here() -> None:
    emails = {worker.email for worker in STAFF}
    assert all(f"{one.named}@{DOMAIN}" in emails for one in CONCERNS if one.named)
    assert {each.whom for one in CONCERNS for each in one.tells} <= set(TrustSharing.Whom.values)


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_they_are_lived_once_through_the_actions_of_staff(settings: Any) -> None:
    settings.DEMO = True
    add_everybody(SYSTEM)
    assert fill_matters(SYSTEM) == len(CONCERNS) + len(REVIEWS)
    assert fill_matters(SYSTEM) == 0
    late = MatterAction.objects.filter(is_recommendation=True, done_on__isnull=True, due_on__lt=TODAY)
    assert late.count() == 1
    assert Matter.objects.filter(closed_on__isnull=False, trust__keep_until__lt=TODAY).count() == 1
