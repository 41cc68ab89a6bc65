"""The pathways of a person as spans of their story."""

from __future__ import annotations

from datetime import date

from django.db.models import CharField, Value

from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Also, Lane, StoryEvent

WORK_MARK = "#work"


def work_told(person: Person) -> Also:
    """Asked together with the rest of the story; no query of its own once this process knows the versions."""
    kind = Value("pathway", output_field=CharField())
    rows = Episode.objects.filter(person=person)
    columns = rows.values_list(kind, "opened_on", "closed_on", "version__digest", "ending")
    return columns, {"pathway": _told}


def _told(opened: date, closed: date | None, digest: str, ending: str) -> StoryEvent:
    pathway = library.read_digest(digest)
    endings = (step.outcomes.get(ending) for step in pathway.steps.values())
    how = next((outcome.title for outcome in endings if outcome is not None), "")
    return StoryEvent(Lane.WORK, opened, closed, pathway.title, link=WORK_MARK, more=how, is_span=True)
