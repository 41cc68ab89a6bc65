"""What both kinds of matters show alike: clocks of what is in hand, what has to be done, and each step that is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Column, Link
from homefirst.foundation.design.words import counted, day
from homefirst.practice.forms import library as forms
from homefirst.practice.matters.models import Matter, MatterAction
from homefirst.practice.matters.queries.matters import Looked, how_many_open
from homefirst.practice.matters.reach import REVIEWS, TRUST_NAMED
from homefirst.practice.pathways import library
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.apart_shown import answer_words
from homefirst.workspace.work.clocks import clock_of

PAGES = {Matter.Kind.TRUST: "trust_concern", Matter.Kind.REVIEW: "adult_review"}
DONE = {Matter.Kind.TRUST: "finish_trust_action", Matter.Kind.REVIEW: "finish_review_action"}


def matters_apart(actor: Actor) -> list[Link]:
    """The ways from the board to what stands on nobody's record, with how many are open. One query each, for whoever may."""
    found = []
    if can(actor, TRUST_NAMED):
        many = how_many_open(actor, Matter.Kind.TRUST)
        found.append(Link(f"Positions of trust ({many:,})", reverse("trust_concerns")))
    if can(actor, REVIEWS):
        many = how_many_open(actor, Matter.Kind.REVIEW)
        found.append(Link(f"Adults reviews ({many:,})", reverse("adult_reviews")))
    return found


def may_be_named(actor: Actor) -> bool:
    """Who could be named for a concern, and has no board that leads to it. No query."""
    return can(actor, TRUST_NAMED) and not can(actor, "safeguarding.see")


def about(matter: Matter) -> str:
    """Whom it is about."""
    if matter.kind == Matter.Kind.TRUST:
        return matter.trust.name
    return name_of(matter.review.person) if matter.review.person else matter.review.name


def address(matter: Matter) -> str:
    return reverse(PAGES[Matter.Kind(matter.kind)], kwargs={"matter": matter.pk})


def in_hand(one: Looked, on: date) -> object:
    pathway = library.read(one.matter.version)
    return ui().first_of(
        [
            ui().cell(ui().clock(clock_of(step.due_on, on, short=True)), under=pathway.steps[step.code].title)
            for step in one.in_hand
        ]
    )


def to_do_words(one: Looked, on: date) -> Markup | str:
    late = len(one.late_actions(on))
    words = counted(len(one.to_do), "thing") if one.to_do else "Nothing"
    return Markup("{} {}").format(words, ui().tag(f"Late: {late}")) if late else words


def action_columns() -> list[str | Column]:
    return ["What", "Who", "By", Column("What to do", hidden_title=True)]


def action_rows(actions: Iterable[MatterAction], kind: str, on: date) -> list[list[object]]:
    return [_action(each, DONE[Matter.Kind(kind)], on) for each in actions]


def said(one: Looked, code: str, question: str) -> str:
    """The last answer to a question of a finished step, in the words of its form; "" where there is none."""
    steps = [step for step in one.steps if step.code == code and step.finished_on and step.form]
    for step in reversed(steps):
        assert step.form is not None
        for part in forms.read(step.form).parts:
            for each in part.questions:
                if each.code == question:
                    return answer_words(each, step, one.matter.opened_on)
    return ""


def in_time_words(in_time: bool | None) -> str:
    return {True: "in time", False: "late", None: ""}[in_time]


def _action(each: MatterAction, page: str, on: date) -> list[object]:
    if each.done_on is not None:
        return [each.words, each.owner, f"Done {day(each.done_on, on)}", each.done_words]
    link = ui().link("Cross it off", reverse(page, kwargs={"action": each.pk}), about=each.words)
    return [each.words, each.owner, ui().clock(clock_of(each.due_on, on)), link]
