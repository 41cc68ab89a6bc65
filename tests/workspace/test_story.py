"""Story on the record: what is told, over which span, in which way, and putting a past step right."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from homefirst.foundation.access.models import Tie
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane, StoryEvent
from homefirst.workspace.story import SPANS, by_month, crowd, told
from tests import factories
from tests.support.services.making import HOME_CARE, from_file
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db
OUTCOME = "NFA: Information and advice or signposting"


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def joan(north: Any) -> Person:
    return factories.person(of=north, given_name="Joan", family_name="Hale", birth_date=date(1966, 5, 3))


@pytest.fixture
def worker(north: Any) -> Client:
    return signed_in("social_worker", north)


def signed_in(role: str, *teams: Any) -> Client:
    client = Client()
    factories.sign_in(client, factories.staff(role, teams=teams))
    return client


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/story/{rest}"


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def step(person: Person, begun: int, done: int, **facts: Any) -> PastStep:
    held = {"kind": PastStep.Kind.REQUEST, "starts_on": ago(begun), "ends_on": ago(done), "file_digest": "b"}
    return PastStep.objects.create(person=person, **(held | facts))


def listed(response: Any) -> str:
    """The list under the picture: the picture's own words are left out."""
    return response.content.decode().split("Today, ")[-1]


def test_the_story_gathers_steps_and_care_newest_first(joan: Person, worker: Client) -> None:
    step(joan, 90, 80, outcome=OUTCOME)
    care = from_file(joan, starts_on=ago(40), provider_name="Oak Care")
    asked = worker.get(address(joan))
    page = listed(asked)
    assert page.index(HOME_CARE) < page.index("Asked for help: Information and advice or signposting")
    assert f"/care/#service-{care.pk}" in page
    assert "Oak Care" in page
    assert "<svg" in asked.content.decode()


def test_a_list_has_no_picture_and_a_print_no_choices(joan: Person, worker: Client) -> None:
    step(joan, 90, 80)
    as_list = worker.get(address(joan, "?shown_as=list")).content.decode()
    assert 'id="story' not in as_list
    assert "What to show" in as_list
    as_print = worker.get(address(joan, "?shown_as=print")).content.decode()
    assert 'id="story' in as_print
    assert "What to show" not in as_print
    assert "Printed on" in as_print


def test_what_to_show_narrows_and_each_choice_can_be_taken_away(joan: Person, worker: Client) -> None:
    step(joan, 90, 80)
    from_file(joan, starts_on=ago(40))
    asked = worker.get(address(joan, "?what=contact&span=two-years"))
    assert HOME_CARE not in listed(asked)
    assert "Asked for help" in listed(asked)
    assert f'href="{address(joan, "?span=two-years")}"' in asked.content.decode()


def test_a_span_leaves_out_what_lies_before_it_and_says_where_to_look(joan: Person, worker: Client) -> None:
    step(joan, 900, 890)
    for query in ("", "?span=two-years"):
        shown = words_of(worker.get(address(joan, query)))
        assert "Nothing is recorded in this span. The last thing we know is on" in shown
        assert "Show the whole life" in shown
    whole = words_of(worker.get(address(joan, "?span=whole-life")))
    assert "The first thing we know is on" in whole


def test_somebody_of_whom_nothing_is_known_has_words_and_no_picture(joan: Person, worker: Client) -> None:
    asked = worker.get(address(joan))
    assert "Nothing that Joan asked for or had is on the record yet." in words_of(asked)
    assert "<svg" not in asked.content.decode().split("<main")[1]


def test_what_is_planned_stands_above_today(joan: Person, worker: Client) -> None:
    from_file(joan, service_component="Meals", starts_on=ago(-20))
    step(joan, 90, 80)
    page = worker.get(address(joan)).content.decode().split('data-part="next"')[0]
    places = [page.rindex(part) for part in ("Meals", "Today, ", "Asked for help")]
    assert places == sorted(places)


def test_an_address_that_is_not_understood_still_shows_a_story(joan: Person, worker: Client) -> None:
    step(joan, 90, 80)
    asked = worker.get(address(joan, "?span=forever&shown_as=film&what=gossip"))
    assert asked.status_code == 200
    assert "Asked for help" in listed(asked)


def test_over_three_hundred_marks_become_months_with_counts(joan: Person, worker: Client) -> None:
    PastStep.objects.bulk_create(
        PastStep(person=joan, kind="Request", starts_on=ago(2 + each % 150), ends_on=ago(2 + each % 150))
        for each in range(301)
    )
    shown = words_of(worker.get(address(joan)))
    assert "Choose a shorter span to see each one." in shown
    assert "How many" in shown
    assert re.search(r"Contacts \d+", shown)
    PastStep.objects.first().delete()  # type: ignore[union-attr]
    assert "How many" not in words_of(worker.get(address(joan)))


def test_the_counts_of_a_crowded_story_add_up_to_everything_in_it() -> None:
    on = date(2026, 11, 24)
    events = [StoryEvent(Lane.CONTACT, on - timedelta(days=each % 180), None, "Call") for each in range(400)]
    story = told("Joan", events, SPANS[0], on)
    months = crowd(story)
    assert sum(each.total for each in months) == 400
    assert [each.month for each in months][:2] == ["November 2026", "October 2026"]


def test_a_running_spell_with_an_end_ahead_is_not_told_as_planned() -> None:
    on = date(2026, 11, 24)
    spell = StoryEvent(Lane.CARE, date(2026, 10, 28), date(2026, 12, 8), "Reablement", is_span=True)
    listed_ = by_month(told("Graham", [spell], SPANS[0], on))
    assert not listed_.planned
    assert listed_.months[0].title == "October 2026"
    assert listed_.months[0].moments[0].when == "Since 28 October, meant to end on 8 December"


def test_a_pathway_that_closed_today_is_not_told_as_going_on() -> None:
    on = date(2026, 11, 24)
    closed = StoryEvent(Lane.WORK, date(2026, 10, 28), on, "Reablement", is_span=True)
    going = StoryEvent(Lane.WORK, date(2026, 10, 28), None, "Review", is_span=True)
    story = told("Graham", [closed, going], SPANS[0], on)
    running = [event.words for _, event in story.everything() if story.is_running(event)]
    assert running == ["Review"]


def test_the_whole_life_reaches_the_first_and_the_last_thing_known() -> None:
    on = date(2026, 11, 24)
    first = StoryEvent(Lane.CONTACT, date(1999, 3, 1), None, "Call")
    last = StoryEvent(Lane.CARE, date(2027, 9, 1), None, "Meals", planned=True, is_span=True)
    story = told("Joan", [last, first], SPANS[2], on)
    assert story.starts_on <= first.starts
    assert story.ends_on >= last.starts
    assert len(list(story.everything())) == 2


def test_a_past_step_is_put_right_from_the_story(joan: Person, worker: Client) -> None:
    made = step(joan, 90, 80)
    assert f'href="{address(joan, f"step/{made.pk}/")}"' in worker.get(address(joan)).content.decode()
    done = date(2026, 9, 12)
    ends = {"ends_on_day": "12", "ends_on_month": "9", "ends_on_year": "2026"}
    assert send(worker, address(joan, f"step/{made.pk}/"), **ends, outcome=OUTCOME).status_code == 302
    kept = PastStep.objects.get()
    assert (kept.ends_on, kept.outcome, kept.desk_fields) == (done, OUTCOME, ["ends_on", "outcome"])


def test_a_step_that_would_end_before_it_began_is_refused_at_the_field(joan: Person, worker: Client) -> None:
    made = step(joan, 90, 80)
    ends = {"ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2020"}
    answer = send(worker, address(joan, f"step/{made.pk}/"), **ends)
    assert answer.status_code == 400
    assert "This would be done before it began." in words_of(answer)
    assert PastStep.objects.get().row_version == 1


def test_the_second_of_two_savers_of_a_step_sees_both_texts(joan: Person, worker: Client) -> None:
    page = address(joan, f"step/{step(joan, 90, 80, outcome=OUTCOME).pk}/")
    mine = form_of(worker.get(page)) | {"outcome": "NFA: Deceased"}
    send(worker, page, outcome="NFA: Other")
    answer = worker.post(page, mine)
    assert answer.status_code == 400
    for said in ("NFA: Deceased", "NFA: Other", "See both, then choose."):
        assert said in words_of(answer)
    assert PastStep.objects.get().outcome == "NFA: Other"


def test_who_may_not_change_the_record_reads_a_step_and_gets_no_form(joan: Person) -> None:
    made = step(joan, 90, 80, outcome=OUTCOME)
    director = factories.staff("director")
    client = Client()
    factories.sign_in(client, director)
    open_in_an_emergency(joan, director)
    page = client.get(address(joan, f"step/{made.pk}/"))
    assert "Information and advice or signposting" in words_of(page)
    assert "csrfmiddlewaretoken" not in page.content.decode().split("<main")[1]


def open_in_an_emergency(person: Person, user: Any) -> None:
    now = timezone.now()
    Tie.objects.create(
        record=person.record,
        user=user,
        kind=Tie.Kind.BREAK_GLASS,
        starts_at=now,
        ends_at=now + timedelta(hours=4),
    )


def test_out_of_reach_and_not_there_give_the_very_same_page(joan: Person) -> None:
    made = step(joan, 90, 80)
    stranger = signed_in("social_worker", factories.team("south"))
    for rest in ("", f"step/{made.pk}/"):
        hidden = stranger.get(address(joan, rest))
        missing = stranger.get(f"/people/BCDFGHJK/story/{rest}")
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content


def test_anothers_step_cannot_be_reached_through_an_own_record(
    joan: Person, north: Any, worker: Client
) -> None:
    made = step(factories.person(of=north, given_name="Tina"), 90, 80)
    assert worker.get(address(joan, f"step/{made.pk}/")).status_code == 404


@pytest.mark.parametrize("role", ["finance", "information_governance", "broker"])
def test_a_role_without_the_story_gets_no_page(joan: Person, north: Any, role: str) -> None:
    assert signed_in(role, north).get(address(joan)).status_code == 404


def test_each_look_at_the_story_is_written_down(joan: Person, worker: Client) -> None:
    worker.get(address(joan))
    assert AuditRow.objects.filter(kind="read", record_id=joan.pk, part="story", tie="team").count() == 1


def test_the_page_takes_few_queries_however_long_the_life(joan: Person, worker: Client) -> None:
    worker.get(address(joan))
    counts = []
    for more in (3, 60):
        for each in range(more):
            step(joan, 90 + each, 80)
            from_file(joan, starts_on=ago(each))
        with CaptureQueriesContext(connection) as asked:
            assert worker.get(address(joan)).status_code == 200
        counts.append(sum(not _is_bracket(each["sql"]) for each in asked.captured_queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15, counts


def _is_bracket(sql: str) -> bool:
    return sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))


def test_beside_the_picture_stands_the_newest_part_of_a_long_list(joan: Person, worker: Client) -> None:
    for each in range(100):
        step(joan, 100 - each % 90, 100 - each % 90)
    page = worker.get(address(joan))
    assert "40 earlier events not shown here." in words_of(page)
    assert len(page.content) < 100_000
    assert page.content.decode().count('hf-story__moment"') == 60
    as_list = worker.get(address(joan, "?shown_as=list"))
    assert as_list.content.decode().count('hf-story__moment"') == 100
    assert "not shown here" not in words_of(as_list)
