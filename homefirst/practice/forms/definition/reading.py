"""From a form's file to its plain values, refused whole with file, line and reason when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from homefirst.foundation import definitions
from homefirst.foundation.definitions import codes
from homefirst.foundation.definitions.reading import STANDS, Loaded, load, load_text
from homefirst.foundation.definitions.wording import did_you_mean
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition import promotions
from homefirst.practice.forms.definition.facts import STANDING, looks_like
from homefirst.practice.forms.definition.logic import CALCULATION
from homefirst.practice.forms.definition.shapes import (
    CODED,
    NUMBERS,
    Answer,
    Condition,
    Form,
    Option,
    Part,
    Promotion,
    Question,
    Source,
    When,
)

_SCHEMA = Path(__file__).resolve().parents[1] / "schema" / "form.json"
Problem = tuple[str, tuple[str | int, ...]]


def read_folder(folder: Path) -> dict[str, Form]:
    """Every form by name, in the order of their files. Raises Invalid."""
    return {path.stem: read_form(path) for path in sorted(folder.glob("*.yaml"))}


def problems(folder: Path) -> tuple[dict[str, Form], list[str]]:
    """The forms of a folder that can be used, and what is wrong with the others."""
    found: dict[str, Form] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = read_form(path)
        except Invalid as error:
            wrong.append(error.message)
    return found, wrong


def read_form(path: Path) -> Form:
    return _checked(load(path, _SCHEMA))


def read_drafted(name: str, text: str) -> Form:
    """A drafted file that stands in no folder yet, checked as one that does. Raises Invalid."""
    return _checked(load_text(f"{name}.yaml", text, _SCHEMA))


def _checked(file: Loaded) -> Form:
    _lists(file)
    form = _form(file.content)
    found = [*_named(file, form), *_problems(form), *promotions.problems(form)]
    if found:
        said = [f"{file.name}, line {file.line(*place)}: {reason}" for reason, place in found]
        raise Invalid("\n".join([*said, STANDS]))
    return form


def read_published(name: str, text: str) -> Form:
    """A version as it was kept when it was published; it was checked then."""
    return _form(load_text(f"{name}.yaml", text, _SCHEMA).content)


def _form(raw: Mapping[str, Any]) -> Form:
    return Form(
        name=raw["name"],
        title=raw["title"],
        parts=tuple(_part(part) for part in raw["item"]),
        purpose=raw.get("purpose", ""),
        subject=raw.get("subject", "adult"),
        status=raw["status"],
        promotes=tuple(_promotion(each) for each in raw.get("promotes", ())),
        again=raw.get("again", ""),
    )


def _promotion(raw: Mapping[str, Any]) -> Promotion:
    fields = {
        name: Source(fed) if isinstance(fed, str) else Source(fed["question"], fed["equals"])
        for name, fed in raw.items()
        if name not in ("to", "number")
    }
    return Promotion(raw["to"], fields, raw.get("number", 0))


def _part(raw: Mapping[str, Any]) -> Part:
    return Part(
        code=raw["linkId"],
        text=raw["text"],
        questions=tuple(_question(item) for item in raw["item"]),
        hint=raw.get("hint", ""),
        condition=_condition(raw),
    )


def _question(raw: Mapping[str, Any]) -> Question:
    return Question(
        code=raw["linkId"],
        text=raw["text"],
        type=raw["type"],
        hint=raw.get("hint", ""),
        required=raw.get("required", False),
        repeats=raw.get("repeats", False),
        longest=raw.get("maxLength", 0),
        least=raw.get("minValue"),
        most=raw.get("maxValue"),
        unit=raw.get("unit", ""),
        options=tuple(_options(raw)),
        condition=_condition(raw),
        own_words=raw.get("own_words", False),
        fact=raw.get("fact", ""),
        reading=raw.get("reading", False),
        calculated=raw.get("calculated", ""),
    )


def _options(raw: Mapping[str, Any]) -> Iterator[Option]:
    for option in raw.get("answerOption", ()):
        yield Option(option["code"], option["display"], option.get("hint", ""))
    if "answerValueSet" in raw:
        yield from (Option(value, value) for value in codes.values(raw["answerValueSet"]))


def _condition(raw: Mapping[str, Any]) -> Condition:
    tests = tuple(
        When(test["question"], test["operator"], test.get("answer")) for test in raw.get("enableWhen", ())
    )
    return Condition(tests, raw.get("enableBehavior", "all"))


def _lists(file: Loaded) -> None:
    """Answers may be taken only from a list that is there."""
    for at, part in enumerate(file.content["item"]):
        for number, question in enumerate(part["item"]):
            name = question.get("answerValueSet", "")
            if name and not (definitions.folder() / "codes" / f"{name}.yaml").is_file():
                said = f"there is no code list {name} in definitions/codes. Add it, or write the answers as answerOption."
                raise file.wrong(said, "item", at, "item", number, "answerValueSet")


def _named(file: Loaded, form: Form) -> Iterator[Problem]:
    called = file.name.removesuffix(".yaml")
    if form.name != called:
        yield f"the name is {form.name}, and the file is called {called}. Make them the same.", ("name",)


_OF_THE_PAGE = frozenset({"seen", "go"})


def _problems(form: Form) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, part in enumerate(form.parts):
        yield from _once(part.code, seen, ("item", at, "linkId"))
        yield from _conditions(form, part.condition, seen, part.code, ("item", at, "enableWhen"))
        for number, question in enumerate(part.questions):
            place = ("item", at, "item", number)
            yield from _once(question.code, seen, (*place, "linkId"))
            yield from _conditions(form, question.condition, seen, question.code, (*place, "enableWhen"))
            yield from ((reason, (*place, "text")) for reason in _question_problems(form, question))


def _once(code: str, seen: set[str], place: tuple[str | int, ...]) -> Iterator[Problem]:
    if code in _OF_THE_PAGE:
        yield (
            f"{code} is a box of the page itself, so answers to it would be lost. Use another linkId.",
            place,
        )
    if code in seen:
        yield f"{code} stands twice. Each part and question has a code of its own.", place
    seen.add(code)


def _conditions(
    form: Form, condition: Condition, seen: set[str], own: str, place: tuple[str | int, ...]
) -> Iterator[Problem]:
    """A question depends only on questions before it, so that answers never chase each other."""
    for test in condition.tests:
        known = {question.code: question for question in form.questions()}.get(test.question)
        if known is None:
            near = did_you_mean(test.question, (each.code for each in form.questions()), "Questions")
            yield f"{own} depends on {test.question}, which is no question of this form. {near}", place
        elif test.question not in seen or test.question == own:
            yield f"{own} depends on {test.question}, which comes after it. Turn the two round.", place
        elif test.operator != "exists" and test.answer is None:
            yield f"{own} depends on an answer to {test.question}: which one?", place
        elif test.operator in ("=", "!=") and not _is_answer(known, test.answer):
            near = did_you_mean(str(test.answer), (option.code for option in known.options), "Answers")
            yield f"{test.answer!r} is no answer of {test.question}. {near}", place


def _is_answer(question: Question, answer: Answer | None) -> bool:
    return not question.options or answer in {option.code for option in question.options}


def _question_problems(form: Form, question: Question) -> Iterator[str]:
    asks_for = looks_like(question.text)
    if question.fact and question.fact not in STANDING:
        yield f"there is no standing fact called {question.fact}. {did_you_mean(question.fact, STANDING)}"
    if asks_for and not question.fact and question.is_asked:
        yield (
            f"“{question.text}” asks for {asks_for}, which stands on the record. Say fact: {asks_for}, or ask for what is "
            "new."
        )
    if question.calculated:
        yield from _calculation_problems(form, question)
    if (question.least is not None or question.most is not None) and question.type not in NUMBERS:
        yield "minValue and maxValue are for numbers."
    if question.own_words and question.type != "text":
        yield "the person's own words need a question of type text."
    if question.repeats and question.type in ("boolean", "display"):
        yield f"a question of type {question.type} cannot repeat."
    if (question.type in CODED) != bool(question.options):
        yield "answers to choose from (answerOption or answerValueSet) go with a question of type choice or open-choice."
    if question.type in CODED and len({option.code for option in question.options}) != len(question.options):
        yield "two answers have the same code."


def _calculation_problems(form: Form, question: Question) -> Iterator[str]:
    found = CALCULATION.match(question.calculated)
    if found is None:
        yield f"{question.calculated!r} is no calculation. Write count(a, b) or sum(a, b)."
        return
    known = {other.code for other in form.questions()}
    for code in found[2].split(", "):
        if code not in known or code == question.code:
            yield f"it is worked out from {code}, which is no other question of this form."
