"""What is written to the people of the stories fits the pathways, the forms and the letters as they stand."""

from __future__ import annotations

import pytest

from homefirst.demo.staff import STAFF
from homefirst.demo.stories import STORIES, told
from homefirst.demo.stories.letters import FROM_RECORD, WRITTEN, FromRecord, Written
from homefirst.demo.stories.walks import WALKS
from homefirst.practice.letters.library import letter_for, letters
from tests import shipped

PATHWAYS = shipped.pathways()
every_letter = pytest.mark.parametrize("written", WRITTEN, ids=lambda each: f"{each.la_id}-{each.pathway}")


@every_letter
def test_the_step_ends_in_a_letter_that_there_is(written: Written) -> None:
    outcome = PATHWAYS[written.pathway].steps[written.step].outcomes[written.outcome]
    sent = [cause.argument for cause in outcome.causes if cause.effect == "send"]
    assert any(letter_for(words, written.pathway) for words in sent)


@every_letter
def test_every_answer_is_to_a_question_of_the_form(written: Written) -> None:
    form = PATHWAYS[written.pathway].steps[written.step].form
    asked = {question.code for question in shipped.forms()[form].questions()}
    assert set(written.answers) <= asked


@every_letter
def test_the_worker_may_do_the_step_and_the_person_is_of_the_borough(written: Written) -> None:
    worker = next(worker for worker in STAFF if worker.email == written.worker)
    assert worker.role in PATHWAYS[written.pathway].steps[written.step].done_by
    assert written.la_id in {person.la_id for person in told()}


def test_each_of_the_five_is_written_to() -> None:
    walked = {walk.la_id for walk in WALKS if walk.pathway in ("reablement", "carer")}  # goals; a decision
    assert len({written.la_id for written in WRITTEN} | walked) == 5


@pytest.mark.parametrize("written", FROM_RECORD, ids=lambda each: f"{each.la_id}-{each.code}")
def test_a_letter_from_the_record_is_one_that_can_be_written_to_them(written: FromRecord) -> None:
    template = letters()[written.code]
    assert ("around" if written.to else "person") in template.written_to
    assert len(written.own) == len(template.asks)
    about = next(story for story in STORIES if story.la_id == written.la_id)
    assert not written.to or any(tie.name == written.to and tie.may_share for tie in about.ties)
    assert written.worker in {worker.email for worker in STAFF}
