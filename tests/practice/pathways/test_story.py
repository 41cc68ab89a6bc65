"""Pathways as spans of a person's story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.practice.pathways.queries import WORK_MARK, work_told
from homefirst.practice.people.queries import Lane, StoryEvent, person_story
from tests.factories import TODAY
from tests.practice.pathways.walks import Worker, begun, done, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
SPRING = TODAY - timedelta(days=30)


@pytest.fixture
def hannah() -> Worker:
    return worker()


def told(by_and_about: Worker) -> list[StoryEvent]:
    _, about = by_and_about
    return [each for each in person_story(about, TODAY, work_told(about)) if each.lane is Lane.WORK]


def test_a_pathway_goes_on_until_it_ends(hannah: Worker) -> None:
    by, about = hannah
    begun(by, about, "three_conversations")
    (span,) = told(hannah)
    assert (span.words, span.starts, span.ends) == ("Three Conversations", TODAY, None)
    assert span.is_span
    assert span.link == WORK_MARK


def test_an_end_is_told_in_the_words_of_its_outcome(hannah: Worker) -> None:
    by, about = hannah
    episode = begun(by, about, "three_conversations")
    done(episode, "conversation_1", "connected", by)
    (span,) = told(hannah)
    assert (span.ends, span.more) == (TODAY, "Connected to their own and community support")


def test_pathways_are_asked_together_with_the_rest(hannah: Worker, django_assert_num_queries: object) -> None:
    by, about = hannah
    begun(by, about, "three_conversations")
    told(hannah)
    begun(by, about, "care_act_assessment")
    told(hannah)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(told(hannah)) == 2


def test_nobody_elses_pathways_are_told(hannah: Worker) -> None:
    by, about = hannah
    _, other = worker()
    begun(by, about, "three_conversations")
    assert told((by, other)) == []
