"""What the database's planner knows after a load."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from homefirst.practice.people.models import Person
from tests.exchange.cld.rows import file, load, row, text

pytestmark = pytest.mark.django_db


def test_the_planner_knows_how_many_people_there_are_as_soon_as_they_are_loaded(tmp_path: Path) -> None:
    load(file(tmp_path, text(row(), row(la_person_id="P2", nhs_number=""))))
    table = Person._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        else:  # SQLite plans by its indexes alone
            cursor.execute(f'SELECT count(*) FROM "{table}"')
        (known,) = cursor.fetchone()
    assert known == Person.objects.count() == 2
