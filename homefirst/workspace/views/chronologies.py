"""Chronologies: events of the story chosen and explained for a purpose, finished for good, and printed."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.design.words import counted, time_of_day
from homefirst.foundation.errors import NotNow
from homefirst.practice.chronologies import actions
from homefirst.practice.chronologies.models import Chronology
from homefirst.practice.chronologies.queries import chronologies_of, chronology_of, lines_of
from homefirst.practice.notes.access import reader
from homefirst.support.services.queries import care
from homefirst.workspace.chronologies import LineShown, events_of, offered, shown, state_of
from homefirst.workspace.forms.chronologies import BeginForm, ChooseForm, LinesForm, OwnLineForm
from homefirst.workspace.record import Opened, form_page, open_section, record_page, typed
from homefirst.workspace.views.as_typed import Saved, as_typed

CHOICES = 100  # events to choose from on one page
_DONE = "The chronology is finished. It stays as it is; a new version can follow it."


@allow("section.notes")
@require_safe
def record_chronologies(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "story")
    found = chronologies_of(reader(opened.actor, opened.person, opened.grant))
    rows = [(each, state_of(each, opened.on)) for each in found]
    return record_page(opened, "workspace/chronologies.jinja", title="Chronologies", chronologies=rows)


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def add_chronology(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "story")
    form, made = BeginForm(typed(request)), list[Chronology]()

    def begin() -> None:
        made.append(
            actions.begin_chronology(person=opened.person, by=opened.actor, on=opened.on, **form.cleaned_data)
        )

    answer = form_page(
        opened,
        form,
        begin,
        heading="Make a chronology",
        button="Choose the events",
        done="Choose the events that belong in it.",
        back=_list(opened),
    )
    return redirect(_at(opened, "choose_events", made[0])) if made else answer


@allow("section.notes")
@require_safe
def record_chronology(request: HttpRequest, ref: str, chronology: int) -> HttpResponse:
    opened, held = _opened(request, ref, chronology)
    lines = [shown(line, opened.on) for line in lines_of(held)]
    return record_page(
        opened,
        "workspace/chronology.jinja",
        title=held.title,
        held=held,
        state=state_of(held, opened.on),
        lines=lines,
        kept_from=sorted({line.kept_from for line in lines if line.kept_from}),
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def choose_events(request: HttpRequest, ref: str, chronology: int) -> HttpResponse:
    opened, held = _opened(request, ref, chronology)
    _is_draft(held)
    there = {line.key for line in lines_of(held)}
    known = care(opened.person, opened.on) if opened.may("section.care") else None
    left = [event for event in events_of(opened, known) if event.key not in there]
    first = _first(request)
    page = left[first : first + CHOICES]
    form = ChooseForm(request.POST if request.method == "POST" else None, offered=offered(page, opened.on))
    if form.is_valid():
        wanted = set(form.cleaned_data["events"])
        chosen = [event for event in page if event.key in wanted]
        number = actions.choose_events(chronology=held, events=chosen, by=opened.actor, on=opened.on)
        messages.success(request, f"{counted(number, 'event')} more. Say in your words why each matters.")
        return redirect(_at(opened, "write_chronology", held))
    here = _at(opened, "choose_events", held)
    return record_page(
        opened,
        "workspace/choose_events.jinja",
        title=f"Choose events: {held.title}",
        status=400 if form.errors else 200,
        held=held,
        form=form,
        page=page,
        first=first,
        total=len(left),
        more=f"{here}?at={first + CHOICES}" if len(left) > first + CHOICES else "",
        fewer=f"{here}?at={max(first - CHOICES, 0)}" if first else "",
        choices=CHOICES,
        is_begun=bool(there),
        planned=known.planned if known else None,
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def write_chronology(request: HttpRequest, ref: str, chronology: int) -> HttpResponse:
    opened, held = _opened(request, ref, chronology)
    _is_draft(held)
    sent = request.POST if request.method == "POST" else kept_words(request)
    form = LinesForm(sent, lines=lines_of(held))
    if request.method == "POST" and request.POST.get("choose") == "theirs":
        form.take_theirs(actions.boxes_of(lines_of(held)))
        form.not_asked_yet()
    elif request.method == "POST" and form.keep(lambda: _gone_on(opened, held, form)):
        forget_words(request)
        return redirect(_onward(opened, held))
    return _writing(opened, held, form)


@allow("notes.write")
@require_POST
def save_chronology(request: HttpRequest, ref: str, chronology: int) -> HttpResponse:
    """As somebody types, every few seconds."""
    opened, held = _opened(request, ref, chronology)
    form = LinesForm(request.POST, lines=lines_of(held))

    def save() -> Saved:
        boxes = _write(opened, held, form)
        return Saved(f"Saved {time_of_day(held.saved_at)}", boxes)

    return as_typed(save, wait="Not saved: one answer is too long.", press="Press Save.")


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def add_chronology_line(request: HttpRequest, ref: str, chronology: int) -> HttpResponse:
    opened, held = _opened(request, ref, chronology)
    _is_draft(held)
    form = OwnLineForm(typed(request))
    return form_page(
        opened,
        form,
        lambda: actions.add_line(chronology=held, by=opened.actor, on=opened.on, **form.cleaned_data),
        heading="Add what is not on the record",
        button="Add to the chronology",
        done="It stands in the chronology. Say why it matters.",
        back=_at(opened, "write_chronology", held),
    )


@allow("notes.write")
@require_POST
def follow_chronology(request: HttpRequest, ref: str, chronology: int) -> HttpResponse:
    opened, held = _opened(request, ref, chronology)
    made = actions.follow_chronology(before=held, by=opened.actor, on=opened.on)
    messages.success(request, f"Version {made.number} begins with what version {held.number} says.")
    return redirect(_at(opened, "write_chronology", made))


def _opened(request: HttpRequest, ref: str, chronology: int) -> tuple[Opened, Chronology]:
    opened = open_section(request, ref, "story")
    return opened, chronology_of(reader(opened.actor, opened.person, opened.grant), chronology)


def _is_draft(held: Chronology) -> None:
    if held.finished_at is not None:
        raise NotNow("This chronology is finished and stays as it is. A new version can follow it.")


def _write(opened: Opened, held: Chronology, form: LinesForm) -> dict[str, str]:
    sent = {box: words.replace("\r\n", "\n") for box, words in form.boxes.items()}
    return actions.write_lines(chronology=held, typed=sent, seen=form.was_seen, by=opened.actor, on=opened.on)


def _gone_on(opened: Opened, held: Chronology, form: LinesForm) -> None:
    """What was typed is kept first, whatever button was pressed."""
    boxes = _write(opened, held, form)
    form.redraw({"seen": json.dumps(boxes)})
    go, _, line = opened.request.POST.get("go", "").partition(":")
    if go == "remove" and line.isdecimal():
        actions.remove_line(chronology=held, line_id=int(line), by=opened.actor, on=opened.on)
        messages.success(opened.request, "It is out of this draft. The record keeps it.")
    elif go == "finish":
        actions.finish_chronology(chronology=held, by=opened.actor, on=opened.on)
        messages.success(opened.request, _DONE)
    else:
        messages.success(opened.request, "The draft is saved.")


def _onward(opened: Opened, held: Chronology) -> str:
    go = opened.request.POST.get("go", "").partition(":")[0]
    pages = {"finish": "record_chronology", "stop": "record_chronology", "choose": "choose_events"}
    return _at(opened, pages.get(go, "write_chronology"), held)


def _writing(opened: Opened, held: Chronology, form: LinesForm) -> HttpResponse:
    lines = lines_of(held)
    if not form.is_bound:
        form.initial["seen"] = json.dumps(actions.boxes_of(lines))
    rows: list[tuple[LineShown, Any, Any]] = [
        (shown(line, opened.on), form[f"title_{line.pk}"], form[f"why_{line.pk}"])
        for line in lines
        if f"title_{line.pk}" in form.fields
    ]
    status = f"Saved {time_of_day(held.saved_at)}"
    return record_page(
        opened,
        "workspace/write_chronology.jinja",
        title=f"Write: {held.title}",
        status=400 if form.errors else 200,
        held=held,
        form=form,
        rows=rows,
        saved=status,
        kept=form.is_bound and opened.request.method != "POST",
    )


def _first(request: HttpRequest) -> int:
    asked = request.GET.get("at", "")
    return int(asked) if asked.isdecimal() and int(asked) < 100_000 else 0


def _list(opened: Opened) -> str:
    return reverse("record_chronologies", kwargs={"ref": opened.ref})


def _at(opened: Opened, name: str, held: Chronology) -> str:
    return reverse(name, kwargs={"ref": opened.ref, "chronology": held.pk})
