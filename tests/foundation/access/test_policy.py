from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.policy import can, check, visible
from homefirst.foundation.errors import NotAllowed
from tests import factories as make

pytestmark = pytest.mark.django_db


def tie(record: Record, kind: str, **rest: object) -> Tie:
    return Tie.objects.create(
        **{"record": record, "kind": kind, "starts_at": make.NOW - timedelta(hours=1)} | rest
    )


def test_a_worker_opens_a_record_of_their_team_and_no_other() -> None:
    ours, theirs = make.team(), make.team()
    worker = make.actor(teams=(ours,))
    assert check(worker, "person.see", make.record(of=ours)).tie == "team"
    assert not can(worker, "person.see", make.record(of=theirs))


def test_leaving_a_team_ends_its_reach_on_the_next_question() -> None:
    ours = make.team()
    worker, record = make.actor(teams=(ours,)), make.record(of=ours)
    make.accounts.leave_team(user=worker.user, team=ours, by=make.SYSTEM, on=make.TODAY)
    assert not can(worker, "person.see", record)


@pytest.mark.parametrize("kind", [Tie.Kind.ALLOCATED, Tie.Kind.NAMED, Tie.Kind.CLAIMED, Tie.Kind.BREAK_GLASS])
def test_a_tie_opens_a_record_and_says_why(kind: Tie.Kind) -> None:
    worker, record = make.actor(), make.record()
    tie(record, kind, user=worker.user)
    assert check(worker, "person.see", record).tie == kind.label


def test_a_tie_that_ended_or_has_not_begun_opens_nothing() -> None:
    worker, record = make.actor(), make.record()
    tie(record, Tie.Kind.ALLOCATED, user=worker.user, ends_at=make.NOW)
    tie(record, Tie.Kind.DUTY, user=worker.user, starts_at=make.NOW + timedelta(minutes=1))
    assert not can(worker, "person.see", record)


def test_a_restricted_record_opens_to_those_named_and_to_nobody_else() -> None:
    ours = make.team()
    worker, record = make.actor(teams=(ours,)), make.record(of=ours, restricted=True)
    tie(record, Tie.Kind.ALLOCATED, user=worker.user)
    tie(record, Tie.Kind.BREAK_GLASS, user=worker.user)
    principal = make.actor("principal_social_worker")
    assert not can(worker, "person.see", record)
    assert not can(worker, "person.find", record)
    assert not can(principal, "person.see", record)
    assert visible(principal, Record.objects.all(), path="").count() == 0
    tie(record, Tie.Kind.NAMED, user=worker.user)
    assert check(worker, "person.see", record).tie == Tie.Kind.NAMED.label


def test_whoever_is_barred_sees_nothing_even_when_named() -> None:
    worker, record = make.actor("principal_social_worker"), make.record()
    tie(record, Tie.Kind.NAMED, user=worker.user)
    tie(record, Tie.Kind.BARRED, user=worker.user)
    for action in ("person.see", "person.find", "person.break_glass", "person.claim"):
        assert not can(worker, action, record)


def test_an_analyst_opens_a_record_only_after_saying_why() -> None:
    ours = make.team()
    analyst, record = make.actor("performance_analyst", teams=(ours,)), make.record(of=ours)
    assert not can(analyst, "person.see", record)
    assert can(analyst, "person.claim", record)
    tie(record, Tie.Kind.CLAIMED, user=analyst.user)
    assert can(analyst, "person.see", record)


@pytest.mark.parametrize("role", ["councillor", "commissioner", "administrator"])
def test_roles_without_reach_open_nobody_whatever_ties_they_hold(role: str) -> None:
    someone, record = make.actor(role), make.record()
    for kind in set(Tie.Kind) - {Tie.Kind.BARRED}:
        tie(record, kind, user=someone.user)
    assert not can(someone, "person.see", record)
    assert visible(someone, Record.objects.all(), path="").count() == 0


def test_a_refusal_says_nothing_about_the_record_on_the_page() -> None:
    record = make.record()
    with pytest.raises(NotAllowed) as refusal:
        check(make.actor("broker"), "person.see", record)
    assert record.ref not in refusal.value.message
    assert (refusal.value.action, refusal.value.about) == ("person.see", record.pk)


def test_a_member_of_staff_whose_access_ended_may_do_nothing() -> None:
    worker = make.actor("principal_social_worker")
    make.accounts.disable_staff(user=worker.user, by=make.SYSTEM)
    worker.user.refresh_from_db()
    assert not can(worker, "person.see")


def test_an_act_without_a_name_is_a_mistake_in_the_code() -> None:
    with pytest.raises(ValueError, match="no act is called"):
        can(make.actor(), "person.sea")


def test_asking_about_a_record_takes_at_most_two_queries(django_assert_max_num_queries) -> None:
    ours = make.team()
    worker, record = make.actor(teams=(ours,)), make.record(of=ours)
    with django_assert_max_num_queries(2):
        assert can(worker, "person.see", record)
