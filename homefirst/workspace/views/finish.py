"""The end of a step: how it ended, what that will cause, and the next piece of work."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.practice.pathways.actions import finish_step, save_answers
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import newest_in_hand, work_step
from homefirst.practice.pathways.rules.agreement import COST, turns_on_cost
from homefirst.workspace.forms.finish import FinishForm
from homefirst.workspace.views.reading import read_page
from homefirst.workspace.work.agreeing import must_agree, must_agree_words
from homefirst.workspace.work.clocks import clock_of
from homefirst.workspace.work.doing import Doing, doing
from homefirst.workspace.work.facts import facts_for
from homefirst.workspace.work.following import Follows, follows
from homefirst.workspace.work.needed import carried_facts, lines_missing, places_of, source_of
from homefirst.workspace.work.reading import words_read

_SOON = timedelta(days=14)


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, step: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = doing(actor, work_step(actor, step))
    if found.step.state == Step.State.AGREEMENT:
        return redirect("agree_step", step=step)
    form = _form(found, request)
    if found.closed:
        return _read(request, found, form) if form.is_bound else redirect("read_step", step=step)
    if request.POST.get("go") == "finish" and form.keep(lambda: _finish(found, form)):
        return _after(request, found)
    keeps = request.POST.get("go") in ("keep", "blank")
    if keeps:
        _settle_carried(found, blank=request.POST.get("go") == "blank")
    now = doing(actor, found.step) if form.met or keeps else found
    if form.is_refused:  # what the refused end had written on the step in hand was undone
        now = doing(actor, work_step(actor, step))
    return _read(request, now, form) if now.closed else _page(request, now, form)


def _read(request: HttpRequest, found: Doing, form: FinishForm) -> HttpResponse:
    """Somebody else was quicker: the step as it stands, with every word that was typed here."""
    return read_page(request, found, words_read(form))


def _form(found: Doing, request: HttpRequest) -> FinishForm:
    asks_cost = turns_on_cost(found.definition) and not _form_asks_cost(found)
    initial = {
        "outcome": request.GET.get("outcome") or found.step.chosen,
        "reason": found.step.reason,
    }
    outcomes = found.pathway.outcomes_of(found.step.code).values()
    typed = request.POST if request.method == "POST" else None
    form = FinishForm(typed, outcomes=outcomes, asks_cost=asks_cost, row=found.step, initial=initial)
    form.places = places_of(found)
    return form


def _form_asks_cost(found: Doing) -> bool:
    return found.form is not None and any(question.code == COST for question in found.form.questions())


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


def _settle_carried(found: Doing, *, blank: bool) -> None:
    """The page listed what is carried over, word for word, and whoever read it keeps it as it is, or begins with empty boxes
    in its place; last time stays beside them."""
    codes = [one.code for each in found.progress for one in each.carried]
    shown = {code: found.carried[code] for code in codes}
    given = dict.fromkeys(codes, ()) if blank else shown
    save_answers(step=found.step, given=given, seen=shown, by=found.actor, on=found.actor.on, looked_at=True)


def _after(request: HttpRequest, found: Doing) -> HttpResponse:
    """A confirmation that is also the next piece of work, where it is in the same hands and soon to be done."""
    step, what = found.step, f"{found.definition.title} for {found.name}"
    if step.state == Step.State.AGREEMENT:
        messages.success(request, f"{what} waits for agreement. {must_agree_words(found, step.chosen)}")
        return redirect("agree_step", step=step.pk)
    following = newest_in_hand(step.episode, found.actor)
    if following is not None and following.opened_on != found.actor.on:
        following = None
    if following is not None and following.turn == 1 and _is_soon(following.due_on, found.actor.on):
        messages.success(request, f"{what} is finished.")
        return redirect("do_step", step=following.pk)
    messages.success(request, f"{what} is finished.{_next_words(found, following)}")
    return redirect("my_work")


def _is_soon(due_on: date | None, on: date) -> bool:
    """A clock that waits for its date is begun by giving it."""
    return due_on is None or due_on <= on + _SOON


def _next_words(found: Doing, following: Step | None) -> str:
    if following is None or following.due_on is None:
        return ""
    title = found.pathway.steps[following.code].title
    return f" Next, in your hands: {title}, {clock_of(following.due_on, found.actor.on).text}."


def _page(request: HttpRequest, found: Doing, form: FinishForm) -> HttpResponse:
    looked(found.actor, found.step.episode.person_id, "work", "holds the work")
    code = str((form.data.get("outcome") if form.is_bound else form.initial.get("outcome")) or "")
    chosen = found.pathway.outcomes_of(found.step.code).get(code)
    shown = {
        "doing": found,
        "follows": follows(found, chosen) if chosen else Follows(),
        "form": form,
        "chosen": chosen,
        "missing": lines_missing(found, chosen),
        "carried": carried_facts(found, chosen),
        "source": source_of(found) if found.carried else "",
        "agreement": must_agree_words(found, code),
        "asks": must_agree(found, code) is True,
        "sections": found.parts("finish"),
        "sent_back": found.step.sent_back_words if found.step.state == Step.State.SENT_BACK else "",
    }
    bad = form.is_bound and request.POST.get("go") == "finish"
    if form.is_bound and not bad:  # only a look at what an outcome will cause
        form.errors.clear()
    return render(request, "workspace/finish.jinja", shown, status=400 if form.errors else 200)
