"""Whatever happens to people's work, everybody with something open is on a list that somebody here can read. The lists are
read as their readers read them, one by one; the page's own check must come to the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.actions import disable_staff, leave_team
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.errors import Refusal
from homefirst.practice.pathways import actions, library
from homefirst.practice.pathways.models import Episode, Promise, Step
from homefirst.practice.pathways.queries import worklist
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.practice.teams.queries import staff_now
from homefirst.practice.waiting.queries import published
from homefirst.support.services.actions import add_service
from homefirst.support.services.models import Service
from homefirst.workspace.team.check import check_lists, on_no_list
from homefirst.workspace.team.waits import everybody_who_waits
from tests.factories import NOW, SYSTEM, TODAY, acting, person, staff, team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
ROLES = ("team_manager", "social_worker", "occupational_therapist", "reablement", "social_worker")
CODES = ("three_conversations", "care_act_assessment", "reablement", "review", "safeguarding", "support_plan")
LATER = (timedelta(0), timedelta(days=1), timedelta(days=45), timedelta(days=400))


class Town:
    """Two teams, six people, five workers and a principal social worker who reaches every team."""

    def __init__(self) -> None:
        self.teams: list[Team] = [team(), team()]
        self.staff: list[tuple[User, str]] = [
            (staff(role, teams=(self.teams[place % 2],)), role) for place, role in enumerate(ROLES)
        ]
        self.psw = staff("principal_social_worker", teams=(self.teams[0],))
        self.everybody = [*self.staff, (self.psw, "principal_social_worker")]
        self.people: list[Person] = [person(of=self.teams[place % 2]) for place in range(6)]

    def by(self, choice: int) -> Actor:
        return acting(*self.staff[choice % len(self.staff)])

    def somebody(self, choice: int) -> Person:
        return Person.objects.select_related("record__team").get(pk=self.people[choice % 6].pk)

    def step(self, choice: int) -> Step:
        found = Step.objects.filter(state__in=Step.OPEN).select_related(
            "episode__person__record__team", "episode__version", "held_by", "team"
        )
        listed = list(found.order_by("pk"))
        if not listed:
            raise Refusal("nothing is open")
        return listed[choice % len(listed)]


def opens(town: Town, a: int, b: int) -> None:
    code = CODES[b % len(CODES)]
    dates = {"review": {"help_started": TODAY}, "safeguarding": {"received": TODAY}}.get(code, {})
    actions.open_episode(person=town.somebody(a), code=code, by=town.by(a + b), on=TODAY, dates=dates)


def ends(town: Town, a: int, b: int) -> None:
    step = town.step(a)
    outcomes = list(library.read(step.episode.version).outcomes_of(step.code))
    by = acting(*next(one for one in town.staff if one[0] == step.held_by)) if step.held_by else town.by(b)
    actions.finish_step(
        step=step, outcome=outcomes[b % len(outcomes)], row_version=step.row_version, by=by, on=TODAY,
        reason="As they wished", weekly_cost=Decimal(900),
    )  # fmt: skip


def hands_over(town: Town, a: int, b: int) -> None:
    step = town.step(a)
    to = {"user": town.staff[b % 5][0]} if b % 3 else {"team": town.teams[b % 2]}
    by = acting(step.held_by, "social_worker") if step.held_by else town.by(b)
    actions.hand_over(step=step, row_version=step.row_version, by=by, on=TODAY, reason="On leave", **to)


def takes(town: Town, a: int, b: int) -> None:
    step = town.step(a)
    actions.take(step=step, row_version=step.row_version, by=town.by(b), on=TODAY)


def begins(town: Town, a: int, b: int) -> None:
    step = town.step(a)
    actions.start_step(step=step, row_version=step.row_version, by=town.by(b), on=TODAY)


def waits_for(town: Town, a: int, b: int) -> None:
    step = town.step(a)
    actions.note_to_self(
        step=step, note="", waiting_on="the GP", row_version=step.row_version, by=town.by(b), on=TODAY
    )


def keeps(town: Town, a: int, b: int) -> None:
    made = Promise.objects.filter(kept_on=None).select_related("person__record").order_by("pk").first()
    if made is not None:
        actions.keep_promise(made=made, words="Done", row_version=made.row_version, by=town.by(b), on=TODAY)


def leaves(town: Town, a: int, b: int) -> None:
    user, _ = town.staff[a % 5]
    if b % 2:
        disable_staff(user=user, by=SYSTEM)
    else:
        leave_team(user=user, team=town.teams[(a % 5) % 2], by=SYSTEM, on=TODAY - timedelta(days=1))


def dies(town: Town, a: int, b: int) -> None:
    about = town.somebody(a)
    people.change_person(
        person=about, changes={"died_on": TODAY}, row_version=about.row_version, by=SYSTEM, on=TODAY
    )


def care(town: Town, a: int, b: int) -> None:
    add_service(
        person=town.somebody(a), service_type="Long term support: Community",
        service_component="Home support or domiciliary care", starts_on=TODAY + timedelta(days=b % 60),
        by=town.by(b), on=TODAY,
    )  # fmt: skip


def restricts(town: Town, a: int, b: int) -> None:
    people.restrict(person=town.somebody(a), reason="Works here", named=[], by=town.by(b))


def unties(town: Town, a: int, b: int) -> None:
    access.end_allocation(record=town.somebody(a).record, user=town.staff[b % 5][0], by=SYSTEM)


def moves(town: Town, a: int, b: int) -> None:
    access.move_to_team(record=town.somebody(a).record, team=town.teams[b % 2], by=SYSTEM)


MOVES: tuple[Callable[[Town, int, int], None], ...] = (
    opens, opens, opens, ends, ends, hands_over, takes, begins, waits_for, keeps, leaves, dies, care,
    restricts, unties, moves,
)  # fmt: skip
WALKS = st.lists(
    st.tuples(st.integers(0, len(MOVES) - 1), st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=16
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(walk=WALKS, later=st.sampled_from(LATER))
def test_nobody_with_something_open_is_on_no_list(walk: list[tuple[int, int, int]], later: timedelta) -> None:
    with undone():
        town = Town()
        for move, a, b in walk:
            step(town, MOVES[move], a, b)
        at = NOW + later
        known = published()
        lost = read_one_by_one(town, at)
        assert set(on_no_list(at, known).values_list("pk", flat=True)) == lost
        assert check_lists(at, known).lost == len(lost)
        assert all(nobody_here_is_named(town, pk) for pk in lost), "on no list, and not for want of a name"


def test_the_check_finds_somebody_whose_work_lost_its_step() -> None:
    town = Town()
    opens(town, 0, 0)
    Step.objects.update(state=Step.State.DONE, finished_on=TODAY)
    assert read_one_by_one(town, NOW) == {town.people[0].pk}
    assert check_lists(NOW, published()).lost == 1


def step(town: Town, move: Callable[[Town, int, int], None], a: int, b: int) -> None:
    """A verb that says no has done nothing."""
    try:
        with transaction.atomic():
            move(town, a, b)
    except Refusal:
        pass


def read_one_by_one(town: Town, at: datetime) -> set[int]:
    """Living people with something open whom nobody here finds, under their My work or under Waiting well."""
    open_ = set(Episode.objects.filter(state="open").values_list("person", flat=True))
    open_ |= set(Promise.objects.filter(kept_on=None).values_list("person", flat=True))
    open_ |= {
        service.person_id
        for service in Service.objects.all()
        if service.starts_on and service.starts_on > at.date()
    }
    living = set(Person.objects.filter(died_on=None).values_list("pk", flat=True))
    found: set[int] = set()
    known = published()
    for user, role in town.everybody:
        user.refresh_from_db()
        by = replace(acting(user, role), at=at)
        found |= {line.person_id for line in worklist(by).lines}
        found |= {one.person_id for one in everybody_who_waits(by, staff_now(by.on), known)}
    return (open_ & living) - found


def nobody_here_is_named(town: Town, pk: int) -> bool:
    named = set(Tie.objects.filter(record=pk, kind=Tie.Kind.NAMED).values_list("user", flat=True))
    active = {user.pk for user, _ in town.everybody if user.is_active}
    restricted = Record.objects.get(pk=pk).restriction == Record.Restriction.RESTRICTED
    return restricted and not named & active


@contextmanager
def undone() -> Iterator[None]:
    """Nothing of what is done inside stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
