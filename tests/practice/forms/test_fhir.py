"""A form goes out as FHIR JSON and comes back the same; so do its answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.fhir import answers_of, form_of, questionnaire, response
from homefirst.practice.forms.definition.shapes import Answer
from tests.practice.forms.made_up import tea_talk

ANSWERS: dict[str, tuple[Answer, ...]] = {
    "in_your_words": ("Make my own tea.",),
    "drinks": ("tea", "coffee"),
    "cups": (3,),
    "kettle": (True,),
    "level": (2.5,),
    "other": ("a spoon",),
}


def test_a_form_comes_back_from_fhir_as_it_went(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    sent = json.loads(json.dumps(questionnaire(form, version="3")))
    assert sent["resourceType"] == "Questionnaire"
    assert sent["version"] == "3"
    assert form_of(sent) == form


def test_answers_come_back_from_fhir_as_they_went(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    sent = json.loads(json.dumps(response(form, ANSWERS, status="completed", version="3")))
    assert sent["questionnaire"].endswith("/Questionnaire/tea_talk|3")
    assert answers_of(form, sent) == ANSWERS


def test_an_answer_in_other_words_is_a_string_and_a_listed_one_a_coding(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    sent = response(form, {"other": ("a spoon",), "drinks": ("tea",)}, status="in-progress")
    assert sent["item"][1]["item"][0]["answer"] == [{"valueString": "a spoon"}]
    assert sent["item"][0]["item"][0]["answer"] == [{"valueCoding": {"code": "tea", "display": "Tea"}}]


def _first(form: dict[str, Any]) -> dict[str, Any]:
    question: dict[str, Any] = form["item"][0]["item"][0]
    return question


def test_what_goes_beyond_the_subset_is_refused_in_words(tmp_path: Path) -> None:
    sent = questionnaire(tea_talk(tmp_path))
    with pytest.raises(Invalid, match="no FHIR Questionnaire"):
        form_of({**sent, "resourceType": "Patient"})
    with pytest.raises(Invalid, match="holds groups"):
        form_of({**sent, "item": [_first(sent)]})
    nested = json.loads(json.dumps(sent))
    _first(nested)["item"] = [_first(sent)]
    with pytest.raises(Invalid, match="cannot hold questions"):
        form_of(nested)
    odd = json.loads(json.dumps(sent))
    _first(odd)["type"] = "url"
    with pytest.raises(Invalid, match="type url are not read"):
        form_of(odd)
    with pytest.raises(Invalid, match="no question cakes"):
        answers_of(tea_talk(tmp_path), {"item": [{"item": [{"linkId": "cakes", "answer": []}]}]})
