"""The published pathways, as plain values: which version is in force on a day, and which one an episode keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from homefirst.foundation.errors import NotNow
from homefirst.practice.pathways.definition.reading import read_published
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.models import PublishedPathway


def in_force(code: str, on: date) -> PublishedPathway:
    """The version with which an episode that opens on this day begins. Raises NotNow where there is none, or it is off."""
    versions = PublishedPathway.objects.filter(code=code, from_on__lte=on)
    version = versions.order_by("-from_on", "-number").first()
    if version is None:
        raise NotNow(f"No pathway called {code} is published. Somebody who publishes pathways can do it.")
    pathway = read(version)
    if pathway.off_until:
        raise NotNow(f"{pathway.title} is off. {pathway.off_until}")
    return version


def check_is_on(code: str, on: date) -> None:
    """Raises NotNow, with the reason of its file, for a published pathway that is off. One query, and one more where it is
    published."""
    if any(version.code == code for version in all_in_force(on)):
        in_force(code, on)


def all_in_force(on: date) -> Iterator[PublishedPathway]:
    """The version in force of every pathway, by code. One query."""
    seen: set[str] = set()
    versions = PublishedPathway.objects.filter(from_on__lte=on).select_related("published_by")
    for version in versions.order_by("code", "-from_on", "-number"):
        if version.code not in seen:
            seen.add(version.code)
            yield version


def read(version: PublishedPathway) -> Pathway:
    """The version's plain values; read once a process, since a version never changes."""
    return _read(version.digest, version.code, version.text, version.endings)


@lru_cache(maxsize=256)
def read_digest(digest: str) -> Pathway:
    """The same by the version's digest, for lists: one query for a version that this process has not met yet, else none."""
    version = PublishedPathway.objects.filter(digest=digest).order_by("pk").first()
    if version is None:
        raise NotNow("This version of a pathway is not on the record.")
    return read(version)


@lru_cache(maxsize=256)
def _read(digest: str, code: str, text: str, endings: str) -> Pathway:
    return read_published(code, text, endings, installed())
