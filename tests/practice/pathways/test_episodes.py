"""Setting out on a pathway, moving on, coming back, and what each move leaves in the record."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode, PastStep, Promise, Step
from homefirst.practice.people.actions import change_person
from homefirst.support.services.actions import add_service
from homefirst.support.services.models import Service
from tests.factories import TODAY, acting, actor
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
DAY = timedelta(days=1)


def test_an_episode_begins_with_its_first_step_in_somebodys_hands_and_a_due_day() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations", date(2026, 11, 25))
    step = in_hand(episode, "conversation_1")
    assert (step.held_by, step.state, step.due_on) == (by.user, Step.State.NOT_STARTED, date(2026, 11, 27))
    assert AuditRow.objects.filter(action="work.open", record_id=graham.pk).count() == 1


def test_nobody_is_on_a_pathway_twice() -> None:
    by, graham = worker()
    assert begun(by, graham, "three_conversations") == begun(by, graham, "three_conversations")
    assert Episode.objects.count() == 1


def test_an_outcome_opens_the_next_step_and_counts_as_its_file_says() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    done(episode, "conversation_1", "crisis", by, TODAY + DAY)
    assert in_hand(episode, "conversation_2").held_by == by.user
    counted = PastStep.objects.get(person=graham)
    assert (counted.kind, counted.starts_on, counted.ends_on) == ("Request", TODAY, TODAY + DAY)
    assert counted.outcome == "Progress to assessment, review or reassessment"


def test_somebody_with_long_term_support_is_reviewed_and_not_counted_as_a_new_request() -> None:
    by, graham = worker()
    home_care = {"service_component": "Home support or domiciliary care", "starts_on": date(2025, 10, 20)}
    add_service(person=graham, service_type="Long term support: Community", by=by, on=TODAY, **home_care)
    done(begun(by, graham, "three_conversations"), "conversation_1", "connected", by)
    counted = PastStep.objects.get(person=graham)
    assert (counted.kind, counted.review_reason) == ("Review", "Unplanned: Other reason")


def test_a_first_talk_after_a_counted_contact_is_an_assessment() -> None:
    by, graham = worker()
    contact = begun(by, graham, "first_contact")
    done(contact, "log_and_screen", "carry_on", by)
    done(contact, "understand", "pass_on", by)
    done(contact, "route", "conversation", acting(by.user, "first_contact") if by.user else by)
    talk = Episode.objects.get(code="three_conversations")
    done(talk, "conversation_1", "connected", by)
    assert list(PastStep.objects.order_by("pk").values_list("kind", flat=True)) == ["Request", "Assessment"]


def test_an_ending_closes_the_episode_and_what_is_open_is_no_longer_needed() -> None:
    by, graham = worker("safeguarding_lead")
    episode = begun(by, graham, "liberty", dates={"received": TODAY})
    done(episode, "receive", "standard", by)
    done(episode, "assess_best_interests", "met", by)
    episode.refresh_from_db()
    assert episode.gathered == ["assess_best_interests"]
    done(episode, "assess_mental_health", "not_met", by)
    done(episode, "sign_off", "not_granted", by, reason="Capacity was found.")
    episode.refresh_from_db()
    assert (episode.state, episode.ending, episode.closed_on) == ("closed", "not_granted", TODAY)


def test_a_death_ends_the_pathway_its_clocks_and_the_care() -> None:
    by, graham = worker("reablement")
    episode = begun(by, graham, "reablement")
    done(episode, "screen", "suitable", by)
    done(episode, "goals", "agreed", by)
    assert Service.objects.get(person=graham, ends_on__isnull=True).service_component == "Reablement"
    done(episode, "weekly_review", "died", by, TODAY + 5 * DAY)
    ended = Service.objects.get(person=graham)
    assert (ended.ends_on, ended.outcome) == (TODAY + 5 * DAY, "NFA: Deceased")
    episode.refresh_from_db()
    assert (episode.state, episode.ending) == ("closed", "died")
    assert not Step.objects.filter(episode=episode, state__in=Step.OPEN).exists()


def test_reablement_starts_and_ends_the_service_that_the_measures_read() -> None:
    by, graham = worker("reablement")
    episode = begun(by, graham, "reablement")
    done(episode, "screen", "suitable", by, date(2026, 6, 3))
    done(episode, "goals", "agreed", by, date(2026, 6, 8))
    done(episode, "weekly_review", "carry_on", by, date(2026, 6, 15))
    assert in_hand(episode, "weekly_review").due_on == date(2026, 6, 22)
    done(episode, "weekly_review", "ready_to_finish", by, date(2026, 6, 29))
    done(episode, "final_review", "independent", by, date(2026, 7, 5))
    service = Service.objects.get(person=graham)
    assert (service.service_type, service.starts_on, service.ends_on, service.outcome) == (
        "Short term support: ST-Max",
        date(2026, 6, 8),
        date(2026, 7, 5),
        "NFA: Support ended as planned",
    )


def test_what_a_person_has_to_do_becomes_a_promise_with_a_day() -> None:
    by, graham = worker()
    done(
        begun(by, graham, "three_conversations", date(2026, 11, 25)),
        "conversation_1",
        "connected",
        by,
        date(2026, 11, 25),
    )
    found = {made.words: made.due_on for made in Promise.objects.filter(person=graham)}
    assert found["Plan a call"] == date(2026, 12, 23)
    assert found["Send what we talked about"] == date(2026, 11, 25)
    call = Promise.objects.get(words="Plan a call")
    actions.keep_promise(made=call, words="She is well.", row_version=1, by=by, on=TODAY)
    with pytest.raises(NotNow, match="done already"):
        actions.keep_promise(made=call, words="Again", row_version=2, by=by, on=TODAY)


def test_a_step_that_comes_again_stops_at_its_most() -> None:
    by, graham = worker("reablement")
    episode = begun(by, graham, "reablement")
    done(episode, "screen", "suitable", by)
    done(episode, "goals", "agreed", by)
    for _ in range(5):
        done(episode, "weekly_review", "carry_on", by)
    with pytest.raises(Invalid, match="This has come 6 times"):
        done(episode, "weekly_review", "carry_on", by)
    done(episode, "weekly_review", "ready_to_finish", by)


def test_an_outcome_that_needs_a_reason_keeps_the_step_open_without_one() -> None:
    by, graham = worker("reablement")
    episode = begun(by, graham, "reablement")
    with pytest.raises(Invalid) as refused:
        done(episode, "screen", "not_suitable", by)
    assert refused.value.fields == {"reason": "Say why, in a sentence."}
    assert in_hand(episode, "screen").state == Step.State.NOT_STARTED


def test_an_outcome_that_the_step_does_not_have_is_refused() -> None:
    by, graham = worker()
    with pytest.raises(Invalid, match="Choose how this ended"):
        done(begun(by, graham, "three_conversations"), "conversation_1", "tea", by)


def test_a_costly_plan_waits_for_somebody_else_to_agree() -> None:
    by, graham = worker()
    episode = begun(by, graham, "support_plan")
    done(episode, "draft", "drafted", by)
    with pytest.raises(Invalid, match="what it costs a week"):
        done(episode, "budget", "agreed", by)
    done(episode, "budget", "agreed", by, weekly_cost=Decimal("500.01"))
    step = in_hand(episode, "budget")
    assert (step.state, step.chosen) == (Step.State.AGREEMENT, "agreed")
    with pytest.raises(NotAllowed):
        actions.agree(step=step, row_version=step.row_version, by=by, on=TODAY)
    manager = actor("team_manager", teams=(graham.record.team,) if graham.record.team else ())
    actions.send_back(
        step=step, words="Ask the sister first.", row_version=step.row_version, by=manager, on=TODAY
    )
    step = in_hand(episode, "budget")
    assert (step.state, step.held_by, step.sent_back_words) == ("sent_back", by.user, "Ask the sister first.")
    done(episode, "budget", "agreed", by, weekly_cost=Decimal("500.01"))
    step = in_hand(episode, "budget")
    actions.agree(step=step, row_version=step.row_version, by=manager, on=TODAY)
    assert Step.objects.get(pk=step.pk).agreed_by == manager.user
    assert in_hand(episode, "answer").held_by == by.user or in_hand(episode, "answer").team


def test_a_plan_within_the_limit_needs_nobody_else() -> None:
    by, graham = worker()
    episode = begun(by, graham, "support_plan")
    done(episode, "draft", "drafted", by)
    done(episode, "budget", "agreed", by, weekly_cost=Decimal(500))
    assert in_hand(episode, "answer")


def test_a_pause_gives_the_days_back() -> None:
    by, graham = worker()
    episode = begun(by, graham, "support_plan", date(2026, 11, 2))
    step = in_hand(episode, "draft")
    assert step.due_on == date(2026, 11, 16)
    actions.pause(step=step, reason="the person asked us to wait", row_version=1, by=by, on=date(2026, 11, 4))
    with pytest.raises(NotNow, match="paused"):
        done(episode, "draft", "drafted", by)
    actions.go_on(step=step, row_version=2, by=by, on=date(2026, 11, 9))
    assert in_hand(episode, "draft").due_on == date(2026, 11, 19)  # three working days later


def test_a_clock_stops_only_for_the_reasons_of_its_file() -> None:
    by, graham = worker()
    step = in_hand(begun(by, graham, "support_plan"), "draft")
    with pytest.raises(Invalid, match="Choose why the clock stops"):
        actions.pause(step=step, reason="I am busy", row_version=1, by=by, on=TODAY)
    lead, other = worker("safeguarding_lead")
    legal = begun(lead, other, "liberty", dates={"received": TODAY})
    done(legal, "receive", "standard", lead)
    with pytest.raises(NotNow, match="does not stop"):
        actions.pause(
            step=in_hand(legal, "assess_best_interests"), reason="x", row_version=1, by=lead, on=TODAY
        )


def test_a_clock_without_its_start_has_no_day_until_the_date_is_known() -> None:
    by, graham = worker("safeguarding_lead")
    episode = begun(by, graham, "safeguarding")
    assert in_hand(episode, "concern").due_on is None
    actions.set_date(episode=episode, name="received", day=TODAY - DAY, row_version=1, by=by, on=TODAY)
    assert in_hand(episode, "concern").due_on == TODAY - DAY
    with pytest.raises(Invalid, match="no date called"):
        actions.set_date(episode=episode, name="lunch", day=TODAY, row_version=2, by=by, on=TODAY)


def test_somebody_comes_back_within_two_years_without_starting_again() -> None:
    by, diana = worker()
    episode = begun(by, diana, "mental_health_hub", date(2025, 6, 2))
    done(episode, "triage", "other_help", by, date(2025, 8, 1))
    episode.refresh_from_db()
    actions.reopen_episode(episode=episode, row_version=episode.row_version, by=by, on=date(2026, 1, 13))
    assert in_hand(episode, "welcome_back").due_on == date(2026, 1, 14)
    assert Episode.objects.count() == 1


def test_after_the_easy_return_has_ended_the_pathway_is_started_anew() -> None:
    by, diana = worker()
    episode = begun(by, diana, "mental_health_hub", date(2024, 6, 3))
    done(episode, "triage", "other_help", by, date(2024, 6, 10))
    episode.refresh_from_db()
    with pytest.raises(NotNow, match="ended on 10 June 2026"):
        actions.reopen_episode(episode=episode, row_version=episode.row_version, by=by, on=date(2026, 6, 11))


def test_a_pathway_without_easy_return_is_not_opened_again() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    with pytest.raises(NotNow, match="open already"):
        actions.reopen_episode(episode=episode, row_version=1, by=by, on=TODAY)
    done(episode, "conversation_1", "connected", by)
    episode.refresh_from_db()
    with pytest.raises(NotNow, match="no easy return"):
        actions.reopen_episode(episode=episode, row_version=episode.row_version, by=by, on=TODAY)


def test_nothing_new_is_started_for_somebody_who_has_died() -> None:
    by, graham = worker()
    change_person(person=graham, changes={"died_on": TODAY}, row_version=graham.row_version, by=by, on=TODAY)
    with pytest.raises(NotNow, match="has died"):
        begun(by, graham, "three_conversations")


def test_a_pathway_that_causes_another_opens_it_for_the_same_person() -> None:
    by, graham = worker()
    episode = begun(by, graham, "three_conversations")
    done(episode, "conversation_1", "crisis", by)
    step = done(episode, "conversation_2", "reablement", by)
    opened = Episode.objects.get(person=graham, code="reablement")
    assert opened.because_of == step
