"""A part of a form as fields to type in, and what was typed as answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from homefirst.foundation.design.form_fields import DayField
from homefirst.foundation.errors import NotNow, Stale
from homefirst.practice.forms.definition.shapes import CODED, NUMBERS, Answer, Answers, Question
from homefirst.workspace.forms.typed import Clash, TypedForm

OTHER = "other_words"
NEEDED, OPTIONAL = "needed to finish", "optional"
_MOST_RADIOS = 14
_YES_NO = (("yes", "Yes"), ("no", "No"))
_LONGEST = 20_000


class PartForm(TypedForm):
    """The questions of one part that are typed. Any may be left out: what is required is asked for at the end. `seen`
    carries what the page showed, so that a second worker's words are noticed; `held` asks what is kept now. The rarer kind
    of question is marked at its label: what is needed, where `marks_needed`, else what is optional."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    changed_by = ""
    held: Callable[[], Answers] = dict

    def __init__(
        self,
        typed: Any,
        *,
        questions: Iterable[Question],
        answers: Answers,
        marks_needed: bool | None = False,
    ) -> None:
        self.questions = tuple(question for question in questions if question.is_typed)
        initial = {
            code: _initial(question, answers) for question in self.questions for code in [question.code]
        }
        super().__init__(typed, initial={**initial, "seen": _shown(self.questions, answers)})
        for question in self.questions:
            self.fields[question.code] = field_of(question)
            if question.required is marks_needed:
                self.fields[question.code].mark = NEEDED if marks_needed else OPTIONAL  # type: ignore[attr-defined]
            if question.type == "open-choice":
                self.fields[f"{question.code}_{OTHER}"] = forms.CharField(
                    label=f"{question.text} In other words", required=False, max_length=400
                )
                known = {option.code for option in question.options}
                words = [value for value in answers.get(question.code, ()) if value not in known]
                self.initial[f"{question.code}_{OTHER}"] = words[0] if words else ""

    def meet(self, between: NotNow, verb: Callable[[], Any]) -> bool:
        """Whoever came second sees both texts, or why nothing can be kept, above the boxes with every word in them."""
        if isinstance(between, Stale) and between.yours:
            self.show_both(between, self.held())
        else:
            self.met = between.message
            self.add_error(None, self.met)
        return False

    def show_both(self, both: Stale, present: Answers) -> None:
        """Two people changed one answer: both texts stand above the boxes, which keep what was typed here. Sent again, it is
        what stays."""
        self.clashes = tuple(
            Clash(label, text, both.theirs.get(label, "")) for label, text in both.yours.items()
        )
        self.changed_by = both.message
        sent: QueryDict = self.data.copy()  # type: ignore[attr-defined]
        # What only the other changed stays as this page showed it, so that the box, sent again, does not undo it.
        both_changed = {
            each.code: present.get(each.code, ()) for each in self.questions if each.text in both.yours
        }
        sent["seen"] = _shown(self.questions, {**self.was_seen(), **both_changed})
        self.data = sent

    def given(self) -> dict[str, tuple[Answer, ...]]:
        """What was typed, for a form that is valid."""
        return {question.code: _answers(question, self.cleaned_data) for question in self.questions}

    def was_seen(self) -> dict[str, tuple[Answer, ...]]:
        """What the page showed when the typing began; nothing where that was not sent."""
        try:
            found = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {code: tuple(values) for code, values in found.items() if isinstance(values, list)}


def _shown(questions: Iterable[Question], answers: Answers) -> str:
    return json.dumps({question.code: list(answers.get(question.code, ())) for question in questions})


def field_of(question: Question) -> forms.Field:
    common: dict[str, Any] = {"label": question.text, "help_text": question.hint, "required": False}
    if question.type == "boolean":
        return forms.ChoiceField(choices=_YES_NO, widget=forms.RadioSelect, **common)
    if question.type in CODED:
        return _choice(question, common)
    if question.type == "date":
        return DayField(what="this date", **common)
    if question.type in NUMBERS:
        return _number(question, common)
    widget: Any = forms.Textarea if question.type == "text" or question.repeats else forms.TextInput
    if question.repeats:
        common["help_text"] = " ".join(part for part in (question.hint, "One on each line.") if part)
    return forms.CharField(widget=widget, max_length=question.longest or _LONGEST, **common)


def _choice(question: Question, common: Mapping[str, Any]) -> forms.Field:
    choices = [(option.code, option.display) for option in question.options]
    if question.type == "open-choice":
        choices.append((OTHER, "Something else"))
    wrong = {"invalid_choice": "Choose one of the answers."}
    if question.repeats:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=wrong, **common
        )
    if len(choices) > _MOST_RADIOS:
        return forms.ChoiceField(choices=[("", "Not answered yet"), *choices], error_messages=wrong, **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=wrong, **common)


def _number(question: Question, common: Mapping[str, Any]) -> forms.Field:
    label = f"{question.text} ({question.unit})" if question.unit else question.text
    wrong = {"invalid": "Enter a number, such as 3."}
    made = {**common, "label": label, "widget": forms.TextInput(attrs={"inputmode": "decimal"})}
    if question.repeats:
        made["help_text"] = "One on each line."
        return forms.CharField(**{**made, "widget": forms.Textarea}, max_length=400)
    if question.type == "integer":
        return forms.IntegerField(
            min_value=_whole(question.least), max_value=_whole(question.most), error_messages=wrong, **made
        )
    return forms.DecimalField(
        min_value=_exact(question.least), max_value=_exact(question.most), error_messages=wrong, **made
    )


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


def _exact(bound: float | None) -> Decimal | None:
    return None if bound is None else Decimal(str(bound))


def _initial(question: Question, answers: Answers) -> Any:
    values = answers.get(question.code, ())
    if question.type == "boolean":
        return {True: "yes", False: "no"}.get(bool(values[0])) if values else None
    if question.type in CODED:
        known = {option.code for option in question.options}
        chosen = [value if value in known else OTHER for value in values]
        return chosen if question.repeats else (chosen[0] if chosen else None)
    if question.repeats:
        return "\n".join(str(value) for value in values)
    if question.type == "date":
        return date.fromisoformat(str(values[0])) if values else None
    return values[0] if values else None


def _answers(question: Question, typed: Mapping[str, Any]) -> tuple[Answer, ...]:
    value = typed.get(question.code)
    if value is None or value in ("", []):
        return ()
    if question.type == "boolean":
        return (value == "yes",)
    if question.type in CODED:
        return _coded(question, value, str(typed.get(f"{question.code}_{OTHER}") or "").strip())
    if question.repeats:
        return tuple(line.strip() for line in str(value).splitlines() if line.strip())
    if isinstance(value, date):
        return (value.isoformat(),)
    if isinstance(value, Decimal):
        return (float(value),)
    return (value,)


def _coded(question: Question, value: Any, words: str) -> tuple[Answer, ...]:
    chosen = list(value) if question.repeats else [value]
    if question.type == "open-choice":
        chosen = [words if each == OTHER else each for each in chosen]
    return tuple(each for each in chosen if each)
