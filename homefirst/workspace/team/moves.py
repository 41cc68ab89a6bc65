"""How a piece of work is moved from the stage at which it stands, as a menu of its row: no dragging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Link
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.teams.queries import TeamWork
from homefirst.workspace.team.board import Board
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of


def with_menus(
    board: Board, listed: Iterable[TeamWork], people: Mapping[int, Person], rows: Iterable[list[object]]
) -> list[list[object]]:
    """The rows of `work_rows`, each with its menu."""
    seen = [one for one in listed if one.person_id in people]
    return [
        [
            *row,
            ui().menu("Move", moves(board, one), about=f"{one.title} for {name_of(people[one.person_id])}"),
        ]
        for one, row in zip(seen, rows, strict=True)
    ]


def moves(board: Board, one: TeamWork) -> list[Link]:
    """The pages that move it, of those that this reader may use: a stage is left by finishing it, and only whoever holds it
    finishes it or goes back. The pages themselves ask again who may."""
    actor, mine = board.actor, board.actor.user is not None and one.held_by == board.actor.user.pk
    gives = can(actor, "person.allocate") and not one.died
    found = [
        ("Agree, or send it back", "agree_step", board.may_agree(one)),
        ("Finish this stage", "finish_step", mine and one.state != Step.State.AGREEMENT),
        ("Go back to an earlier one", "step_back", mine and one.state != Step.State.AGREEMENT),
        ("Give it to a worker", "give_step", gives and one.held_by is None),
        (
            "Hand it over",
            "hand_over_step",
            (mine or gives) and one.held_by is not None and can(actor, "work.do"),
        ),
    ]
    return [Link(words, reverse(page, kwargs={"step": one.step_id})) for words, page, may in found if may]
