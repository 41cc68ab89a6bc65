"""What each worker of a team carries, as the rows of its board; before them what no worker holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Column
from homefirst.foundation.design.words import counted, short_day
from homefirst.practice.pathways.models import Step
from homefirst.practice.supervision.queries import supervision_times
from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.queries import Load, StaffHere, TeamWork, facts_and_away, loads
from homefirst.workspace.partly import Partly
from homefirst.workspace.supervision.lists import last_and_next
from homefirst.workspace.team.board import Board
from homefirst.workspace.team.cells import ui

UNREAD: Final = "could not be read"


def worker_columns(board: Board) -> list[str | Column]:
    return [
        Column("Worker", one_line=True),
        Column("Carries", hint="of a full load"),
        Column("People", numeric=True),
        Column("Late", numeric=True),
        Column("Due", hint="this week", numeric=True, one_line=True),
        Column("Waiting", hint="on agreement", numeric=True, one_line=True),
        *(
            [Column("Supervision", hint="next and last", one_line=True)]
            if _sees_supervision(board.actor)
            else []
        ),
    ]


def unheld_row(board: Board) -> list[list[object]]:
    """What no worker holds, as the first row of the workers: none when every piece has somebody."""
    unheld = board.shown("unheld")
    if not unheld:
        return []
    on, here = board.actor.on, board.address(show="unheld")
    people = len({one.person_id for one in unheld})
    give = can(board.actor, "person.allocate")
    row: list[object] = [
        ui().cell("Nobody yet", here, under="Waits for a worker"),
        counted(len(unheld), "piece"),
        ui().people_count(people, href=here, text=str(people)),
        str(sum(one.is_late(on) for one in unheld)),
        str(sum(one.is_due_this_week(on) for one in unheld)),
        str(sum(one.state == Step.State.AGREEMENT for one in unheld)),
    ]
    if _sees_supervision(board.actor):
        row.append(ui().link("Choose workers", reverse("allocate")) if give else "")
    return [row]


def worker_rows(board: Board, staff: StaffHere, page: Partly) -> list[list[object]]:
    """Each member with what they carry and when they meet whoever supervises them, the fullest first. Two queries, and two
    more for who may see supervision."""
    members = staff.members(board.teams)
    carried, facts = loads(members), facts_and_away(members, board.actor.on)
    sees, met = _sees_supervision(board.actor), None
    if sees:
        met = page.read("The list of supervision", lambda: supervision_times(board.actor, staff))
    times = {one.worker_id: one for one in met or ()}
    lines = []
    for pk, name in members.items():
        load = carried.get(pk, Load())
        known, away = facts[pk]
        capacity = known.capacity or allocation_rule().capacity_of(staff.roles[pk])
        mine = [one for one in board.work if one.held_by == pk]
        who = ui().cell(
            name, _worker(pk), _away_words(away, board.actor.on), under=_role_words(staff.roles[pk])
        )
        row = _worker_row(board, pk, who, mine, load, capacity)
        if sees:
            row.append(
                last_and_next(times[pk], board.actor.on) if pk in times else "" if met is not None else UNREAD
            )
        lines.append((-load.weight / capacity, name, row))
    return [row for _, _, row in sorted(lines, key=lambda line: line[:2])]


def _sees_supervision(actor: Actor) -> bool:
    return can(actor, "supervision.keep") or can(actor, "supervision.overview")


def _worker_row(
    board: Board, pk: int, who: object, mine: Sequence[TeamWork], load: Load, capacity: int
) -> list[object]:
    on = board.actor.on
    late = [one for one in mine if one.is_late(on)]
    week = [one for one in mine if one.is_due_this_week(on)]
    asks = [one for one in mine if one.state == Step.State.AGREEMENT]
    hidden = load.steps - len(mine)
    under = f"{counted(hidden, 'piece')} about people whom you may not see" if hidden > 0 else ""
    bar = ui().load_bar(load.weight, capacity, _load_words(load.weight, capacity))
    return [
        who,
        Markup("{}{}").format(bar, ui().cell("", under=under)),
        _people_link(mine, pk),
        _number(late, pk, "late"),
        _number(week, pk, "week"),
        _number(asks, pk, "asks"),
    ]


def _people_link(mine: Sequence[TeamWork], pk: int) -> object:
    people = len({one.person_id for one in mine})
    return ui().people_count(people, href=_worker(pk), text=str(people)) if people else "0"


def _number(listed: Sequence[TeamWork], pk: int, show: str) -> object:
    return ui().link(str(len(listed)), f"{_worker(pk)}?show={show}") if listed else "0"


def _worker(pk: int) -> str:
    return reverse("team_worker", kwargs={"worker": pk})


def _load_words(weight: int, capacity: int) -> str:
    if weight > capacity:
        return f"{weight - capacity} over"
    return "nearly full" if weight > 0.9 * capacity else "has room"


def _away_words(days: Sequence[tuple[date, date]], on: date) -> str:
    for begins, ends in days:
        if begins <= on <= ends:
            return f"away until {_this_day(ends, on)}"
        return f"away from {_this_day(begins, on)}"
    return ""


def _this_day(value: date, on: date) -> str:
    """ "1 Dec", with the year where it is another."""
    return short_day(value).removesuffix(f" {on.year}")


def _role_words(codes: Iterable[str]) -> str:
    return ", ".join(sorted(roles()[code].title for code in codes))
