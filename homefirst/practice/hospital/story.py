"""Stays in hospital, as spans of a person's story."""

from __future__ import annotations

from datetime import date

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce

from homefirst.practice.hospital.models import Stay
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Also, Lane, StoryEvent

STAY_MARK = "#stay"


def stays_told(person: Person) -> Also:
    """Asked together with the rest of the story; no query of its own. Where nobody said since when, from the notice on."""
    rows = Stay.objects.filter(person=person).values_list(
        Value("stay", output_field=CharField()),
        Coalesce("since", F("episode__opened_on")),
        "left_on",
        "hospital",
        "ward",
    )
    return rows, {"stay": _told}


def _told(since: date, left: date | None, hospital: str, ward: str) -> StoryEvent:
    where = f"In hospital: {hospital}" if hospital else "In hospital"
    return StoryEvent(Lane.HOSPITAL, since, left, where, link=STAY_MARK, more=ward, is_span=True)
