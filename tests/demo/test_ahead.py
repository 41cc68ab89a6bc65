"""What is told of wishes and of growing up: the files' own steps, outcomes and answers, day after day."""

from __future__ import annotations

import pytest

from homefirst.demo.staff import DOMAIN, STAFF
from homefirst.demo.stories.ahead import ASKED, YOUNG
from homefirst.demo.stories.boards import Ended
from tests.demo.test_registers import FORMS, PATHWAYS

ENDS = [(one.pathway, end) for one in ASKED for end in one.ends]
ENDS += [("transition", end) for one in YOUNG for end in one.ends]


@pytest.mark.parametrize(("pathway", "end"), ENDS)
def test_each_step_outcome_and_answer_is_one_of_the_files(pathway: str, end: Ended) -> None:
    step = PATHWAYS[pathway].steps[end.step]
    assert end.outcome in step.outcomes
    asked = {question.code for question in FORMS[step.form].questions()} if step.form else set()
    assert set(end.said) <= asked


def test_days_follow_one_another_and_each_worker_is_of_the_team_that_they_act_for() -> None:
    teams = {worker.email: worker.teams for worker in STAFF}
    for one in (*ASKED, *YOUNG):
        days = [one.days_ago, *(end.days_ago for end in one.ends)]
        assert days == sorted(days, reverse=True)
        assert teams[f"{one.worker}@{DOMAIN}"]
    assert all(one.team in teams[f"{one.worker}@{DOMAIN}"] for one in ASKED)


def test_young_people_are_not_18_when_the_demonstration_stands_still() -> None:
    assert all(one.born_on.year > 2008 for one in YOUNG)
