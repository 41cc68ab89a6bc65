"""Safeguarding: which adult has waited longest for a decision, and whether it is known what they want."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import day
from homefirst.practice.matters.queries.matters import how_many_reviews
from homefirst.practice.pathways import library
from homefirst.practice.safeguarding.actions import audit_enquiry as keep_audit
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import Enquiry
from homefirst.practice.safeguarding.queries.audits import ended_since, enquiry_to_audit, to_audit
from homefirst.practice.safeguarding.queries.board import (
    OpenConcern,
    how_many,
    last_closed,
    open_concerns,
    patterns,
)
from homefirst.practice.safeguarding.rules.sample import month_of
from homefirst.workspace.forms.safeguarding import AuditForm, SafeguardingForm
from homefirst.workspace.record import form_page, open_section, typed
from homefirst.workspace.safeguarding import board, ended, watched
from homefirst.workspace.safeguarding.asked import Asked, chosen, narrowed, read_asked, shown

_TIE = "safeguarding board"


@allow("safeguarding.see", "safeguarding.counts")
@require_safe
def safeguarding(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not can(actor, "safeguarding.see"):
        reviews, late = how_many_reviews(actor)
        totals = {"counts": how_many(actor), "reviews": reviews, "late_recommendations": late}
        return render(request, "workspace/safeguarding_counts.jinja", totals)
    asked = read_asked(request.GET)
    concerns, hidden = open_concerns(actor)
    audits, audits_hidden = to_audit(actor, month_of(actor.on))
    counted = narrowed(concerns, asked)
    common: dict[str, Any] = {
        "asked": asked,
        "totals": board.totals(counted, asked, len(audits), actor.on),
        "patterns": board.patterns(patterns(actor)),
        "pattern_days": safeguarding_rule().pattern_days,
        "beside": board.beside(actor, concerns),
        "may_enquire": can(actor, "organisations.enquire"),
        "hidden": hidden,
    }
    if asked.show == "audit":
        return render(request, "workspace/safeguarding.jinja", common | _audits(actor, audits, audits_hidden))
    return render(request, "workspace/safeguarding.jinja", common | _board(actor, asked, concerns, counted))


def _board(
    actor: Actor, asked: Asked, concerns: list[OpenConcern], counted: list[OpenConcern]
) -> dict[str, Any]:
    listed = shown(counted, asked.show, actor.on)
    number = min(asked.page, max(1, -(-len(listed) // board.PAGE)))
    first = (number - 1) * board.PAGE
    here = listed[first : first + board.PAGE]
    _looked(actor, [one.person_id for one in here])
    pathways = {one.episode.pk: library.read(one.episode.version) for one in here}
    latest = max(here, key=lambda one: one.episode.version_id, default=None)
    return {
        "form": SafeguardingForm(vars(asked), holders=board.holders(concerns)),
        "chosen": chosen(asked),
        "clear_href": Asked(show=asked.show).address(),
        "watched_columns": watched.COLUMNS,
        "watched": watched.rows(actor),
        "columns": board.columns(pathways[latest.episode.pk] if latest else None),
        "rows": board.rows(actor, here, pathways),
        "first": first + 1,
        "last": first + len(here),
        "total": len(listed),
        "next_href": asked.address(page=number + 1) if first + len(here) < len(listed) else "",
        "previous_href": asked.address(page=number - 1) if number > 1 else "",
        "nothing": "" if concerns else _nothing(actor),
    }


def _audits(actor: Actor, audits: list[Enquiry], hidden: int) -> dict[str, Any]:
    _looked(actor, [one.concern.person_id for one in audits])
    return {
        "audits": board.audit_rows(actor, audits),
        "audit_columns": board.audit_columns(),
        "audits_hidden": hidden,
        "audit_title": f"To audit in {actor.on:%B}",
    }


@allow("safeguarding.see")
@require_safe
def ended_enquiries(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    show = request.GET.get("show", "")
    show = show if show in ended.SHOWS else ""
    enquiries = ended_since(actor, actor.on)
    listed = ended.behind(enquiries, show)
    number = min(read_asked(request.GET).page, max(1, -(-len(listed) // board.PAGE)))
    first = (number - 1) * board.PAGE
    here = listed[first : first + board.PAGE]
    _looked(actor, [one.concern.person_id for one in here])
    shown_: dict[str, Any] = {
        "lead": ended.lead(enquiries),
        "totals": ended.totals(enquiries, show),
        "columns": ended.columns(),
        "rows": ended.rows(actor, here),
        "first": first + 1,
        "last": first + len(here),
        "total": len(listed),
        "next_href": ended.address(show, number + 1) if first + len(here) < len(listed) else "",
        "previous_href": ended.address(show, number - 1) if number > 1 else "",
    }
    return render(request, "workspace/safeguarding_ended.jinja", shown_)


@allow("safeguarding.audit")
@require_http_methods(["GET", "HEAD", "POST"])
def audit_enquiry(request: HttpRequest, enquiry: int) -> HttpResponse:
    """An enquiry of this month's sample, read again by somebody who had no part in it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = enquiry_to_audit(actor, enquiry)
    opened = open_section(request, found.concern.person.record.ref, "work")
    form = AuditForm(typed(request))

    def keep() -> None:
        said = {name: form.cleaned_data[name] for name in ("rating", "went_well", "to_learn")}
        keep_audit(enquiry=found, answers=form.answers(), by=opened.actor, on=opened.on, **said)

    return form_page(
        opened,
        form,
        keep,
        heading="Audit an enquiry",
        lead="Read the steps of this enquiry under Work first. The adult's voice comes before the paper.",
        facts=_facts(found, opened.on),
        button="Keep this audit",
        done="The audit is kept, and stands beside the enquiry.",
        back=Asked(show="audit").address(),
    )


def _facts(found: Enquiry, on: Any) -> list[Fact]:
    concern = found.concern
    return [
        Fact("Enquiry", board.what_words(concern), note=found.get_kind_display()),
        Fact("What they want", board.wishes_words(concern)),
        Fact("Conclusion", found.get_conclusion_words()),
        Fact("Ended", day(found.concluded_on, on) if found.concluded_on else ""),
        Fact(
            "Its steps",
            "Read them under Work",
            reverse("record_work", kwargs={"ref": concern.person.record.ref}),
        ),
    ]


def _looked(actor: Actor, ids: list[int]) -> None:
    why = BY_ROLE if can(actor, "safeguarding.all") else "team, or holds the work"
    looked_many(actor, list(dict.fromkeys(ids)), _TIE, why)


def _nothing(actor: Actor) -> str:
    closed = last_closed(actor)
    return (
        f"No concern is open. Last one closed {day(closed, actor.on)}." if closed else "No concern is open."
    )
