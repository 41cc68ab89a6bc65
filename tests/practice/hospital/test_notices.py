"""A notice comes in by hand or in a file, and somebody finds whom it is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from homefirst.foundation.access.models import Tie
from homefirst.foundation.access.policy import can
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow, Stale
from homefirst.practice.hospital import actions
from homefirst.practice.hospital.models import Notice
from homefirst.practice.pathways.models import StepAnswers
from tests import factories as make
from tests.factories import TODAY

pytestmark = pytest.mark.django_db

SAID = {
    "hospital": "Westbrook General",
    "ward": "Stroke unit",
    "given_name": "Graham",
    "family_name": "Ashworth",
    "in_hospital_since": TODAY - timedelta(days=13),
}
FILE = (
    "notice,hospital,ward,given_name,family_name,birth_date,in_hospital_since\n"
    "N1,Westbrook General,Stroke unit,Graham,Ashworth,1944-03-14,2026-10-14\n"
    "N2,Westbrook General,Ward 4,Ivy,Chambers,14 March,\n"
    "N3,Westbrook General,,Ivy,Chambers,,\n"
    "N4,Westbrook General,Ward 4,Ivy,Chambers,,2027-01-01\n"
)


def _notice(by: Any, **said: Any) -> Notice:
    return actions.add_notice(said=SAID | said, by=by, on=TODAY)


def test_nobody_without_the_act_adds_one() -> None:
    with pytest.raises(NotAllowed):
        _notice(make.actor("finance"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ward": " "}, "ward"),
        ({"family_name": ""}, "family_name"),
        ({"in_hospital_since": TODAY + timedelta(days=1)}, "in_hospital_since"),
        ({"birth_date": TODAY + timedelta(days=1)}, "birth_date"),
        ({"nhs_number": "1234567890"}, "nhs_number"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        _notice(make.actor("social_worker"), **wrong)
    assert list(refused.value.fields) == [field]


@pytest.mark.usefixtures("published")
def test_a_match_begins_the_work_with_the_words_of_the_notice_filled_in() -> None:
    ours = make.team()
    by = make.actor("social_worker", teams=(ours,))
    notice = _notice(by)
    episode = actions.match_notice(
        notice=notice, person=make.person(of=ours, family_name="Ashworth"), row_version=1, by=by, on=TODAY
    )
    answers = StepAnswers.objects.get(step__episode=episode).answers
    assert answers["ward"] == ["Stroke unit"]
    assert answers["in_hospital_since"] == [(TODAY - timedelta(days=13)).isoformat()]
    assert episode.dates == {"noticed": TODAY.isoformat()}
    notice.refresh_from_db()
    assert (notice.state, notice.episode_id) == ("found", episode.pk)
    with pytest.raises(NotNow):
        actions.match_notice(notice=notice, person=episode.person, row_version=2, by=by, on=TODAY)


@pytest.mark.usefixtures("published")
def test_a_record_out_of_reach_is_opened_for_the_day_with_the_reason() -> None:
    by = make.actor("social_worker", teams=(make.team(),))
    person = make.person(of=make.team(), family_name="Ashworth")
    assert not can(by, "work.do", person.record)
    actions.match_notice(notice=_notice(by), person=person, row_version=1, by=by, on=TODAY)
    assert (
        Tie.objects.get(record=person.record, kind="claimed").words == "A notice came from Westbrook General"
    )


@pytest.mark.usefixtures("published")
def test_a_restricted_record_stays_shut_to_a_notice() -> None:
    ours = make.team()
    by = make.actor("social_worker", teams=(ours,))
    person = make.person(of=make.team(), family_name="Ashworth")
    person.record.restriction = "restricted"
    person.record.save()
    notice = _notice(by)
    with pytest.raises(NotAllowed):
        actions.match_notice(notice=notice, person=person, row_version=1, by=by, on=TODAY)
    notice.refresh_from_db()
    assert notice.state == "waiting"


def test_not_ours_needs_a_reason_and_two_who_decide_are_told() -> None:
    by = make.actor("social_worker")
    notice = _notice(by)
    with pytest.raises(Invalid):
        actions.notice_not_ours(notice=notice, reason="", row_version=1, by=by, on=TODAY)
    other = Notice.objects.get(pk=notice.pk)
    actions.notice_not_ours(notice=notice, reason="Lives in Eastmarsh", row_version=1, by=by, on=TODAY)
    with pytest.raises(Stale):
        actions.notice_not_ours(notice=other, reason="Lives in Eastmarsh", row_version=1, by=by, on=TODAY)


def test_a_file_adds_what_can_be_used_and_names_the_lines_that_cannot() -> None:
    by = make.actor("social_worker")
    done = actions.load_notices(content=FILE.encode(), by=by, on=TODAY)
    assert (done.added, done.known) == (1, 0)
    assert done.wrong == (
        (3, "birth_date: write the day as 2026-11-25."),
        (4, "ward: Say which ward."),
        (5, "in_hospital_since: This day has not come yet."),
    )
    kept = Notice.objects.get()
    assert (kept.birth_date, kept.from_file, kept.key) == (date(1944, 3, 14), True, "N1")


def test_a_file_loaded_twice_keeps_each_notice_once() -> None:
    by = make.actor("social_worker")
    for _ in range(2):
        done = actions.load_notices(content=FILE.encode(), by=by, on=TODAY)
    assert (done.added, done.known) == (0, 1)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"name,ward\nA,B\n", "no column called hospital"),
        (b"", "no column called hospital"),
        (b"hospital,ward,family_name\n" + b"A,B,C\n" * 2_001, "more than 2,000 lines"),
        (b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_what_is_no_table_of_notices_is_refused_whole(content: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        actions.load_notices(content=content, by=make.actor("social_worker"), on=TODAY)
    assert not Notice.objects.exists()
