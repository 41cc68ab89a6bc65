"""How long steps like these took in the past year."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q

from homefirst.practice.pathways.models import Step

_BACK = timedelta(days=365)
_MOST = 3000  # of the latest: enough for a range, and no more to read whatever the years hold


def past_waits(kinds: Collection[tuple[str, str]], on: date) -> dict[tuple[str, str], list[int]]:
    """Days from opening to finish of done steps, by (pathway code, step code). One query; none where nothing is asked."""
    if not kinds:
        return {}
    wanted = Q()
    for pathway, step in sorted(kinds):
        wanted |= Q(episode__code=pathway, code=step)
    rows = Step.objects.filter(wanted, state=Step.State.DONE, finished_on__gte=on - _BACK)
    found: dict[tuple[str, str], list[int]] = {}
    for pathway, step, opened, finished in rows.order_by("-finished_on").values_list(
        "episode__code", "code", "opened_on", "finished_on"
    )[:_MOST]:
        found.setdefault((pathway, step), []).append((finished - opened).days if finished else 0)
    return found
