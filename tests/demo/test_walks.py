"""The walks of the stories fit the pathways and forms as they stand."""

from __future__ import annotations

import pytest

from homefirst.demo.staff import STAFF
from homefirst.demo.stories import told
from homefirst.demo.stories.moves import Again, Back, Walk
from homefirst.demo.stories.walks import WALKS
from tests import shipped

every_walk = pytest.mark.parametrize("walk", WALKS, ids=lambda walk: f"{walk.la_id}-{walk.pathway}")
PATHWAYS = shipped.pathways()
EMAILS = {worker.email: worker for worker in STAFF}


@every_walk
def test_each_step_and_outcome_is_one_of_the_file(walk: Walk) -> None:
    pathway = PATHWAYS[walk.pathway]
    assert set(walk.dates) <= set(pathway.dates)
    ways = [(walk.pathway, walk.worker, walk.done)]
    ways += [(handed.pathway, handed.to, handed.done) for handed in walk.handed_over]
    for code, worker, steps_done in ways:
        steps = PATHWAYS[code].steps
        for done in steps_done:
            if isinstance(done, Back):
                assert done.to in steps
            elif isinstance(done, Again):
                assert PATHWAYS[code].easy_return
                continue
            else:
                assert done.outcome in steps[done.step].outcomes
            assert EMAILS[worker].role in steps[done.step].done_by


@every_walk
def test_every_answer_is_to_a_question_of_the_form(walk: Walk) -> None:
    forms = shipped.forms()
    ways = [(walk.pathway, walk.done), *((handed.pathway, handed.done) for handed in walk.handed_over)]
    for code, steps_done in ways:
        for done in steps_done:
            if not isinstance(done, (Back, Again)):
                form = forms.get(PATHWAYS[code].steps[done.step].form)
                asked = {question.code for question in form.questions()} if form else set()
                assert set(done.answers) <= asked


@every_walk
def test_days_follow_one_another(walk: Walk) -> None:
    days = [walk.opened_on, *(done.on for done in walk.done)]
    assert days == sorted(days)


@every_walk
def test_people_and_staff_are_those_of_the_borough(walk: Walk) -> None:
    assert walk.la_id in {person.la_id for person in told()}
    assert {walk.worker, *(handed.to for handed in walk.handed_over)} <= set(EMAILS)
