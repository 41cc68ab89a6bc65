"""Which rows stand in the return, and when they are taken to end, at the edges."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from homefirst.insight import figures
from homefirst.insight.cld.fields import FIELDS
from tests.insight.expected import DEFINITIONS

ROW = {
    "la_code": "999",
    "la_person_id": "A1",
    "client_type": "Service user",
    "event_type": "Service",
    "event_start": "01/05/2025",
    "service_type": "Long term support: Community",
}


@pytest.mark.parametrize(("died", "end"), [("01/05/2025", None), ("02/05/2025", date(2025, 5, 2))])
def test_an_open_service_ends_with_a_death_after_its_first_day_only(
    tmp_path: Path, died: str, end: date | None
) -> None:
    path = tmp_path / "CLD_999_20250401_20260331.csv"
    row = {**ROW, "date_of_death": died}
    lines = [
        ",".join(field.header for field in FIELDS),
        ",".join(row.get(field.name, "") for field in FIELDS),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with figures.opened([path], definitions=DEFINITIONS, year_ending=date(2026, 3, 31)) as (calculation, _):
        assert calculation.engine.sql("SELECT event_end FROM joined").fetchall() == [(end,)]
