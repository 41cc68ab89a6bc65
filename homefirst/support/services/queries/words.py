"""What each of many people has now, for lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from homefirst.support.services.models import Service
from homefirst.support.services.queries.lines import line_of
from homefirst.support.services.rules import Standing


def care_words(person_ids: Collection[int], on: date) -> dict[int, str]:
    """What each of these people has now, in a few words for a list: 'Home support', 'Nursing care and 2 more'. One query.

    Somebody with nothing now is left out.
    """
    rows = Service.objects.filter(person_id__in=person_ids, starts_on__lte=on).select_related("person")
    now: dict[int, list[str]] = {}
    for row in rows.order_by("-starts_on", "-pk"):
        line = line_of(row, row.person, on)
        if line.standing is Standing.NOW:
            now.setdefault(row.person_id, []).append(line.title)
    return {pk: _first_and_more(list(dict.fromkeys(titles))) for pk, titles in now.items()}


def _first_and_more(titles: Sequence[str]) -> str:
    return titles[0] if len(titles) == 1 else f"{titles[0]} and {len(titles) - 1} more"
