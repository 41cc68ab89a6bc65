"""The sections of a record, in their one order; those that a role may not open are absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Section

# Code (the act is `section.<code>`), title, name of the page. {first_name} is what the person likes to be called.
SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("now", "Now", "record_now"),
    ("story", "Story", "record_story"),
    ("plan", "Plan", "record_plan"),
    ("work", "Work", "record_work"),
    ("care", "Care and support", "record_care"),
    ("people", "People around {first_name}", "record_people"),
    ("notes", "Notes and letters", "record_notes"),
    ("details", "Details", "record_details"),
    ("looks", "Who looked", "record_looks"),
)


def sections(
    actor: Actor, ref: str, first_name: str, current: str, counts: Mapping[str, tuple[int, str]] | None = None
) -> tuple[Section, ...]:
    """No query: a role reaches every section of a record alike, and the record itself has been asked about. `counts` has
    how many are behind a section, and that in words; none is shown as nothing."""
    known = counts or {}
    return tuple(
        Section(title.format(first_name=first_name), href, *_count(known.get(code)), current=code == current)
        for code, title, href in _open_to(actor, ref)
    )


def _count(known: tuple[int, str] | None) -> tuple[int | None, str]:
    return known if known and known[0] else (None, "")


def title_of(section: str, first_name: str) -> str:
    return next(title for code, title, _ in SECTIONS if code == section).format(first_name=first_name)


def record_address(actor: Actor, ref: str) -> str:
    """Where a link to a person leads: Now, or the first section that this role may open; "" when there is none."""
    return next((href for _, _, href in _open_to(actor, ref)), "")


def open_address(ref: str, back: str = "", *, how: str = "") -> str:
    """Where somebody without a tie says why they open a record; and `back`, where they go on then."""
    query = urlencode({name: said for name, said in (("how", how), ("back", back)) if said})
    return reverse("open_record", kwargs={"ref": ref}) + (f"?{query}" if query else "")


def _open_to(actor: Actor, ref: str) -> Iterator[tuple[str, str, str]]:
    for code, title, name in SECTIONS:
        href = _address(name, ref)
        if href and can(actor, f"section.{code}"):
            yield code, title, href


def _address(name: str, ref: str) -> str:
    """Empty for a page that this installation does not have."""
    try:
        return reverse(name, kwargs={"ref": ref})
    except NoReverseMatch:
        return ""
