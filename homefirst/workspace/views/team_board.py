"""The team board: the manager's morning, and a team's own view of its work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Column, Group, Link
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import people_with_records
from homefirst.practice.teams.queries import (
    StaffHere,
    TeamWork,
    hand_overs_since,
    staff_now,
    team_work,
)
from homefirst.practice.waiting.queries import Published, published
from homefirst.workspace.partly import Partly
from homefirst.workspace.team import board as shown
from homefirst.workspace.team import carried, moves

_PAGE = 50
_SHORT = 5  # lines of each list under the workers; the rest opens


@allow("team.see", "team.counts")
@require_safe
def team_board(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not can(actor, "team.see"):
        return redirect("waiting_well")
    staff, known = staff_now(actor.on), published()
    board = board_of(actor, request.GET.get("team", ""), staff, known)
    show, view = request.GET.get("show", ""), request.GET.get("view", "")
    handed = hand_overs_since(actor, board.teams, actor.on.replace(day=1))
    page = Partly(request.get_full_path())
    common = {
        "page": page,
        "teams": _teams(board, staff),
        "totals": shown.totals(board, show, page.read("What was handed over", handed.count)),
        "switch": shown.switch(board, view if not show else "none"),
        "title": shown.SHOWS.get(show, ""),
        "may_allocate": can(actor, "person.allocate"),
        "files": shown.files(board, request.GET),
        "printed": "print" in request.GET,
        "beside": _beside(actor),
        "has_team": bool(board.teams),
        "back": board.address(),
    }
    if show == "handed":
        return render(request, "workspace/team.jinja", common | _handed(actor, handed, known))
    if show in shown.SHOWS:
        listed = board.shown(show, request.GET.get("stage", ""))
        return render(request, "workspace/team.jinja", common | _list(board, listed, staff, request))
    if view == "stage":
        order = {
            f"{pathway.code}.{code}": place
            for pathway in known.pathways.values()
            for place, code in enumerate(pathway.steps)
        }
        return render(request, "workspace/team.jinja", common | {"stages": shown.stage_rows(board, order)})
    return render(request, "workspace/team.jinja", common | _workers(board, staff, page))


def board_of(actor: Actor, asked: str, staff: StaffHere, known: Published) -> shown.Board:
    mine = {team.code: pk for pk, team in staff.teams.items() if actor.user and actor.user.pk in team.members}
    code = asked if asked in mine else ""
    teams = (mine[code],) if code else tuple(mine.values())
    return shown.Board(actor, teams, code, team_work(actor, teams, staff, known))


def _teams(board: shown.Board, staff: StaffHere) -> list[Link]:
    actor = board.actor
    mine = [team for team in staff.teams.values() if actor.user and actor.user.pk in team.members]
    if len(mine) < 2:
        return []
    own = shown.Board(actor, (), "", ())
    every = Link("All your teams", own.address(), board.team == "")
    return [every, *(Link(team.name, own.address(team=team.code), team.code == board.team) for team in mine)]


def _beside(actor: Actor) -> list[Link]:
    found = [
        Link("Waiting well", reverse("waiting_well")),
        Link("Who is still to be told", reverse("tellings")),
    ]
    return [*found, Link("Supervision", reverse("supervision"))] if can(actor, "supervision.own") else found


def _workers(board: shown.Board, staff: StaffHere, page: Partly) -> dict[str, Any]:
    """Workers with their load; then what only the reader can decide, what is new, and what is stuck."""
    lists = [(code, board.shown(code)) for code in ("unheld", "agree", "new", "stuck")]
    short = [one for _, listed in lists for one in listed[:_SHORT]]
    workers = page.read("What each worker carries", lambda: carried.worker_rows(board, staff, page))
    people = page.read("The names of who needs a look", lambda: _people(board, short))
    return {
        "columns": carried.worker_columns(board),
        "workers": [*carried.unheld_row(board), *(workers or [])],
        "framed": len(carried.unheld_row(board)),
        "work_columns": shown.work_columns(),
        "groups": [
            Group(
                shown.SHOWS[code], shown.work_rows(board, listed[:_SHORT], people or {}, staff), counted=False
            )
            for code, listed in lists
        ],
        "alls": [
            Link(f"{shown.SHOWS[code]} ({len(listed):,})", board.address(show=code))
            for code, listed in lists
            if listed
        ],
    }


def _list(
    board: shown.Board, listed: list[TeamWork], staff: StaffHere, request: HttpRequest
) -> dict[str, Any]:
    typed = request.GET.get("page", "1")
    pages = max(1, -(-len(listed) // _PAGE))
    number = min(max(int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1, 1), pages)
    first = (number - 1) * _PAGE
    here = listed[first : first + _PAGE]
    asked = {"show": request.GET.get("show", ""), "stage": request.GET.get("stage", "")}
    people = _people(board, here)
    rows = shown.work_rows(board, here, people, staff)
    moved = asked["show"] == "stage" and "print" not in request.GET
    return {
        "work_columns": [*shown.work_columns(), *([Column("Move", bare=True)] if moved else [])],
        "rows": moves.with_menus(board, here, people, rows) if moved else rows,
        "first": first + 1,
        "last": first + len(here),
        "total": len(listed),
        "next_href": board.address(**asked, page=str(number + 1)) if number < pages else "",
        "previous_href": board.address(**asked, page=str(number - 1)) if number > 1 else "",
    }


def _handed(actor: Actor, handed: Any, known: Published) -> dict[str, Any]:
    listed = list(handed[:_PAGE])
    looked_many(actor, list({one.step.episode.person_id for one in listed}), "team board", "team")
    titles = {
        one.pk: known.pathways[one.step.episode.version.digest].steps[one.step.code].title for one in listed
    }
    return {
        "work_columns": ["What", "Who for", "From whom to whom", "When", "Why"],
        "rows": shown.handed_rows(actor, listed, titles),
        "total": 0,
    }


def _people(board: shown.Board, listed: list[TeamWork]) -> dict[int, Person]:
    """Those of these lines, with the look written down. One query."""
    ids = list(dict.fromkeys(one.person_id for one in listed))
    found = people_with_records(ids)
    looked_many(board.actor, list(found), "team board", "team")
    return found
