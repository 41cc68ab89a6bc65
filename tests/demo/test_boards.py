"""What the boards of the demonstration tell fits the pathways and forms as they stand."""

from __future__ import annotations

import pytest

from homefirst.demo.staff import DOMAIN, STAFF
from homefirst.demo.stories.boards import CONCERNS, NOTICES, WAYS_HOME, Ended
from homefirst.practice.hospital.actions.files import COLUMNS
from homefirst.practice.hospital.definition import hospital_rule
from tests import shipped

PATHWAYS = shipped.pathways()
FORMS = shipped.forms()
ENDS = [("safeguarding", end) for concern in CONCERNS for end in concern.ends]
ENDS += [("hospital_discharge", end) for home in WAYS_HOME for end in home.ends]


@pytest.mark.parametrize(("pathway", "end"), ENDS)
def test_each_step_outcome_and_answer_is_one_of_the_files(pathway: str, end: Ended) -> None:
    step = PATHWAYS[pathway].steps[end.step]
    assert end.outcome in step.outcomes
    assert ("safeguarding_lead" if end.by_lead else "social_worker") in step.done_by
    asked = {question.code for question in FORMS[step.form].questions()} if step.form else set()
    assert set(end.said) <= asked


def test_days_follow_one_another() -> None:
    for told in (*CONCERNS, *WAYS_HOME):
        days = [told.days_ago, *(end.days_ago for end in told.ends)]
        assert days == sorted(days, reverse=True)


def test_workers_beds_and_columns_are_there() -> None:
    emails = {worker.email: worker for worker in STAFF}
    for concern in CONCERNS:
        assert concern.team in emails[f"{concern.worker}@{DOMAIN}"].teams
    assert {home.bed for home in WAYS_HOME if home.bed} <= set(hospital_rule().beds)
    assert set(NOTICES.splitlines()[0].split(",")) <= set(COLUMNS)
