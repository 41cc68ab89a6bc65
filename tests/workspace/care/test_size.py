"""However much care there is, its page stays light and quick."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homefirst.practice.people.models import Person
from tests.support.services.making import RESIDENTIAL, from_file
from tests.workspace.care.pages import address
from tests.workspace.pages import words_of

pytestmark = pytest.mark.django_db


def test_the_page_takes_few_queries_however_much_care_there_is(tina: Person, worker: Client) -> None:
    worker.get(address(tina))
    counts = []
    for more in (3, 40):
        for _ in range(more):
            from_file(tina, service_type=RESIDENTIAL)
        with CaptureQueriesContext(connection) as asked:
            assert worker.get(address(tina)).status_code == 200
        counts.append(len([each for each in asked.captured_queries if _is_read(each["sql"])]))
    assert counts[0] == counts[1]
    assert counts[0] <= 15, counts


def _is_read(sql: str) -> bool:
    return not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))


def test_a_long_past_is_shown_in_part_with_a_way_to_all_of_it(tina: Person, worker: Client) -> None:
    for each in range(25):
        from_file(tina, starts_on=date(2024, 1, 1 + each), ends_on=date(2024, 3, 1))
    part = worker.get(address(tina))
    assert "5 earlier services not shown here." in words_of(part)
    assert part.content.decode().count("/correct/") == 20
    everything = worker.get(address(tina, "?ended=all"))
    assert "not shown here" not in words_of(everything)
    assert everything.content.decode().count("/correct/") == 25


def test_the_page_stays_light_with_forty_services(tina: Person, worker: Client) -> None:
    for each in range(40):
        from_file(
            tina, starts_on=date(2024, 1, 1 + each % 28), ends_on=date(2026, 3, 1) if each > 9 else None
        )
    assert len(worker.get(address(tina)).content) < 100_000
