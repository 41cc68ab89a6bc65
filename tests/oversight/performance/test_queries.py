"""Every page of figures answers in few queries, however many people there are."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homefirst.foundation.access.models import Record
from homefirst.foundation.accounts.models import Team
from homefirst.oversight.performance.actions import load_benchmarks, take_snapshot
from homefirst.oversight.performance.models import Snapshot
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests.factories import NOW, SYSTEM, acting, staff, team
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.test_figures import series

pytestmark = pytest.mark.django_db
MOST = 15
PLACES = [
    ("figures", [], {}),
    ("measure", ["2e-2b"], {}),
    ("measure", ["2e-2b"], {"split": "ethnicity_group", "trend_as": "table", "councils_as": "table"}),
    ("measure_people", ["2e-2b"], {"list": "counted"}),
    ("measure_csv", ["2e-2b"], {}),
]


def more_people(number: int, of: Team) -> None:
    """So many more women aged 80 at home with long-term support since 2024."""
    from datetime import date

    cards = Record.objects.bulk_create([Record(ref=f"Q{n:07}", team=of) for n in range(number)])
    facts: dict[str, Any] = {"gender": "Female", "accommodation": "Owner occupier or shared ownership scheme"}
    Person.objects.bulk_create(
        [
            Person(record=card, family_name=f"More {card.pk}", birth_date=date(1945, 1, 1), **facts)
            for card in cards
        ]
    )
    Service.objects.bulk_create(
        [
            Service(
                person_id=card.pk,
                event_key=f"more-{card.pk}",
                client_type="Service user",
                starts_on=date(2024, 5, 1),
                service_type="Long term support: Community",
                service_component="Home support or domiciliary care",
                record_number=10_000_000 + card.pk,
            )
            for card in cards
        ]
    )


def asked(client: Any, name: str, args: list[str], query: dict[str, str]) -> int:
    client.get(reverse(name, args=args), query)  # what a process reads once is read now
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(reverse(name, args=args), query).status_code == 200
    return len(found)


def test_the_queries_of_each_page_do_not_grow_with_people_or_councils(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    mine = team("growing")
    Record.objects.all().update(team=mine)
    client = signed_in("team_manager", teams=(mine,))
    before = [asked(client, *place) for place in PLACES]
    more_people(120, mine)
    load_benchmarks(rows=series("2E(2b)", "50.0", ["10.0"] * 150), source="made up", by=SYSTEM)
    later = acting(staff("performance_analyst"), "performance_analyst", at=NOW.replace(hour=15))
    snapshot = take_snapshot(by=later)
    assert snapshot.manifest["rows"]["stated_details"] > boundary.manifest["rows"]["stated_details"] + 100
    after = [asked(client, *place) for place in PLACES]
    assert after == before
    assert max(after) <= MOST, dict(zip([place[0] for place in PLACES], after, strict=True))


def test_an_analyst_who_named_people_costs_no_more(boundary: Snapshot, signed_in: SignedIn) -> None:
    client = signed_in("performance_analyst")
    place = ("measure_people", ["2e-2b"], {"list": "counted"})
    assert asked(client, *place) <= MOST
    client.post(
        f"{reverse('measure_people', args=['2e-2b'])}?list=counted", {"words": "Mending blank homes today."}
    )
    assert asked(client, *place) <= MOST


def test_naming_fifty_people_takes_as_few_statements_as_naming_five(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    address = reverse("measure_people", args=["2e-2b"])
    found = []
    for listed in ("counted", "out"):
        client = signed_in("performance_analyst")
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert (
                client.post(f"{address}?list={listed}", {"words": "Mending blank homes."}).status_code == 302
            )
        found.append(len(queries))
    assert found[0] == found[1]
