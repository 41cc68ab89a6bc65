"""What a step knows of days goes with the work: into the clocks of what comes next, and into what it opens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from homefirst.practice.pathways.actions import open_episode, set_date
from homefirst.practice.pathways.actions.promises import promised
from homefirst.practice.pathways.models import Episode
from tests.factories import TODAY
from tests.practice.pathways.walks import begun, done, in_hand, worker

DAY = timedelta(days=1)
ENDED = {"ended": "the last day of reablement"}


@pytest.mark.django_db
@pytest.mark.usefixtures("pathways_alone")
class TestOnTheRecord:
    def test_the_first_look_back_counts_from_the_day_on_which_help_began(self) -> None:
        by, graham = worker("broker")
        plan = begun(by, graham, "support_plan")
        plan.steps.update(code="arrange")
        done(plan, "arrange", "started", by)
        review = Episode.objects.get(person=graham, code="review")
        assert review.dates == {"help_started": TODAY.isoformat()}
        assert in_hand(review, "light_touch").due_on == TODAY + 56 * DAY

    def test_calls_after_reablement_count_from_its_first_and_its_last_day(self) -> None:
        by, graham = worker("reablement")
        episode = begun(by, graham, "reablement")
        done(episode, "screen", "suitable", by)
        done(episode, "goals", "agreed", by)
        assert in_hand(episode, "weekly_review").due_on == TODAY + 7 * DAY
        done(episode, "weekly_review", "ready_to_finish", by, on=TODAY + 30 * DAY)
        done(episode, "final_review", "independent", by, on=TODAY + 35 * DAY)
        assert in_hand(episode, "follow_up_84").due_on == TODAY + 84 * DAY
        done(episode, "follow_up_84", "known", by, on=TODAY + 84 * DAY)
        assert in_hand(episode, "follow_up_91").due_on == TODAY + (35 + 91) * DAY

    def test_a_day_that_somebody_said_before_stands(self) -> None:
        by, graham = worker("reablement")
        episode = begun(by, graham, "reablement", dates={"started": TODAY - 3 * DAY})
        done(episode, "screen", "suitable", by)
        done(episode, "goals", "agreed", by)
        assert in_hand(episode, "weekly_review").due_on == TODAY + 4 * DAY

    def test_the_yearly_review_counts_from_the_day_of_the_look_back(self) -> None:
        by, graham = worker()
        review = begun(by, graham, "review", dates={"help_started": TODAY - 40 * DAY})
        done(review, "light_touch", "unchanged", by)
        assert in_hand(review, "yearly").due_on == date(TODAY.year + 1, TODAY.month, TODAY.day)

    def test_what_is_open_already_is_told_a_day_that_nobody_has_said(self) -> None:
        by, graham = worker()
        review = begun(by, graham, "review")
        assert in_hand(review, "light_touch").due_on is None
        carried = {"help_started": TODAY - 7 * DAY}
        open_episode(person=graham, code="review", by=by, on=TODAY, carried=carried)
        assert in_hand(review, "light_touch").due_on == TODAY + 49 * DAY
        open_episode(person=graham, code="review", by=by, on=TODAY, carried={"help_started": TODAY})
        assert in_hand(review, "light_touch").due_on == TODAY + 49 * DAY

    def test_a_day_that_cannot_be_right_is_left_to_be_said_and_stops_nothing(self) -> None:
        by, graham = worker()
        carried = {"help_started": date(1850, 1, 1), "no_such_date": TODAY}
        review = open_episode(person=graham, code="review", by=by, on=TODAY, carried=carried)
        assert review.dates == {}
        set_date(episode=review, name="help_started", day=TODAY, row_version=1, by=by, on=TODAY)
        assert in_hand(review, "light_touch").due_on == TODAY + 56 * DAY


@pytest.mark.parametrize(
    ("dates", "what", "due"),
    [
        ({"ended": TODAY - 7 * DAY}, "Plan a call", TODAY + 21 * DAY),
        ({"ended": TODAY - 90 * DAY}, "Plan a call", TODAY),
        ({}, "Plan a call: 4 weeks after the last day of reablement, which nobody has said", TODAY),
    ],
)
def test_a_promise_counts_from_a_named_date(dates: dict[str, date], what: str, due: date) -> None:
    assert promised("Plan a call in 4 weeks from ended", TODAY, dates, ENDED) == (what, due)


def test_a_promise_without_a_date_counts_from_today() -> None:
    assert promised("Plan a call in 4 weeks", TODAY) == ("Plan a call", TODAY + 28 * DAY)
    assert promised("Tell the hospital team", TODAY) == ("Tell the hospital team", TODAY)
