"""The published forms, as plain values: the newest of a name, and the one to which answers are bound."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone

from homefirst.practice.forms.definition.reading import read_published
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.forms.models import PublishedForm


def newest(name: str, on: date | None = None) -> PublishedForm | None:
    """The version that is asked on a day, or today; None where no form of that name is published: the step is then done
    without one."""
    return (
        PublishedForm.objects.filter(_asked(on or timezone.localdate()), name=name)
        .order_by("-number")
        .first()
    )


def all_newest(on: date) -> list[PublishedForm]:
    """The version of every form that is asked on a day, by name. One query."""
    found = PublishedForm.objects.filter(_asked(on)).select_related("published_by").order_by("number")
    return sorted({version.name: version for version in found}.values(), key=lambda version: version.name)


def versions(name: str) -> list[PublishedForm]:
    """Every version of a form, the newest first. One query."""
    found = PublishedForm.objects.filter(name=name).select_related("published_by", "agreed_by")
    return list(found.order_by("-number"))


def numbered(name: str, number: int) -> PublishedForm | None:
    """One version of a form by its number. One query."""
    return PublishedForm.objects.filter(name=name, number=number).first()


def read(version: PublishedForm) -> Form:
    """The version's plain values; read once a process, since a version never changes."""
    return _read(version.digest, version.name, version.text)


def _asked(on: date) -> Q:
    return Q(from_on__isnull=True) | Q(from_on__lte=on)


@lru_cache(maxsize=512)
def _read(digest: str, name: str, text: str) -> Form:
    return read_published(name, text)
