"""Opens a section of a record for whoever asks, writes that down, and draws it in the record's frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import Grant
from homefirst.foundation.audit.actions import looked
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import person_by_ref
from homefirst.support.services.queries import ServiceLine
from homefirst.workspace.record.bar import bar


@dataclass(frozen=True)
class Opened:
    """A section that may be read. `grant` says why, and who holds the work; `on` is the day for every query."""

    request: HttpRequest
    actor: Actor
    person: Person
    section: str
    grant: Grant

    @property
    def tie(self) -> str:
        """Why it is allowed, in the words that stand under Who looked."""
        return self.grant.tie

    @property
    def on(self) -> date:
        return self.actor.on

    @property
    def ref(self) -> str:
        return self.person.record.ref

    def may(self, action: str) -> bool:
        """What the role allows. The tie that opened the section reaches every other act about this person."""
        return policy.can(self.actor, action)


def open_section(request: HttpRequest, ref: str, section: str) -> Opened:
    """`section` is a code of SECTIONS. Raises NotAllowed for a section, a person or a ref out of reach."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    person = person_by_ref(actor, ref)
    grant = policy.check(actor, f"section.{section}", person.record)
    return Opened(request, actor, person, section, grant)


def record_page(
    opened: Opened,
    template: str,
    *,
    title: str = "",
    status: int = 200,
    part: str = "",
    planned: Sequence[ServiceLine] | None = None,
    **context: Any,
) -> HttpResponse:
    """Draws `template` (which extends workspace/record.jinja) and writes the look down first.

    The template is handed `record` (a `Bar`), `opened`, and `context`. `title` stands before the section's own, for a
    page within a section, such as a form; `part` is what the look is written down as, where the section says too little.
    `planned` is care that lies ahead, where the page has read it.
    """
    looked(opened.actor, opened.person.pk, part or opened.section, opened.tie)
    shown = bar(opened.actor, opened.person, opened.section, opened.grant, planned)
    page_title = f"{title}: {shown.section_title}" if title else shown.section_title
    made = {"record": shown, "opened": opened, "page_title": page_title, **context}
    return render(opened.request, template, made, status=status)
