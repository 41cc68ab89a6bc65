"""The team board and Waiting well, taken out as a file; each time is written down."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.spreadsheets import CSV, XLSX, Cell, as_csv, as_xlsx
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people.queries import people_with_records
from homefirst.practice.teams.actions import take_out
from homefirst.practice.teams.queries import staff_now
from homefirst.practice.waiting.queries import published
from homefirst.workspace.team import sheets
from homefirst.workspace.team.asked import counted, narrowed, read_asked
from homefirst.workspace.team.waits import everybody_who_waits
from homefirst.workspace.views.team_board import board_of

FORMS = ("csv", "xlsx")
_HIDDEN = "There is no such page, or you have no reason recorded to see it."


@allow("team.export")
@require_safe
def team_file(request: HttpRequest, form: str) -> HttpResponse:
    """The open work of the teams, or the part of it that the board shows."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _check(form)
    staff = staff_now(actor.on)
    board = board_of(actor, request.GET.get("team", ""), staff, published())
    listed = board.shown(request.GET.get("show", ""), request.GET.get("stage", ""))
    people = people_with_records({one.person_id for one in listed})
    take_out(what="team board", form=form, person_ids=list(people), by=actor)
    return _file(f"team-{actor.on}", "Team", form, sheets.WORK, sheets.work_rows(listed, people, staff))


@allow("team.export")
@require_safe
def waiting_file(request: HttpRequest, form: str) -> HttpResponse:
    """Everybody who waits, or the part of the list that was asked for."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    _check(form)
    asked = read_asked(request.GET)
    everybody = everybody_who_waits(actor, staff_now(actor.on), published())
    listed = counted(narrowed(everybody, asked), actor.on).shown(asked.show)
    people = people_with_records({one.person_id for one in listed})
    take_out(what="waiting well", form=form, person_ids=list(people), by=actor)
    rows = sheets.waiting_rows(listed, people, actor.on)
    return _file(f"waiting-well-{actor.on}", "Waiting well", form, sheets.WAITING, rows)


def _check(form: str) -> None:
    if form not in FORMS:
        raise NotAllowed(_HIDDEN, action="team.export")


def _file(
    name: str, title: str, form: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> HttpResponse:
    content = as_csv(headings, rows) if form == "csv" else as_xlsx(title, headings, rows)
    answer = HttpResponse(content, content_type=CSV if form == "csv" else XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
