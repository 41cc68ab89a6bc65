"""A change to how we work: drafted from files, tried on the work of the past, proposed, and agreed by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.errors import Invalid, NotAllowed
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import ChangedFile, PracticeChange
from homefirst.practice.pathways.queries import changes as queries
from homefirst.workspace import how
from homefirst.workspace.changes import files, shown
from homefirst.workspace.forms.changes import (
    AddFilesForm,
    ChangeFileForm,
    ProposeForm,
    SendBackForm,
    SureForm,
)
from homefirst.workspace.forms.typed import VersionedForm

AND_POST = ["GET", "HEAD", "POST"]
State = PracticeChange.State


@allow("practice.publish", "practice.agree")
@require_safe
def how_changes(request: HttpRequest) -> HttpResponse:
    """Every change: being looked at, drafted, decided."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = shown.rows(queries.changes(actor), queries.published_last())
    context = {"rows": rows, "may_draft": can(actor, "practice.publish")}
    return render(request, "workspace/how_changes.jinja", context)


@allow("practice.publish")
@require_http_methods(AND_POST)
def how_publish(request: HttpRequest) -> HttpResponse:
    """Files of the installation that say something new: a draft is made of them, and goes the way of any other."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    last = queries.published_last()
    found = files.of_the_installation(last)
    if request.method == "POST" and found:
        made = actions.draft_change(files=found, by=actor)
        return redirect("how_change", change=made.pk)
    return render(request, "workspace/how_publish.jinja", {"files": shown.names_of(found, last)})


@allow("practice.publish")
@require_http_methods(AND_POST)
def how_try(request: HttpRequest) -> HttpResponse:
    """A new draft, from files or from what is in force. An earlier version begins the way back to it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    sent = request.method == "POST"
    start = shown.text_of(request.GET, queries.published_last())
    form = AddFilesForm(request.POST, request.FILES) if sent else AddFilesForm(initial={"text": start})
    made: list[PracticeChange] = []

    def keep() -> None:
        made.append(actions.draft_change(files=_found(form), by=actor))

    if sent and form.keep(keep):
        return redirect("how_change", change=made[0].pk)
    context = {"form": form, "change": None, "starts": bool(start)}
    return render(request, "workspace/how_change_add.jinja", context, status=400 if form.errors else 200)


@allow("practice.publish")
@require_http_methods(AND_POST)
def how_change_add(request: HttpRequest, change: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.change_of(actor, change)
    sent = request.method == "POST"
    form = AddFilesForm(request.POST, request.FILES) if sent else AddFilesForm()

    def keep() -> None:
        actions.put_files(change=found, files=_found(form), row_version=found.row_version, by=actor)

    if sent and form.keep(keep):
        return redirect("how_change", change=found.pk)
    context = {"form": form, "change": found, "starts": False}
    return render(request, "workspace/how_change_add.jinja", context, status=400 if form.errors else 200)


@allow("practice.publish")
@require_http_methods(AND_POST)
def how_change_file(request: HttpRequest, change: int, file: int) -> HttpResponse:
    """One file of a draft, to write in; taken out of the draft by its own button."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.change_of(actor, change)
    changed = _file_of(found, file)
    read = next(each for each in queries.files_read(found, queries.published_last()) if each.file == changed)
    sent = request.method == "POST"
    form = ChangeFileForm(request.POST if sent else None, row=found, initial={"text": changed.text})
    if sent and request.POST.get("verb") == "take_out":
        row_version = SureForm(request.POST, row=found)
        if row_version.keep(lambda: actions.take_out_file(file=changed, **_versioned(row_version, actor))):
            return redirect("how_change", change=found.pk)
        form = ChangeFileForm(request.POST, row=found)
        form.add_error(None, row_version.met or "Look at the draft again.")
    elif sent and form.keep(
        lambda: actions.put_files(files=_typed(form, changed), **_versioned(form, actor))
    ):
        return redirect("how_change", change=found.pk)
    context = {"form": form, "change": found, "read": read, "title": read.title}
    return render(request, "workspace/how_change_file.jinja", context, status=400 if form.errors else 200)


@allow("practice.publish", "practice.agree")
@require_http_methods(AND_POST)
def how_change(request: HttpRequest, change: int) -> HttpResponse:
    """One change: what it would do, whose turn it is, and the buttons of whoever may."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.change_of(actor, change)
    form, done = (_asked(request, found, actor)) if request.method == "POST" else (None, "")
    if done:
        messages.success(request, done)
        return redirect("how_change", change=found.pk)
    last = queries.published_last()
    read = queries.files_read(found, last) if found.state in (State.DRAFT, State.PROPOSED) else []
    context = {
        "change": found,
        "title": shown.titles_of(found, last),
        "state": shown.state_words(found),
        "next": shown.next_words(found, actor),
        "read": read,
        "kept": shown.kept_files(found, last),
        "forms": _forms(found, actor, form),
        "sent": form,
        "is_mine": actor.user is not None and actor.user.pk == found.drafted_by_id,
        "may_agree": not actions.why_not_agree(found, actor),
    }
    return render(request, "workspace/how_change.jinja", context, status=400 if form else 200)


@allow("practice.publish", "practice.agree")
@require_safe
def how_change_read(request: HttpRequest, change: int, file: int) -> HttpResponse:
    """A drafted file as it would be read aloud to a team, or tried as a form."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.change_of(actor, change)
    read = queries.files_read(found, queries.published_last())
    drafted = next((each for each in read if each.file.pk == file), None)
    if drafted is None:
        raise NotAllowed(queries.HIDDEN, action="practice.publish")
    context: dict[str, Any] = {"change": found, "version": None, "versions": [], "may_publish": False}
    if drafted.form is not None:
        tried = {"form": drafted.form, "parts": how.parts_to_try(drafted.form)}
        return render(request, "workspace/how_form.jinja", context | tried)
    if drafted.pathway is None:
        raise NotAllowed(queries.HIDDEN, action="practice.publish")
    told = how.told(drafted.pathway, actor.on)
    return render(request, "workspace/how_pathway.jinja", context | told)


def _asked(request: HttpRequest, found: PracticeChange, actor: Actor) -> tuple[VersionedForm | None, str]:
    """The form with its messages, or what was done."""
    verb = request.POST.get("verb", "")
    drawn: dict[str, type[VersionedForm]] = {"propose": ProposeForm, "send_back": SendBackForm}
    form = drawn.get(verb, SureForm)(request.POST, row=found)
    acts: dict[str, tuple[Callable[[], Any], str]] = {
        "propose": (
            lambda: actions.propose_change(**_said(form), **_versioned(form, actor)),
            "Proposed. Somebody else looks at it now, and it is in force once they agree.",
        ),
        "agree": (
            lambda: actions.agree_change(**_versioned(form, actor)),
            "Agreed. Work that is under way keeps the version with which it began.",
        ),
        "send_back": (
            lambda: actions.send_back_change(**_said(form), **_versioned(form, actor)),
            f"Sent back. {found.drafted_by.name} reads what has to be different.",
        ),
        "withdraw": (
            lambda: actions.withdraw_change(**_versioned(form, actor)),
            "Withdrawn. What is in force stays in force.",
        ),
    }
    if verb not in acts:
        raise NotAllowed(queries.HIDDEN, action="practice.publish")
    act, words = acts[verb]
    return (None, words) if form.keep(act) else (form, "")


def _forms(found: PracticeChange, actor: Actor, sent: VersionedForm | None) -> dict[str, VersionedForm]:
    """Each form of the page, the sent one with its words and messages."""
    drawn: dict[str, VersionedForm] = {
        "propose": ProposeForm(
            row=found, initial={"from_on": found.from_on or actor.on, "reason": found.reason}
        ),
        "send_back": SendBackForm(row=found),
        "sure": SureForm(row=found),
    }
    names = {ProposeForm: "propose", SendBackForm: "send_back", SureForm: "sure"}
    return drawn | ({names[type(sent)]: sent} if sent is not None else {})


def _versioned(form: VersionedForm, actor: Actor) -> dict[str, Any]:
    return {"change": form.row, "row_version": form.cleaned_data["row_version"], "by": actor}


def _said(form: VersionedForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "row_version"}


def _found(form: AddFilesForm) -> list[actions.Drafted]:
    """What the files say that was not published already. Raises Invalid."""
    found = files.differing(form.drafted(), queries.published_last())
    if not found:
        raise Invalid("This says the same as what was published last. Change something in it first.")
    return found


def _typed(form: ChangeFileForm, changed: ChangedFile) -> list[actions.Drafted]:
    return [actions.Drafted(changed.kind, changed.name, files.plain(form.cleaned_data["text"]))]


def _file_of(found: PracticeChange, number: int) -> ChangedFile:
    file = next((each for each in queries.files_in(found) if each.pk == number), None)
    if file is None or found.state != State.DRAFT:
        raise NotAllowed(queries.HIDDEN, action="practice.publish")
    return file
