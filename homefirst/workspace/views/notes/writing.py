"""Writing a note: kept as it is typed, finished, and from then on only added to."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.design.words import moment, time_of_day
from homefirst.foundation.errors import NotNow
from homefirst.practice.notes import actions
from homefirst.practice.notes.access import reader
from homefirst.practice.notes.models import NoteDraft
from homefirst.practice.notes.queries import draft_of, drafts_of, note_of
from homefirst.workspace.forms.notes import NOT_RESTRICTED, AddedForm, ErrorForm, NoteForm
from homefirst.workspace.notes.drawn import drawn
from homefirst.workspace.record import Opened, form_page, open_section, record_page, typed
from homefirst.workspace.views.as_typed import Saved, as_typed

IN_ERROR = (
    "The note is folded away with your reason. It is not removed: whoever wrote it and those who look after records can "
    "still read it. This cannot be taken back; a new note can say more."
)
WITHOUT_SCRIPT = "Each Finish, and each Keep as a draft, saves this page."


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def add_note(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    form = _form(opened)
    go = request.POST.get("go", "")
    if request.method == "POST" and go == "draft":
        return _kept_as_draft(opened, form)
    if request.method == "POST" and request.POST.get("choose") == "theirs":
        held = draft_of(opened.actor, opened.person, str(form.data.get("token", "")))
        form.take_theirs(held.typed if held else {})
        return _page(opened, form, quiet=True)
    if request.method == "POST" and form.keep(lambda: _finished(opened, form)):
        forget_words(request)
        messages.success(request, _said(opened, form))
        return redirect("record_notes", ref=opened.ref)
    return _page(opened, form)


@allow("notes.write")
@require_POST
def save_note(request: HttpRequest, ref: str) -> HttpResponse:
    """As somebody types, every few seconds: every box is kept as it stands, right or not yet."""
    opened = open_section(request, ref, "notes")
    form = NoteForm(request.POST, first_name=_first_name(opened))
    token = str(form.data.get("token", ""))
    if not 0 < len(token) <= 32:
        return JsonResponse({"words": "Not saved. Open this page again.", "state": "waiting"}, status=400)

    def save() -> Saved:
        kept = _keep(opened, form, token)
        if kept is None:
            raise NotNow("This note was finished in another window.")
        return Saved(f"Saved {time_of_day(kept.saved_at)}", kept.typed)

    return as_typed(save, wait="Not saved: something typed is too long.", press="Press Finish.")


@allow("notes.write")
@require_POST
def remove_note_draft(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    held = draft_of(opened.actor, opened.person, request.POST.get("token", ""))
    if held is not None:
        actions.remove_draft(draft=held, by=opened.actor, on=opened.on)
        messages.success(request, "The draft is gone. Nothing of it was on the record.")
    return redirect("record_notes", ref=opened.ref)


@allow("section.notes")
@require_safe
def record_note(request: HttpRequest, ref: str, note: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    _, line = note_of(reader(opened.actor, opened.person, opened.grant), note)
    shown = drawn(line, opened.ref, opened.on, linked=False)
    return record_page(
        opened, "workspace/note.jinja", title=shown["title"], note=shown, is_error=line.error is not None
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_note(request: HttpRequest, ref: str, note: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    held, line = note_of(reader(opened.actor, opened.person, opened.grant), note)
    form = AddedForm(typed(request))
    return form_page(
        opened,
        form,
        lambda: actions.add_to_note(
            note=held, words=form.cleaned_data["words"], by=opened.actor, on=opened.on
        ),
        heading="Add to this note",
        button="Add to the note",
        done="It stands under the note, with your name and the time. The note itself is as it was.",
        back=_to_note(opened, note),
        template="workspace/note_later.jinja",
        note=drawn(line, opened.ref, opened.on, linked=False),
    )


@allow("notes.write")
@require_http_methods(["GET", "HEAD", "POST"])
def note_in_error(request: HttpRequest, ref: str, note: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    held, line = note_of(reader(opened.actor, opened.person, opened.grant), note)
    form = ErrorForm(typed(request))
    return form_page(
        opened,
        form,
        lambda: actions.enter_in_error(
            note=held, reason=form.cleaned_data["words"], by=opened.actor, on=opened.on
        ),
        heading="This note was entered in error",
        button="Mark as entered in error",
        kind="warning",
        lead=IN_ERROR,
        done="The note is marked as entered in error.",
        back=_to_note(opened, note),
        template="workspace/note_later.jinja",
        note=drawn(line, opened.ref, opened.on, linked=False),
    )


def _form(opened: Opened) -> NoteForm:
    """What was sent, or was typed before a sign-in ran out, or stands in a draft, or nothing yet."""
    request, name = opened.request, _first_name(opened)
    if request.method == "POST":
        return NoteForm(request.POST, first_name=name)
    kept = kept_words(request)
    if kept:
        return NoteForm(kept, first_name=name)
    held = draft_of(opened.actor, opened.person, request.GET["draft"]) if request.GET.get("draft") else None
    if held is None:
        first = {"token": uuid.uuid4().hex, "happened_on": opened.on, "restriction": NOT_RESTRICTED}
        return NoteForm(None, first_name=name, initial=first)
    form = NoteForm({**held.typed, "token": held.token, "seen": json.dumps(held.typed)}, first_name=name)
    form.not_asked_yet()
    return form


def _finished(opened: Opened, form: NoteForm) -> Any:
    return actions.finish_note(
        person=opened.person,
        happening=form.happening,
        token=form.cleaned_data["token"],
        typed=form.boxes,
        seen=form.was_seen,
        by=opened.actor,
        on=opened.on,
    )


def _keep(opened: Opened, form: NoteForm, token: str) -> NoteDraft | None:
    return actions.keep_draft(
        person=opened.person, token=token, typed=form.boxes, seen=form.was_seen, by=opened.actor, on=opened.on
    )


def _kept_as_draft(opened: Opened, form: NoteForm) -> HttpResponse:
    token = str(form.data.get("token", ""))[:32]
    if not form.keep_unfinished(lambda: _keep(opened, form, token or uuid.uuid4().hex)):
        return _page(opened, form)
    forget_words(opened.request)
    messages.success(opened.request, "Your draft is kept. Only you can see it until you finish it.")
    return redirect("record_notes", ref=opened.ref)


def _page(opened: Opened, form: NoteForm, *, quiet: bool = False) -> HttpResponse:
    if quiet:
        form.not_asked_yet()
    token = str(form["token"].value() or "")
    drafts = drafts_of(opened.actor, opened.person)
    mine = next((each for each in drafts if each.token == token), None)
    add = reverse("add_note", kwargs={"ref": opened.ref})
    status = f"Saved {time_of_day(mine.saved_at)}" if mine else WITHOUT_SCRIPT
    return record_page(
        opened,
        "workspace/note_form.jinja",
        title="Add a note",
        status=400 if form.errors else 200,
        form=form,
        saved=status,
        unsaved=status if mine else "Nothing is saved yet",
        is_draft=mine is not None,
        kept=form.is_bound and opened.request.method != "POST" and "kept" in opened.request.GET,
        others=[
            (f"{add}?draft={each.token}", moment(each.saved_at, opened.on))
            for each in drafts
            if each is not mine
        ],
    )


def _said(opened: Opened, form: NoteForm) -> str:
    follows = form.cleaned_data["follows"]
    return f"The note is on the record.{' What follows stands on My work.' if follows else ''}"


def _to_note(opened: Opened, note: int) -> str:
    return reverse("record_note", kwargs={"ref": opened.ref, "note": note})


def _first_name(opened: Opened) -> str:
    return opened.person.liked_name or opened.person.given_name or "this person"
