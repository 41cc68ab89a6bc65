"""Work is given by whoever manages the team, to somebody who may do it and open the record, and can be undone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.pathways.actions import open_episode, start_step
from homefirst.practice.pathways.models import HandOver, Step
from homefirst.practice.pathways.queries import worklist
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.practice.teams import actions
from homefirst.practice.teams.models import Allocation, Away, Worker
from homefirst.practice.teams.queries import candidates, last_given, loads, waiting_for_a_worker
from tests.factories import NOW, SYSTEM, TODAY, acting, actor, person, staff, team
from tests.practice.pathways.walks import done, in_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
DAY = timedelta(days=1)


class Desk:
    """A team with a manager and two social workers, and an assessment that waits for one of them."""

    def __init__(self) -> None:
        self.team: Team = team()
        self.manager: Actor = actor("team_manager", name="Amara", teams=(self.team,))
        self.ann: User = staff("social_worker", name="Ann", teams=(self.team,))
        self.ben: User = staff("social_worker", name="Ben", teams=(self.team,))
        self.graham: Person = person(of=self.team, given_name="Graham", family_name="Ashworth")
        self.step = self.waits("care_act_assessment", self.graham)

    def waits(self, code: str, about: Person) -> Step:
        return in_hand(open_episode(person=about, code=code, by=self.manager, on=TODAY), "prepare")

    def give(self, user: User, **said: Any) -> Allocation:
        words: dict[str, Any] = {"why": "", "note": "", "row_version": self.step.row_version} | said
        return actions.give_work(step=self.step, user=user, by=self.manager, on=TODAY, **words)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_work_that_nobody_holds_waits_for_a_worker_until_it_is_given(desk: Desk) -> None:
    assert list(waiting_for_a_worker(desk.manager, NOW)) == [desk.step]
    desk.give(desk.ann)
    assert not waiting_for_a_worker(desk.manager, NOW).exists()
    assert [line.ref for line in worklist(acting(desk.ann, "social_worker")).lines] == [
        desk.graham.record.ref
    ]


def test_giving_is_a_hand_over_and_an_audit_row(desk: Desk) -> None:
    given = desk.give(desk.ann, note="He is hard of hearing")
    handed = HandOver.objects.get(step=desk.step)
    assert (given.hand_over, handed.to_user, handed.reason) == (handed, desk.ann, "He is hard of hearing")
    assert AuditRow.objects.filter(action="work.allocate", record_id=desk.graham.pk).count() == 1


def test_somebody_other_than_the_first_needs_a_reason_which_is_kept(desk: Desk) -> None:
    actions.set_worker(
        user=desk.ann, capacity=None, languages=[], skills=["mental_capacity"], row_version=0, by=desk.manager
    )
    with pytest.raises(Invalid, match="Ann stands first") as problem:
        desk.give(desk.ben)
    assert set(problem.value.fields) == {"why"}
    given = desk.give(desk.ben, why="Ann asked for fewer assessments this month")
    assert (given.first_choice, given.why) == (desk.ann, "Ann asked for fewer assessments this month")


def test_somebody_who_may_not_do_it_cannot_be_chosen(desk: Desk) -> None:
    with pytest.raises(Invalid, match="of the list"):
        desk.give(staff("reablement", teams=(desk.team,)))


def test_two_managers_cannot_give_the_same_work(desk: Desk) -> None:
    seen = desk.step.row_version
    desk.give(desk.ann)
    with pytest.raises(Stale):
        desk.give(desk.ann, row_version=seen, why="Nobody else has room")


def test_giving_can_be_undone_on_the_day_by_whoever_gave_it(desk: Desk) -> None:
    given = desk.give(desk.ann)
    actions.undo_giving(allocation=given, by=desk.manager, on=TODAY)
    assert list(waiting_for_a_worker(desk.manager, NOW)) == [desk.step]
    assert last_given(desk.step) is None
    assert not worklist(acting(desk.ann, "social_worker")).lines


def test_giving_is_not_undone_by_another_nor_the_day_after_nor_once_begun(desk: Desk) -> None:
    given = desk.give(desk.ann)
    other = actor("team_manager", teams=(desk.team,))
    for by, on in ((other, TODAY), (desk.manager, TODAY + DAY)):
        with pytest.raises(NotNow):
            actions.undo_giving(allocation=given, by=by, on=on)
    desk.step.refresh_from_db()
    by = acting(desk.ann, "social_worker")
    start_step(step=desk.step, row_version=desk.step.row_version, by=by, on=TODAY)
    with pytest.raises(NotNow, match="has begun"):
        actions.undo_giving(allocation=given, by=desk.manager, on=TODAY)


def test_nobody_is_given_work_with_somebody_who_has_died(desk: Desk) -> None:
    people.change_person(
        person=desk.graham, changes={"died_on": TODAY}, row_version=1, by=desk.manager, on=TODAY
    )
    desk.step.episode.person.refresh_from_db()
    assert not waiting_for_a_worker(desk.manager, NOW).exists()
    with pytest.raises(NotNow, match="has died"):
        desk.give(desk.ann)


def test_a_worker_barred_from_the_record_is_not_offered(desk: Desk) -> None:
    access.bar(record=desk.graham.record, user=desk.ann, words="Her uncle", by=SYSTEM)
    assert [one.name for one in candidates(desk.manager, desk.step)] == ["Ben"]


def test_of_a_restricted_record_only_those_named_are_offered(desk: Desk) -> None:
    people.restrict(person=desk.graham, reason="Works for the council", named=[desk.ben], by=desk.manager)
    desk.step.episode.person.record.refresh_from_db()
    assert [one.name for one in candidates(desk.manager, desk.step)] == ["Ben"]


def test_a_worker_who_did_a_step_with_them_before_knows_them(desk: Desk) -> None:
    by = acting(desk.ann, "social_worker")
    before = open_episode(person=desk.graham, code="three_conversations", by=by, on=TODAY)
    done(before, "conversation_1", "connected", by)
    found = {one.name: one.finished_with_them for one in candidates(desk.manager, desk.step)}
    assert found == {"Ann": True, "Ben": False}


def test_what_a_worker_carries_is_weighed_by_the_pathway(desk: Desk) -> None:
    desk.give(desk.ann)
    assert loads([desk.ann.pk, desk.ben.pk])[desk.ann.pk].weight == 2
    assert desk.ben.pk not in loads([desk.ann.pk, desk.ben.pk])


def test_keeping_somebody_waiting_says_why(desk: Desk) -> None:
    with pytest.raises(Invalid):
        actions.keep_waiting(step=desk.step, why="later", row_version=1, by=desk.manager, on=TODAY)
    actions.keep_waiting(
        step=desk.step, why="His daughter comes on Friday", row_version=1, by=desk.manager, on=TODAY
    )
    desk.step.refresh_from_db()
    assert desk.step.note == "His daughter comes on Friday"


def test_a_worker_gives_no_work_out(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        actions.give_work(
            step=desk.step, user=desk.ben, why="", note="", row_version=1,
            by=acting(desk.ann, "social_worker"), on=TODAY,
        )  # fmt: skip


def test_a_manager_of_another_team_changes_nothing_about_a_worker(desk: Desk) -> None:
    other = actor("team_manager", teams=(team(),))
    with pytest.raises(NotAllowed):
        actions.say_away(user=desk.ann, from_on=TODAY, until_on=TODAY, by=other, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.set_worker(user=desk.ann, capacity=3, languages=[], skills=[], row_version=0, by=other)
    assert not Away.objects.exists()
    assert not Worker.objects.exists()


def test_a_worker_says_their_own_days_away_and_calls_them_off(desk: Desk) -> None:
    by = acting(desk.ann, "social_worker")
    away = actions.say_away(user=desk.ann, from_on=TODAY, until_on=TODAY + DAY, by=by, on=TODAY)
    found = next(one for one in candidates(desk.manager, desk.step) if one.name == "Ann")
    assert found.away == ((TODAY, TODAY + DAY),)
    actions.call_off_away(away=away, by=by, on=TODAY)
    with pytest.raises(NotNow):
        actions.call_off_away(away=away, by=by, on=TODAY)


@pytest.mark.parametrize(
    ("from_on", "until_on", "field"),
    [
        (None, TODAY, "from_on"),
        (TODAY, None, "until_on"),
        (TODAY, TODAY - DAY, "until_on"),
        (TODAY - 9 * DAY, TODAY - DAY, "until_on"),
        (TODAY, TODAY + 400 * DAY, "until_on"),
    ],
)
def test_days_away_that_make_no_sense_are_refused(
    desk: Desk, from_on: Any, until_on: Any, field: str
) -> None:
    with pytest.raises(Invalid) as problem:
        actions.say_away(user=desk.ann, from_on=from_on, until_on=until_on, by=desk.manager, on=TODAY)
    assert set(problem.value.fields) == {field}


def test_two_managers_do_not_overwrite_what_is_known_of_a_worker(desk: Desk) -> None:
    said: dict[str, Any] = {"languages": ["Urdu"], "skills": [], "user": desk.ann, "by": desk.manager}
    made = actions.set_worker(capacity=12, row_version=0, **said)
    actions.set_worker(capacity=14, row_version=made.row_version, **said)
    with pytest.raises(Stale):
        actions.set_worker(capacity=16, row_version=made.row_version - 1, **said)


@pytest.mark.parametrize("workers", [1, 8])
def test_ranking_takes_as_many_queries_however_many_workers_there_are(
    desk: Desk, workers: int, django_assert_num_queries: Any
) -> None:
    for _ in range(workers):
        staff("social_worker", teams=(desk.team,))
    with django_assert_num_queries(4):
        assert len(candidates(desk.manager, desk.step)) == workers + 2
