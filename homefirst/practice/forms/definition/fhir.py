"""A form as a FHIR R4 Questionnaire in JSON, its answers as a QuestionnaireResponse, and the way back.

What FHIR has no element for goes into extensions of our own, so that nothing is lost on a round trip.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.shapes import (
    Answer,
    Answers,
    Condition,
    Form,
    Option,
    Part,
    Promotion,
    Question,
    Source,
    When,
)

BASE: Final = "https://homefirst.example/fhir"
_OWN: Final = {
    "hint": "hint",
    "least": "min-value",
    "most": "max-value",
    "unit": "unit",
    "own_words": "own-words",
    "fact": "fact",
    "reading": "reading",
    "calculated": "calculated",
}
_VALUE = {
    "string": "valueString",
    "text": "valueString",
    "choice": "valueCoding",
    "open-choice": "valueCoding",
    "date": "valueDate",
    "dateTime": "valueDateTime",
    "quantity": "valueQuantity",
    "integer": "valueInteger",
    "decimal": "valueDecimal",
    "boolean": "valueBoolean",
    "reference": "valueReference",
    "attachment": "valueAttachment",
}


def questionnaire(form: Form, version: str = "") -> dict[str, Any]:
    """The form as FHIR JSON."""
    found: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "url": f"{BASE}/Questionnaire/{form.name}",
        "name": form.name,
        "title": form.title,
        "status": form.status,
        "subjectType": ["Patient"],
        "extension": [
            _extension("subject", form.subject),
            *([_extension("again", form.again)] if form.again else []),
            *(_extension("promotes", _promotion_text(each)) for each in form.promotes),
        ],
        "item": [_part_item(part) for part in form.parts],
    }
    if version:
        found["version"] = version
    return found | ({"purpose": form.purpose} if form.purpose else {})


def form_of(found: Mapping[str, Any]) -> Form:
    """A FHIR Questionnaire as a form. Raises Invalid where it goes beyond the subset that is read here."""
    if found.get("resourceType") != "Questionnaire":
        raise Invalid("This is no FHIR Questionnaire: its resourceType says something else.")
    own = _own(found)
    return Form(
        name=found.get("name", ""),
        title=found.get("title", ""),
        parts=tuple(_part_of(item) for item in found.get("item", ())),
        purpose=found.get("purpose", ""),
        subject=str(own.get("subject", "adult")),
        status=found.get("status", "draft"),
        promotes=tuple(_promotions_of(found)),
        again=str(own.get("again", "")),
    )


def response(form: Form, answers: Answers, *, status: str, version: str = "") -> dict[str, Any]:
    """Answers as a QuestionnaireResponse bound to the exact version of the form; parts without an answer are left out."""
    parts = []
    for part in form.parts:
        items = [
            _answered(question, answers[question.code])
            for question in part.questions
            if answers.get(question.code)
        ]
        if items:
            parts.append({"linkId": part.code, "text": part.text, "item": items})
    bound = f"{BASE}/Questionnaire/{form.name}" + (f"|{version}" if version else "")
    return {"resourceType": "QuestionnaireResponse", "questionnaire": bound, "status": status, "item": parts}


def answers_of(form: Form, found: Mapping[str, Any]) -> dict[str, tuple[Answer, ...]]:
    """Raises Invalid for an answer to a question that the form does not have."""
    known = {question.code: question for question in form.questions()}
    answers: dict[str, tuple[Answer, ...]] = {}
    for part in found.get("item", ()):
        for item in part.get("item", ()):
            question = known.get(item["linkId"])
            if question is None:
                raise Invalid(f"The form {form.name} has no question {item['linkId']}.")
            answers[question.code] = tuple(_plain(question, given) for given in item.get("answer", ()))
    return answers


def _part_item(part: Part) -> dict[str, Any]:
    item: dict[str, Any] = {"linkId": part.code, "text": part.text, "type": "group"}
    if part.hint:
        item["extension"] = [_extension("hint", part.hint)]
    return (
        item | _enable(part.condition) | {"item": [_question_item(question) for question in part.questions]}
    )


def _question_item(question: Question) -> dict[str, Any]:
    item: dict[str, Any] = {"linkId": question.code, "text": question.text, "type": question.type}
    extensions = [
        _extension(url, value)
        for name, url in _OWN.items()
        if not _says_nothing(value := getattr(question, name))
    ]
    if extensions:
        item["extension"] = extensions
    for name, value in (("required", question.required), ("repeats", question.repeats)):
        if value:
            item[name] = True
    if question.longest:
        item["maxLength"] = question.longest
    if question.options:
        item["answerOption"] = [_option(option) for option in question.options]
    return item | _enable(question.condition)


def _says_nothing(value: object) -> bool:
    """Nought says something: the least answer may be 0."""
    return value is None or value is False or value == ""


def _option(option: Option) -> dict[str, Any]:
    found: dict[str, Any] = {"valueCoding": {"code": option.code, "display": option.display}}
    return found | ({"extension": [_extension("hint", option.hint)]} if option.hint else {})


def _enable(condition: Condition) -> dict[str, Any]:
    if not condition.tests:
        return {}
    tests = [
        {"question": test.question, "operator": test.operator, **_tested(test.answer)}
        for test in condition.tests
    ]
    return {"enableWhen": tests, "enableBehavior": condition.behaviour}


def _tested(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"answerBoolean": True}
    if isinstance(answer, bool):
        return {"answerBoolean": answer}
    if isinstance(answer, str):
        return {"answerCoding": {"code": answer}}
    return {"answerInteger" if isinstance(answer, int) else "answerDecimal": answer}


def _extension(name: str, value: object) -> dict[str, Any]:
    kind = (
        "valueBoolean"
        if isinstance(value, bool)
        else "valueString"
        if isinstance(value, str)
        else "valueDecimal"
    )
    return {"url": f"{BASE}/{name}", kind: value}


def _own(found: Mapping[str, Any]) -> dict[str, Any]:
    """Our own extensions by name; others are left aside."""
    values: dict[str, Any] = {}
    for extension in found.get("extension", ()):
        if extension.get("url", "").startswith(f"{BASE}/"):
            name = extension["url"].removeprefix(f"{BASE}/")
            values[name] = next(value for key, value in extension.items() if key.startswith("value"))
    return values


def _promotion_text(each: Promotion) -> str:
    """FHIR has no element for it: JSON in one string, read back by the same names."""
    fields = {name: [source.question, source.equals] for name, source in each.fields.items()}
    return json.dumps({"to": each.to, "number": each.number, "fields": fields})


def _promotions_of(found: Mapping[str, Any]) -> Iterator[Promotion]:
    for extension in found.get("extension", ()):
        if extension.get("url") == f"{BASE}/promotes":
            raw = json.loads(extension["valueString"])
            fields = {name: Source(*source) for name, source in raw["fields"].items()}
            yield Promotion(raw["to"], fields, raw["number"])


def _part_of(item: Mapping[str, Any]) -> Part:
    if item.get("type") != "group":
        raise Invalid(
            f"{item.get('linkId')}: the first level of a form holds groups; put the question into one."
        )
    questions = tuple(_question_of(question) for question in item.get("item", ()))
    return Part(
        item["linkId"], item.get("text", ""), questions, str(_own(item).get("hint", "")), _condition_of(item)
    )


def _question_of(item: Mapping[str, Any]) -> Question:
    if item.get("item"):
        raise Invalid(f"{item['linkId']}: a question cannot hold questions here. Make it a part of its own.")
    if item["type"] not in (*_VALUE, "display"):
        raise Invalid(f"{item['linkId']}: questions of type {item['type']} are not read here.")
    own = _own(item)
    return Question(
        code=item["linkId"],
        text=item.get("text", ""),
        type=item["type"],
        required=item.get("required", False),
        repeats=item.get("repeats", False),
        longest=item.get("maxLength", 0),
        options=tuple(_options_of(item)),
        condition=_condition_of(item),
        **{name: own[url] for name, url in _OWN.items() if url in own},
    )


def _options_of(item: Mapping[str, Any]) -> Iterator[Option]:
    for option in item.get("answerOption", ()):
        coding = option.get("valueCoding")
        if coding is None:
            raise Invalid(f"{item['linkId']}: answers of a choice must be codings with a code and a display.")
        yield Option(coding["code"], coding.get("display", coding["code"]), str(_own(option).get("hint", "")))


def _condition_of(item: Mapping[str, Any]) -> Condition:
    tests = tuple(_test_of(test) for test in item.get("enableWhen", ()))
    return Condition(tests, item.get("enableBehavior", "all"))


def _test_of(test: Mapping[str, Any]) -> When:
    answer = next((value for key, value in test.items() if key.startswith("answer")), None)
    if isinstance(answer, Mapping):
        answer = answer["code"]
    if test["operator"] == "exists" and answer is True:
        answer = None
    return When(test["question"], test["operator"], answer)


def _answered(question: Question, given: tuple[Answer, ...]) -> dict[str, Any]:
    values = [{_key(question, value): _fhir_value(question, value)} for value in given]
    return {"linkId": question.code, "text": question.text, "answer": values}


def _key(question: Question, value: Answer) -> str:
    """An open choice answered in other words is a string, not a coding."""
    open_words = question.type == "open-choice" and value not in {option.code for option in question.options}
    return "valueString" if open_words else _VALUE[question.type]


def _fhir_value(question: Question, value: Answer) -> Any:
    kind = _key(question, value)
    if kind == "valueCoding":
        return {"code": value, "display": question.display_of(value)}
    if kind == "valueQuantity":
        return {"value": value, **({"unit": question.unit} if question.unit else {})}
    if kind == "valueReference":
        return {"reference": f"Patient/{value}"}
    if kind == "valueAttachment":
        return {"url": value}
    return value


def _plain(question: Question, given: Mapping[str, Any]) -> Answer:
    value = next(value for key, value in given.items() if key.startswith("value"))
    if not isinstance(value, Mapping):
        return value  # type: ignore[no-any-return]
    if "reference" in value:
        return str(value["reference"]).removeprefix("Patient/")
    return next(value[name] for name in ("code", "value", "url") if name in value)  # type: ignore[no-any-return]
