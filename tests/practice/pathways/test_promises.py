"""What an outcome brings about: kept at once where the step asked it, else in somebody's hands with a day."""

from __future__ import annotations

import pytest

from homefirst.config.effects import EFFECTS
from homefirst.practice.pathways.definition.shapes import Outcome, Step
from homefirst.practice.pathways.definition.words import causes, promises
from homefirst.practice.pathways.library import in_force, read
from homefirst.practice.pathways.models import Promise
from tests.factories import TODAY
from tests.practice.pathways.walks import begun, done, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def _of(code: str, step: str, outcome: str) -> tuple[Step, Outcome]:
    pathway = read(in_force(code, TODAY))
    return pathway.steps[step], pathway.outcomes_of(step)[outcome]


def test_what_the_form_of_a_step_asked_is_kept_and_never_asked_again() -> None:
    step, outcome = _of("assistive_technology", "need", "try_it")
    assert promises(step, outcome, EFFECTS) == ()
    assert "records consent from what is written at the step" in causes(step, outcome, EFFECTS)


def test_an_ending_that_no_form_belongs_to_leaves_what_it_records_to_be_done() -> None:
    step, died = _of("support_plan", "draft", "died")
    assert "record the date of death" in promises(step, died, EFFECTS)


def test_a_reason_is_the_record_of_a_choice() -> None:
    step, declined = _of("support_plan", "draft", "does_not_want_this")
    assert not [line for line in promises(step, declined, EFFECTS) if line.startswith("record")]


def test_finishing_a_step_leaves_no_debt_of_what_its_form_recorded() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    done(episode, "conversation_1", "does_not_want_this", by, reason="He has his brother.")
    words = set(Promise.objects.filter(person=graham).values_list("words", flat=True))
    assert not [each for each in words if each.startswith("Record")]


def test_a_date_of_death_is_left_to_be_written_on_the_person() -> None:
    by, graham = worker()
    done(begun(by, graham, "three_conversations"), "conversation_1", "died", by)
    assert Promise.objects.filter(words="Record date of death", held_by=by.user).exists()
