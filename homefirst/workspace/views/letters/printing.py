"""Several letters at once: printed as one document; then, as an act of its own, said to be in the post."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import counted
from homefirst.practice.letters import actions
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.queries import chosen_to_print, pages_together, why_not_now
from homefirst.workspace.letters import together

_NONE = "Choose at least one letter that waits to be printed."


@allow("section.notes")
@require_safe
def print_letters(request: HttpRequest) -> HttpResponse:
    """The chosen ones that may still go. Nothing is marked: that they are in the post is said on a page of its own."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    chosen = chosen_to_print(actor, together.numbers(request.GET.getlist("letter")))
    if not chosen:
        return _none(request)
    if request.GET.get("then") == "posted":
        return redirect(together.address("letters_posted", chosen))
    _looked(actor, chosen)
    stopped = why_not_now(chosen, actor, actor.on)
    if not stopped:
        return _pdf(pages_together(chosen, actor.on))
    shown = {"lines": together.stopped(chosen, stopped), "rest": together.rest(chosen, stopped)}
    return render(request, "workspace/not_printed.jinja", shown, status=409)


@allow("section.notes")
@require_http_methods(["GET", "HEAD", "POST"])
def letters_posted(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    sent = request.POST if request.method == "POST" else request.GET
    chosen = chosen_to_print(actor, together.numbers(sent.getlist("letter")))
    if not chosen:
        return _none(request)
    if request.method == "POST":
        seen = [(letter, together.version(request.POST, letter)) for letter in chosen]
        many = actions.mark_sent_together(letters=seen, by=actor, on=actor.on)
        messages.success(request, f"{counted(many, 'letter')}: in the post.")
        return redirect("tellings")
    _looked(actor, chosen)
    return render(request, "workspace/posted.jinja", {"lines": together.lines(chosen), "chosen": chosen})


def _none(request: HttpRequest) -> HttpResponse:
    messages.info(request, _NONE)
    return redirect(reverse("tellings"))


def _looked(actor: Actor, chosen: list[Letter]) -> None:
    ids = list(dict.fromkeys(letter.person_id for letter in chosen))
    looked_many(actor, ids, "letters", "letters printed together")


def _pdf(pages: bytes) -> HttpResponse:
    shown = HttpResponse(pages, content_type="application/pdf")
    shown.headers["Content-Disposition"] = 'inline; filename="letters.pdf"'
    return shown
