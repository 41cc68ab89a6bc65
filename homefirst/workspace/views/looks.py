"""Who looked: at any record, for information governance; at one record, for whoever may read it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access import actions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.reasons import DECISIONS
from homefirst.foundation.audit.jobs import check_chain_job
from homefirst.foundation.audit.queries import proof
from homefirst.workspace import looks as found
from homefirst.workspace.forms.looks import AnswerForm, DecisionForm, LooksForm, QuestionForm
from homefirst.workspace.looks import parts
from homefirst.workspace.looks.asked import address, chosen, read_asked
from homefirst.workspace.record import open_section, record_page

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@allow("looks.all")
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    actor, here = _actor(request), reverse("looks")
    form = LooksForm(request.GET)
    form.is_valid()
    asked = read_asked(form.cleaned_data, request.GET, actor.on)
    page = found.looks_page(actor, asked)
    shown = {
        "form": form,
        "asked": asked,
        "chosen": chosen(asked, request.GET, here),
        "page": page,
        "next_href": address(request.GET, here, page.page + 1) if page.last < page.total else "",
        "previous_href": address(request.GET, here, page.page - 1) if page.page > 1 else "",
        "proof": proof(actor.at),
        "totals": parts.totals(found.waiting()),
    }
    return render(request, "workspace/looks.jinja", shown)


@allow("looks.all")
@require_POST
def check_chain(request: HttpRequest) -> HttpResponse:
    check_chain_job.enqueue()
    messages.success(
        request, "The chain is being walked from its first row. Open this page again in a minute."
    )
    return redirect("looks")


@allow("looks.review")
@require_safe
def review_looks(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    shown = {"opened": found.to_review(actor), "questions": found.open_questions(actor)}
    return render(request, "workspace/review_looks.jinja", shown | {"waiting": found.waiting()})


@allow("looks.review")
@require_http_methods(READ_AND_WRITE)
def review_look(request: HttpRequest, tie: int) -> HttpResponse:
    actor = _actor(request)
    opened, line = found.one_to_review(actor, tie)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.keep(
        lambda: actions.review(tie=opened, by=actor, **form.cleaned_data)
    ):
        messages.success(request, f"Your decision about {line.worker} is kept.")
        return redirect("review_looks")
    shown = {
        "tie": opened,
        "line": line,
        "facts": parts.opened_facts(line),
        "looks": found.looks_under(opened),
        "decisions": DECISIONS,
        "form": form,
    }
    return render(request, "workspace/review_look.jinja", shown, status=400 if form.errors else 200)


@allow("looks.review")
@require_http_methods(READ_AND_WRITE)
def answer_question(request: HttpRequest, question: int) -> HttpResponse:
    actor = _actor(request)
    asked, line = found.one_question(actor, question)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.keep(
        lambda: actions.answer_question(question=asked, by=actor, **form.cleaned_data)
    ):
        messages.success(request, f"{line.asked_by} reads your answer under Who looked.")
        return redirect("review_looks")
    shown = {"question": asked, "line": line, "facts": parts.question_facts(line), "form": form}
    return render(request, "workspace/answer_question.jinja", shown, status=400 if form.errors else 200)


@allow("section.looks")
@require_safe
def record_looks(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "looks")
    lists, before = request.GET.get("lists") == "1", request.GET.get("before", "")
    number = int(before) if before.isdecimal() and len(before) < 19 else 0
    page = found.visits_page(opened.actor, opened.person.record, lists=lists, before=number)
    views = parts.views(reverse("record_looks", kwargs={"ref": opened.ref}), lists=lists)
    return record_page(
        opened, "workspace/record_looks.jinja", page=page, lists=lists, later=bool(number), views=views
    )


@allow("section.looks")
@require_http_methods(READ_AND_WRITE)
def ask_about_look(request: HttpRequest, ref: str, look: int) -> HttpResponse:
    opened = open_section(request, ref, "looks")
    record, visit = opened.person.record, found.one_look(opened.person.record, look)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.keep(
        lambda: actions.ask_about_look(record=record, look=look, by=opened.actor, **form.cleaned_data)
    ):
        messages.success(request, "The information governance team has your question. The answer comes here.")
        return redirect("record_looks", ref=opened.ref)
    status, title = (400 if form.errors else 200), "Ask about a look"
    facts = parts.visit_facts(visit)
    return record_page(
        opened, "workspace/ask_about_look.jinja", title=title, status=status, facts=facts, form=form
    )


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
