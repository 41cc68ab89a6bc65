"""Now: who this is, how to speak to them, what is dangerous and what happens next, for each role as far as it may."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from homefirst.foundation.access.models import Tie
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.plans.walking import with_goals
from tests.support.services.making import from_file
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = pytest.mark.django_db
SECTIONS = ("Now", "Story", "Care and support", "People around Graham", "Details", "Who looked")


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def graham(north: Team) -> Person:
    return factories.person(
        of=north,
        given_name="Graham",
        family_name="Ashworth",
        birth_date=date(1944, 3, 14),
        nhs_number="4010232137",
        council_number="204718",
        liked_name="Graham",
    )


def now(person: Person) -> str:
    return f"/people/{person.record.ref}/"


def side(page: str) -> list[str]:
    """Titles of the side navigation in their order, as far as they are told of here."""
    inside = page.split('hf-side--wide"', 1)[1].split("</nav>", 1)[0]
    titles = [part.split("</span>", 1)[0] for part in inside.split('class="hf-side__title">')[1:]]
    return [title for title in titles if title in SECTIONS]


def test_the_sections_stand_in_their_one_order(north: Team, graham: Person) -> None:
    page = signed_in("social_worker", north).get(now(graham)).content.decode()
    assert tuple(side(page)) == SECTIONS


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("broker", ("Now", "Care and support")),
        ("information_governance", ("Now", "Who looked")),
    ],
)
def test_a_section_that_a_role_may_not_open_is_absent(
    role: str, shown: tuple[str, ...], north: Team, graham: Person
) -> None:
    page = signed_in(role, north).get(now(graham)).content.decode()
    assert tuple(side(page)) == shown


def test_a_role_without_now_is_led_to_its_first_section(graham: Person) -> None:
    finance = signed_in("finance")
    assert finance.get(now(graham)).status_code == 404
    assert f'href="{now(graham)}care/"' in finance.get("/people/?q=ashworth").content.decode()


def test_panels_are_drawn_only_for_a_role_that_may_open_what_is_behind_them(
    north: Team, graham: Person
) -> None:
    governance = words_of(signed_in("information_governance").get(now(graham)))
    for heading in ("Story", "Care now", "People around Graham"):
        assert heading in words_of(signed_in("social_worker", north).get(now(graham)))
        assert heading not in governance


@pytest.mark.parametrize("section", ["", "story/", "care/", "people/", "details/", "looks/"])
def test_each_section_says_once_what_happens_next(section: str, north: Team, graham: Person) -> None:
    page = signed_in("social_worker", north).get(now(graham) + section)
    assert page.content.decode().count('data-part="next"') == 1
    assert "Nothing is planned. North team holds the work." in words_of(page)


def test_where_nothing_is_planned_one_button_leads_to_where_something_is_begun(
    north: Team, graham: Person
) -> None:
    button = f'href="/people/{graham.record.ref}/steps/" role="button"'
    worker = signed_in("social_worker", north)
    assert worker.get(now(graham)).content.decode().count(button) == 1
    assert button in worker.get(now(graham) + "care/").content.decode()
    assert button not in worker.get(now(graham) + "steps/").content.decode()
    assert button not in signed_in("information_governance").get(now(graham)).content.decode()


def test_somebody_who_died_is_marked_and_nobody_is_told_to_ask_them(north: Team, graham: Person) -> None:
    by = factories.actor(teams=(north,))
    people.change_person(
        person=graham, changes={"died_on": date(2026, 5, 3)}, row_version=graham.row_version, by=by, on=by.on
    )
    page = words_of(signed_in("social_worker", north).get(now(graham)))
    assert "Died 3 May 2026, aged 82" in page
    assert "Lived at" in page
    for left_out in (
        "Likes to be called",
        "How to speak to Graham",
        "Ask Graham",
        "Lives at",
        "Plan a next step",
    ):
        assert left_out not in page


def test_a_carer_has_the_word_carer(north: Team) -> None:
    carer = factories.person(of=north, given_name="Sanjeet", client_type="Unpaid carer")
    page = signed_in("social_worker", north).get(now(carer)).content.decode()
    assert '<span class="hf-identity__kind">Carer</span>' in page


def test_a_person_of_whom_nothing_is_known_still_has_a_page(north: Team) -> None:
    unknown = factories.person(of=north, birth_date=date(1990, 1, 1))
    page = words_of(signed_in("social_worker", north).get(now(unknown)))
    assert f"Name not known, record {unknown.record.ref}" in page
    assert "We do not know who matters to" in page
    assert "No care or support now." in page


def test_care_now_says_what_and_from_whom(north: Team, graham: Person) -> None:
    from_file(graham, provider_name="Oak Care")
    assert "Oak Care." in words_of(signed_in("social_worker", north).get(now(graham)))


@pytest.mark.usefixtures("published")
def test_goals_stand_in_their_words_with_the_help_at_the_start_and_now(north: Team, graham: Person) -> None:
    client = signed_in("reablement", north)
    small = asked(client, now(graham))
    page = words_of(client.get(now(graham)))
    assert "No goal is set." in page
    with_goals(graham, factories.acting(client.user, "reablement"))  # type: ignore[attr-defined]
    page = words_of(client.get(now(graham)))
    for said in ("“Make my own tea”", "At start", "With hands-on help 24 Nov 2026", "The whole plan"):
        assert said in page, said
    assert asked(client, now(graham)) == small <= MOST
    for role in ("information_governance", "performance_analyst"):
        assert "Make my own tea" not in words_of(signed_in(role, north).get(now(graham)))


def test_being_barred_hides_the_record_whatever_the_team(north: Team, graham: Person) -> None:
    client = signed_in("social_worker", north)
    Tie.objects.create(
        record=graham.record,
        user=client.user,
        kind=Tie.Kind.BARRED,
        starts_at=factories.NOW - timedelta(days=900),
    )
    refused, missing = client.get(now(graham)), client.get("/people/BCDFGHJK/")
    assert (refused.status_code, refused.content) == (missing.status_code, missing.content)


def test_a_refusal_is_written_down(north: Team) -> None:
    hidden = factories.person(of=factories.team(), given_name="Diana")
    signed_in("social_worker", north).get(now(hidden))
    row = AuditRow.objects.get(kind="refusal")
    assert (row.record_id, row.action) == (hidden.pk, "person.see")


def test_the_questions_asked_do_not_grow_with_what_is_known(north: Team, graham: Person) -> None:
    client = signed_in("social_worker", north)
    small = asked(client, now(graham))
    _fill(graham, client)
    assert asked(client, now(graham)) == small <= MOST
    assert b"Ruth 0" in client.get(now(graham)).content


def test_the_first_screen_is_light(north: Team, graham: Person) -> None:
    client = signed_in("social_worker", north)
    _fill(graham, client)
    assert len(client.get(now(graham)).content) < 100_000


def _fill(person: Person, client: Client) -> None:
    by = factories.acting(client.user, "social_worker")  # type: ignore[attr-defined]
    for number in range(8):
        people.add_relationship(
            person=person, tie="daughter", other_name=f"Ruth {number}", by=by, on=factories.TODAY
        )
        relative = factories.person(of=person.record.team, given_name=f"Paul {number}")
        people.add_relationship(person=person, tie="son", other=relative, by=by, on=factories.TODAY)
        people.add_relationship(person=relative, tie="father", other=person, by=by, on=factories.TODAY)
        people.add_alert(
            person=person, words="Dog", check_on=factories.TODAY + timedelta(9), by=by, on=factories.TODAY
        )
        people.add_communication_need(person=person, code="large_print", by=by, on=factories.TODAY)
        people.add_identifier(person=person, kind="council", value=f"3047{number}", by=by)
        from_file(person, provider_name=f"Care {number}")
