"""Leaving hospital: who could go home today, and what one thing stops each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import day
from homefirst.practice.hospital import actions
from homefirst.practice.hospital.codes import MISSING, WAYS
from homefirst.practice.hospital.definition import hospital_rule
from homefirst.practice.hospital.models import Stay
from homefirst.practice.hospital.queries.beds import taken
from homefirst.practice.hospital.queries.board import (
    Leaving,
    delays_of_all,
    leaving,
    stay_of,
    waiting_notices,
)
from homefirst.practice.hospital.queries.missing import records_of_own_work, still_missing
from homefirst.workspace.forms.hospital import BedForm, LeaveBedForm, MissingForm
from homefirst.workspace.hospital import board
from homefirst.workspace.hospital.silence import last_read
from homefirst.workspace.record import Opened, form_page, open_section, record_page, typed


@allow("hospital.see", "hospital.all")
@require_safe
def hospital(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked, show, page = (
        request.GET.get("hospital", ""),
        request.GET.get("show", ""),
        request.GET.get("page", ""),
    )
    show = show if show in board.SHOWS else ""
    listed, hidden = leaving(actor)
    of_hospital = [one for one in listed if not asked or one.hospital == asked]
    those = board.behind(of_hospital, show, actor.on)
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
    number = min(max(number, 1), max(1, -(-len(those) // board.PAGE)))
    first = (number - 1) * board.PAGE
    here = those[first : first + board.PAGE]
    _looked(actor, [one.person_id for one in here])
    month, rule, beds = actor.on.replace(day=1), hospital_rule(), taken()
    free = board.free_beds(rule, beds)
    shown: dict[str, Any] = {
        "totals": board.totals(of_hospital, show, asked, actor.on, (free, rule.places)),
        "hospitals": board.hospitals(listed, asked, show),
        "columns": board.columns(),
        "rows": board.rows(actor, here, _may_do(actor, here)),
        "first": first + 1,
        "last": first + len(here),
        "total": len(those),
        "next_href": board.address(show, asked, number + 1) if first + len(here) < len(those) else "",
        "previous_href": board.address(show, asked, number - 1) if number > 1 else "",
        "hidden": hidden,
        "week": board.week(of_hospital, actor.on),
        "beds": board.bed_rows(rule, beds),
        "free": free,
        "places": rule.places,
        "beds_source": rule.source,
        "causes": board.cause_rows(delays_of_all(month, actor.on), month, actor.on),
        "is_any": bool(listed),
        "may_notices": can(actor, "hospital.notices"),
    }
    return render(request, "workspace/hospital.jinja", shown | _notices(actor))


def _notices(actor: Actor) -> dict[str, Any]:
    if not can(actor, "hospital.notices"):
        return {"notices": [], "notice_columns": [], "silence": "", "last_read": ""}
    waiting = waiting_notices()
    actions.read_notices(notices=waiting, by=actor)
    read, silence = last_read(actor.at)
    return {
        "notices": board.notice_rows(waiting, actor.on),
        "notice_columns": board.notice_columns(),
        "silence": silence,
        "last_read": read,
    }


@allow("hospital.see", "hospital.all")
@require_safe
def hospital_stay(request: HttpRequest, episode: int) -> HttpResponse:
    """What is missing for one person, each with who sees to it; and their bed to recover in."""
    one, stay, opened = _opened(request, episode)
    things = list(stay.missing.order_by("here_on", "since", "pk"))
    return record_page(
        opened,
        "workspace/hospital_stay.jinja",
        title="Leaving hospital",
        facts=_facts(one, stay, opened),
        missing=[(thing, MISSING.get(thing.what, thing.what)) for thing in things if thing.here_on is None],
        here=[(MISSING.get(each.what, each.what), each) for each in things if each.here_on is not None],
        episode=episode,
        may_do=opened.may("work.do"),
        stay=stay,
        has_bed=bool(stay.bed) and stay.bed_until is None,
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def say_missing(request: HttpRequest, episode: int) -> HttpResponse:
    _, stay, opened = _opened(request, episode)
    form = MissingForm(typed(request))

    def keep() -> None:
        actions.say_missing(stay=stay, by=opened.actor, on=opened.on, **form.cleaned_data)

    return form_page(
        opened,
        form,
        keep,
        heading="Something is missing",
        lead="Whatever stops somebody from going home has a name against it.",
        button="Keep it on the list",
        done="It is on the list.",
        back=_back(episode),
    )


@allow("work.do")
@require_POST
def is_here(request: HttpRequest, episode: int, thing: int) -> HttpResponse:
    _, stay, opened = _opened(request, episode)
    found = still_missing(stay, thing)
    version = request.POST.get("row_version", "")
    if found is not None and version.isascii() and version.isdigit():
        actions.is_here(thing=found, row_version=int(version), by=opened.actor, on=opened.on)
        messages.success(request, "It is crossed off the list.")
    return redirect(_back(episode))


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def give_bed(request: HttpRequest, episode: int) -> HttpResponse:
    _, stay, opened = _opened(request, episode)
    form = BedForm(typed(request), taken=taken(), initial={"from_on": opened.on})

    def keep() -> None:
        actions.give_bed(
            stay=stay, row_version=stay.row_version, by=opened.actor, on=opened.on, **form.cleaned_data
        )

    return form_page(
        opened,
        form,
        keep,
        heading="Give a bed to recover in",
        button="Give this bed",
        done="The bed is theirs.",
        back=_back(episode),
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def leave_bed(request: HttpRequest, episode: int) -> HttpResponse:
    _, stay, opened = _opened(request, episode)
    form = LeaveBedForm(typed(request), initial={"until_on": opened.on})

    def keep() -> None:
        actions.free_bed(
            stay=stay, row_version=stay.row_version, by=opened.actor, on=opened.on, **form.cleaned_data
        )

    return form_page(
        opened,
        form,
        keep,
        heading="They leave the bed to recover in",
        button="Keep this day",
        done="The bed is free for somebody else.",
        back=_back(episode),
    )


def _opened(request: HttpRequest, episode: int) -> tuple[Leaving, Stay, Opened]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = stay_of(actor, episode)
    assert one.stay is not None
    return one, one.stay, open_section(request, one.episode.person.record.ref, "work")


def _facts(one: Leaving, stay: Stay, opened: Opened) -> list[Fact]:
    on, rule = opened.on, hospital_rule()
    bed = rule.beds[stay.bed].home if stay.bed in rule.beds else ""
    until = f", until {day(stay.bed_until, on)}" if stay.bed_until else ""
    return [
        Fact("Hospital", f"{one.hospital}, {stay.ward}" if stay.ward else one.hospital),
        Fact("There since", day(stay.since, on) if stay.since else ""),
        Fact("Ready to leave", day(one.ready_on, on) if one.ready_on else "Not yet"),
        Fact("Way home", f"{stay.way}. {WAYS[stay.way]}" if stay.way is not None else "Not decided yet"),
        Fact("Planned leaving", day(one.planned_on, on) if one.planned_on else "No day yet"),
        Fact("Left", day(one.left_on, on) if one.left_on else "Not yet"),
        Fact(
            "Bed to recover in",
            f"{bed}, from {day(stay.bed_from, on)}{until}" if bed and stay.bed_from else "None",
        ),
    ]


def _back(episode: int) -> str:
    return reverse("hospital_stay", kwargs={"episode": episode})


def _may_do(actor: Actor, here: list[Leaving]) -> set[int]:
    return records_of_own_work(actor, [one.episode.person.record_id for one in here])


def _looked(actor: Actor, ids: list[int]) -> None:
    why = BY_ROLE if can(actor, "hospital.all") else "team, or holds the work"
    looked_many(actor, list(dict.fromkeys(ids)), "leaving hospital", why)
