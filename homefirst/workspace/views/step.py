"""Doing a step: one part of its form a page, kept as it is typed, in any order; then its end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.kept import forget_words, kept_words
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Part
from homefirst.practice.pathways.actions import save_answers
from homefirst.practice.pathways.queries import work_step
from homefirst.workspace.views.as_typed import Saved, as_typed, not_kept
from homefirst.workspace.views.reading import read_page
from homefirst.workspace.work.doing import Doing, before, doing, words_of
from homefirst.workspace.work.earlier import recall
from homefirst.workspace.work.facts import fact_lines, facts_for
from homefirst.workspace.work.needed import lead_of, same_as_last, source_of
from homefirst.workspace.work.questions import PartForm
from homefirst.workspace.work.reading import typed_read


@allow("work.do")
@require_safe
def do_step(request: HttpRequest, step: int) -> HttpResponse:
    """To the first part that is not done; a step without a form goes straight to its end."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.closed:
        return redirect("read_step", step=step)
    left = [each.part.code for each in found.progress if each.answered < each.asked]
    return redirect(found.address(left[0]) if left else reverse("finish_step", kwargs={"step": step}))


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def do_part(request: HttpRequest, step: int, part: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.closed and request.method != "POST":
        return redirect("read_step", step=step)
    here = _part(found, part)
    form = _form(found, here, request.POST if request.method == "POST" else kept_words(request))
    if found.closed:
        form.is_valid()
        return read_page(request, found, typed_read(form.questions, _usable(form)))
    recall(found, form)
    read = request.POST.get("go") != "stop"
    if request.method == "POST" and form.keep(lambda: _keep(found, form, looked_at=read)):
        forget_words(request)
        return _go_on(request, found, here)
    return _page(request, found, here, form)


@allow("work.do")
@require_POST
def save_part(request: HttpRequest, step: int, part: str) -> HttpResponse:
    """As somebody types, every few seconds: what can be kept is kept, and the page is told."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.closed:
        return not_kept(found.closed)
    form = _form(found, _part(found, part), request.POST)
    form.is_valid()
    given = _usable(form)

    def save() -> Saved:
        save_answers(step=found.step, given=given, seen=form.was_seen(), by=actor, on=actor.on)
        now = doing(actor, found.step)
        return Saved(now.saved_words(), {code: list(now.standing.get(code, ())) for code in given})

    return as_typed(save, wait=f"{found.saved_words()}. One answer needs another look.", press="Press Next.")


def _part(found: Doing, code: str) -> Part:
    for each in found.progress:
        if each.part.code == code:
            return each.part
    raise NotAllowed("There is no such page, or you have no reason recorded to see it.", action="work.do")


def _form(found: Doing, part: Part, typed: Any) -> PartForm:
    assert found.form is not None
    stands = found.standing
    questions = logic.asked(found.form, part, stands)
    form = PartForm(typed, questions=questions, answers=stands, marks_needed=found.marks_needed)
    form.held = lambda: doing(found.actor, found.step).standing
    return form


def _usable(form: PartForm) -> dict[str, Any]:
    """While somebody is still typing, half a date is not yet wrong: only whole answers are kept."""
    wrong = set(form.errors)
    return {code: values for code, values in form.given().items() if code not in wrong}


def _keep(found: Doing, form: PartForm, *, looked_at: bool) -> None:
    """Who stops half way has not looked at all of the page."""
    save_answers(
        step=found.step,
        given=form.given(),
        seen=form.was_seen(),
        by=found.actor,
        on=found.actor.on,
        looked_at=looked_at,
    )


def _go_on(request: HttpRequest, found: Doing, part: Part) -> HttpResponse:
    """Next, unless an answer brought more questions to this very part; or away, to come back later."""
    now = doing(found.actor, found.step)
    assert found.form is not None
    if request.POST.get("go") == "stop":
        messages.success(
            request, f"{found.definition.title} for {found.name} is kept as far as it is answered."
        )
        return redirect("my_work")
    before_codes = {question.code for question in logic.asked(found.form, part, found.standing)}
    new = [each for each in logic.asked(found.form, part, now.standing) if each.code not in before_codes]
    if new:
        more = "1 more question follows" if len(new) == 1 else f"{len(new)} more questions follow"
        messages.info(request, f"{more} from what you answered.")
        return redirect(found.address_of(part.code, new[0]))
    return redirect(now.after(part.code))


def _page(request: HttpRequest, found: Doing, part: Part, form: PartForm) -> HttpResponse:
    looked(found.actor, found.step.episode.person_id, "work", "holds the work")
    assert found.form is not None
    asked = logic.asked(found.form, part, found.standing)
    last, last_words = before(found)
    shown = {
        "doing": found,
        "part": part,
        "form": form,
        "sections": found.parts(part.code),
        "facts": fact_lines(found, facts_for(found, asked)),
        "lines": [question for question in asked if question.type == "display"],
        "worked_out": [
            (question, logic.worked_out(question, found.standing))
            for question in asked
            if question.calculated
        ],
        "questions": [(form[question.code], question) for question in form.questions],
        "last": {question.code: words_of(question, last) for question in form.questions},
        "last_words": last_words,
        "carried": found.carried,
        "same": {question.code for question in form.questions if same_as_last(found, question)},
        "source": source_of(found),
        "needed": lead_of(found, part),
        "status": found.saved_words(),
        "kept": form.is_bound and request.method != "POST",
    }
    status = 409 if form.clashes or form.met else 400 if form.errors else 200
    return render(request, "workspace/step.jinja", shown, status=status)
