"""What was signed: who reads it and adds to it, and what became of what was agreed."""

from __future__ import annotations

import pytest

from homefirst.foundation.access.models import Tie
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways.actions import keep_promise
from homefirst.practice.pathways.models import Promise
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import reading
from homefirst.practice.supervision.models import Agreed
from homefirst.practice.supervision.queries import agreed_before, agreed_of, on_the_desk, whole
from tests.factories import NOW, TODAY, acting, actor, team
from tests.practice.supervision.making import DAY, Pair, sign

pytestmark = pytest.mark.django_db


def test_the_two_read_all_of_it_and_others_by_role_without_what_is_between_the_two(pair: Pair) -> None:
    made = pair.signed()
    actions.add_to_supervision(
        supervision=made, words="I sleep again.", is_private=True, by=pair.works, on=TODAY
    )
    for by in (pair.keeps, pair.works):
        read = reading(by, made.pk)
        assert read.reads_private
        assert len(whole(read).added) == 1
    for role, teams in (("team_manager", (pair.team,)), ("principal_social_worker", ())):
        read = reading(actor(role, teams=teams), made.pk)
        assert not read.reads_private
        assert whole(read).added == ()


@pytest.mark.parametrize(
    "role", ["team_manager", "social_worker", "director", "information_governance", "broker"]
)
def test_to_everybody_else_it_does_not_exist(pair: Pair, role: str) -> None:
    made = pair.signed()
    with pytest.raises(NotAllowed):
        reading(actor(role, teams=(team(),)), made.pk)
    with pytest.raises(NotAllowed):
        reading(actor(role, teams=(team(),)), 999_999)


def test_who_no_longer_keeps_supervision_reads_none_that_they_kept(pair: Pair) -> None:
    made = pair.signed()
    with pytest.raises(NotAllowed):
        reading(acting(pair.manager, "social_worker"), made.pk)


def test_people_whom_a_reader_may_not_see_are_left_out_of_what_they_read(pair: Pair) -> None:
    made = pair.signed(about=(pair.about(),), tasks=(pair.task("Visit Graham", person=pair.graham),))
    Tie.objects.create(record=pair.graham.record, user=pair.worker, kind=Tie.Kind.BARRED, starts_at=NOW - DAY)
    told = whole(reading(pair.works, made.pk))
    assert [(line.person, line.words) for line in told.discussed] == [(None, "")]
    assert [(line.person, line.words, line.is_hidden) for line in told.agreed] == [(None, "", True)]
    assert whole(reading(pair.keeps, made.pk)).discussed[0].person == pair.graham


def test_only_the_two_add_to_it_and_only_once_it_is_signed(pair: Pair) -> None:
    made = pair.planned()
    more = {"words": "More.", "is_private": False, "on": TODAY}
    with pytest.raises(NotNow):
        actions.add_to_supervision(supervision=made, by=pair.works, **more)
    sign(pair, made, pair.held())
    for role in ("team_manager", "principal_social_worker"):
        with pytest.raises(NotAllowed):
            actions.add_to_supervision(supervision=made, by=actor(role, teams=(pair.team,)), **more)
    with pytest.raises(Invalid):
        actions.add_to_supervision(supervision=made, by=pair.works, **more | {"words": " "})
    actions.add_to_supervision(supervision=made, by=pair.works, **more)


def test_every_write_leaves_an_audit_row_without_a_word_of_what_was_said(pair: Pair) -> None:
    made = pair.planned()
    actions.keep_typed(supervision=made, typed={"wellbeing": "Secret"}, seen={}, by=pair.keeps, on=TODAY)
    made.refresh_from_db()
    sign(pair, made, pair.held())
    actions.sign_as_worker(supervision=made, by=pair.works, on=TODAY)
    actions.add_to_supervision(supervision=made, words="Secret", is_private=True, by=pair.works, on=TODAY)
    rows = AuditRow.objects.filter(action__startswith="supervision.").order_by("seq")
    assert [row.action for row in rows] == [
        "supervision.plan", "supervision.type", "supervision.sign", "supervision.sign", "supervision.add",
    ]  # fmt: skip
    assert not any("Secret" in str(row.detail) for row in rows)


def test_what_was_agreed_last_time_says_whether_it_was_done(pair: Pair) -> None:
    pair.signed(
        days_ago=2,
        tasks=(pair.task("Visit Graham", person=pair.graham), pair.task("Book the course")),
    )
    promise = Promise.objects.get()
    keep_promise(made=promise, words="He was in", row_version=1, by=pair.works, on=TODAY)
    agreed = agreed_of(pair.works, Agreed.objects.get(promise=None).pk)
    actions.do_agreed(agreed=agreed, words="For May", row_version=1, by=pair.works, on=TODAY)
    told = {line.words: (line.done_on, line.done_words) for line in agreed_before(pair.keeps, pair.worker)}
    assert told == {"Visit Graham": (TODAY, "He was in"), "Book the course": (TODAY, "For May")}


def test_what_of_earlier_times_is_still_to_do_stands_beside_the_last(pair: Pair) -> None:
    pair.signed(days_ago=9, tasks=(pair.task("Old and open", days=0), pair.task("Old and done", days=0)))
    done = Agreed.objects.get(words="Old and done")
    actions.do_agreed(agreed=done, words="", row_version=1, by=pair.works, on=TODAY)
    pair.signed(days_ago=1, tasks=(pair.task("New"),))
    assert [line.words for line in agreed_before(pair.works, pair.worker)] == ["Old and open", "New"]


def test_what_was_agreed_is_ticked_off_once_by_who_holds_it(pair: Pair) -> None:
    pair.signed(tasks=(pair.task("Book the course"),))
    agreed = Agreed.objects.get()
    with pytest.raises(NotAllowed):
        actions.do_agreed(agreed=agreed, words="", row_version=1, by=pair.keeps, on=TODAY)
    with pytest.raises(NotAllowed):
        agreed_of(pair.keeps, agreed.pk)
    actions.do_agreed(agreed=agreed, words="", row_version=1, by=pair.works, on=TODAY)
    with pytest.raises(NotNow, match="done already"):
        actions.do_agreed(agreed=agreed, words="", row_version=2, by=pair.works, on=TODAY)
    assert on_the_desk(pair.works)[0].kind == "sign"
