"""A stay in hospital in a person's story: a span in a lane of its own, open until the day of leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from homefirst.practice.hospital.models import Stay
from homefirst.practice.hospital.story import stays_told
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane, StoryEvent, person_story
from tests import factories as make
from tests.factories import TODAY
from tests.practice.hospital.walking import described, noticed
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
LEFT = TODAY - timedelta(days=1)


def stays(person: Person, on: date = TODAY) -> list[StoryEvent]:
    return [each for each in person_story(person, on, stays_told(person)) if each.lane is Lane.HOSPITAL]


@pytest.fixture
def stay() -> Stay:
    ours = make.team()
    by = make.actor("social_worker", teams=(ours,))
    graham = make.person(of=ours, given_name="Graham", family_name="Ashworth")
    episode = noticed(by, graham)
    described(episode, by)
    return Stay.objects.select_related("person__record", "episode").get(episode=episode)


def test_a_stay_runs_from_the_day_that_they_went_in_until_they_left(stay: Stay) -> None:
    went_in = TODAY - timedelta(days=13)
    Stay.objects.filter(pk=stay.pk).update(since=went_in)
    [running] = stays(stay.person)
    assert (running.starts, running.ends, running.is_span) == (went_in, None, True)
    assert (running.words, running.more) == ("In hospital: Westbrook General", "Stroke unit")
    Stay.objects.filter(pk=stay.pk).update(left_on=LEFT)
    assert [each.ends for each in stays(stay.person)] == [LEFT]


def test_a_stay_of_which_nobody_said_since_when_begins_with_its_notice(stay: Stay) -> None:
    Stay.objects.filter(pk=stay.pk).update(since=None)
    assert [each.starts for each in stays(stay.person)] == [stay.episode.opened_on]


def test_picture_and_list_tell_the_stay_in_its_own_lane_to_those_who_may_open_work(stay: Stay) -> None:
    client = Client()
    user = make.staff("social_worker", teams=(stay.person.record.team,))  # type: ignore[arg-type]
    make.sign_in(client, user, "social_worker")
    page = client.get(f"/people/{stay.person.record.ref}/story/")
    picture, listed = page.content.decode().split("The same as a list")
    assert "In hospital: Westbrook General" in picture
    assert ">Hospital<" in picture
    assert "In hospital: Westbrook General" in listed
    assert "Hospital. Stroke unit." in words_of(page)
