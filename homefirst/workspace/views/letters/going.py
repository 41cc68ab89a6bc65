"""A letter on its way: printed, gone, come back, written again; and everything that waits to go."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked_many
from homefirst.practice.letters import actions
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import letter_of, outbox
from homefirst.practice.letters.rules import SET_HERE
from homefirst.workspace.forms.letters import LetterDeedForm
from homefirst.workspace.letters.drawn import address_of, groups_of
from homefirst.workspace.record import Opened, form_page, open_section, typed


@allow("section.notes")
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Drafts, letters to print, other forms to be made, and what came back, of those whom the reader may see."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = outbox(actor)
    ids = list(dict.fromkeys(letter.person_id for letter in found.everything))
    looked_many(actor, ids, "letters", "letters to send")
    shown = {"groups": groups_of(found, actor.on), "found": found, "total": len(found.everything)}
    return render(request, "workspace/outbox.jinja", shown)


@allow("work.do")
@require_POST
def letter_printed(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened, found = _opened(request, ref, letter)
    actions.mark_printed(letter=found, row_version=_version(request), by=opened.actor, on=opened.on)
    messages.success(request, f"{found.title}: printed.")
    return redirect(address_of(found))


@allow("work.do")
@require_POST
def letter_gone(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened, found = _opened(request, ref, letter)
    actions.mark_sent(letter=found, words="", row_version=_version(request), by=opened.actor, on=opened.on)
    messages.success(request, f"{found.title}: sent.")
    return redirect(address_of(found))


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def letter_sent(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    """With a word about how it went."""
    opened, found = _opened(request, ref, letter)
    elsewhere = found.form not in SET_HERE
    label = "Who made it, and how did it go?" if elsewhere else "How did it go?"
    form = _words(request, found, label, "Who was there, and what they said.")

    def went() -> None:
        said = form.cleaned_data
        actions.mark_sent(
            letter=found, words=said["words"], row_version=said["row_version"], by=opened.actor, on=opened.on
        )

    return form_page(
        opened,
        form,
        went,
        heading=f"It has gone: {found.title}",
        button="It has gone",
        done="It has gone, and how stands beside it.",
        back=address_of(found),
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def letter_came_back(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened, found = _opened(request, ref, letter)
    form = _words(request, found, "What stood on it?", "Such as: gone away.")

    def back() -> None:
        said = form.cleaned_data
        actions.came_back(
            letter=found, words=said["words"], row_version=said["row_version"], by=opened.actor, on=opened.on
        )

    return form_page(
        opened,
        form,
        back,
        heading=f"It came back: {found.title}",
        button="It came back",
        done="It came back. To find out where they are is in your hands now.",
        back=address_of(found),
    )


@allow("work.do")
@require_POST
def write_letter_again(request: HttpRequest, ref: str, letter: int) -> HttpResponse:
    opened, found = _opened(request, ref, letter)
    made = actions.write_again(letter=found, row_version=_version(request), by=opened.actor, on=opened.on)
    messages.success(request, f"{found.title}: a new draft.")
    return redirect("record_letter", ref=opened.ref, letter=made.pk)


def _opened(request: HttpRequest, ref: str, letter: int) -> tuple[Opened, Letter]:
    opened = open_section(request, ref, "notes")
    return opened, letter_of(opened.actor, opened.person, letter)


def _words(request: HttpRequest, letter: Letter, label: str, hint: str) -> LetterDeedForm:
    first: dict[str, Any] = {"row_version": letter.row_version}
    return LetterDeedForm(typed(request), label=label, hint=hint, initial=first)


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("row_version", "")
    return int(sent) if sent.isdigit() else 0
