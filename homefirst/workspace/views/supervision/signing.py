"""Signing: whoever supervises sees what will stand and what it brings about; the worker reads what stands, and signs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked_many
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.access import Reading, of_the_two
from homefirst.practice.supervision.queries import people_of_worker
from homefirst.workspace.forms.supervision import SignForm, SupervisionForm, as_sent
from homefirst.workspace.supervision import shown
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.views.supervision.writing import form_of, ticked


@allow("supervision.own", "supervision.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_supervision(request: HttpRequest, held: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    read = of_the_two(actor, held)
    if read.is_worker:
        return _as_worker(request, read)
    if read.supervision.held_on is not None:
        return redirect("read_supervision", held=held)
    typed = _typed(read)
    if not typed.is_right(actor.on):
        return redirect(f"{reverse('write_supervision', kwargs={'held': held})}?check=1")
    said = typed.held()
    form = SignForm(request.POST if request.method == "POST" else None, row=read.supervision)
    if form.is_bound and form.keep(lambda: _sign(read, said, form)):
        messages.success(
            request,
            f"You have signed. {read.supervision.worker.name} finds it under My work, to read and sign.",
        )
        return redirect("read_supervision", held=held)
    return _page(request, read, said, form)


def _as_worker(request: HttpRequest, read: Reading) -> HttpResponse:
    if request.method == "POST":
        actions.sign_as_worker(supervision=read.supervision, by=read.actor, on=read.actor.on)
        messages.success(request, "You have signed. It stands as it is; either of you can add to it.")
    return redirect("read_supervision", held=read.supervision.pk)


def _typed(read: Reading) -> SupervisionForm:
    """What stands on the page of the two."""
    people = {one.pk: one for one in people_of_worker(read.actor, read.supervision.worker)}
    form: SupervisionForm = form_of(read, as_sent(read.supervision.typed), ticked(read, people))
    return form


def _sign(read: Reading, said: actions.Held, form: SignForm) -> None:
    actions.sign_as_supervisor(
        supervision=read.supervision,
        held=said,
        row_version=form.cleaned_data["row_version"],
        by=read.actor,
        on=read.actor.on,
    )


def _page(request: HttpRequest, read: Reading, said: actions.Held, form: SignForm) -> HttpResponse:
    held, on = read.supervision, read.actor.on
    looked_many(read.actor, [about.person.pk for about in said.about], "supervision", "team")
    context: dict[str, Any] = {
        "held": held,
        "said": said,
        "form": form,
        "people": [
            shown.note(
                name_of(about.person), _words(about), by="" if about.to_record else "Not on their record."
            )
            for about in said.about
        ],
        "private": shown.private_notes(said, str(held.typed.get("brought", ""))),
        "will": shown.will(held, said, on),
        "next": shown.next_of(read.actor, held, is_signed=False),
    }
    return render(request, "workspace/supervision_sign.jinja", context, status=400 if form.errors else 200)


def _words(about: actions.About) -> str:
    decided = f"Decided: {about.decided.strip()}" if about.decided.strip() else ""
    return "\n\n".join(part for part in (about.words.strip(), decided) if part)
