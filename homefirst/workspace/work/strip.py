"""The steps of a piece of work as a strip: what is done, what is in hand and whose, what may come."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import StripStep
from homefirst.foundation.design.words import day, short_day
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.definition.words import done_by
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import EpisodeLine, StepLine
from homefirst.workspace.work.clocks import clock_of


def strip(line: EpisodeLine, on: date) -> list[StripStep]:
    """In the order in which they opened, then those that may come, where it is not over."""
    past = [_closed(step) for step in line.steps if step.state not in Step.OPEN]
    now = [_open(step, on) for step in line.steps if step.state in Step.OPEN]
    return [*past, *now, *(_ahead(step) for step in line.ahead if line.is_open)]


def _closed(step: StepLine) -> StripStep:
    is_done = step.state == Step.State.DONE
    return StripStep(
        "done" if is_done else "over",
        step.title,
        reverse("read_step", kwargs={"step": step.step_id}),
        said=step.outcome if is_done else "",
        who=step.held_by,
        when=short_day(step.finished_on) if step.finished_on else "",
    )


def _open(step: StepLine, on: date) -> StripStep:
    return StripStep(
        "now",
        step.title,
        reverse("do_step", kwargs={"step": step.step_id}),
        said=f"{step.state_words}, since {day(step.opened_on, on)}",
        who="You" if step.is_mine else step.held_by,
        clock=clock_of(step.due_on, on),
    )


def _ahead(step: StepDefinition) -> StripStep:
    titles = {code: role.title.lower() for code, role in roles().items()}
    words = done_by(step, titles)
    return StripStep("ahead", step.title, who=f"{words[:1].upper()}{words[1:]}")
