"""The walks of the stories fit the pathways and forms as they stand."""

from __future__ import annotations

import pytest

from homefirst.config.effects import EFFECTS
from homefirst.demo.staff import STAFF
from homefirst.demo.stories import told
from homefirst.demo.stories.walks import WALKS, Walk
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.forms.definition.reading import read_folder as read_forms
from homefirst.practice.pathways.definition.reading import read_folder as read_pathways

every_walk = pytest.mark.parametrize("walk", WALKS, ids=lambda walk: f"{walk.la_id}-{walk.pathway}")
PATHWAYS = read_pathways(definitions.folder() / "pathways", roles=set(roles()), effects=EFFECTS)
EMAILS = {worker.email: worker for worker in STAFF}


@every_walk
def test_each_step_and_outcome_is_one_of_the_file(walk: Walk) -> None:
    pathway = PATHWAYS[walk.pathway]
    assert set(walk.dates) <= set(pathway.dates)
    for done in walk.done:
        assert done.outcome in pathway.steps[done.step].outcomes
        assert EMAILS[walk.worker].role in pathway.steps[done.step].done_by
    for handed in walk.handed_over:
        for done in handed.done:
            steps = PATHWAYS[handed.pathway].steps
            assert done.outcome in steps[done.step].outcomes
            assert EMAILS[handed.to].role in steps[done.step].done_by


@every_walk
def test_every_answer_is_to_a_question_of_the_form(walk: Walk) -> None:
    pathway = PATHWAYS[walk.pathway]
    forms = read_forms(definitions.folder() / "forms")
    for done in walk.done:
        asked = {question.code for question in forms[pathway.steps[done.step].form].questions()}
        assert set(done.answers) <= asked


@every_walk
def test_days_follow_one_another(walk: Walk) -> None:
    days = [walk.opened_on, *(done.on for done in walk.done)]
    assert days == sorted(days)


@every_walk
def test_people_and_staff_are_those_of_the_borough(walk: Walk) -> None:
    assert walk.la_id in {person.la_id for person in told()}
    assert {walk.worker, *(handed.to for handed in walk.handed_over)} <= set(EMAILS)
