"""What both kinds of matters are done with: a step, something to do, and crossing it off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.kept import forget_words
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Question
from homefirst.practice.matters import actions
from homefirst.practice.matters.actions.against import asked_by_law
from homefirst.practice.matters.actions.looking import looked_at
from homefirst.practice.matters.models import AdultReview, Matter, MatterStep
from homefirst.practice.matters.queries import matters as queries
from homefirst.practice.matters.queries.staff import signs_in_as
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import answers_of
from homefirst.practice.pathways.definition.shapes import Outcome, Step
from homefirst.practice.pathways.effects import installed
from homefirst.workspace.forms.matters import HandMatterForm, MatterDoneForm, MatterStepForm
from homefirst.workspace.matters.shown import about, address
from homefirst.workspace.record import typed

LISTS = {
    Matter.Kind.TRUST: ("People in positions of trust", "trust_concerns"),
    Matter.Kind.REVIEW: ("Safeguarding adults reviews", "adult_reviews"),
}


def step_page(request: HttpRequest, kind: Matter.Kind, pk: int) -> HttpResponse:
    """The step's questions and how it ended on one page; or kept as far as it is answered."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    step = queries.step_of(actor, kind, pk)
    if step.finished_on is not None and request.method != "POST":
        return redirect(address(step.matter))
    pathway = library.read(step.matter.version)
    finding = asked_by_law(step.matter, actor.on) if (kind, step.code) == _DECIDED else None
    form = _step_form(request, step, list(pathway.outcomes_of(step.code).values()))
    draft = request.method == "POST" and request.POST.get("go") == "later"

    def keep() -> None:
        given = {"given": form.given(), "row_version": form.cleaned_data["row_version"]}
        if draft:
            actions.keep_matter_answers(step=step, by=actor, on=actor.on, **given)
        else:
            names = ("outcome", "reason", "otherwise")
            ended = {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}
            actions.finish_matter_step(step=step, by=actor, on=actor.on, **given, **ended)

    definition = pathway.steps[step.code]
    done = "It is kept as far as it is answered." if draft else "This step is done."
    return form_page(
        request,
        form,
        keep,
        step.matter,
        heading=definition.title,
        button="Finish this step",
        done=done,
        lead=definition.purpose,
        may_wait=True,
        ends=_ends(definition),
        finding=finding,
        asked=AdultReview.Asked(finding.asked).label if finding else "",
    )


def done_page(request: HttpRequest, kind: Matter.Kind, pk: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.action_of(actor, kind, pk)
    form = MatterDoneForm(typed(request), row=found)

    def keep() -> None:
        actions.finish_matter_action(action=found, by=actor, on=actor.on, **form.cleaned_data)

    words = {"heading": "Cross it off", "button": "Cross it off", "lead": f"{found.words}: {found.owner}"}
    return form_page(
        request, form, keep, found.matter, done="It is crossed off, with what shows it.", **words
    )


def hand_page(request: HttpRequest, kind: Matter.Kind, pk: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.looked_of(actor, kind, pk)
    form = HandMatterForm(typed(request), row=one.matter)

    def keep() -> None:
        said = dict(form.cleaned_data)
        user = signs_in_as(said.pop("user"), "user")
        actions.hand_over_matter(matter=one.matter, user=user, by=actor, on=actor.on, **said)

    lead = f"{one.matter.held_by.name} holds it now."
    words = {"heading": "Hand it over", "button": "Hand it over", "lead": lead}
    return form_page(request, form, keep, one.matter, done="It is in their hands. Tell them.", **words)


def form_page(
    request: HttpRequest,
    form: Any,
    verb: Callable[[], Any],
    matter: Matter,
    *,
    heading: str,
    button: str,
    done: str,
    **rest: Any,
) -> HttpResponse:
    """Kept, and back to the page of the matter; or drawn again with every word. Each drawing is a look."""
    if request.method == "POST" and form.keep(verb):
        forget_words(request)
        messages.success(request, done)
        return redirect(address(matter))
    looked_at(request.actor, [matter], matter.kind)  # type: ignore[attr-defined]
    return drawn_form(
        request,
        form,
        Matter.Kind(matter.kind),
        heading=heading,
        button=button,
        back=address(matter),
        whom=about(matter),
        **rest,
    )


def drawn_form(request: HttpRequest, form: Any, kind: Matter.Kind, **given: Any) -> HttpResponse:
    title, page = LISTS[kind]
    shown = {"lead": "", "whom": "", "may_wait": False, "ends": (), "finding": None, "asked": ""} | given
    shown |= {"form": form, "list_title": title, "list_href": reverse(page)}
    shown["kept"] = form.is_bound and request.method != "POST"
    return render(request, "workspace/matter_form.jinja", shown, status=400 if form.errors else 200)


_DECIDED = (Matter.Kind.REVIEW, "decide")


def _step_form(request: HttpRequest, step: MatterStep, outcomes: list[Outcome]) -> MatterStepForm:
    """Questions that an answer brings stand there as soon as that answer was sent."""
    may_differ = (step.matter.kind, step.code) == _DECIDED
    sent = typed(request)

    def drawn(questions: list[Question]) -> MatterStepForm:
        return MatterStepForm(sent, step=step, questions=questions, outcomes=outcomes, may_differ=may_differ)

    if step.form is None:
        return drawn([])
    form, given = forms.read(step.form), answers_of(step)
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
