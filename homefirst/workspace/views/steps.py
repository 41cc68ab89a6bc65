"""Work: the pathways that a person is on or was, each with its steps; start a new one, or come back to an old one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.errors import Invalid
from homefirst.practice.liberty.queries.board import CODE as LIBERTY
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import open_episode, reopen_episode
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import episode_of, open_already, startable, work_of
from homefirst.practice.pathways.queries.episodes import newest_open
from homefirst.practice.pathways.queries.worklist import holder
from homefirst.practice.safeguarding.queries.board import CODE as CONCERNS
from homefirst.workspace.forms.finish import StartForm
from homefirst.workspace.liberty.standing import liberty_lines
from homefirst.workspace.record import open_section, record_page
from homefirst.workspace.work.starting import start_forms
from homefirst.workspace.work.strip import strip


@allow("section.work")
@require_safe
def record_work(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "work")
    lines = [(line, strip(line, opened.on)) for line in work_of(opened.person, opened.actor)]
    may = opened.may("work.do") and opened.person.died_on is None
    offered = startable(opened.person, opened.on) if may else []
    shown: dict[str, Any] = {
        "open_lines": [(line, rows) for line, rows in lines if line.is_open],
        "closed_lines": [(line, rows) for line, rows in lines if not line.is_open],
        "starts": start_forms(offered),
        "concern": next((code for code, *_ in offered if code == CONCERNS), ""),
        "may": may,
        "standing": liberty_lines(opened.person, opened.on)
        if any(line.code == LIBERTY for line, _ in lines)
        else [],
    }
    return record_page(opened, "workspace/work.jinja", **shown)


@allow("work.do")
@require_http_methods(["POST"])
def start_pathway(request: HttpRequest, ref: str) -> HttpResponse:
    """Begins the chosen pathway, and goes to its first step where that is this worker's to do."""
    opened = open_section(request, ref, "work")
    going = open_already(opened.person, request.POST.get("pathway", ""))
    if going is not None:
        return _say_open(request, going, ref)
    form = StartForm(request.POST, offered=startable(opened.person, opened.on))
    if not form.is_valid():
        library.check_is_on(request.POST.get("pathway", ""), opened.on)
        raise Invalid("Choose what to start from the list.")
    code = form.cleaned_data["pathway"]
    episode = open_episode(person=opened.person, code=code, by=opened.actor, on=opened.on)
    return _to_first_step(request, episode.pk, ref)


@allow("work.do")
@require_http_methods(["POST"])
def open_again(request: HttpRequest, ref: str, episode: int) -> HttpResponse:
    opened = open_section(request, ref, "work")
    found = episode_of(opened.actor, opened.person, episode)
    reopen_episode(episode=found, row_version=found.row_version, by=opened.actor, on=opened.on)
    return _to_first_step(request, found.pk, ref)


def _say_open(request: HttpRequest, going: Step, ref: str) -> HttpResponse:
    """Somebody started it meanwhile, or the page is old: to the piece of work, with whose it is."""
    pathway = library.read(going.episode.version)
    what, whose = pathway.steps[going.code].title, holder(going)
    messages.info(request, f"{pathway.title} is open already: {whose} holds “{what}”.")
    return redirect("do_step", step=going.pk)


def _to_first_step(request: HttpRequest, episode: int, ref: str) -> HttpResponse:
    step = newest_open(episode)
    user = request.user
    if step is not None and step.held_by_id == user.pk:
        return redirect("do_step", step=step.pk)
    messages.success(request, "It is on the team's list now.")
    return redirect("record_work", ref=ref)
