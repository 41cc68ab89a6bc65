"""What a grant says besides yes: why, who holds the work, and of a reason given, which and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.foundation.access import actions
from homefirst.foundation.access.models import Tie
from homefirst.foundation.access.policy import check
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_grant_names_those_who_hold_the_work_now() -> None:
    team = make.team()
    record, worker = make.record(of=team), make.actor(teams=(team,))
    for name, ended in (("Tom", None), ("Hannah", None), ("Gone", make.NOW)):
        user = make.staff(name=name)
        starts = make.NOW - timedelta(days=1)
        Tie.objects.create(record=record, user=user, kind=Tie.Kind.ALLOCATED, starts_at=starts, ends_at=ended)
    assert check(worker, "person.see", record).held_by == ("Hannah", "Tom")


def test_a_grant_by_a_reason_says_which_and_until_when() -> None:
    record, worker = make.record(), make.actor()
    actions.claim(record=record, reason="cover", words="Tom is ill today", by=worker)
    grant = check(worker, "person.see", record)
    assert grant.reason == "cover"
    assert grant.ends_at == Tie.objects.get().ends_at


def test_a_tie_of_somebody_else_gives_nothing_but_their_name() -> None:
    team = make.team()
    record, worker, other = make.record(of=team), make.actor(teams=(team,)), make.actor()
    actions.claim(record=record, reason="cover", words="Tom is ill today", by=other)
    grant = check(worker, "person.see", record)
    assert (grant.tie, grant.reason, grant.ends_at) == ("team", "", None)


def test_asking_about_a_record_is_one_question(django_assert_num_queries) -> None:
    team = make.team()
    record, worker = make.record(of=team), make.actor(teams=(team,))
    with django_assert_num_queries(1):
        check(worker, "person.see", record)


def test_closing_ends_only_ones_own_claim_and_emergency() -> None:
    record, worker, other = make.record(), make.actor(), make.actor()
    for who in (worker, other):
        actions.claim(record=record, reason="cover", words="Tom is ill today", by=who)
    actions.close(record=record, by=worker)
    still = Tie.objects.filter(ends_at__gt=make.NOW).values_list("user_id", flat=True)
    assert list(still) == [other.user.pk]
