"""What somebody chose waits for another: with its cost and answers, who may agree, and the way back for whoever asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.practice.pathways.actions import agree, send_back, take_back
from homefirst.practice.pathways.actions.agreement import why_not_agree
from homefirst.practice.pathways.actions.holders import manages
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import work_step
from homefirst.workspace.forms.finish import WordsForm
from homefirst.workspace.views.reading import read_page
from homefirst.workspace.work.agreeing import must_agree_words
from homefirst.workspace.work.doing import Doing, doing
from homefirst.workspace.work.following import follows
from homefirst.workspace.work.reading import answers_read, outcome_facts, words_read


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def agree_step(request: HttpRequest, step: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.step.state != Step.State.AGREEMENT:
        return redirect("finish_step", step=step)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label="What has to be different?",
        hint="Only when you send it back.",
        row=found.step,
    )
    if request.method == "POST" and form.keep(lambda: _answer(request, found, form)):
        messages.success(request, _done(request, found))
        return redirect("finish_step" if request.POST.get("go") == "own" else "my_work", *_to(request, found))
    if form.met and found.step.state != Step.State.AGREEMENT:
        return read_page(request, doing(actor, found.step), words_read(form))
    if form.is_refused:  # what the refused end had written on the step in hand was undone
        found = doing(actor, work_step(actor, step))
    return _page(request, found, form)


def _answer(request: HttpRequest, found: Doing, form: WordsForm) -> None:
    said, step, by = form.cleaned_data, found.step, found.actor
    version, go = said["row_version"], request.POST.get("go")
    if go == "back":
        send_back(step=step, words=said["words"], row_version=version, by=by, on=by.on)
    elif go == "own":
        take_back(step=step, row_version=version, by=by, on=by.on)
    else:
        agree(step=step, row_version=version, by=by, on=by.on)


def _done(request: HttpRequest, found: Doing) -> str:
    asker = found.step.held_by.name if found.step.held_by else "the team"
    what = f"{found.definition.title} for {found.name}"
    return {
        "back": f"{what} is back with {asker}, with your words.",
        "own": f"{what} is yours to change again. Nobody is asked to agree now.",
    }.get(request.POST.get("go", ""), f"You agreed to {what}. {asker} goes on with it.")


def _to(request: HttpRequest, found: Doing) -> tuple[int, ...]:
    return (found.step.pk,) if request.POST.get("go") == "own" else ()


def _page(request: HttpRequest, found: Doing, form: WordsForm) -> HttpResponse:
    looked(
        found.actor, found.step.episode.person_id, "work", "holds the work" if found.is_mine else "must agree"
    )
    chosen = found.pathway.outcomes_of(found.step.code)[found.step.chosen]
    why_not = why_not_agree(found.step, found.actor)
    shown = {
        "doing": found,
        "form": form,
        "chosen": chosen,
        "follows": follows(found, chosen),
        "why_not": why_not,
        "who": must_agree_words(found, found.step.chosen),
        "ended": outcome_facts(found),
        "parts": answers_read(found),
        "may_take_back": found.is_mine or manages(found.actor, found.step, found.step.episode.person),
    }
    return render(request, "workspace/agree.jinja", shown, status=400 if form.errors else 200)
