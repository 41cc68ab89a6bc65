"""Add a person: nobody has two records, nothing typed is lost, and a likeness is answered before it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.access.policy import can
from homefirst.practice.people import actions
from homefirst.practice.people.likeness import Likenesses, likely_same
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import ids_by_ref, person_by_ref
from homefirst.practice.people.rules import full_name
from homefirst.workspace.forms import AddPersonForm
from homefirst.workspace.forms.add import NO, UNSURE, from_search
from homefirst.workspace.lists import way_in
from homefirst.workspace.matches import matches_of
from homefirst.workspace.record import record_address

_SAME = "same"


@allow("person.add")
@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST":
        words = kept_words(request)
        return _page(
            request, AddPersonForm(words, on=actor.on, initial=from_search(request.GET.dict(), actor.on))
        )
    form = AddPersonForm(request.POST, on=actor.on)
    said, _, ref = request.POST.get("answer", "").partition(":")
    if said == _SAME:
        return redirect(_record_of(actor, ref))
    answers = form.answered | ({ref: said} if ref and said in (NO, UNSURE) else {})
    if not form.is_valid():
        form.remember(seen=form.already_seen, answers=answers)
        return _page(request, form)
    like = likely_same(actor, form.draft)
    if (
        said
        or request.POST.get("do") == "check"
        or _ask_first(form, like, answers, request.POST.get("do", ""))
    ):
        form.remember(seen=form.already_seen | {one.line.ref for one in like}, answers=answers)
        return _page(request, form, like)
    return _saved(request, form, answers, actor, like)


def _ask_first(form: AddPersonForm, like: Likenesses, answers: Mapping[str, str], pressed: str) -> bool:
    """Everybody alike is shown once; a strong likeness without an answer asks until 'someone new' is pressed."""
    if pressed == "new":
        return False
    open_ones = [one for one in like if one.line.ref not in answers]
    strong = like.may_exist or any(one.strength == "almost surely" for one in open_ones)
    return bool(strong) or any(one.line.ref not in form.already_seen for one in open_ones)


def _saved(
    request: HttpRequest, form: AddPersonForm, answers: Mapping[str, str], actor: Actor, like: Likenesses
) -> HttpResponse:
    made: list[Person] = []
    if not form.keep(lambda: made.append(_add(form, answers, actor))):
        form.remember(seen=form.already_seen, answers=answers)
        return _page(request, form, like)
    forget_words(request)
    name = full_name(made[0].given_name, made[0].family_name) or "This person"
    messages.success(request, f"{name} has a record now. Nothing is planned yet.")
    return redirect(record_address(actor, made[0].record.ref))


@transaction.atomic
def _add(form: AddPersonForm, answers: Mapping[str, str], actor: Actor) -> Person:
    typed = form.cleaned_data
    person = actions.add_person(by=actor, on=actor.on, answers=_by_id(actor, answers), **form.facts)
    if typed["need"]:
        words = typed["need_words"]
        actions.add_communication_need(person=person, code=typed["need"], words=words, by=actor, on=actor.on)
    return person


def _by_id(actor: Actor, answers: Mapping[str, str]) -> dict[int, str]:
    return {pk: answers[ref] for ref, pk in ids_by_ref(actor, answers).items()}


def _record_of(actor: Actor, ref: str) -> str:
    person = person_by_ref(actor, ref, "person.find")
    return way_in(actor, ref, may_open=can(actor, "person.see", person.record))


def _page(request: HttpRequest, form: AddPersonForm, like: Likenesses | None = None) -> HttpResponse:
    answers = form.answered if form.is_bound else {}
    matches = list(matches_of(like, answers)) if like is not None else None
    asking = any(not match.said for match in matches or ())
    kept = form.is_bound and request.method != "POST"
    shown = {
        "kept": kept,
        "form": form,
        "matches": matches,
        "asking": asking,
        "find_href": reverse("find_people"),
    }
    return render(request, "workspace/add_person.jinja", shown, status=400 if form.errors else 200)
