"""A supervision that lies ahead: the agenda from the facts, and the page that the two write, kept as it is typed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.words import time_of_day
from homefirst.foundation.errors import NotNow
from homefirst.practice.people.models import Person
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import Reading, of_the_two
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.supervision.queries import (
    Agenda,
    agenda,
    agreed_before,
    people_by_id,
    people_of_worker,
)
from homefirst.practice.teams.queries import staff_now
from homefirst.practice.waiting.queries import published
from homefirst.workspace.forms.drafted import DraftedForm
from homefirst.workspace.forms.supervision import BroughtForm, SupervisionForm, as_sent
from homefirst.workspace.supervision import lists, shown
from homefirst.workspace.views.as_typed import Saved, as_typed

WITHOUT_SCRIPT = "Each button below saves this page."
_SIGNED = "This supervision is signed or called off."


@allow("supervision.own", "supervision.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def write_supervision(request: HttpRequest, held: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    read = of_the_two(actor, held)
    if read.supervision.held_on is not None or read.supervision.called_off_on is not None:
        return redirect("read_supervision", held=held)
    found = agenda(actor, read.supervision.worker, staff_now(actor.on), published())
    people = {one.person.pk: one.person for one in found.people}
    form = form_of(read, _sent(request, read.supervision, actor.on), _with_ticked(read, people, request))
    go = request.POST.get("go", "")
    if request.method == "POST" and request.POST.get("choose") == "theirs":
        form.take_theirs(read.supervision.typed)
    elif request.method == "POST" and form.keep_unfinished(lambda: _keep(read, form)):
        forget_words(request)
        if go == "check" and form.is_right(actor.on):
            return redirect("sign_supervision", held=held)
        if go in ("stop", "keep"):
            messages.success(request, "It is kept. Only the two of you can see it.")
            return redirect("supervision_with", worker=read.supervision.worker_id)
        read.supervision.refresh_from_db()
        form = form_of(read, _held(read.supervision, actor.on), form.people if read.is_supervisor else {})
    if _asks(request):
        form.is_right(actor.on)
    elif not form.clashes:
        form.not_asked_yet()
    return _page(request, read, form, found)


@allow("supervision.own", "supervision.keep")
@require_POST
def save_supervision(request: HttpRequest, held: int) -> HttpResponse:
    """As somebody types, every few seconds: every box is kept as it stands, right or not yet."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    read = of_the_two(actor, held)
    people = {one.pk: one for one in people_of_worker(actor, read.supervision.worker)}
    form = form_of(read, request.POST, _with_ticked(read, people, request))

    def save() -> Saved:
        kept = _keep(read, form)
        if kept is None or kept.saved_at is None:
            raise NotNow(_SIGNED)
        return Saved(f"Saved {time_of_day(kept.saved_at)}", kept.typed)

    return as_typed(save, wait="Not saved: something typed is too long.", press="Press Check and sign.")


def form_of(read: Reading, data: Any, people: dict[int, Person]) -> Any:
    """Of whoever of the two asks; unbound where nothing was typed yet."""
    held = read.supervision
    if read.is_worker:
        return BroughtForm(data)
    first = {"held_on": read.actor.on, "talk": [], "seen": "{}"}
    return SupervisionForm(data, worker=held.worker, supervisor=held.supervisor, people=people, initial=first)


def ticked(read: Reading, people: dict[int, Person]) -> dict[int, Person]:
    """Those of the agenda, and whoever was ticked before and is no longer in the worker's hands."""
    return _with(read, people, str(read.supervision.typed.get("talk", "")).split(","))


def _with_ticked(read: Reading, people: dict[int, Person], request: HttpRequest) -> dict[int, Person]:
    return _with(read, ticked(read, people), request.POST.getlist("talk"))


def _with(read: Reading, people: dict[int, Person], ids: list[str]) -> dict[int, Person]:
    gone = [int(each) for each in ids if each.isascii() and each.isdigit() and int(each) not in people]
    return people | people_by_id(read.actor, gone)


def _sent(request: HttpRequest, held: Supervision, on: date) -> Any:
    """What was sent; or was typed before a sign-in ran out; or stands there; or nothing yet."""
    if request.method == "POST":
        return request.POST
    kept = kept_words(request)
    if kept:
        return kept
    return _held(held, on) if held.typed else None


def _held(held: Supervision, on: date) -> Any:
    """What is kept; the day is today until one is typed."""
    today = {f"held_on_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
    sent = as_sent(today | held.typed)
    sent["seen"] = json.dumps(held.typed)
    return sent


def _keep(read: Reading, form: DraftedForm) -> Supervision | None:
    return actions.keep_typed(
        supervision=read.supervision, typed=form.boxes, seen=form.was_seen, by=read.actor, on=read.actor.on
    )


def _asks(request: HttpRequest) -> bool:
    """Whether what is not right yet is said: when it is to be signed."""
    return request.POST.get("go") == "check" or "check" in request.GET


def _page(request: HttpRequest, read: Reading, form: Any, found: Agenda) -> HttpResponse:
    actor, held = read.actor, read.supervision
    agreed = agreed_before(actor, held.worker)
    people = [*(one.person.pk for one in found.people), *shown.ids(agreed)]
    looked_many(actor, list(dict.fromkeys(people)), "supervision", "team")
    saved = f"Saved {time_of_day(held.saved_at)}" if held.saved_at else WITHOUT_SCRIPT
    context = {
        "held": held,
        "form": form,
        "is_worker": read.is_worker,
        "brought": str(held.typed.get("brought", "")).strip(),
        "facts": shown.facts(found, actor.on),
        "reasons": shown.reasons(found),
        "agenda": found,
        "agreed": lists.agreed_rows(agreed, actor.on),
        "agreed_columns": lists.AGREED,
        "next": shown.next_of(actor, held, is_signed=False),
        "saved": saved,
        "unsaved": saved if held.saved_at else "Nothing is saved yet",
        "kept": request.method != "POST" and "kept" in request.GET,
    }
    return render(request, "workspace/supervision_write.jinja", context, status=400 if form.errors else 200)
