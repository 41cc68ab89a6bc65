"""What work that stands on nobody's record is done with, of whatever kind: a step on one page, and a form that is kept or
drawn again with every word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.kept import forget_words
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Question
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import answers_of
from homefirst.practice.pathways.definition.shapes import Step
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.models import StepApart
from homefirst.workspace.forms.apart import ApartStepForm
from homefirst.workspace.record import typed

_SHOWN: Mapping[str, Any] = {"lead": "", "may_wait": False, "ends": (), "finding": None, "asked": ""}


@dataclass(frozen=True)
class Page:
    """Where a form stands: the way there as (text, address), what it is about, and where it leads back. `look` writes down
    that it was drawn."""

    crumbs: Sequence[tuple[str, str]]
    about: str
    back: str
    look: Callable[[], None]


def step_page(
    request: HttpRequest,
    step: StepApart,
    page: Page,
    *,
    keep: Callable[..., Any],
    finish: Callable[..., Any],
    otherwise: str = "",
    **rest: Any,
) -> HttpResponse:
    """The step's questions and how it ended on one page; or kept as far as it is answered."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not step.is_open and request.method != "POST":
        return redirect(page.back)
    form = _step_form(request, step, otherwise)
    draft = request.method == "POST" and request.POST.get("go") == "later"

    def verb() -> None:
        if draft:
            keep(step=step, by=actor, on=actor.on, **form.sent())
        else:
            finish(step=step, by=actor, on=actor.on, **form.sent(), **form.ended())

    definition = library.read(step.work.version).steps[step.code]
    return form_page(
        request,
        form,
        verb,
        page,
        heading=definition.title,
        button="Finish this step",
        done="It is kept as far as it is answered." if draft else "This step is done.",
        lead=definition.purpose,
        may_wait=True,
        ends=_ends(definition),
        **rest,
    )


def form_page(
    request: HttpRequest,
    form: Any,
    verb: Callable[[], Any],
    page: Page,
    *,
    done: str,
    **given: Any,
) -> HttpResponse:
    """Kept, and back to what it is about; or drawn again with every word. Each drawing is a look."""
    if request.method == "POST" and form.keep(verb):
        forget_words(request)
        messages.success(request, done)
        return redirect(page.back)
    page.look()
    return drawn_form(request, form, page, **given)


def drawn_form(request: HttpRequest, form: Any, page: Page, **given: Any) -> HttpResponse:
    shown = {**_SHOWN, **given, "form": form, "about": page.about, "back": page.back}
    shown["crumbs"] = [{"text": text, "href": href} for text, href in page.crumbs]
    shown["kept"] = form.is_bound and request.method != "POST"
    return render(
        request, "workspace/apart_form.jinja", shown, status=400 if form.errors or form.clashes else 200
    )


def _step_form(request: HttpRequest, step: StepApart, otherwise: str) -> ApartStepForm:
    """Questions that an answer brings stand there as soon as that answer was sent."""
    sent = typed(request)
    pathway = library.read(step.work.version)
    form = forms.read(step.form) if step.form else None
    gaps = pathway.steps[step.code].may_finish_with_gaps
    told: dict[str, Any] = {
        "outcomes": list(pathway.outcomes_of(step.code).values()),
        "marks_needed": None if form is None or gaps else logic.marks_needed(form),
        "otherwise": otherwise,
    }

    def drawn(questions: list[Question]) -> ApartStepForm:
        return ApartStepForm(sent, step=step, questions=questions, **told)

    if form is None:
        return drawn([])
    given = answers_of(step)
    every = drawn([each for part in form.parts for each in part.questions])
    if sent is not None and every.is_valid():
        given |= every.given()
    return drawn([each for part in form.parts for each in logic.asked(form, part, given)])


def _ends(step: Step) -> list[tuple[str, list[str]]]:
    """Each end with what it leaves to do, foretold."""
    found = []
    for chosen in step.outcomes.values():
        left = [str(each) for each in chosen.causes if installed()[each.effect].leaves_to_do(step, chosen)]
        if left or chosen.means:
            found.append((chosen.title, [part for part in (chosen.means, *left) if part]))
    return found
