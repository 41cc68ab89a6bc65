"""The people behind a figure: the units that it counts, for those who may see them, and each look written down."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from homefirst.foundation.access.actions import move_to_team, restrict
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.queries import people
from homefirst.oversight.performance.queries.current import current
from homefirst.oversight.performance.queries.people import people_page
from homefirst.oversight.performance.results.reading import units
from tests.factories import SYSTEM, acting, actor, staff, team
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.reading import rows, words
from tests.oversight.performance.test_figures import run

pytestmark = pytest.mark.django_db
WHY = "Filling blank delivery mechanisms before the return."
PEOPLE = "2e-2b"


def behind(slug: str, *counted: str) -> list[dict[str, Any]]:
    at = current(SYSTEM)
    assert at is not None
    return [row for row in units(at.folder("2026-06"), slug).to_pylist() if row["counted"] in counted]


def records(slug: str, *counted: str) -> list[int]:
    return sorted({int(row["person_id"]) for row in behind(slug, *counted)})


def listed(client: Client, slug: str, caption: str, **asked: str) -> list[list[str]]:
    return rows(client.get(reverse("measure_people", args=[slug]), asked), caption)


def give(ids: list[int], to: Team) -> None:
    for record in Record.objects.filter(pk__in=ids):
        move_to_team(record=record, team=to, by=SYSTEM)


@pytest.mark.parametrize("role", ["councillor", "director", "commissioner", "social_worker", "finance"])
def test_a_role_that_sees_figures_only_finds_no_people(
    role: str, boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    assert client.get(reverse("measure_people", args=["2a"])).status_code in (403, 404)
    assert "measure_people" not in client.get(reverse("measure", args=["2a"])).content.decode()
    assert "/figures/2a/people/" not in client.get(reverse("measure", args=["2a"])).content.decode()


def test_the_units_of_the_list_are_those_that_the_measure_counts(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("principal_social_worker")
    figure = run()["measures"]["2A"]["Total"]
    assert len(listed(client, "2a", "Counted in", list="in")) == figure["numerator"] == 28
    assert len(listed(client, "2a", "Counted out", list="out")) == figure["denominator"] - figure["numerator"]
    said = words(client.get(reverse("measure_people", args=["2a"])))
    assert "28 spells of short-term help." in said
    assert f"Left out ({len(behind('2a', 'left'))})" in said


def test_each_line_says_the_event_and_what_decided_it(boundary: Snapshot, signed_in: SignedIn) -> None:
    found = listed(signed_in("principal_social_worker"), "2a", "Left out", list="left")
    decided = [row[2] for row in found]
    assert any("Admitted to hospital The spell ended in hospital" in one for one in decided)
    assert any("NFA: Deceased A death up to seven days after the end decides" in one for one in decided)
    assert all(row[1] for row in found)


def test_a_manager_sees_people_of_their_teams_and_the_rest_as_a_number(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    mine = team("mine")
    everyone = records(PEOPLE, "in", "out")
    give(everyone[:3], mine)
    client = signed_in("team_manager", teams=(mine,))
    page = client.get(reverse("measure_people", args=[PEOPLE]), {"list": "counted"})
    assert len(rows(page, "In and out")) == 3
    total = len(behind(PEOPLE, "in", "out"))
    assert f"{total - 3} more are counted and not listed: of people outside your teams" in words(page)


def test_a_manager_without_anybody_in_the_list_is_told_so(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("team_manager", teams=(team("empty"),))
    assert "Nobody in this list is in your teams." in words(
        client.get(reverse("measure_people", args=[PEOPLE]))
    )


def test_a_restricted_record_is_counted_and_not_named(boundary: Snapshot) -> None:
    mine = team("restricting")
    ids = records(PEOPLE, "in")
    give(ids[:2], mine)
    manager = staff("team_manager", teams=(mine,))
    other = staff("social_worker")
    restrict(record=Record.objects.get(pk=ids[0]), reason="She works here herself.", named=[other], by=SYSTEM)
    page = people_page(acting(manager, "team_manager"), PEOPLE, {"list": "in"})
    assert page.record_ids == [ids[1]]
    assert page.outside == page.total - 1


def test_an_analyst_sees_nobody_until_saying_why(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("performance_analyst")
    page = client.get(reverse("measure_people", args=[PEOPLE]))
    assert "Say why you need names" in words(page)
    assert "<table" not in page.content.decode()
    assert not Tie.objects.filter(kind=Tie.Kind.CLAIMED).exists()


def test_an_analyst_who_says_why_sees_the_names_and_each_is_claimed_for_the_day(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("performance_analyst")
    address = reverse("measure_people", args=[PEOPLE])
    assert client.post(address, {"words": WHY}).status_code == 302
    people = records(PEOPLE, "in")
    claims = Tie.objects.filter(kind=Tie.Kind.CLAIMED, reason="mending", words=WHY)
    assert sorted(claims.values_list("record_id", flat=True)) == people
    assert AuditRow.objects.filter(action="tie.claimed", record_id__in=people).count() == len(people)
    found = listed(client, PEOPLE, "Counted in")
    assert len(found) == len(behind(PEOPLE, "in"))
    looks = AuditRow.objects.filter(
        action="person.names", part=f"figures {PEOPLE}", tie="said why, for the day"
    )
    assert sorted(looks.values_list("record_id", flat=True)) == people


def test_a_reason_that_says_nothing_is_sent_back_with_what_was_typed(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("performance_analyst")
    page = client.post(reverse("measure_people", args=[PEOPLE]), {"words": "because"})
    assert page.status_code == 400
    assert "Say in a sentence what you are mending. It will be read." in words(page)
    assert ">because</textarea>" in page.content.decode()
    assert "<title>Error:" in " ".join(page.content.decode().split())
    assert not Tie.objects.filter(kind=Tie.Kind.CLAIMED).exists()


def test_an_analyst_cannot_open_a_restricted_record_by_saying_why(boundary: Snapshot) -> None:
    ids = records(PEOPLE, "in")
    other = staff("social_worker")
    restrict(record=Record.objects.get(pk=ids[0]), reason="She works here herself.", named=[other], by=SYSTEM)
    analyst = actor("performance_analyst")
    page = people_page(analyst, PEOPLE, {"list": "in"})
    assert ids[0] not in page.unnamed
    assert (len(page.unnamed), page.locked) == (len(ids) - 1, 1)


def test_saying_why_twice_makes_no_second_claim(boundary: Snapshot) -> None:
    from homefirst.foundation.access.actions import claim_many

    analyst = actor("performance_analyst")
    ids = records(PEOPLE, "in")[:2]
    for _ in range(2):
        assert claim_many(record_ids=ids, reason="mending", words=WHY, by=analyst) == ids
    assert Tie.objects.filter(user=analyst.user, kind=Tie.Kind.CLAIMED).count() == 2


def test_a_listing_is_a_look_at_each_person_named(boundary: Snapshot, signed_in: SignedIn) -> None:
    mine = team("looking")
    ids = records(PEOPLE, "in")[:2]
    give(ids, mine)
    client = signed_in("team_manager", teams=(mine,))
    page = client.get(reverse("measure_people", args=[PEOPLE]))
    looks = AuditRow.objects.filter(kind="read", action="person.names", part=f"figures {PEOPLE}", tie="team")
    assert sorted(looks.values_list("record_id", flat=True)) == ids
    assert "Everybody named here can see that you looked" in words(page)


def test_a_weakness_opens_its_units_with_a_way_to_mend_each(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("principal_social_worker")
    address = reverse("measure_people", args=["3d-1a"])
    page = client.get(address, {"list": "weak", "weakness": "mechanism_blank"})
    found = rows(page, "People supported in the community whose mechanism is blank")
    assert len(found) == run()["measures"]["3D_unknown_mechanism"]["Clients"]
    assert page.content.decode().count("/mend/") == len(found)
    outside = client.get(
        reverse("measure_people", args=["2c"]), {"list": "weak", "weakness": "blank_component"}
    )
    at = current(SYSTEM)
    assert at is not None
    number = at.results("2026-06").measures["2C"].weaknesses["blank_component"].units
    caption = "Care home stays that began in the year with no component, so not counted"
    assert len(rows(outside, caption)) == number > 0


def test_a_long_list_is_paged(boundary: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "PAGE", 20)
    worker = acting(staff("principal_social_worker"), "principal_social_worker")
    pages = [
        people_page(worker, PEOPLE, {"list": "counted", "page": number})
        for number in ("1", "2", "3", "99", "x")
    ]
    total = len(behind(PEOPLE, "in", "out"))
    assert 40 < total <= 60
    assert [len(page.lines) for page in pages] == [20, 20, total - 40, total - 40, 20]
    assert [bool(page.previous_href) for page in pages[:3]] == [False, True, True]
    assert [bool(page.next_href) for page in pages[:3]] == [True, True, False]
    assert [(page.first, page.last) for page in pages[:3]] == [(1, 20), (21, 40), (41, total)]


@pytest.mark.parametrize(
    "asked",
    [
        {"list": "nobody"},
        {"list": "weak", "weakness": "no such"},
        {"by": "password", "group": "x"},
        {"by": "gender", "group": "'; DROP TABLE"},
        {"page": "-1"},
        {"page": "²"},
        {"method": "1999-01"},
    ],
)
def test_an_address_that_asks_for_nonsense_shows_a_page_without_harm(
    asked: dict[str, str], boundary: Snapshot, signed_in: SignedIn
) -> None:
    assert (
        signed_in("principal_social_worker").get(reverse("measure_people", args=["2a"]), asked).status_code
        == 200
    )
    assert signed_in("principal_social_worker").get(reverse("measure", args=["2a"]), asked).status_code == 200
