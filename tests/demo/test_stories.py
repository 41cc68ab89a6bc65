import csv
from datetime import date

import pytest

from homefirst.demo.borough.days import periods
from homefirst.demo.borough.files import everyone
from homefirst.demo.borough.identifiers import nhs_check_digit
from homefirst.demo.borough.people import FIRST_NAME, LA_ID, NHS, Person
from homefirst.demo.borough.rows import head, rows
from homefirst.demo.borough.values import COLUMNS
from homefirst.demo.staff import SIGN_INS, STAFF, TEAMS, team_of
from homefirst.demo.stories import STORIES, told
from homefirst.demo.stories.shapes import Story

BY_ID = {person.la_id: person for person in told()}
every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.liked_name)


def cells(person: Person) -> list[dict[str, str]]:
    """Rows of the latest file."""
    spans = periods()
    heads = [head(span) for span in spans]
    lines = [line for place, line in rows(person, spans, heads, 1) if place == len(spans) - 1]
    return [dict(zip(COLUMNS, row, strict=True)) for row in csv.reader(lines)]


@pytest.mark.parametrize(("known", "seed"), [(10, 1), (40, 9)])
def test_named_people_are_the_same_in_every_borough(known: int, seed: int) -> None:
    found = {person.la_id: person.cells for person in everyone(known, seed)}
    for la_id, person in BY_ID.items():
        assert found[la_id] == person.cells


def test_named_people_have_their_own_valid_numbers() -> None:
    numbers = [person.cells[NHS] for person in BY_ID.values()]
    assert len(set(numbers)) == len(numbers) == len(told())
    assert all(number.startswith("999") and nhs_check_digit(number[:9]) == number[9] for number in numbers)


def test_nobody_else_has_a_number_of_theirs() -> None:
    others = list(everyone(300, 3))[len(told()) :]
    assert not {person.cells[NHS] for person in others} & {person.cells[NHS] for person in BY_ID.values()}
    assert not {person.cells[LA_ID] for person in others} & set(BY_ID)


@every_story
def test_a_story_and_its_person_in_the_files_are_one(story: Story) -> None:
    person = BY_ID[story.la_id]
    assert person.cells[FIRST_NAME] == story.given_name
    latest = cells(person)
    assert latest
    assert {row["Postcode"] for row in latest} == {story.postcode}


@every_story
def test_telephones_are_never_anybodys(story: Story) -> None:
    numbers = [story.telephone, *(tie.telephone for tie in story.ties if tie.telephone)]
    assert all(number.startswith("01632 960 ") for number in numbers)


@every_story
def test_ties_to_people_with_records_lead_to_them(story: Story) -> None:
    assert {tie.la_id for tie in story.ties if tie.la_id} <= set(BY_ID)


@every_story
def test_a_story_is_held_by_somebody_of_its_team(story: Story) -> None:
    worker = next(worker for worker in STAFF if worker.email == story.worker)
    assert story.team in worker.teams


@every_story
def test_what_came_later_began_after_the_files_end(story: Story) -> None:
    assert all(later.starts_on > date(2026, 9, 30) for later in story.later)


def test_graham_is_as_the_pages_draw_him() -> None:
    graham = BY_ID["204718"]
    assert graham.cells[NHS] == "9990123454"
    assert graham.born == date(1944, 3, 14).toordinal()


def test_joan_has_no_support_in_any_file() -> None:
    assert {event.kind for event in BY_ID["206033"].events} == {"Request"}


def test_tinas_hours_fall_while_her_service_stays_one() -> None:
    tina, spans = BY_ID["203911"], periods()
    hours = []
    for place, line in rows(tina, spans, [head(span) for span in spans], 1):
        if "Own Front Door" in line:
            assert "01/09/2025" in line
            hours.append((place, line.strip().rsplit(",", 1)[1]))
    assert [units for _, units in sorted(hours)] == ["15.00", "15.00", "10.00", "6.00", "6.00"]


def test_sanjeets_rows_name_her_husband_and_his_do_not_name_her() -> None:
    sanjeet, husband = BY_ID["207741"], BY_ID["207742"]
    assert {row["Adult 1 Linked Person_ID"] for row in cells(sanjeet)} == {husband.la_id}
    assert {row["Adult 1 Linked Person_ID"] for row in cells(husband)} == {""}


def test_somebody_signs_in_for_each_role() -> None:
    assert len({worker.role for worker in SIGN_INS}) == len(SIGN_INS) == 15


def test_no_two_members_of_staff_share_an_address() -> None:
    assert len({worker.email for worker in STAFF}) == len(STAFF)
    assert {team for worker in STAFF for team in worker.teams} <= {team.code for team in TEAMS}


@pytest.mark.parametrize(
    ("postcode", "reason", "client_type", "team"),
    [
        ("WB4 2PL", "Physical Support: Personal care support", "Service user", "east"),
        ("WB4 2PL", "Learning disability support", "Service user", "learning_disability"),
        ("WB4 2PL", "Learning disability support", "Unpaid carer", "carers"),
        ("", "Unknown", "Service user", "first_contact"),
    ],
)
def test_a_person_belongs_to_the_team_of_their_need_or_place(
    postcode: str, reason: str, client_type: str, team: str
) -> None:
    assert team_of(postcode, reason, client_type) == team
