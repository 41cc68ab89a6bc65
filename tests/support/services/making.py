"""Care as a file leaves it, and as the desk adds it."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.people.models import Person
from homefirst.support.services import actions
from homefirst.support.services.models import Service
from tests.factories import SYSTEM, TODAY

COMMUNITY = "Long term support: Community"
RESIDENTIAL = "Long term support: Residential care"
HOME_CARE = "Home support or domiciliary care"
_numbers = count(1)


def added(person: Person, *, by: Actor = SYSTEM, **facts: Any) -> Service:
    """Care in the community since the spring, unless told otherwise."""
    facts = {"service_type": COMMUNITY, "starts_on": date(2026, 4, 1)} | facts
    return actions.add_service(person=person, by=by, on=TODAY, **facts)


def from_file(person: Person, **facts: Any) -> Service:
    """As the loader writes it: an event of the return, nothing set at the desk."""
    number = next(_numbers)
    held = {
        "event_key": f"key-{number}",
        "file_digest": f"digest-{number}",
        "client_type": "Service user",
        "service_type": COMMUNITY,
        "service_component": HOME_CARE,
        "starts_on": date(2026, 4, 1),
        "record_number": number,
    }
    return Service.objects.create(person=person, **(held | facts))
