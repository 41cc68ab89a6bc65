"""What is asked about one record (`can`) and about many (`visible`) is one and the same rule, whatever the ties.

Pages ask the first, lists, counts and search the second: where they differed, a list would show, or a count would
hint at, somebody whose page is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.policy import can, visible
from homefirst.foundation.accounts.models import Membership, Team, User
from homefirst.foundation.accounts.roles import ACTIONS, roles
from tests import factories as make

pytestmark = pytest.mark.django_db
TEAMS, RECORDS = 2, 4
# Most ties hold at the moment of the question, or few of them would meet.
BEGINS = st.sampled_from([-48, -1, -1, -1, 0, 1])
ENDS = st.sampled_from([None, None, None, 48, 1, 0, -1])
DAYS = st.sampled_from([-30, -30, -1, 0, 1])
DAYS_END = st.sampled_from([None, None, 30, 0, -1])


@dataclass(frozen=True)
class TieDrawn:
    record: int
    kind: str
    holder: str  # "me", "colleague", or the number of a team
    starts: int
    ends: int | None


tie = st.builds(
    TieDrawn,
    record=st.integers(0, RECORDS - 1),
    kind=st.sampled_from([str(kind) for kind in Tie.Kind]),
    holder=st.sampled_from(["me", "me", "me", "colleague", *map(str, range(TEAMS))]),
    starts=BEGINS,
    ends=ENDS,
)
world = st.fixed_dictionaries(
    {
        "role": st.sampled_from(sorted(roles())),
        "active": st.sampled_from([True, True, True, True, False]),
        "records": st.lists(
            st.tuples(st.one_of(st.none(), st.integers(0, TEAMS - 1)), st.booleans()),
            min_size=RECORDS,
            max_size=RECORDS,
        ),
        "memberships": st.lists(
            st.tuples(st.integers(0, TEAMS - 1), DAYS, DAYS_END),
            min_size=1,
            max_size=3,
            unique_by=lambda each: each[:2],
        ),
        "ties": st.lists(tie, min_size=8, max_size=16),
    }
)


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # the drawn world is small enough to read as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=world)
def test_one_record_and_many_are_answered_alike(drawn: dict[str, Any]) -> None:
    with transaction.atomic():
        me, records = _build(drawn)
        actor = make.acting(me, drawn["role"])
        for action in ACTIONS:
            seen = set(visible(actor, Record.objects.all(), action, path="").values_list("pk", flat=True))
            opened = {record.pk for record in records if can(actor, action, record)}
            assert seen == opened, (action, drawn)
            assert not opened or can(actor, action), "a record opens for an act that the role may not do"
        through_ties = visible(actor, Tie.objects.all()).values_list("record_id", flat=True)
        reached = {record.pk for record in records if can(actor, "person.see", record)}
        assert set(through_ties) == reached & set(Tie.objects.values_list("record_id", flat=True))
        transaction.set_rollback(True)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # the drawn world is small enough to read as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=world)
def test_whoever_is_barred_or_not_named_reaches_nothing_whatever_else_holds(drawn: dict[str, Any]) -> None:
    """The two promises that no tie, team or role may break, asked of the ties themselves."""
    with transaction.atomic():
        me, records = _build(drawn)
        actor = make.acting(me, drawn["role"])
        for action in ("person.see", "person.find", "person.claim", "person.edit"):
            for record in visible(actor, Record.objects.all(), action, path=""):
                held = _kinds_held(me, record)
                assert Tie.Kind.BARRED not in held, drawn
                if record.restriction == Record.Restriction.RESTRICTED:
                    assert Tie.Kind.NAMED in held, drawn
        assert len(records) == RECORDS
        transaction.set_rollback(True)


def _build(drawn: dict[str, Any]) -> tuple[User, list[Record]]:
    me = User.objects.create(email="me@council.example", name="Me", is_active=drawn["active"])
    colleague = User.objects.create(email="other@council.example", name="Other")
    teams = [Team.objects.create(code=f"t{number}", name=f"Team {number}") for number in range(TEAMS)]
    for number, starts, ends in drawn["memberships"]:
        Membership.objects.create(
            user=me,
            team=teams[number],
            starts_on=make.TODAY + timedelta(days=starts),
            ends_on=None if ends is None else make.TODAY + timedelta(days=ends),
        )
    records = [
        Record.objects.create(
            ref=f"P{number}",
            team=None if team is None else teams[team],
            restriction=Record.Restriction.RESTRICTED if closed else Record.Restriction.NORMAL,
        )
        for number, (team, closed) in enumerate(drawn["records"])
    ]
    for each in drawn["ties"]:
        holder = {"me": {"user": me}, "colleague": {"user": colleague}}
        Tie.objects.create(
            record=records[each.record],
            kind=each.kind,
            starts_at=make.NOW + timedelta(hours=each.starts),
            ends_at=None if each.ends is None else make.NOW + timedelta(hours=each.ends),
            **holder.get(each.holder, {"team": teams[int(each.holder)]} if each.holder.isdigit() else {}),
        )
    return me, records


def _kinds_held(me: User, record: Record) -> set[str]:
    """Read row by row, apart from the code under test."""
    teams = {
        each.team_id
        for each in me.memberships.all()
        if each.starts_on <= make.TODAY and (each.ends_on is None or each.ends_on >= make.TODAY)
    }
    return {
        each.kind
        for each in record.ties.all()
        if (each.user_id == me.pk or each.team_id in teams)
        and each.starts_at <= make.NOW
        and (each.ends_at is None or each.ends_at > make.NOW)
    }
