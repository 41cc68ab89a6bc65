"""A deprivation of liberty keeps the law's clocks, and stands in typed rows that are written with each step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, Stale
from homefirst.practice.liberty import actions
from homefirst.practice.liberty.models import (
    Authorisation,
    LibertyAssessment,
    LibertyCondition,
    LibertyRequest,
)
from homefirst.practice.pathways.models import Promise, Step
from tests import factories as make
from tests.factories import TODAY
from tests.practice.liberty.walking import asked, assessed, condition, granted, urgent
from tests.practice.pathways.walks import in_hand
from tests.practice.safeguarding.walking import ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
DAY = timedelta(days=1)
BOTH = ("assess_best_interests", "assess_mental_health")


def _world() -> tuple[Any, Any]:
    ours = make.team()
    return make.actor("safeguarding_lead", teams=(ours,)), make.person(of=ours, given_name="Elsie")


def test_while_an_urgent_authorisation_runs_both_assessments_are_due_by_its_last_day() -> None:
    by, elsie = _world()
    episode = urgent(by, elsie)
    assert [in_hand(episode, code).due_on for code in BOTH] == [TODAY + 6 * DAY] * 2


def test_a_standard_request_is_due_in_twenty_one_days() -> None:
    by, elsie = _world()
    episode = asked(by, elsie, received=TODAY - 2 * DAY)
    assert [in_hand(episode, code).due_on for code in BOTH] == [TODAY + 19 * DAY] * 2


def test_a_request_whose_day_nobody_said_counts_from_the_day_on_which_it_was_opened() -> None:
    by, elsie = _world()
    episode = asked(by, elsie, received=None)
    assert LibertyRequest.objects.get().received_on == TODAY
    assert [in_hand(episode, code).due_on for code in BOTH] == [TODAY + 21 * DAY] * 2


def test_the_council_extends_an_urgent_authorisation_once_and_the_clocks_go_with_it() -> None:
    by, elsie = _world()
    episode = urgent(by, elsie)
    request, until = LibertyRequest.objects.get(), TODAY + 13 * DAY
    said: dict[str, Any] = {"until": until, "why": "The doctor is ill.", "by": by, "on": TODAY + DAY}
    actions.extend_urgent(request=request, row_version=request.row_version, **said)
    assert [in_hand(episode, code).due_on for code in BOTH] == [until] * 2
    assert AuditRow.objects.filter(action="liberty.extend_urgent", record_id=elsie.pk).count() == 1
    with pytest.raises(Invalid, match="once"):
        actions.extend_urgent(request=request, row_version=request.row_version, **said)


def test_an_extension_on_an_old_page_is_stale() -> None:
    by, elsie = _world()
    urgent(by, elsie)
    request = LibertyRequest.objects.get()
    with pytest.raises(Stale):
        actions.extend_urgent(
            request=request,
            until=TODAY + 13 * DAY,
            why="The doctor is ill.",
            row_version=request.row_version + 5,
            by=by,
            on=TODAY,
        )


def test_an_urgent_authorisation_longer_than_the_law_allows_is_refused() -> None:
    by, elsie = _world()
    with pytest.raises(Invalid, match="7 days at most"):
        urgent(by, elsie, urgent_until=(TODAY + 7 * DAY).isoformat())
    assert not LibertyRequest.objects.exists()


def test_what_is_no_deprivation_is_agreed_by_somebody_and_never_granted_without_assessments() -> None:
    by, elsie = _world()
    episode = asked(by, elsie, "not_a_deprivation", reason="He comes and goes as he likes.")
    assert list(episode.steps.filter(state__in=Step.OPEN).values_list("code", flat=True)) == ["not_needed"]
    ended(episode, "not_needed", "agreed", by, why_not="By words and conduct he consents.")
    episode.refresh_from_db()
    request = LibertyRequest.objects.get()
    assert (episode.state, request.result, request.decided_on) == ("closed", "not_needed", TODAY)
    assert request.result_why == "By words and conduct he consents."


def test_whoever_does_not_agree_has_it_assessed() -> None:
    by, elsie = _world()
    episode = asked(by, elsie, "not_a_deprivation", reason="He comes and goes as he likes.")
    ended(episode, "not_needed", "must_be_assessed", by, reason="The door is locked at night.")
    assert {in_hand(episode, code).code for code in BOTH} == set(BOTH)


def test_each_of_six_requirements_stands_with_its_assessor_and_day() -> None:
    by, elsie = _world()
    assessed(asked(by, elsie), by, capacity_by="Ana Roy", capacity_on=(TODAY - DAY).isoformat())
    rows = LibertyAssessment.objects.order_by("pk").values_list("requirement", "assessor", "on")
    assert list(rows) == [
        ("age", "Jo Hall", TODAY),
        ("refusals", "Jo Hall", TODAY),
        ("capacity", "Ana Roy", TODAY - DAY),
        ("best_interests", "Jo Hall", TODAY),
        ("mental_health", "Dr Ode", TODAY),
        ("eligibility", "Dr Ode", TODAY),
    ]


def test_one_person_alone_never_assesses_both() -> None:
    by, elsie = _world()
    episode = asked(by, elsie)
    ended(episode, "assess_best_interests", "met", by, assessor="Jo Hall")
    ended(episode, "assess_mental_health", "met", by, assessor="jo hall")
    with pytest.raises(Invalid, match="two people"):
        ended(episode, "sign_off", "granted", by, starts_on=TODAY.isoformat(), ends_on=TODAY.isoformat())
    assert not Authorisation.objects.exists()


def test_a_failed_requirement_and_a_thirteenth_month_are_refused() -> None:
    by, elsie = _world()
    with pytest.raises(Invalid, match="12 months at most"):
        granted(by, elsie, days=380)
    other = make.person(of=elsie.record.team, given_name="Ivo")
    episode = asked(by, other)
    assessed(episode, by, lacks_capacity=False)
    with pytest.raises(Invalid, match="Not met: capacity"):
        ended(episode, "sign_off", "granted", by, starts_on=TODAY.isoformat(), ends_on=TODAY.isoformat())


def test_an_authorisation_never_ends_unnoticed() -> None:
    by, elsie = _world()
    row = granted(by, elsie, days=180)
    renew = in_hand(row.request.episode, "renew")
    assert renew.due_on == row.ends_on - 28 * DAY
    assert renew.held_by is not None or renew.team is not None
    assert (row.request.result, row.request.decided_on) == ("granted", TODAY)


def test_a_short_authorisation_is_asked_about_at_once() -> None:
    by, elsie = _world()
    assert in_hand(granted(by, elsie, days=10).request.episode, "renew").due_on == TODAY


def test_conditions_have_who_sees_to_them_and_by_when_and_a_check_closes_those_that_were_due() -> None:
    by, elsie = _world()
    row = granted(by, elsie, **condition(1, "A walk each day", 0), **condition(2, "Less medicine", 30))
    kept = LibertyCondition.objects.order_by("pk").values_list("words", "owner", "due_on")
    assert list(kept) == [
        ("A walk each day", "The manager", TODAY),
        ("Less medicine", "The manager", TODAY + 30 * DAY),
    ]
    ended(row.request.episode, "conditions", "kept", by)
    assert list(LibertyCondition.objects.order_by("pk").values_list("met_on", flat=True)) == [TODAY, None]


def test_a_review_may_vary_the_conditions_and_a_suspension_ends_with_the_next() -> None:
    by, elsie = _world()
    row = granted(by, elsie, **condition(1, "A walk each day", 20))
    episode = row.request.episode
    ended(episode, "conditions", "review_asked", by)
    ended(
        episode,
        "part_8_review",
        "suspended",
        by,
        reason="In hospital.",
        vary=True,
        **condition(1, "A garden", 9),
    )
    row.refresh_from_db()
    assert row.suspended_on == TODAY
    assert [each.words for each in row.conditions.filter(replaced_on=None)] == ["A garden"]
    ended(episode, "conditions", "review_asked", by)
    ended(episode, "part_8_review", "goes_on", by, vary=False)
    row.refresh_from_db()
    assert row.suspended_on is None


def test_without_a_representative_it_is_said_who_sees_to_it_and_it_comes_back() -> None:
    by, elsie = _world()
    row = granted(by, elsie)
    episode = row.request.episode
    ended(episode, "representative", "none_yet", by, found=False, what_next="An advocate on Monday, by me.")
    row.refresh_from_db()
    assert (row.representative, row.what_next) == ("", "An advocate on Monday, by me.")
    ended(episode, "representative", "appointed", by, found=True, name_of="Her niece", paid=False)
    row.refresh_from_db()
    assert (row.representative, row.representative_since, row.what_next) == ("Her niece", TODAY, "")
    ended(episode, "conditions", "representative_ended", by, reason="She moves abroad.")
    row.refresh_from_db()
    assert (row.representative, row.what_next) == ("", "She moves abroad.")
    assert in_hand(episode, "representative").turn == 3


def test_going_to_court_stands_with_its_day_and_the_lead_is_alerted() -> None:
    by, elsie = _world()
    row = granted(by, elsie)
    ended(row.request.episode, "conditions", "to_court", by, reason="She asks to go home.")
    row.refresh_from_db()
    assert row.court_on == TODAY
    assert Promise.objects.filter(words="Alert the safeguarding lead").exists()


@pytest.mark.parametrize(("step", "outcome"), [("renew", "died"), ("part_8_review", "ceases")])
def test_an_authorisation_ends_on_the_day_of_a_death_or_when_it_ceases(step: str, outcome: str) -> None:
    by, elsie = _world()
    row = granted(by, elsie)
    if step == "part_8_review":
        ended(row.request.episode, "conditions", "review_asked", by)
    ended(row.request.episode, step, outcome, by)
    row.refresh_from_db()
    assert row.ended_on == TODAY


def test_closed_without_assessment_is_counted_apart_with_its_reason() -> None:
    by, elsie = _world()
    episode = asked(by, elsie)
    ended(episode, "assess_best_interests", "closed_without_assessment", by, reason="He went home.")
    request = LibertyRequest.objects.get()
    assert (request.result, request.result_why, request.decided_on) == ("closed", "He went home.", TODAY)
