"""The pages of the section Notes and letters, as links at its top. A page that this installation lacks is left out."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from homefirst.foundation.design.parts import Link

# Code, title, name of the page (with the person's `ref`).
WAYS: tuple[tuple[str, str, str], ...] = (
    ("notes", "Notes", "record_notes"),
    ("letters", "Letters", "record_letters"),
    ("told", "Who is told", "record_told"),
    ("documents", "Documents", "record_documents"),
)


def ways(ref: str, current: str) -> list[Link]:
    return [
        Link(title, address, code == current)
        for code, title, name in WAYS
        if (address := _address(name, ref))
    ]


def _address(name: str, ref: str) -> str:
    try:
        return reverse(name, kwargs={"ref": ref})
    except NoReverseMatch:
        return ""
