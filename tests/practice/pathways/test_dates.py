"""Named dates, from which clocks run: days that can be right, and the clocks that they move."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from homefirst.foundation.calendar.spans import read_span
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.definition.shapes import Bounds
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.rules.dates import problem_with
from tests.factories import TODAY, actor
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand, worker

PAST = Bounds(back=read_span("12 months"), ahead=read_span("same day"))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, ""),
        (date(2025, 11, 24), ""),
        (date(2025, 11, 23), "Enter a day from 24 November 2025 to 24 November 2026. Look at the year."),
        (date(1850, 1, 1), "Enter a day from 24 November 2025 to 24 November 2026. Look at the year."),
        (TODAY + DAY, "This has happened already: enter today or an earlier day."),
        (date(2099, 1, 1), "This has happened already: enter today or an earlier day."),
    ],
)
def test_a_named_date_lies_within_what_its_file_allows(day: date, said: str) -> None:
    assert problem_with(day, PAST, on=TODAY) == said


def test_nothing_began_before_a_birth_or_after_a_death() -> None:
    born, died = date(2026, 1, 5), date(2026, 6, 2)
    said = problem_with(date(2026, 1, 4), PAST, on=TODAY, born_on=born, died_on=died)
    assert said == "Enter a day from 5 January 2026 to 2 June 2026. Look at the year."
    assert problem_with(TODAY, PAST, on=TODAY, died_on=died)


@pytest.mark.django_db
@pytest.mark.usefixtures("pathways_alone")
class TestOnTheRecord:
    def test_a_date_that_cannot_be_right_is_refused_with_the_days_that_can(self) -> None:
        by, graham = worker("safeguarding_lead")
        episode = begun(by, graham, "safeguarding")
        for wrong in (date(1850, 1, 1), date(2099, 1, 1)):
            with pytest.raises(Invalid, match="the day on which the concern came in"):
                actions.set_date(episode=episode, name="received", day=wrong, row_version=1, by=by, on=TODAY)
        with pytest.raises(Invalid):
            begun(by, graham, "reablement", dates={"started": date(1850, 1, 1)})
        assert in_hand(episode, "concern").due_on is None

    def test_a_date_moves_the_clock_of_a_step_that_was_gone_back_to(self) -> None:
        by, graham = worker("safeguarding_lead")
        episode = begun(by, graham, "safeguarding", dates={"received": TODAY - DAY})
        Step.objects.filter(episode=episode).update(turn=2)
        actions.set_date(episode=episode, name="received", day=TODAY, row_version=1, by=by, on=TODAY)
        assert in_hand(episode, "concern").due_on == TODAY

    def test_a_date_is_set_by_whoever_holds_a_step_that_waits_for_it(self) -> None:
        by, graham = worker("safeguarding_lead")
        episode = begun(by, graham, "safeguarding")
        colleague = actor("safeguarding_lead", teams=(graham.record.team,) if graham.record.team else ())
        with pytest.raises(NotNow, match="holds this"):
            actions.set_date(
                episode=episode, name="received", day=TODAY, row_version=1, by=colleague, on=TODAY
            )

    def test_no_date_is_set_on_a_pathway_that_has_ended(self) -> None:
        by, graham = worker("reablement")
        episode = begun(by, graham, "reablement")
        done(episode, "screen", "moved_away", by, reason="To Leeds.")
        episode.refresh_from_db()
        with pytest.raises(NotNow, match="Nothing is open"):
            actions.set_date(
                episode=episode, name="started", day=TODAY, row_version=episode.row_version, by=by, on=TODAY
            )


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("hurry", "due"),
    [("today", date(2026, 11, 27)), ("soon", date(2026, 12, 22)), ("planned", date(2027, 2, 16))],
)
def test_a_visit_is_due_by_how_urgent_the_screen_found_it(hurry: str, due: date) -> None:
    by, graham = worker("occupational_therapist")
    episode = begun(by, graham, "occupational_therapy")
    filled(in_hand(episode, "screen"), by, hurry=hurry)
    done(episode, "screen", "visit", by)
    assert in_hand(episode, "visit").due_on == due
