"""Review groups: which there are, how far one is, picking it, and what a review led to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.audit.actions import looked, looked_many
from homefirst.foundation.design.parts import Column, Link
from homefirst.oversight.cohorts.actions import pick_group, record_result
from homefirst.oversight.cohorts.definitions import definition_called
from homefirst.oversight.cohorts.forms import ResultForm
from homefirst.oversight.cohorts.picking import fitting
from homefirst.oversight.cohorts.queries import words
from homefirst.oversight.cohorts.queries.progress import groups as all_groups
from homefirst.oversight.cohorts.queries.progress import member_of, progress
from homefirst.oversight.cohorts.queries.reviews import first_review

_PAGE = 50


@allow("review_groups.see")
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    shown = {
        "found": all_groups(actor),
        "may_pick": can(actor, "review_groups.manage"),
        "words": words,
        "Link": Link,
    }
    return render(request, "cohorts/groups.jinja", shown)


@allow("review_groups.see")
@require_safe
def group(request: HttpRequest, group: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = progress(actor, group)
    first = _first(request, len(found.lines))
    lines = found.lines[first : first + _PAGE]
    looked_many(actor, [line.member.person_id for line in lines], f"review group {group}")
    context = {"found": found, "lines": lines, "words": words, "Link": Link, "Column": Column}
    return render(request, "cohorts/group.jinja", context | _pages(group, first, len(found.lines)))


def _first(request: HttpRequest, total: int) -> int:
    """Of the page that was asked for, else of the nearest."""
    typed = request.GET.get("page", "1")
    page = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
    return (min(max(page, 1), max(1, -(-total // _PAGE))) - 1) * _PAGE


def _pages(group: str, first: int, total: int) -> dict[str, object]:
    here, page = reverse("review_group", kwargs={"group": group}), first // _PAGE + 1
    return {
        "first": first + 1,
        "last": min(first + _PAGE, total),
        "next_href": f"{here}?page={page + 1}#people" if first + _PAGE < total else "",
        "previous_href": f"{here}?page={page - 1}#people" if page > 1 else "",
    }


@allow("review_groups.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: HttpRequest, group: str) -> HttpResponse:
    """What the rule is and how many it fits today, before the list is fixed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    definition = definition_called(group)
    if request.method == "POST":
        made = pick_group(definition=definition, by=actor, on=actor.on)
        messages.success(request, f"{made.title} is picked. Its list stays as it is.")
        return redirect("review_group", group=group)
    shown = {
        "definition": definition,
        "people": fitting(definition.rule, actor.on).count(),
        "words": words,
        "Link": Link,
    }
    return render(request, "cohorts/pick.jinja", shown)


@allow("review_groups.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, group: str, member: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = member_of(actor, group, member)
    form = ResultForm.of(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.keep(
        lambda: record_result(member=found, **form.cleaned_data, by=actor, on=actor.on)
    ):
        messages.success(request, f"Recorded for {words.name(found)}.")
        return redirect("review_group", group=group)
    looked(actor, found.person_id, f"review group {group}", "manages the review group")
    shown = {"member": found, "form": form, "review": first_review(found), "words": words, "Link": Link}
    return render(request, "cohorts/result.jinja", shown, status=400 if form.errors else 200)
