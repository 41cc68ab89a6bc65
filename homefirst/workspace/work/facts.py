"""The record's own facts that a step's form shows, and does not ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.urls import reverse

from homefirst.foundation.design.parts import Fact
from homefirst.practice.forms.definition.shapes import Question
from homefirst.practice.liberty.rules import test_of_deprivation
from homefirst.practice.people.queries import details, how_to_speak, identity, network
from homefirst.practice.people.queries.facts import (
    StandingFact,
    facts_around,
    facts_of_details,
    facts_of_identity,
    facts_of_speaking,
)
from homefirst.practice.plans.queries import risks_in_force, risks_words
from homefirst.workspace.work.doing import Doing

LEGAL_TEST, RISKS = "test_of_deprivation", "risks"
_IDENTITY = frozenset({"council_number", "address", "telephone"})
_SPEAKING = frozenset({"communication_needs"})
_AROUND = frozenset({"relationships", "legal_roles"})
_ELSEWHERE = _IDENTITY | _SPEAKING | _AROUND | {LEGAL_TEST, RISKS}


def facts_for(found: Doing, questions: Sequence[Question]) -> list[tuple[Question, StandingFact]]:
    """What the record knows already, for the questions that show it. No query where none does; else those of each list that
    is asked for."""
    wanted = [question for question in questions if question.fact]
    known = _known(found, {question.fact for question in wanted})
    nothing = StandingFact("", "", "")
    return [(question, known.get(question.fact, nothing)) for question in wanted]


def _known(found: Doing, wanted: Collection[str]) -> dict[str, StandingFact]:
    person, on = found.step.episode.person, found.actor.on
    known = {LEGAL_TEST: _legal_test(found)}
    if _IDENTITY.intersection(wanted):
        known |= facts_of_identity(identity(person, on))
    if _SPEAKING.intersection(wanted):
        known |= facts_of_speaking(how_to_speak(person, on))
    if _AROUND.intersection(wanted):
        known |= facts_around(network(found.actor, person, on))
    if RISKS in wanted:
        known[RISKS] = StandingFact(RISKS, risks_words(risks_in_force(person)), "", "plan")
    if any(fact not in _ELSEWHERE for fact in wanted):
        known |= facts_of_details(details(person), on)
    return known


def _legal_test(found: Doing) -> StandingFact:
    """The test of the day on which it is decided, or was."""
    said = test_of_deprivation(found.step.finished_on or found.actor.on)
    return StandingFact(LEGAL_TEST, f"{said[0].upper()}{said[1:]}.", said.source, section="")


def fact_lines(found: Doing, facts: Sequence[tuple[Question, StandingFact]]) -> list[Fact]:
    ref = found.step.episode.person.record.ref
    return [
        Fact(
            question.text,
            fact.words,
            change_href=reverse(f"record_{fact.section}", kwargs={"ref": ref}) if fact.section else "",
            change=question.text.lower(),
            note=fact.origin or "From the record",
        )
        for question, fact in facts
    ]
