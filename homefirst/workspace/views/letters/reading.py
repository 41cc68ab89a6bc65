"""The letters of a person, one of them, and its pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.practice.letters.composing import to_name_of
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import (
    foretold_one,
    letter_of,
    letters_of,
    other_of,
    shows_where,
    wishes_to_show,
)
from homefirst.practice.letters.rules import POST
from homefirst.practice.letters.setting import set_letter
from homefirst.practice.pathways import library
from homefirst.practice.pathways.queries import work_step
from homefirst.workspace.forms.letters import LetterDeedForm
from homefirst.workspace.letters import drawn
from homefirst.workspace.letters.looking import also_looked_at
from homefirst.workspace.notes.ways import ways
from homefirst.workspace.record import open_section, record_page


@allow("section.notes")
@require_safe
def record_letters(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = letters_of(opened.actor, opened.person)
    return record_page(
        opened,
        "workspace/letters.jinja",
        title="Letters",
        ways=ways(opened.ref, "letters"),
        letters=[(letter, drawn.row(letter, opened.on)) for letter in found],
        may=opened.may("work.do"),
    )


@allow("section.notes")
@require_safe
def record_letter(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = letter_of(opened.actor, opened.person, letter)
    other = other_of(found, opened.actor)
    wishes = wishes_to_show(found, other, opened.on)
    with also_looked_at(opened.actor, other):
        return record_page(
            opened,
            "workspace/letter.jinja",
            title=found.title,
            letter=found,
            facts=drawn.facts_of(found, wishes, opened.on, shows_where=shows_where(found, other)),
            warnings=drawn.warnings_of(found, wishes),
            parts=drawn.parts_of(found),
            easy=found.form == Letter.Form.EASY_READ,
            deeds=drawn.deeds(found) if opened.may("work.do") else set(),
            form=LetterDeedForm(initial={"row_version": found.row_version}),
        )


@allow("section.notes")
@require_safe
def letter_pages(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    """As it was agreed to; a draft as it would look now. Without the address for a reader who may not see where it goes."""
    opened = open_section(request, ref, "notes")
    found = letter_of(opened.actor, opened.person, letter)
    other = other_of(found, opened.actor)
    with also_looked_at(opened.actor, other):
        looked(opened.actor, opened.person.pk, "notes", opened.tie)
    if not shows_where(found, other):
        return _pdf(set_letter(found, to_name_of(found), ""), f"letter-{found.pk}")
    copy = found.copies.order_by("-pk").first() if found.state != Letter.State.DRAFT else None
    if copy is not None:
        return _pdf(bytes(copy.pdf), f"letter-{found.pk}")
    by_post = found.channel == POST
    address = wishes_to_show(found, other, opened.on).address if by_post else ""
    return _pdf(set_letter(found, to_name_of(found), address), f"letter-{found.pk}-draft")


@allow("work.do")
@require_safe
def letter_before(request: HttpRequest, step: int, outcome: str, letter: str) -> HttpResponse:
    """A letter as it would be when the step ended so, from the answers as they stand."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = work_step(actor, step)
    outcomes = library.read(found.episode.version).outcomes_of(found.code)
    looked(actor, found.episode.person_id, "work", "holds the work")
    made = foretold_one(found, outcomes.get(outcome), letter, actor, actor.on)
    return _pdf(made, "letter-before")


def _pdf(pages: bytes, name: str) -> HttpResponse:
    shown = HttpResponse(pages, content_type="application/pdf")
    shown.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return shown
