"""Answers that become typed rows when the step is done: which question feeds which field. A form declares it under
`promotes`; what is not declared stays an answer. The names are those of the rooms that write the rows: `practice.plans`,
`practice.contacts` and `support.services`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from homefirst.foundation.definitions.wording import did_you_mean
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import CODED, NUMBERS, Answer, Answers, Form, Question, Source

WORDS, LIST, NUMBER, YES, CODES, DAY = "words", "a list", "a number", "yes or no", "coded answers", "a day"
_SUITS: Final[Mapping[str, frozenset[str]]] = {
    WORDS: frozenset({"string", "text", "choice", "open-choice", "reference"}),
    LIST: frozenset({"string", "text", "choice", "open-choice", "reference"}),
    NUMBER: NUMBERS,
    YES: frozenset({"boolean"}),
    CODES: CODED,
    DAY: frozenset({"date"}),
}


@dataclass(frozen=True)
class Field:
    """`codes` are those that coded answers may have; without them any will do."""

    kind: str
    required: bool = False
    codes: frozenset[str] = frozenset()


LEVELS: Final = frozenset("01234")
TESTS: Final = frozenset({"cannot", "distress", "danger", "longer"})
ANSWERS: Final = frozenset({"agrees", "asks", "disagrees"})
ADULT_OUTCOMES: Final = frozenset(
    {
        "nutrition", "hygiene", "toilet", "clothing", "home_safety", "habitable_home", "relationships",
        "work_and_learning", "community", "child_caring",
    }
)  # fmt: skip
CARER_OUTCOMES: Final = frozenset(
    {
        "child_caring", "caring_for_others", "habitable_home", "nutrition", "relationships", "work_and_learning",
        "community", "recreation",
    }
)  # fmt: skip
FROM_1_TO_5: Final = frozenset("12345")
DECIDES: Final = frozenset({"presumed", "assessed"})
RISK_NOW: Final = frozenset({"goes_on", "ended"})
PLACES: Final = frozenset(
    {"own_home", "other_home", "hospice", "care_home", "hospital", "undecided", "declined", "unable"}
)
WISH_MET: Final = frozenset({"not_died", "met", "not_met"})
SURE: Final = frozenset({"sure", "fairly", "guess"})
ADULT_HELP: Final = frozenset({"at_home", "supported", "care_home", "by_day", "equipment", "carers", "other"})
NEEDS: Final = ADULT_OUTCOMES | CARER_OUTCOMES
_NONE: Final = frozenset({"none"})
_LEVEL = Field(CODES, required=True, codes=LEVELS)
_ABOUT_PLAN = (
    "most_important", "please_do", "please_do_not", "well", "signs", "what_helps", "what_makes_it_worse", "not_want",
    "pets_and_children", "where_i_would_go", "format", "reason", "own_how", "not_met_why",
    "how_and_when", "also_know", "written_with", "plan_b",
)  # fmt: skip

# What answers may be promoted to, and the fields of each.
KINDS: Final[Mapping[str, Mapping[str, Field]]] = {
    "goal": {
        "words": Field(WORDS, required=True),
        "why": Field(WORDS),
        "helpers": Field(LIST),
        "level": Field(CODES, codes=LEVELS),
        "target": Field(CODES, codes=LEVELS),
    },
    "goal_reading": {"level": _LEVEL},
    "adult_eligibility": {
        "from_impairment": Field(YES, required=True),
        "significant_impact": Field(YES, required=True),
        "why": Field(WORDS),
        "areas": Field(LIST),
        "unable": Field(CODES, codes=ADULT_OUTCOMES | _NONE),
        "ways": Field(CODES, codes=TESTS),
        **{outcome: Field(CODES, codes=TESTS) for outcome in sorted(ADULT_OUTCOMES)},
    },
    "carer_eligibility": {
        "necessary_care": Field(YES, required=True),
        "health_at_risk": Field(YES, required=True),
        "significant_impact": Field(YES, required=True),
        "why": Field(WORDS),
        "unable": Field(CODES, codes=CARER_OUTCOMES | _NONE),
    },
    "capacity": {
        **{name: Field(YES, required=True) for name in ("understand", "retain", "weigh", "communicate")},
        "because": Field(YES),
        "about": Field(WORDS),
    },
    "plan": {
        **{name: Field(WORDS) for name in _ABOUT_PLAN},
        "whom_to_ring": Field(LIST),
        "copies": Field(LIST),
        "look_again_on": Field(DAY),
        "own_needs": Field(CODES, codes=NEEDS),
        "not_met": Field(CODES, codes=NEEDS),
    },
    "plan_part": {
        "wants": Field(WORDS, required=True),
        "does": Field(WORDS),
        "who": Field(LIST),
        "hours": Field(NUMBER),
        "meets": Field(CODES, codes=NEEDS),
    },
    "risk": {
        "wants": Field(WORDS, required=True),
        **{name: Field(WORDS) for name in ("why", "harm", "chooses", "in_place", "disagrees")},
        "likely": Field(CODES, codes=FROM_1_TO_5),
        "serious": Field(CODES, codes=FROM_1_TO_5),
        "decides": Field(CODES, codes=DECIDES),
        "told": Field(LIST),
        "look_again_on": Field(DAY),
    },
    "risk_look": {
        "now": Field(CODES, required=True, codes=RISK_NOW),
        "words": Field(WORDS),
        "in_place": Field(WORDS),
        "look_again_on": Field(DAY),
    },
    "wish": {
        "place": Field(CODES, required=True, codes=PLACES),
        **{
            name: Field(WORDS)
            for name in ("matters", "place_care", "who_there", "not_want", "resuscitation_held")
        },
        "may_share": Field(YES),
    },
    "wish_met": {"met": Field(CODES, required=True, codes=WISH_MET), "why": Field(WORDS)},
    "adult_cost": {
        **{name: Field(NUMBER, required=True) for name in ("yearly_low", "yearly_middle", "yearly_high")},
        "how_sure": Field(CODES, codes=SURE),
        "main_help": Field(CODES, codes=ADULT_HELP),
    },
    "enablement_year": {
        "words": Field(WORDS),
        "weekly_hours_before": Field(NUMBER, required=True),
        "weekly_hours_after": Field(NUMBER, required=True),
        "goals_met": Field(NUMBER),
        "compared": Field(WORDS),
    },
    "budget": {
        "weekly_cost": Field(NUMBER, required=True),
        "paid_by_health": Field(NUMBER),
        "how_taken": Field(WORDS),
        "why_fair": Field(WORDS),
    },
    "plan_answer": {
        "answer": Field(CODES, required=True, codes=ANSWERS),
        "words": Field(WORDS),
        "read_how": Field(WORDS),
    },
    "part_answer": {"answer": Field(CODES, required=True, codes=ANSWERS), "words": Field(WORDS)},
    "care": {"what": Field(LIST, required=True), "provider": Field(WORDS), "starts_on": Field(DAY)},
    "hours": {"a_week": Field(NUMBER, required=True)},
    "information": {"what": Field(LIST, required=True), "fits": Field(WORDS)},
    "joined": {"groups": Field(LIST), "courses": Field(LIST)},
}
NUMBERED: Final = frozenset({"goal", "goal_reading", "plan_part", "part_answer", "risk", "risk_look"})

Row = Mapping[str, Any]


def problems(form: Form) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """What is wrong with what a form promotes, each with its place in the file."""
    known = {question.code: question for question in form.questions()}
    seen: set[tuple[str, int]] = set()
    for at, each in enumerate(form.promotes):
        place = ("promotes", at)
        if each.to not in KINDS:
            yield f"nothing is promoted to {each.to}. {did_you_mean(each.to, KINDS)}", (*place, "to")
            continue
        if (each.number > 0) != (each.to in NUMBERED):
            says = "needs its number, counted from 1" if each.to in NUMBERED else "takes no number"
            yield f"{each.to} {says}.", place
        if (each.to, each.number) in seen:
            yield f"{each.to} {each.number or ''}".strip() + " is promoted twice.", place
        seen.add((each.to, each.number))
        lacking = [
            name for name, field in KINDS[each.to].items() if field.required and name not in each.fields
        ]
        if lacking:
            yield f"{each.to} needs {', '.join(lacking)}.", place
        for name, source in each.fields.items():
            yield from ((reason, (*place, name)) for reason in _field_problems(each.to, name, source, known))


def promoted(form: Form, answers: Answers, to: str) -> list[Row]:
    """A row of values for each promotion of that kind whose required fields are answered, by number. Words are words, not
    codes; hours and money are Decimal; coded answers are codes."""
    final = logic.kept(form, answers)
    rows = []
    for each in form.promotes:
        if each.to != to:
            continue
        row: dict[str, Any] = {
            name: _value(form.question(source.question), source, KINDS[to][name], final)
            for name, source in each.fields.items()
        }
        if all(row[name] not in (None, "", ()) for name, field in KINDS[to].items() if field.required):
            rows.append({"number": each.number, **row})
    return sorted(rows, key=lambda row: row["number"])


def promotes(form: Form, *kinds: str) -> bool:
    return any(each.to in kinds for each in form.promotes)


def _field_problems(to: str, name: str, source: Source, known: Mapping[str, Question]) -> Iterator[str]:
    field = KINDS[to].get(name)
    if field is None:
        yield f"{to} has no field {name}. {did_you_mean(name, KINDS[to], 'Fields')}"
        return
    question = known.get(source.question)
    if question is None:
        near = did_you_mean(source.question, known, "Questions")
        yield f"{name} is fed by {source.question}, which is no question of this form. {near}"
        return
    codes = {option.code for option in question.options}
    if source.equals:
        if field.kind != YES or source.equals not in codes:
            yield f"{source.equals} is no answer of {source.question} that says yes or no."
    elif question.type not in _SUITS[field.kind]:
        yield f"{name} takes {field.kind}, and {source.question} is a question of type {question.type}."
    elif field.codes and not codes <= field.codes:
        strange = ", ".join(sorted(codes - field.codes))
        yield f"{name} knows no {strange}. Known: {', '.join(sorted(field.codes))}."


def _value(question: Question, source: Source, field: Field, answers: Answers) -> Any:
    given = answers.get(question.code, ())
    if field.kind == LIST:
        return tuple(_lines(question, given))
    if field.kind == CODES:
        return tuple(str(value) for value in given)
    if not given:
        return "" if field.kind == WORDS else None
    if field.kind == YES:
        return source.equals in given if source.equals else bool(given[0])
    if field.kind == NUMBER:
        return Decimal(str(given[0]))
    if field.kind == DAY:
        return date.fromisoformat(str(given[0]))
    return ", ".join(_lines(question, given))


def _lines(question: Question, given: tuple[Answer, ...]) -> Iterator[str]:
    yield from (question.display_of(value).strip() for value in given)
