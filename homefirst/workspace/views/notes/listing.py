"""The notes of a record: found by their words, what may be shared, and to print."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Chosen, Link
from homefirst.foundation.design.words import day
from homefirst.practice.notes.access import reader
from homefirst.practice.notes.definition import note_definition
from homefirst.practice.notes.queries import PAGE, Asked, authors_of, drafts_of, notes_of
from homefirst.workspace.forms.notes import NotesFilter
from homefirst.workspace.notes.drawn import drawn
from homefirst.workspace.notes.ways import ways
from homefirst.workspace.record import Opened, open_section, record_page

SHOWS = ("", "share", "print")
PRINTED = 200  # notes on paper at once


@allow("section.notes")
@require_safe
def record_notes(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    may = reader(opened.actor, opened.person, opened.grant)
    authors = authors_of(may)
    form = NotesFilter(_sent(request), authors=authors)
    show = request.GET.get("show", "")
    show = show if show in SHOWS else ""
    asked = Asked(**form.asked(), to_share=show == "share")
    first, most = _first(request), PRINTED if show == "print" else PAGE
    found = notes_of(may, asked, first, most)
    here = reverse("record_notes", kwargs={"ref": opened.ref})
    return record_page(
        opened,
        "workspace/notes.jinja",
        part="notes.search" if asked.words else "notes",
        ways=ways(opened.ref, "notes"),
        show=show,
        shows=_shows(opened, here, show, request),
        notes=[drawn(note, opened.ref, opened.on, linked=show != "print") for note in found.notes],
        total=found.total,
        first=first,
        most=most,
        more=_address(here, request, at=first + most) if found.total > first + most else "",
        fewer=_address(here, request, at=max(first - most, 0)) if first else "",
        drafts=_drafts(opened),
        form=form,
        here=here,
        chosen=_chosen(asked, dict(authors), here, request),
        is_filtered=asked != Asked(to_share=asked.to_share),
    )


def _sent(request: HttpRequest) -> Any:
    """With its hidden default, so that an address without a choice is a filter too."""
    sent = request.GET.copy()
    sent.setdefault("kind", "any")
    return sent


def _first(request: HttpRequest) -> int:
    typed = request.GET.get("at", "")
    return int(typed) if typed.isdecimal() and int(typed) < 1_000_000 else 0


def _address(here: str, request: HttpRequest, *without: str, **changed: Any) -> str:
    said = [(name, value) for name, values in request.GET.lists() for value in values]
    gone = {*without, *changed, "at"}
    kept = [(name, value) for name, value in said if value and name not in gone]
    kept += [(name, str(value)) for name, value in changed.items() if value]
    return f"{here}?{urlencode(kept)}" if kept else here


def _shows(opened: Opened, here: str, show: str, request: HttpRequest) -> list[Link]:
    name = opened.person.liked_name or opened.person.given_name or "them"
    titles = {"": "All that you may read", "share": f"What may be shared with {name}", "print": "Print"}
    return [Link(titles[code], _address(here, request, show=code), code == show) for code in SHOWS]


def _drafts(opened: Opened) -> list[tuple[str, Any]]:
    """Address, and when it was last typed in, of what this reader has begun."""
    if not opened.may("notes.write"):
        return []
    add = reverse("add_note", kwargs={"ref": opened.ref})
    return [(f"{add}?draft={each.token}", each.saved_at) for each in drafts_of(opened.actor, opened.person)]


def _chosen(asked: Asked, authors: dict[int, str], here: str, request: HttpRequest) -> list[Chosen]:
    def days(name: str) -> list[str]:
        return [f"{name}_{part}" for part in ("day", "month", "year")]

    found: list[tuple[str, list[str]]] = []
    if asked.words:
        found.append((f"“{asked.words}”", ["words"]))
    if asked.kind:
        found.append((note_definition().kinds[asked.kind], ["kind"]))
    if asked.author is not None:
        found.append((authors.get(asked.author, "One writer"), ["author"]))
    if asked.since:
        found.append((f"From {day(asked.since)}", days("since")))
    if asked.until:
        found.append((f"To {day(asked.until)}", days("until")))
    return [Chosen(words, _address(here, request, *names)) for words, names in found]
