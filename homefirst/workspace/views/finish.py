"""The end of a step: how it ended, what that will cause, and the next piece of work."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.actions import looked
from homefirst.practice.pathways.actions import agree, finish_step, send_back
from homefirst.practice.pathways.definition import words
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.library import all_in_force, read
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import work_step
from homefirst.workspace.forms.finish import FinishForm, WordsForm
from homefirst.workspace.work.doing import Doing, doing, facts_for

COST = "weekly_cost"  # the question of a form, and the box here, that say what a plan costs


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, step: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.step.state == Step.State.AGREEMENT:
        return redirect("agree_step", step=step)
    form = _form(found, request)
    if (
        request.method == "POST"
        and request.POST.get("go") == "finish"
        and form.keep(lambda: _finish(found, form))
    ):
        return _after(request, found)
    return _page(request, found, form)


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def agree_step(request: HttpRequest, step: int) -> HttpResponse:
    """Somebody else agrees, or sends it back with what has to be different."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.step.state != Step.State.AGREEMENT:
        return redirect("finish_step", step=step)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label="What has to be different?",
        hint="Only when you send it back.",
        initial={"row_version": found.step.row_version},
    )
    if request.method == "POST" and form.keep(lambda: _answer(request, found, form)):
        said = "sent back to" if request.POST.get("go") == "back" else "agreed for"
        messages.success(request, f"{found.definition.title}: {said} {found.name}.")
        return redirect("my_work")
    looked(actor, found.step.episode.person_id, "work", "must agree")
    chosen = found.pathway.outcomes_of(found.step.code)[found.step.chosen]
    approval = found.definition.approval
    shown = _shown(found, chosen) | {
        "form": form,
        "chosen": chosen,
        "may_agree": approval is not None and actor.role in approval.by and not _is_own(found),
        "who": words.approval(found.definition, _titles()),
    }
    return render(request, "workspace/agree.jinja", shown, status=400 if form.errors else 200)


def _form(found: Doing, request: HttpRequest) -> FinishForm:
    approval = found.definition.approval
    asks_cost = bool(approval and approval.above_a_week)
    cost = found.answers.get(COST, ())
    initial = {
        "row_version": found.step.row_version,
        "outcome": request.GET.get("outcome") or found.step.chosen,
        COST: Decimal(str(cost[0])) if cost else None,
        "reason": found.step.reason,
    }
    outcomes = found.pathway.outcomes_of(found.step.code).values()
    typed = request.POST if request.method == "POST" else None
    return FinishForm(typed, outcomes=outcomes, asks_cost=asks_cost, initial=initial)


def _finish(found: Doing, form: FinishForm) -> None:
    said = form.cleaned_data
    questions = list(found.form.questions()) if found.form else []
    finish_step(
        step=found.step,
        outcome=said["outcome"],
        reason=said["reason"],
        weekly_cost=said.get(COST),
        facts={question.fact: fact.words for question, fact in facts_for(found, questions)},
        row_version=said["row_version"],
        by=found.actor,
        on=found.actor.on,
    )


def _after(request: HttpRequest, found: Doing) -> HttpResponse:
    """A confirmation that is also the next piece of work, where it is in the same hands."""
    step = Step.objects.get(pk=found.step.pk)
    if step.state == Step.State.AGREEMENT:
        messages.success(request, f"{found.definition.title} for {found.name} waits for somebody to agree.")
        return redirect("my_work")
    mine = Step.objects.filter(
        episode=step.episode_id, state__in=Step.OPEN, held_by=found.actor.user
    ).order_by("-pk")
    following = mine.first()
    messages.success(request, f"{found.definition.title} for {found.name} is finished.")
    if following is not None and following.opened_on == found.actor.on and following.turn == 1:
        return redirect("do_step", step=following.pk)
    return redirect("my_work")


def _page(request: HttpRequest, found: Doing, form: FinishForm) -> HttpResponse:
    looked(found.actor, found.step.episode.person_id, "work", "holds the work")
    code = form.data.get("outcome") if form.is_bound else form.initial.get("outcome")
    chosen = found.pathway.outcomes_of(found.step.code).get(str(code or ""))
    missing = [(part.text, question.text, found.address(part.code)) for part, question in found.missing]
    agreement = words.approval(found.definition, _titles()) if found.definition.approval else ""
    shown = _shown(found, chosen) | {
        "form": form,
        "chosen": chosen,
        "missing": missing,
        "agreement": agreement,
        "sections": found.parts("finish"),
        "sent_back": found.step.sent_back_words if found.step.state == Step.State.SENT_BACK else "",
    }
    bad = form.is_bound and request.POST.get("go") == "finish"
    if form.is_bound and not bad:  # only a look at what an outcome will cause
        form.errors.clear()
    return render(request, "workspace/finish.jinja", shown, status=400 if form.errors else 200)


def _shown(found: Doing, chosen: Outcome | None) -> dict[str, Any]:
    titles = {version.code: read(version).title for version in all_in_force(found.actor.on)} if chosen else {}
    will: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()
    if chosen is not None:
        foretold = _foretold(found, chosen)
        will = words.will(found.pathway, found.definition, chosen, installed(), titles, foretold)
        to_do = words.promises(found.definition, chosen, installed())
    return {"doing": found, "will": will, "to_do": to_do}


def _foretold(found: Doing, chosen: Outcome) -> dict[str, tuple[str, ...]]:
    """What effects that know it would write, from the answers as they stand."""
    if found.form is None:
        return {}
    effects = ((cause.effect, installed()[cause.effect].foretells) for cause in chosen.causes)
    return {
        name: foretells(found.step, found.form, found.answers) for name, foretells in effects if foretells
    }


def _answer(request: HttpRequest, found: Doing, form: WordsForm) -> None:
    said, step, by = form.cleaned_data, found.step, found.actor
    if request.POST.get("go") == "back":
        send_back(step=step, words=said["words"], row_version=said["row_version"], by=by, on=by.on)
    else:
        agree(step=step, row_version=said["row_version"], by=by, on=by.on)


def _is_own(found: Doing) -> bool:
    return found.actor.user is not None and found.step.held_by_id == found.actor.user.pk


def _titles() -> dict[str, str]:
    return {code: role.title for code, role in roles().items()}
