"""The forms that the project ships: one for each step that names one, and no fact is asked twice along a pathway."""

from __future__ import annotations

from collections import Counter

import pytest

from homefirst.practice.forms.definition.facts import looks_like
from homefirst.practice.forms.definition.fhir import form_of, questionnaire
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.pathways.definition.shapes import Pathway
from tests import shipped

FORMS = shipped.forms()
PATHWAYS = shipped.pathways()
ONLY_FOR_A_RETURN = {
    "client_type",
    "primary_support_reason",
    "route_of_access",
    "event_outcome",
    "assessment_type",
}


def test_every_step_that_names_a_form_has_it_and_every_form_is_used() -> None:
    named = {step.form for pathway in PATHWAYS.values() for step in pathway.steps.values() if step.form}
    assert named == set(FORMS)


@pytest.mark.parametrize("pathway", PATHWAYS.values(), ids=PATHWAYS.keys())
def test_no_standing_fact_is_asked_along_a_pathway(pathway: Pathway) -> None:
    asked = [
        (form.name, question.text)
        for form in _forms_of(pathway)
        for question in form.questions()
        if question.is_asked and not question.fact and looks_like(question.text)
    ]
    assert asked == []


@pytest.mark.parametrize("pathway", PATHWAYS.values(), ids=PATHWAYS.keys())
def test_what_is_asked_in_two_forms_of_a_pathway_is_meant_to_be_repeated_or_is_in_their_own_words(
    pathway: Pathway,
) -> None:
    asked = [
        question.text
        for form in _forms_of(pathway)
        for question in form.questions()
        if question.is_asked and not (question.fact or question.reading or question.own_words)
    ]
    twice = [text for text, times in Counter(asked).items() if times > 1 and text not in _ABOUT_THE_ANSWER]
    assert twice == []


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_no_question_exists_only_for_a_return(form: Form) -> None:
    assert not {question.code for question in form.questions()} & ONLY_FOR_A_RETURN


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_question_says_by_itself_what_is_asked(form: Form) -> None:
    """It stands alone in the list of what is still to answer, and beside a letter's words."""
    bare = {"On", "From", "To", "When", "Which?", "Who?", "How?", "What?"}
    assert [question.code for question in form.questions() if question.text in bare] == []


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_form_goes_out_as_fhir_and_comes_back(form: Form) -> None:
    assert form_of(questionnaire(form)) == form


# Questions about the answer before them, which are not facts about the person.
_ABOUT_THE_ANSWER = frozenset({"Why?", "Why not?", "What changes?", "Conditions", "Until when?"})


def _forms_of(pathway: Pathway) -> list[Form]:
    names = dict.fromkeys(step.form for step in pathway.steps.values() if step.form)
    return [FORMS[name] for name in names]
