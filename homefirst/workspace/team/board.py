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
from homefirst.foundation.calendar.rules import working_days_between
from homefirst.foundation.design.parts import Column, Link, Total
from homefirst.foundation.design.words import counted, day, short_day
from homefirst.practice.pathways.models import HandOver, Step
from homefirst.practice.people.models import Person
from homefirst.practice.teams.queries import StaffHere, TeamWork
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.agreeing import limit_words
from homefirst.workspace.work.clocks import clock_of
from homefirst.workspace.work.lines import since_words

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


def totals(board: Board, show: str, handed: int | None) -> list[Total]:
    """Without what was handed over where that could not be counted."""
    found = []
    for code in ("open", "late", "week", "unheld", "handed"):
        number = handed if code == "handed" else len(board.shown(code))
        if number is None:
            continue
        late = code in ("late", "unheld") and number > 0
        found.append(
            Total(f"{number:,}", SHOWS[code], board.address(show=code), current=code == show, late=late)
        )
    return found


def work_columns() -> list[str | Column]:
    return [
        "What",
        Column("Who for", one_line=True),
        "Held by",
        Column("When", one_line=True),
        Column("Note", bare=True),
    ]


def work_rows(
    board: Board, listed: Iterable[TeamWork], people: Mapping[int, Person], staff: StaffHere
) -> list[list[object]]:
    return [_work_row(board, one, people[one.person_id], staff) for one in listed if one.person_id in people]


def stage_rows(board: Board, known: Mapping[str, int]) -> list[list[object]]:
    """A row for each stage, by pathway in the order of their files; each count opens the work."""
    stages: dict[tuple[str, int, str], list[TeamWork]] = {}
    for one in board.work:
        stages.setdefault((one.pathway, known.get(one.step, 0), one.step), []).append(one)
    return [_stage_row(board, works, board.actor.on) for _, works in sorted(stages.items())]


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
        ui().clock(clock_of(one.due_on, board.actor.on, short=True)),
        ui().cell("", under=_note(one, board.actor.on)),
    ]


def _note(one: TeamWork, on: date) -> str:
    said = []
    if one.state == Step.State.AGREEMENT:
        said.append(_asked_words(one, on))
    elif one.state in (Step.State.PAUSED, Step.State.SENT_BACK):
        said.append(f"{Step.State(one.state).label}.")
    if one.waiting_on:
        since = "" if one.state == Step.State.AGREEMENT else since_words(one.waiting_since, on)
        said.append(f"Waiting on {one.waiting_on}{since}.")
    if one.is_stuck(on):
        said.append(f"No move since {day(one.moved_on, on)}.")
    return " ".join([*said, one.note]).strip()


def _asked_words(one: TeamWork, on: date) -> str:
    """ "Waiting on agreement since 20 November, 4 working days. Above £500 a week." """
    since = one.waiting_since or one.moved_on
    waited = working_days_between(since, on)
    said = f"{Step.State(one.state).label}{since_words(since, on)}"
    if waited > 0:
        said = f"{said}, {counted(waited, 'working day')}"
    return f"{said}. {limit_words(one.approval)}".strip()


def _stage_row(board: Board, works: Sequence[TeamWork], on: date) -> list[object]:
    late = sum(one.is_late(on) for one in works)
    oldest = min(one.opened_on for one in works)
    href = board.address(show="stage", stage=works[0].step)
    return [
        ui().cell(works[0].title, beside=works[0].pathway),
        ui().link(counted(len(works), "piece"), href, about=f"of work at {works[0].title}"),
        str(late),
        short_day(oldest),
    ]


def _hands(user: object, team: object) -> str:
    return str(user or team or "nobody")
