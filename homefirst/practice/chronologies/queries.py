"""Chronologies as the pages show them."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from homefirst.foundation.definitions.codes import code_list
from homefirst.practice.chronologies.models import Chronology, Line
from homefirst.practice.notes.access import Reader, hidden


def chronologies_of(reader: Reader) -> list[Chronology]:
    """Those that this reader may read, each with `lines_count`; the newest first. One query."""
    rows = _readable(reader).select_related("author", "followed_by").annotate(lines_count=Count("lines"))
    return list(rows.order_by("-pk"))


def chronology_of(reader: Reader, chronology_id: int) -> Chronology:
    """Raises NotAllowed alike for none, another person's, and one that is closed to this reader. One query."""
    found = _readable(reader).filter(pk=chronology_id).select_related("author", "followed_by").first()
    if found is None:
        raise hidden(reader.person)
    found.person = reader.person
    return found


def lines_of(chronology: Chronology) -> list[Line]:
    """The oldest first, as a chronology is read. One query."""
    return list(chronology.lines.order_by("starts_on", "pk"))


def next_version(chronology: Chronology) -> Chronology | None:
    """From what `chronology_of` read: no query."""
    try:
        return chronology.followed_by
    except Chronology.DoesNotExist:
        return None


def purpose_title(code: str) -> str:
    known = {each["code"]: each["title"] for each in code_list("chronology_purposes")["values"]}
    return str(known.get(code, code.replace("_", " ").capitalize()))


def _readable(reader: Reader) -> QuerySet[Chronology]:
    return Chronology.objects.filter(reader.readable(), person=reader.person)
