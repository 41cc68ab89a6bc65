"""What the demonstration tells of deprivations of liberty fits the pathway, its forms and the law's limits."""

from __future__ import annotations

from datetime import date

import pytest

from homefirst.demo.building.liberty import dated
from homefirst.demo.stories.boards import Ended
from homefirst.demo.stories.liberty import TOLD
from homefirst.practice.liberty import rules
from tests import shipped

STEPS = shipped.pathways()["liberty"].steps
FORMS = shipped.forms()
ENDS = [end for one in TOLD for end in one.ends]


@pytest.mark.parametrize("end", ENDS)
def test_each_step_outcome_and_answer_is_one_of_the_files(end: Ended) -> None:
    step = STEPS[end.step]
    assert end.outcome in step.outcomes
    assert set(end.said) <= {question.code for question in FORMS[step.form].questions()}


def test_days_follow_one_another() -> None:
    for told in TOLD:
        days = [told.days_ago, *(end.days_ago for end in told.ends)]
        assert days == sorted(days, reverse=True)


def test_what_is_granted_is_no_longer_than_the_law_allows() -> None:
    said = [dated(end, date(2026, 11, 24)).said for end in ENDS if end.outcome == "granted"]
    assert said
    for one in said:
        starts, ends = (date.fromisoformat(one[name]) for name in ("starts_on", "ends_on"))
        assert rules.may_be_granted(starts_on=starts, ends_on=ends).answer
