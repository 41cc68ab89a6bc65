"""The team's lists as rows of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from homefirst.foundation.design.spreadsheets import Cell
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.teams.queries import StaffHere, TeamWork
from homefirst.practice.waiting.models import Risk
from homefirst.workspace.team.waiting_page import name_of, risk_words, wait_words
from homefirst.workspace.team.waits import Waiter

WORK = (
    "What",
    "Pathway",
    "Who for",
    "Record",
    "Held by",
    "State",
    "Opened",
    "Due",
    "Last move",
    "Waiting on",
)
WAITING = ("Who", "Record", "For what", "Days waiting", "Risk", "Why", "Next safety call", "Answers for it")


def work_rows(
    listed: Iterable[TeamWork], people: Mapping[int, Person], staff: StaffHere
) -> list[Sequence[Cell]]:
    names = staff.members(staff.teams)
    return [
        (
            one.title,
            one.pathway,
            name_of(people[one.person_id]),
            people[one.person_id].record.ref,
            names.get(one.held_by or 0, "Nobody yet"),
            str(Step.State(one.state).label),
            one.opened_on,
            one.due_on,
            one.moved_on,
            one.waiting_on,
        )
        for one in listed
        if one.person_id in people
    ]


def waiting_rows(waiters: Iterable[Waiter], people: Mapping[int, Person], on: date) -> list[Sequence[Cell]]:
    return [
        (
            name_of(people[one.person_id]),
            people[one.person_id].record.ref,
            wait_words(one.waits),
            one.days(on),
            str(Risk(one.risk).label),
            risk_words(one),
            one.next_call_on,
            one.answers_for or "Nobody yet",
        )
        for one in waiters
        if one.person_id in people
    ]
