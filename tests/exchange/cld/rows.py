"""Small Client Level Data files written by hand, and what the record holds after them."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

from homefirst.exchange.cld.actions import load_files
from homefirst.exchange.cld.models import Submission
from homefirst.insight.cld.fields import BY_NAME, FIELDS
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Identifier, Person, Relationship
from homefirst.support.services.models import Service
from tests.factories import SYSTEM

NAME = "CLD_999_20250401_20260331.csv"
HEADERS = [field.header for field in FIELDS]
SERVICE = {
    "event_type": "Service",
    "event_start": "01/06/2025",
    "service_type": "Long term support: Community",
    "service_component": "Home support or domiciliary care",
    "delivery_mechanism": "CASSR managed personal budget",
    "event_outcome": "Continuation of support or services",
}


def row(la_person_id: str = "A1", **cells: str) -> dict[str, str]:
    """A long-term service of Ada Brown, unless `cells` say otherwise."""
    person = {
        "la_code": "999",
        "reporting_period_start": "01/04/2025",
        "reporting_period_end": "31/03/2026",
        "la_person_id": la_person_id,
        "first_name": "Ada",
        "last_name": "Brown",
        "gender": "Female",
        "date_of_birth": "15/06/1940",
        "client_type": "Service user",
        "postcode": "WB4 2PL",
        "primary_support_reason": "Physical Support: Personal care support",
    }
    return {**person, **SERVICE, **cells}


def text(*rows: dict[str, str], headers: list[str] | None = None, delimiter: str = ",") -> str:
    written = io.StringIO()
    names = [name for name in BY_NAME if BY_NAME[name].header in (headers or HEADERS)]
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerow(BY_NAME[name].header for name in names)
    writer.writerows([each.get(name, "") for name in names] for each in rows)
    return written.getvalue()


def file(folder: Path, content: str | bytes, name: str = NAME) -> Path:
    path = folder / name
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def load(*paths: Path) -> Submission:
    """Loads and gives the submission of the last path, as it stands afterwards."""
    return load_files(list(paths), by=SYSTEM)[-1]


def counts() -> dict[str, int]:
    models: tuple[Any, ...] = (Person, Service, PastStep, Identifier, Relationship)
    return {model.__name__: model.objects.count() for model in models}
