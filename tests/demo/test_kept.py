"""What is told of wishes, trials and years of learning fits the files, and those who tell it may."""

from __future__ import annotations

import pytest

from homefirst.demo.staff import DOMAIN, STAFF
from homefirst.demo.stories.kept import KEPT, Kept
from tests.demo.test_registers import FORMS, PATHWAYS

ROLES = {worker.email: worker.role for worker in STAFF}


@pytest.mark.parametrize("one", KEPT, ids=lambda one: one.family_name)
def test_each_step_outcome_and_answer_is_one_of_the_files_and_the_worker_may_do_it(one: Kept) -> None:
    for end in one.ends:
        step = PATHWAYS[one.pathway].steps[end.step]
        assert end.outcome in step.outcomes
        assert ROLES[f"{one.worker}@{DOMAIN}"] in step.done_by
        asked = {question.code for question in FORMS[step.form].questions()} if step.form else set()
        assert set(end.said) <= asked


def test_days_follow_one_another() -> None:
    for one in KEPT:
        days = [one.days_ago, *(end.days_ago for end in one.ends)]
        assert days == sorted(days, reverse=True)
