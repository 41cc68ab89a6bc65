"""Plan: what the person wants beside what everybody will do, and the versions of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked
from homefirst.foundation.design.parts import Link
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people.queries import how_to_speak
from homefirst.practice.plans.queries import Plan, plan_of, risks_of, standing
from homefirst.workspace.plan import compared, goal_rows, paper, shown
from homefirst.workspace.plan.ahead import wish_facts, year_words
from homefirst.workspace.plan.goals import WHOLE
from homefirst.workspace.plan.needs import COLUMNS as NEED_COLUMNS
from homefirst.workspace.plan.needs import come_across, need_rows
from homefirst.workspace.plan.risks import shown_risks
from homefirst.workspace.plan.shown import VERSIONS, decision_words, departs_words, version_rows
from homefirst.workspace.record import open_section, record_page

_NONE = "There is no such page, or you have no reason recorded to see it."


@allow("section.plan")
@require_safe
def record_plan(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "plan")
    plan = plan_of(opened.person, _number(request, "version"), _number(request, "compare"))
    here = reverse("record_plan", kwargs={"ref": ref})
    name = opened.person.liked_name or opened.person.given_name or "this person"
    costs = opened.may("care.costs")
    ui = engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
    decision = plan.decision
    known = standing(opened.person, opened.on)
    parts: dict[str, Any] = {
        "plan": shown(plan, name, opened.on, here, costs=costs),
        "goals": goal_rows(known.goals, whole=True),
        "goal_columns": WHOLE,
        "decision": decision,
        "needs": need_rows(plan.shown.needs, ui) if plan.shown else [],
        "need_columns": NEED_COLUMNS,
        "wishes": wish_facts(known.wish, opened.on),
        "year": year_words(known, opened.on),
        "risks": shown_risks(risks_of(opened.person), opened.on),
        "come_across": come_across(decision, opened.on),
        "departs": departs_words(decision) if decision else "",
        "decided": decision_words(decision, opened.on) if decision else ("", ""),
        "versions": version_rows(plan, name, ui, here),
        "version_columns": VERSIONS,
        "may_start": opened.may("work.do") and opened.may("section.work") and opened.person.died_on is None,
        "beside": _beside(request, plan, costs=costs),
        "paper": _paper(ref, plan),
    }
    return record_page(opened, "workspace/plan.jinja", **parts)


@allow("section.plan")
@require_safe
def plan_pages(request: HttpRequest, ref: str, form: str) -> HttpResponse:
    """The version on the page, as pages to print."""
    opened = open_section(request, ref, "plan")
    plan = plan_of(opened.person, _number(request, "version"))
    name = opened.person.liked_name or opened.person.given_name or "this person"
    here = reverse("record_plan", kwargs={"ref": ref})
    known = shown(plan, name, opened.on, here, costs=opened.may("care.costs"))
    if known is None or plan.shown is None or form not in paper.WAYS:
        raise NotAllowed(_NONE, action="section.plan", about=opened.person.pk)
    needs = {line.code: line.words for line in how_to_speak(opened.person, opened.on).lines}
    looked(opened.actor, opened.person.pk, "plan", opened.tie)
    made = paper.pages(known, plan.shown, opened.person, form, needs, name, opened.on)
    page = HttpResponse(made, content_type="application/pdf")
    page.headers["Content-Disposition"] = f'inline; filename="plan-{known.number}.pdf"'
    return page


def _paper(ref: str, plan: Plan) -> list[Link]:
    if plan.shown is None:
        return []
    return paper.ways(reverse("plan_pages", kwargs={"ref": ref, "form": "FORM"}), plan.shown.number)


def _beside(request: HttpRequest, plan: Plan, *, costs: bool) -> dict[str, Any] | None:
    """Both versions, where the address asks for two that there are."""
    if not _number(request, "compare") or plan.shown is None or plan.before is None:
        return None
    rows, same = compared(plan.before, plan.shown, costs=costs)
    return {"rows": rows, "same": same, "before": plan.before.number, "now": plan.shown.number}


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 6 else None
