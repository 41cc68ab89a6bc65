"""The manager's morning: what is open, late, due and stuck in a team, and what each worker carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Column, Group, Link, Total
from homefirst.foundation.design.words import counted, day, short_day
from homefirst.practice.pathways.models import HandOver, Step
from homefirst.practice.people.models import Person
from homefirst.practice.supervision.queries import supervision_times
from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.queries import Load, StaffHere, TeamWork, facts_and_away, loads
from homefirst.workspace.record import record_address
from homefirst.workspace.supervision.lists import last_and_next
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

SHOWS: Mapping[str, str] = {
    "open": "Open work",
    "late": "Late",
    "week": "Due this week",
    "unheld": "Waiting for a worker",
    "handed": "Handed over this month",
    "agree": "Needs a decision from you",
    "new": "New today",
    "stuck": "Stuck: no move in 10 working days",
    "stage": "At this stage",
}


@dataclass(frozen=True)
class Board:
    """Where the address leads: `teams` are ids, `team` is a code or "" for all of one's own."""

    actor: Actor
    teams: tuple[int, ...]
    team: str
    work: Sequence[TeamWork]

    def address(self, **asked: str) -> str:
        said = {name: value for name, value in {"team": self.team, **asked}.items() if value}
        return reverse("team_board") + (f"?{urlencode(said)}" if said else "")

    def shown(self, show: str, stage: str = "") -> list[TeamWork]:
        """The work behind a count."""
        on = self.actor.on
        tests: Mapping[str, Callable[[TeamWork], bool]] = {
            "late": lambda one: one.is_late(on),
            "week": lambda one: one.is_due_this_week(on),
            "unheld": lambda one: one.held_by is None and not one.died,
            "agree": self.may_agree,
            "new": lambda one: one.opened_on == on,
            "stuck": lambda one: one.held_by is not None and one.is_stuck(on),
            "stage": lambda one: one.step == stage,
        }
        test = tests.get(show)
        return [one for one in self.work if test is None or test(one)]

    def may_agree(self, one: TeamWork) -> bool:
        user = self.actor.user
        return self.actor.role in one.may_agree and (user is None or one.held_by != user.pk)


def totals(board: Board, show: str, handed: int) -> list[Total]:
    found = []
    for code in ("open", "late", "week", "unheld", "handed"):
        number = handed if code == "handed" else len(board.shown(code))
        late = code in ("late", "unheld") and number > 0
        found.append(
            Total(f"{number:,}", SHOWS[code], board.address(show=code), current=code == show, late=late)
        )
    return found


def worker_columns(board: Board) -> list[str | Column]:
    return [
        "Worker",
        Column("Carries", hint="of what a full load weighs"),
        *(
            Column(title, numeric=True)
            for title in ("People", "Late", "Due this week", "Waiting on agreement")
        ),
        *([Column("Supervision", hint="last and next")] if _sees_supervision(board.actor) else []),
    ]


def worker_rows(board: Board, staff: StaffHere) -> list[list[object]]:
    """Each member with what they carry and when they meet whoever supervises them, the fullest first. Two queries, and two
    more for who may see supervision."""
    members = staff.members(board.teams)
    carried, facts = loads(members), facts_and_away(members, board.actor.on)
    met = supervision_times(board.actor, staff) if _sees_supervision(board.actor) else []
    times = {one.worker_id: one for one in met}
    lines = []
    for pk, name in members.items():
        load = carried.get(pk, Load())
        known, away = facts[pk]
        capacity = known.capacity or allocation_rule().capacity_of(staff.roles[pk])
        mine = [one for one in board.work if one.held_by == pk]
        said = [_role_words(staff.roles[pk]), _away_words(away, board.actor.on)]
        who = ui().cell(name, _worker(pk), under=", ".join(part for part in said if part))
        row = _worker_row(board, pk, who, mine, load, capacity)
        if _sees_supervision(board.actor):
            row.append(last_and_next(times[pk], board.actor.on) if pk in times else "")
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
    words = [_load_words(load.weight, capacity)]
    words += [f"{counted(hidden, 'piece')} about people whom you may not see"] if hidden > 0 else []
    return [
        who,
        ui().load_bar(load.weight, capacity, ", ".join(words)),
        _people_link(mine, pk),
        _number(late, pk, "late"),
        _number(week, pk, "week"),
        _number(asks, pk, "asks"),
    ]


def work_columns() -> list[str | Column]:
    return ["What", "Who for", "Held by", "When", "Note"]


def work_rows(
    board: Board, listed: Iterable[TeamWork], people: Mapping[int, Person], staff: StaffHere
) -> list[list[object]]:
    return [_work_row(board, one, people[one.person_id], staff) for one in listed if one.person_id in people]


def stage_groups(board: Board, known: Mapping[str, int]) -> list[Group]:
    """Pathways with their stages in the order of their files; each count opens the work."""
    stages: dict[str, dict[str, list[TeamWork]]] = {}
    for one in board.work:
        stages.setdefault(one.pathway, {}).setdefault(one.step, []).append(one)
    on = board.actor.on
    return [
        Group(
            pathway,
            [
                _stage_row(board, works, on)
                for _, works in sorted(steps.items(), key=lambda item: known.get(item[0], 0))
            ],
            counted=False,
        )
        for pathway, steps in sorted(stages.items())
    ]


def handed_rows(actor: Actor, listed: Iterable[HandOver], titles: Mapping[int, str]) -> list[list[object]]:
    return [
        [
            ui().cell(titles[one.pk], ""),
            ui().cell(
                name_of(one.step.episode.person), record_address(actor, one.step.episode.person.record.ref)
            ),
            f"{_hands(one.from_user, one.from_team)} to {_hands(one.to_user, one.to_team)}",
            short_day(one.on),
            one.reason,
        ]
        for one in listed
    ]


def files(board: Board, asked: Mapping[str, str]) -> list[Link]:
    """The page on sheets; and, for who may take it out, the same work as files. What was handed over is no open work."""
    said = {name: asked[name] for name in ("show", "stage", "view", "page") if asked.get(name)}
    found = [Link("Print", board.address(**said, print="1"))]
    if said.get("show") == "handed" or not can(board.actor, "team.export"):
        return found
    ask = board.address(**{name: said[name] for name in ("show", "stage") if name in said}).partition("?")[2]
    for form, words in (("csv", "CSV"), ("xlsx", "Excel")):
        href = reverse("team_file", kwargs={"form": form})
        found.append(Link(words, f"{href}?{ask}" if ask else href))
    return found


def switch(board: Board, view: str) -> list[Link]:
    return [
        Link("By worker", board.address(), view == ""),
        Link("By stage", board.address(view="stage"), view == "stage"),
    ]


def _work_row(board: Board, one: TeamWork, person: Person, staff: StaffHere) -> list[object]:
    holder = staff.members(staff.teams).get(one.held_by or 0, "")
    href = reverse("agree_step", kwargs={"step": one.step_id}) if board.may_agree(one) else ""
    return [
        ui().cell(one.title, href or reverse("do_step", kwargs={"step": one.step_id}), under=one.pathway),
        ui().cell(
            name_of(person), record_address(board.actor, person.record.ref), "has died" if one.died else ""
        ),
        holder or Markup("<strong>Nobody yet</strong>"),
        ui().clock(clock_of(one.due_on, board.actor.on)),
        _note(one, board.actor.on),
    ]


def _note(one: TeamWork, on: date) -> str:
    said = []
    if one.state in (Step.State.PAUSED, Step.State.AGREEMENT, Step.State.SENT_BACK):
        said.append(f"{Step.State(one.state).label}.")
    if one.waiting_on:
        said.append(f"Waiting on {one.waiting_on}.")
    if one.is_stuck(on):
        said.append(f"No move since {day(one.moved_on, on)}.")
    return " ".join([*said, one.note]).strip()


def _stage_row(board: Board, works: Sequence[TeamWork], on: date) -> list[object]:
    late = sum(one.is_late(on) for one in works)
    oldest = min(one.opened_on for one in works)
    href = board.address(show="stage", stage=works[0].step)
    return [
        works[0].title,
        ui().link(counted(len(works), "piece"), href, about=f"of work at {works[0].title}"),
        str(late),
        short_day(oldest),
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
            return f"away until {day(ends, on)}"
        return f"away from {day(begins, on)}"
    return ""


def _role_words(codes: Iterable[str]) -> str:
    return ", ".join(sorted(roles()[code].title for code in codes))


def _hands(user: object, team: object) -> str:
    return str(user or team or "nobody")
