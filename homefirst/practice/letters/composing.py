"""The words of one letter: its file filled with what the record and the step say. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.council import council
from homefirst.foundation.design.words import day, list_words
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition.shapes import Answer, Form, Question
from homefirst.practice.letters.definition.fields import NEVER_WRITTEN, filled
from homefirst.practice.letters.definition.shapes import Block, Template
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.next_steps import NextUp
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.models import Step, StepAnswers
from homefirst.practice.people.models import Person
from homefirst.practice.people.rules import full_name

GAP = "[Write here"
Blocks = list[dict[str, str]]  # heading, says, law, text
_YES_NO = {True: "Yes", False: "No"}
_Answered = dict[str, tuple[Form, Mapping[str, list[Answer]]]]


@dataclass(frozen=True)
class Composed:
    title: str
    plain: Blocks
    easy: Blocks


@dataclass(frozen=True)
class _Source:
    """What fields are filled from. `ended` maps the code of each finished step to its outcome. `step` and `outcome` are
    those of the step that ends; a letter that is written from the record has none, and `own` words by what was asked for."""

    person: Person
    to_name: str
    step: Step | None
    outcome: Outcome | None
    next: NextUp
    by: Actor
    on: date
    answers: Mapping[str, tuple[Form, Mapping[str, list[Answer]]]] = field(default_factory=dict)
    ended: Mapping[str, Outcome] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        kind, *rest = name.split(".")
        if kind == "answer":
            return self._answer(*rest)
        if kind in ("ended", "means"):
            return self._of_form(kind, rest[0])
        return self._plain(name)

    def _answer(self, form: str, code: str) -> str:
        if form not in self.answers:
            return ""
        asked, given = self.answers[form]
        return words_of(asked.question(code), given.get(code, []), self.on)

    def _of_form(self, kind: str, form: str) -> str:
        if self.step is None:
            return ""
        steps = library.read(self.step.episode.version).steps.values()
        found = next(
            (self.ended[each.code] for each in steps if each.form == form and each.code in self.ended), None
        )
        if found is None:
            return ""
        return found.title if kind == "ended" else found.means

    def _plain(self, name: str) -> str:
        group, _, key = name.partition(".")
        if group == "council":
            ours = council()
            return {"name": ours.name, "adjective": ours.adjective}.get(key) or ours.contact.get(key, "")
        if group == "next":
            return str(getattr(self.next, key))
        if group in ("step", "pathway"):
            return self._of_step(name)
        return {
            "to.name": self.to_name,
            "person.name": name_of(self.person),
            "person.first_name": self.person.liked_name or self.person.given_name or name_of(self.person),
            "letter.day": day(self.on),
            "worker.name": self.by.name,
            "worker.role": roles()[self.by.role].title.lower() if self.by.role in roles() else "",
        }[name]

    def _of_step(self, name: str) -> str:
        if self.step is None or self.outcome is None:
            return ""
        pathway = library.read(self.step.episode.version)
        return {
            "pathway.title": pathway.title,
            "step.title": pathway.steps[self.step.code].title,
            "step.outcome": self.outcome.title,
            "step.means": self.outcome.means,
            "step.reason": self.step.reason,
        }[name]


def compose(
    template: Template,
    *,
    step: Step,
    outcome: Outcome,
    steps: Iterable[Step],
    next_up: NextUp,
    by: Actor,
    on: date,
) -> Composed:
    """No query. `step` has its episode, person and version, and `steps` are those of its piece of work (`steps_of`); answers
    that are still a draft count too, for a preview."""
    person = step.episode.person
    answers, ended = _so_far(step, steps, outcome)
    source = _Source(person, name_of(person), step, outcome, next_up, by, on, answers, ended)
    return _composed(template, source)


def compose_from_record(
    template: Template,
    *,
    person: Person,
    to_name: str,
    own: Mapping[str, str],
    next_up: NextUp,
    by: Actor,
    on: date,
) -> Composed:
    """A letter that no step sends. `own` are the words of whoever writes it, by what the letter asks for. No query."""
    return _composed(template, _Source(person, to_name, None, None, next_up, by, on, own=own))


def _composed(template: Template, source: _Source) -> Composed:
    return Composed(
        template.title,
        list(_blocks(template, template.body, source)),
        list(_blocks(template, template.easy_read, source)),
    )


def name_of(person: Person) -> str:
    return full_name(person.given_name, person.family_name) or "the person at this address"


def to_name_of(letter: Letter) -> str:
    """Whose name stands at the top of it."""
    return letter.to_name or name_of(letter.person)


def signed(by: Actor) -> str:
    """Name and role, as they stand at the end of the letter."""
    role = roles()[by.role].title if by.role in roles() else ""
    return " | ".join(part for part in (by.name, role) if part)


def words_of(question: Question, given: Iterable[Answer], on: date) -> str:
    """An answer as a sentence would hold it; "" where there is none."""
    values = list(given)
    if question.type == "boolean":
        return list_words([_YES_NO[bool(value)] for value in values])
    if question.type == "date":
        return list_words([day(date.fromisoformat(str(value)), on) for value in values])
    return list_words([question.display_of(value) for value in values])


def steps_of(step: Step) -> list[Step]:
    """Those of its piece of work, with their answers and forms, in the order in which they were opened. One query."""
    steps = Step.objects.filter(episode=step.episode_id).select_related("answers__form")
    return list(steps.order_by("pk"))


def _so_far(step: Step, steps: Iterable[Step], outcome: Outcome) -> tuple[_Answered, dict[str, Outcome]]:
    """The newest answers to each form of this piece of work, and how each of its steps ended."""
    pathway = library.read(step.episode.version)
    answers: _Answered = {}
    ended: dict[str, Outcome] = {}
    for each in steps:
        kept: StepAnswers | None = getattr(each, "answers", None)
        if kept is not None:
            answers[kept.form.name] = (forms.read(kept.form), kept.answers)
        is_known = each.code in pathway.steps and each.outcome in pathway.outcomes_of(each.code)
        if each.state == Step.State.DONE and is_known:
            ended[each.code] = pathway.outcomes_of(each.code)[each.outcome]
    return answers, ended | {step.code: outcome}


def _blocks(template: Template, blocks: Iterable[Block], source: _Source) -> Iterable[dict[str, str]]:
    ended = {outcome.code for outcome in source.ended.values()}
    said: set[str] = set()
    for block in blocks:
        if block.for_outcomes and not block.for_outcomes & ended:
            continue
        law = template.must_say.get(block.says, "")
        heading = filled(block.heading, source.value) or ""
        if block.copy:
            copied = list(_copied(block, source, law))
            yield from copied
            said |= {block.says} if copied else set()
            continue
        text = _text(block, source, blocks is template.easy_read)
        if text:
            said.add(block.says)
            yield {"heading": heading, "says": block.says, "law": law, "text": text}
    for duty, law in template.must_say.items():
        if duty not in said:
            yield {"heading": "", "says": duty, "law": law, "text": f"{GAP}: {duty}]"}


def _text(block: Block, source: _Source, is_easy: bool) -> str:
    """Its own texts, then the own words that it asks for."""
    said = [made for each in block.text if (made := filled(each, source.value))]
    own = source.own.get(block.asks, "").strip()
    if is_easy:  # one idea a line, each with room around it
        own = "\n\n".join(line.strip() for line in own.splitlines() if line.strip())
    return "\n\n".join([*said, own] if own else said)


def _copied(block: Block, source: _Source, law: str) -> Iterable[dict[str, str]]:
    """Every part of the form with the answers in it; what must never reach paper is left out."""
    if block.copy not in source.answers:
        return
    form, given = source.answers[block.copy]
    for part in form.parts:
        lines = [
            f"{question.text}{'' if question.text.endswith('?') else ':'} {said}"
            for question in part.questions
            if question.is_asked and question.code not in NEVER_WRITTEN
            if (said := words_of(question, given.get(question.code, []), source.on))
        ]
        if lines:
            yield {"heading": part.text, "says": block.says, "law": law, "text": "\n\n".join(lines)}
