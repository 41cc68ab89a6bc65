"""Published versions of pathways: every one of a pathway, the text of an earlier one, and how many people are on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Count, Q

from homefirst.practice.pathways.models import Episode, PublishedPathway

_OPEN = Count("episodes", filter=Q(episodes__state=Episode.State.OPEN))


def open_on(versions: Iterable[PublishedPathway]) -> Mapping[int, int]:
    """How many people are on each of these very versions, by key. One query."""
    found = PublishedPathway.objects.filter(pk__in=[version.pk for version in versions])
    return dict(found.annotate(live=_OPEN).values_list("pk", "live"))


def versions_of(code: str) -> list[tuple[PublishedPathway, int]]:
    """Every version of a pathway, the newest first, with how many people are on it. One query."""
    found = PublishedPathway.objects.filter(code=code).select_related("published_by", "agreed_by")
    return [(version, version.live) for version in found.annotate(live=_OPEN).order_by("-number")]


def numbered(code: str, number: int) -> PublishedPathway | None:
    """One version of a pathway by its number. One query."""
    return PublishedPathway.objects.filter(code=code, number=number).first()
