"""What the registers of the demonstration tell fits the pathways and forms as they stand."""

from __future__ import annotations

import pytest

from homefirst.demo.staff import DOMAIN, STAFF
from homefirst.demo.stories.boards import CONCERNS, Ended
from homefirst.demo.stories.registers import CARERS, HOME, ON_REGISTER, STEPS
from homefirst.practice.forms.definition import logic
from tests import shipped

PATHWAYS = shipped.pathways()
FORMS = shipped.forms()
ENDS = [("dynamic_support_register", end) for one in ON_REGISTER for end in one.ends]
ENDS += [("carer", end) for one in CARERS for end in one.ends]
ENDS += [("organisational_safeguarding", end) for end in STEPS]


@pytest.mark.parametrize(("pathway", "end"), ENDS)
def test_each_step_outcome_and_answer_is_one_of_the_files(pathway: str, end: Ended) -> None:
    step = PATHWAYS[pathway].steps[end.step]
    assert end.outcome in step.outcomes
    asked = {question.code for question in FORMS[step.form].questions()}
    assert set(end.said) <= asked


def test_days_follow_one_another_and_workers_are_of_their_teams() -> None:
    emails = {worker.email: worker for worker in STAFF}
    for told in (*ON_REGISTER, *CARERS):
        days = [told.days_ago, *(end.days_ago for end in told.ends)]
        assert days == sorted(days, reverse=True)
        team = "carers" if told in CARERS else "learning_disability"
        assert team in emails[f"{told.worker}@{DOMAIN}"].teams


def test_steps_of_the_home_need_no_more_answers_than_are_told() -> None:
    for end in STEPS:
        form = FORMS[PATHWAYS["organisational_safeguarding"].steps[end.step].form]
        given = {code: value if isinstance(value, tuple) else (value,) for code, value in end.said.items()}
        assert not [each for part in logic.progress(form, given) for each in part.missing]


def test_the_home_is_the_one_that_concerns_name() -> None:
    named = [end.said.get("service_name") for concern in CONCERNS for end in concern.ends]
    assert named.count(HOME) >= 3
