"""A step that somebody is doing: its parts and progress, one part's questions, last time's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.clock import Clock, paused_clock
from homefirst.foundation.design.parts import NextStep, Section
from homefirst.foundation.design.words import born_line, day, nhs_number, time_of_day
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.narrowing import narrowed
from homefirst.practice.forms.definition.shapes import STANDS, Answers, Form, Question
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import answers_in, carried_over, last_time
from homefirst.practice.pathways.actions.holders import holder_now
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.definition.words import done_by
from homefirst.practice.pathways.models import Pause, Step, StepAnswers
from homefirst.practice.pathways.queries.answers import answers_at
from homefirst.practice.pathways.rules.needed import still_needed
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import how_to_speak
from homefirst.practice.people.rules import full_name
from homefirst.practice.plans.queries import SpokenOf, needs_asked, spoken_of
from homefirst.workspace.record.bar import needs_words
from homefirst.workspace.work.clocks import clock_of


def born_words(person: Person, on: date) -> str:
    """As in the full bar: the birth date with the age beside it, today or on the day of death."""
    return born_line(person.birth_date, person.died_on or on, estimated=person.birth_is_estimated)


@dataclass(frozen=True)
class Doing:
    """`form` is None for a step that is done without one; `kept` None before anything was answered. `about` says which goal
    or part of the plan a question speaks of; while the step is open, `form` has no question that speaks of none.
    `marks_needed`: the form says of its questions which are needed, not which are optional; None where it may be finished
    with gaps."""

    actor: Actor
    step: Step
    pathway: Pathway
    definition: StepDefinition
    form: Form | None
    kept: StepAnswers | None
    about: Mapping[str, SpokenOf] = field(default_factory=dict)
    marks_needed: bool | None = None

    @property
    def answers(self) -> Answers:
        return answers_in(self.kept)

    @cached_property
    def last(self) -> StepAnswers | None:
        """What was answered last time. One query."""
        return last_time(self.step)

    @cached_property
    def carried(self) -> Answers:
        """Last time's answers in the boxes that nobody looked at yet. One query where the form carries any over."""
        if self.form is None or self.form.again != STANDS or not self.is_open:
            return {}
        return carried_over(self.step, self.form, self.kept, self.last)

    @property
    def standing(self) -> Answers:
        """What the boxes show."""
        return logic.standing(self.form, self.answers, self.carried) if self.form else {}

    @property
    def clock(self) -> Clock:
        stopped = self.paused
        if stopped is not None:
            return paused_clock(stopped.from_on, on=self.actor.on)
        return clock_of(self.step.due_on, self.actor.on)

    @property
    def date_words(self) -> str:
        """Which date the clock waits for; "" where it can run."""
        name = self.definition.within.starts_from
        return self.pathway.dates[name] if self.is_open and name and self.step.due_on is None else ""

    @cached_property
    def paused(self) -> Pause | None:
        """Since when, why and by whom the clock stands still. One query where it does."""
        if self.step.state != Step.State.PAUSED:
            return None
        return self.step.pauses.filter(until_on__isnull=True).select_related("by").first()

    @property
    def paused_words(self) -> str:
        if self.paused is None:
            return ""
        by = f", by {self.paused.by.name}" if self.paused.by else ""
        return f"Paused since {day(self.paused.from_on, self.actor.on)}{by}: {self.paused.reason}."

    @property
    def name(self) -> str:
        person = self.step.episode.person
        return (
            full_name(person.given_name, person.family_name) or f"Name not known, record {person.record.ref}"
        )

    @property
    def first_name(self) -> str:
        person = self.step.episode.person
        return person.liked_name or person.given_name or "this person"

    @property
    def born(self) -> str:
        return born_words(self.step.episode.person, self.actor.on)

    @property
    def needs(self) -> str:
        """How to speak to them, in one line; empty for somebody who died. One query."""
        person, on = self.step.episode.person, self.actor.on
        return "" if person.died_on else " ".join(needs_words(how_to_speak(person, on), on))

    @property
    def nhs(self) -> str:
        return nhs_number(self.step.episode.person.nhs_number or "")

    @cached_property
    def progress(self) -> tuple[logic.Progress, ...]:
        """As finishing asks it. Queries as `carried`."""
        if self.form is None:
            return ()
        gaps = self.definition.may_finish_with_gaps
        return still_needed(self.form, self.answers, self.carried, may_have_gaps=gaps)

    @property
    def is_open(self) -> bool:
        return self.step.state in Step.OPEN

    @property
    def is_mine(self) -> bool:
        return self.actor.user is not None and self.step.held_by_id == self.actor.user.pk

    @property
    def may_take(self) -> bool:
        return self.is_open and holder_now(self.step) is None and self.actor.role in self.definition.done_by

    @property
    def closed(self) -> str:
        """Why the step can only be read here, in words; "" while it is this worker's to answer and to end. Every page of a
        step asks this before it draws anything to type in; the verbs ask again."""
        step, holder = self.step, holder_now(self.step)
        if not self.is_open:
            return self._over()
        if step.state == Step.State.AGREEMENT:
            return "This waits for somebody to agree."
        if holder is None:
            left = f"{step.held_by.name} has left. " if step.held_by else ""
            where = step.team.name if step.team else "The team"
            return f"{left}{where} holds this. Nobody has taken it yet."
        if not self.is_mine:
            return f"{holder.name} holds this."
        if self.actor.role not in self.definition.done_by:
            titles = {code: role.title.lower() for code, role in roles().items()}
            return f"This is for: {done_by(self.definition, titles)}."
        return ""

    def _over(self) -> str:
        step = self.step
        when = f" on {day(step.finished_on, self.actor.on)}" if step.finished_on else ""
        if step.state == Step.State.NOT_NEEDED:
            return f"No longer needed: ended{when}."
        return f"Finished{f' by {step.finished_by.name}' if step.finished_by else ''}{when}."

    @property
    def next_step(self) -> tuple[NextStep, ...]:
        """This very piece of work: what, who, by when."""
        step = self.step
        held = step.held_by.name if step.held_by else step.team.name if step.team else ""
        holder = "You" if self.is_mine else held
        return (NextStep(self.definition.title, holder, self.clock, about=self.pathway.title),)

    def parts(self, current: str = "") -> tuple[Section, ...]:
        """Parts down the side, with how much of each is answered, and the end of the step last."""
        where = {each.part.code: each.words for each in self.progress}
        listed = [
            Section(part.text, self.address(part.code), note=where[part.code], current=part.code == current)
            for part in (self.form.parts if self.form else ())
            if part.code in where
        ]
        finish = reverse("finish_step", kwargs={"step": self.step.pk})
        return (*listed, Section("Check and finish", finish, current=current == "finish"))

    def address(self, part: str) -> str:
        return reverse("do_part", kwargs={"step": self.step.pk, "part": part})

    def address_of(self, part: str, question: Question) -> str:
        """The first box of a question."""
        box = f"id_{question.code}_day" if question.type == "date" else f"id_{question.code}"
        return f"{self.address(part)}#{box}"

    def saved_words(self) -> str:
        if self.kept is None:
            return "Each Next saves this page."
        at: datetime = self.kept.saved_at.astimezone(LONDON)
        return f"Saved {time_of_day(at.time())}"

    def after(self, part: str) -> str:
        """Where Next leads: the following part that is asked, else the end."""
        codes = [each.part.code for each in self.progress]
        rest = codes[codes.index(part) + 1 :] if part in codes else codes
        return self.address(rest[0]) if rest else reverse("finish_step", kwargs={"step": self.step.pk})


def doing(actor: Actor, step: Step) -> Doing:
    """Two queries, and one more each where the form speaks of goals, risks, needs or a plan. `step` is of
    `work_step`."""
    pathway = library.read(step.episode.version)
    definition = pathway.steps[step.code]
    kept = answers_at(step)
    version = kept.form if kept else (forms.newest(definition.form, actor.on) if definition.form else None)
    form = forms.read(version) if version else None
    if form is None or step.state not in Step.OPEN:
        return Doing(actor, step, pathway, definition, form, kept)
    marks = None if definition.may_finish_with_gaps else logic.marks_needed(form)
    about, nothing = spoken_of(step, form)
    needs = needs_asked(step, form)
    asked = narrowed(form, nothing | {code for code, left in needs.items() if not left}, needs)
    return Doing(actor, step, pathway, definition, asked, kept, about, marks)


def before(found: Doing) -> tuple[Answers, str]:
    """Last time's answers, and whose and when: ({}, "") where there was none."""
    kept = found.last
    if kept is None or kept.final_at is None:
        return {}, ""
    by = f", {kept.saved_by.name}" if kept.saved_by else ""
    return answers_in(kept), f"{day(kept.final_at.astimezone(LONDON).date(), found.actor.on)}{by}"


def words_of(question: Question, answers: Answers) -> str:
    """An answer as words; "" where there is none."""
    said = {True: "Yes", False: "No"}
    values = answers.get(question.code, ())
    if question.type == "boolean":
        return ", ".join(said[bool(value)] for value in values)
    return ", ".join(question.display_of(value) for value in values)
