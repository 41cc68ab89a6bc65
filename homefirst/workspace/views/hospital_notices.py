"""Notices from hospitals: typed in or read from a file, and whom each is about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.words import counted
from homefirst.practice.hospital import actions
from homefirst.practice.hospital.actions.files import COLUMNS
from homefirst.practice.hospital.models import Notice
from homefirst.practice.hospital.queries.board import notice_of, to_match
from homefirst.practice.people.likeness import draft_of, likely_same
from homefirst.practice.people.queries import person_by_ref
from homefirst.workspace.forms.hospital import NoticeForm, NoticesForm, NotOursForm
from homefirst.workspace.hospital.board import born, notice_name
from homefirst.workspace.matches import matches_of
from homefirst.workspace.record import typed


@allow("hospital.notices")
@require_http_methods(["GET", "HEAD", "POST"])
def add_notice(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = NoticeForm(typed(request))
    made: list[Notice] = []

    def keep() -> None:
        made.append(actions.add_notice(said=form.said(), by=actor, on=actor.on))

    if request.method == "POST" and form.keep(keep):
        return redirect(reverse("find_notice", kwargs={"notice": made[0].pk}))
    return _form(request, form, "Type in a notice", "Keep this notice")


@allow("hospital.notices")
@require_http_methods(["GET", "HEAD", "POST"])
def load_notices(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    sent = request.method == "POST"
    form = NoticesForm(request.POST, request.FILES) if sent else NoticesForm()
    done: list[Any] = []

    def keep() -> None:
        chosen = form.cleaned_data["chosen"]
        done.append(actions.load_notices(content=chosen.read(), by=actor, on=actor.on))

    if sent and form.keep(keep):
        return _loaded(request, done[0])
    lead = f"The first line names the columns: {', '.join(COLUMNS)}."
    return _form(request, form, "Load notices", "Load this file", lead=lead, files=True)


def _loaded(request: HttpRequest, done: Any) -> HttpResponse:
    messages.success(
        request, f"{counted(done.added, 'notice')} came in; {done.known} of the file were here already."
    )
    if not done.wrong:
        return redirect(reverse("hospital"))
    return render(request, "workspace/hospital_loaded.jinja", {"wrong": done.wrong})


@allow("hospital.notices")
@require_http_methods(["GET", "HEAD", "POST"])
def find_notice(request: HttpRequest, notice: int) -> HttpResponse:
    """Whose notice is this? People like the one it names, or not ours with a reason."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = notice_of(actor, notice)
    if found.state != Notice.State.WAITING:
        messages.success(request, "Somebody has dealt with this notice already.")
        return redirect(reverse("hospital"))
    form = NotOursForm(request.POST if request.POST.get("do") == "not_ours" else None)
    if request.POST.get("answer") == "same":
        person = person_by_ref(actor, request.POST.get("match", ""), "person.find")
        episode = actions.match_notice(
            notice=found, person=person, row_version=found.row_version, by=actor, on=actor.on
        )
        messages.success(request, "The notice is with this person now, and its words are filled in.")
        step = to_match(episode)
        return redirect(reverse("do_step", kwargs={"step": step.pk}) if step else reverse("hospital"))

    def keep() -> None:
        said = form.cleaned_data["reason"]
        actions.notice_not_ours(
            notice=found, reason=said, row_version=found.row_version, by=actor, on=actor.on
        )

    if form.is_bound and form.keep(keep):
        messages.success(request, "The notice is put aside, with the reason.")
        return redirect(reverse("hospital"))
    actions.read_notices(notices=[found], by=actor)
    return render(
        request,
        "workspace/hospital_notice.jinja",
        _about(actor, found, form),
        status=400 if form.errors else 200,
    )


def _about(actor: Actor, notice: Notice, form: NotOursForm) -> dict[str, Any]:
    draft = draft_of(
        given_name=notice.given_name,
        family_name=notice.family_name,
        birth_date=notice.birth_date,
        nhs_number=notice.nhs_number,
        postcode=notice.postcode,
    )
    return {
        "notice": notice,
        "name": notice_name(notice),
        "born": born(notice, actor.on),
        "form": form,
        "matches": list(matches_of(likely_same(actor, draft), {})),
        "add_href": reverse("add_person"),
    }


def _form(request: HttpRequest, form: Any, heading: str, button: str, **rest: Any) -> HttpResponse:
    shown = {"form": form, "heading": heading, "button": button, "lead": "", "files": False} | rest
    return render(request, "workspace/hospital_form.jinja", shown, status=400 if form.errors else 200)
