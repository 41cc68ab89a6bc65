"""The published forms, as plain values: the newest of a name, and the one to which answers are bound."""

from __future__ import annotations

from functools import lru_cache

from homefirst.practice.forms.definition.reading import read_published
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.forms.models import PublishedForm


def newest(name: str) -> PublishedForm | None:
    """None where no form of that name is published: the step is then done without one."""
    return PublishedForm.objects.filter(name=name).order_by("-number").first()


def newest_texts() -> dict[str, str]:
    """The file of every form as it was published last. One query."""
    return dict(PublishedForm.objects.order_by("number").values_list("name", "text"))


def all_newest() -> list[PublishedForm]:
    """The newest version of every form, by name. One query."""
    found = PublishedForm.objects.select_related("published_by").order_by("number")
    return sorted({version.name: version for version in found}.values(), key=lambda version: version.name)


def read(version: PublishedForm) -> Form:
    """The version's plain values; read once a process, since a version never changes."""
    return _read(version.digest, version.name, version.text)


@lru_cache(maxsize=512)
def _read(digest: str, name: str, text: str) -> Form:
    return read_published(name, text)
