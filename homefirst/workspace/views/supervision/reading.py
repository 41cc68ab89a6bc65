"""A supervision that was held: read, printed, added to; and what was agreed, done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import NextStep
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import of_the_two, reading
from homefirst.practice.supervision.queries import agreed_of, whole
from homefirst.workspace.forms.supervision import AddForm, DoneForm
from homefirst.workspace.supervision import lists, shown
from homefirst.workspace.work.clocks import clock_of


@allow("supervision.own", "supervision.keep", "supervision.overview")
@require_safe
def read_supervision(request: HttpRequest, held: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    read = reading(actor, held)
    row = read.supervision
    if row.held_on is None and row.called_off_on is None:
        return redirect("write_supervision", held=held)
    told = whole(read)
    actions.looked_at(supervision=row, by=actor)
    looked_many(actor, shown.ids([*told.discussed, *told.agreed]), "supervision", "team")
    context = {
        "held": row,
        "people": shown.people_notes(told, actor),
        "private": shown.private_notes(row, row.brought) if read.reads_private else [],
        "reads_private": read.reads_private,
        "is_of_the_two": read.is_of_the_two,
        "may_sign": read.is_worker and row.held_on is not None and not told.is_signed_by_worker,
        "agreed": lists.agreed_rows(told.agreed, actor.on),
        "agreed_columns": lists.AGREED,
        "added": shown.added_notes(told, actor.on),
        "signed": shown.signed_facts(told, actor.on),
        "next": shown.next_of(actor, row, is_signed=told.is_signed_by_worker) if row.held_on else (),
        "printed": request.GET.get("show") == "print",
    }
    return render(request, "workspace/supervision_read.jinja", context)


@allow("supervision.own", "supervision.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_supervision(request: HttpRequest, held: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    read = of_the_two(actor, held)
    if read.supervision.held_on is None:
        return redirect("write_supervision", held=held)
    form = AddForm(request.POST if request.method == "POST" else kept_words(request))
    if request.method == "POST" and form.keep(
        lambda: actions.add_to_supervision(
            supervision=read.supervision, by=actor, on=actor.on, **form.cleaned_data
        )
    ):
        forget_words(request)
        messages.success(request, "It stands under what was signed, with your name and the time.")
        return redirect("read_supervision", held=held)
    context = {"held": read.supervision, "form": form, "kept": form.is_bound and request.method != "POST"}
    return render(request, "workspace/supervision_add.jinja", context, status=400 if form.errors else 200)


@allow("supervision.own")
@require_http_methods(["GET", "HEAD", "POST"])
def do_agreed(request: HttpRequest, agreed: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = agreed_of(actor, agreed)
    form = DoneForm(request.POST if request.method == "POST" else None, row=row)
    if form.is_bound and form.keep(
        lambda: actions.do_agreed(agreed=row, by=actor, on=actor.on, **form.cleaned_data)
    ):
        messages.success(request, f"{row.words}: done.")
        return redirect("my_work")
    step = NextStep(row.words, "You", clock_of(row.due_on, actor.on))
    context = {"agreed": row, "form": form, "next": () if row.done_on else (step,)}
    return render(request, "workspace/supervision_agreed.jinja", context, status=400 if form.errors else 200)
