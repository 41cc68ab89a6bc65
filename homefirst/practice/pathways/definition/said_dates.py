"""Named dates that an outcome says: whether they are there, which day each is, and how it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from homefirst.foundation.definitions.wording import did_you_mean
from homefirst.practice.forms.definition.shapes import Answers
from homefirst.practice.pathways.definition.shapes import ByAnswer, Cause, Outcome, Pathway, Step
from homefirst.practice.pathways.definition.words import listed
from homefirst.practice.pathways.effects import Effects

Place = tuple[str | int, ...]
Problem = tuple[str, Place]
TODAY = "today"
_ANSWER = "answer "
_FROM = re.compile(r" in \d+ (?:working days?|days?|weeks?|months?) from (?P<name>[a-z][a-z0-9_]*)$")


@dataclass(frozen=True)
class Beside:
    """Questions of a day by form (None: nobody asks whether a form is there), and dates by pathway. `choices`: by form, each
    question of one choice with the codes of its answers."""

    forms: Mapping[str, Set[str]] | None
    dates: Mapping[str, Set[str]]
    choices: Mapping[str, Mapping[str, Set[str]]] = field(default_factory=dict)


def said(outcome: Outcome, *, on: date, known: Mapping[str, date], answers: Answers) -> dict[str, date]:
    """The days that the outcome says, by name; one of which nobody knows the day is left out. `on` is the day on which the
    step ends, `known` are dates of the pathway so far."""
    found = (
        (
            name,
            _counted(outcome.by_answer[name], on, answers)
            if name in outcome.by_answer
            else _first(sources, on, known, answers),
        )
        for name, sources in outcome.dates.items()
    )
    return {name: day for name, day in found if day is not None}


def own(days: Mapping[str, date]) -> dict[str, date]:
    """Those of the pathway itself."""
    return {name: day for name, day in days.items() if "." not in name}


def carried(days: Mapping[str, date], code: str) -> dict[str, date]:
    """Those of the pathway that is opened, by its own names."""
    return {name.removeprefix(f"{code}."): day for name, day in days.items() if name.startswith(f"{code}.")}


def asks_the_form(outcome: Outcome) -> bool:
    return any(source.startswith(_ANSWER) for sources in outcome.dates.values() for source in sources)


def told(pathway: Pathway, outcome: Outcome, others: Mapping[str, Pathway]) -> Iterator[str]:
    """One line each, such as "says the last day of reablement: the day that was said before, else that day"."""
    for name, sources in outcome.dates.items():
        code, _, theirs = name.rpartition(".")
        other = others.get(code)
        means = (
            (other.dates.get(theirs, theirs) if other else theirs) if code else pathway.dates.get(name, name)
        )
        to = f" to {other.title}" if other else ""
        by = outcome.by_answer.get(name)
        where = _times(by) if by else ", else ".join(_source(pathway, source, name) for source in sources)
        yield f"says{to} {means}: {where}"


def problems(pathway: Pathway, effects: Effects, beside: Beside | None) -> Iterator[Problem]:
    for step in pathway.steps.values():
        for outcome in step.outcomes.values():
            place: Place = ("steps", step.code, "outcomes", outcome.code)
            for name, sources in outcome.dates.items():
                by = outcome.by_answer.get(name)
                for reason in (
                    *_name(pathway, outcome, name, beside),
                    *(_answers(step, by, beside) if by else _sources(pathway, step, sources, beside)),
                ):
                    yield f"{step.title}, {outcome.title}: {reason}", (*place, "dates", name)
            for at, cause in enumerate(outcome.causes):
                yield from ((why, (*place, "causes", at)) for why in _counted_from(pathway, cause, effects))


def _name(pathway: Pathway, outcome: Outcome, name: str, beside: Beside | None) -> Iterator[str]:
    code, _, theirs = name.rpartition(".")
    if not code:
        if name not in pathway.dates:
            yield f"it says a date called {name}. Add it under dates, in words. {did_you_mean(name, pathway.dates, 'Dates')}"
    elif Cause("open", code) not in outcome.causes:
        yield f"it says a date to {code}, and does not open it. Add open {code} to causes, or take the date out."
    elif beside and theirs not in beside.dates.get(code, ()):
        near = did_you_mean(theirs, beside.dates.get(code, ()), "Its dates")
        yield f"{code} has no date called {theirs}. {near or 'Add it under dates of that file.'}"


def _sources(pathway: Pathway, step: Step, sources: tuple[str, ...], beside: Beside | None) -> Iterator[str]:
    asked = (beside.forms or {}).get(step.form) if beside else None
    for source in sources:
        question = source.removeprefix(_ANSWER)
        if source == question:
            if source != TODAY and source not in pathway.dates:
                near = did_you_mean(source, (*pathway.dates, TODAY), "What may stand here")
                yield f"no date is called {source}. Write today, a date of this pathway, or answer and a question. {near}"
        elif not step.form:
            yield f"it takes the day from {question}, and the step has no form. Name one, or write today."
        elif asked is not None and question not in asked:
            near = did_you_mean(question, asked, "Its questions of a day")
            yield f"the form {step.form} asks no day called {question}. {near}".strip()


def _answers(step: Step, by: ByAnswer, beside: Beside | None) -> Iterator[str]:
    """Every answer that may be given has its time, and no other."""
    asked = beside.choices.get(step.form, {}) if beside and beside.forms is not None else None
    if not step.form:
        yield f"its time goes by {by.question}, and the step has no form. Name one, or write one time."
    elif asked is not None and by.question not in asked:
        near = did_you_mean(by.question, asked, "Its questions of one choice")
        yield f"the form {step.form} has no question of one choice called {by.question}. {near}".strip()
    elif asked is not None:
        codes = asked[by.question]
        for code in sorted(by.times.keys() - codes):
            yield f"{code} is no answer to {by.question}. {did_you_mean(code, codes, 'Answers')}"
        lacking = sorted(codes - by.times.keys())
        if lacking:
            yield f"it says no time for {', '.join(lacking)}. Every answer to {by.question} needs its own."


def _counted_from(pathway: Pathway, cause: Cause, effects: Effects) -> Iterator[str]:
    """ "plan a call in 4 weeks from ended" counts from a date of this pathway."""
    found = _FROM.search(f" {cause.argument}")
    promises = cause.effect in effects and effects[cause.effect].promises
    if found and promises and found["name"] not in pathway.dates:
        near = did_you_mean(found["name"], pathway.dates, "Dates")
        yield f"{cause} counts from {found['name']}, which is no date. Add it under dates, in words. {near}".strip()


def _first(sources: tuple[str, ...], on: date, known: Mapping[str, date], answers: Answers) -> date | None:
    for source in sources:
        if source == TODAY:
            return on
        if source in known:
            return known[source]
        given = answers.get(source.removeprefix(_ANSWER), ()) if source.startswith(_ANSWER) else ()
        if given:
            return date.fromisoformat(str(given[0]))
    return None


def _counted(by: ByAnswer, on: date, answers: Answers) -> date | None:
    given = answers.get(by.question, ())
    span = by.times.get(str(given[0]), by.otherwise) if given else by.otherwise
    return span.due_on(on) if span else None


def _times(by: ByAnswer) -> str:
    """ "1 working day or 7 working days after that day, by what the form says"."""
    spans = list(dict.fromkeys(str(span) for span in (*by.times.values(), by.otherwise) if span))
    return f"{listed(spans, 'or')} after that day, by what the form says"


def _source(pathway: Pathway, source: str, name: str) -> str:
    if source == TODAY:
        return "the day on which this ends"
    if source == name:
        return "the day that was said before"
    return "what the form says" if source.startswith(_ANSWER) else pathway.dates[source]
