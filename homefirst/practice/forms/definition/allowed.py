"""Which answers a question takes."""

from __future__ import annotations

from homefirst.practice.forms.definition.shapes import Answer, Question


def why_not(question: Question, values: tuple[Answer, ...]) -> str:
    """What is wrong with these answers, in words; "" where nothing is."""
    if len(values) > 1 and not question.repeats:
        return "Give one answer."
    if question.type == "choice" and not set(values) <= {option.code for option in question.options}:
        return "Choose one of the answers."
    return next((said for value in values if (said := _beyond(question, value))), "")


def _beyond(question: Question, value: Answer) -> str:
    if question.longest and isinstance(value, str) and len(value) > question.longest:
        return f"Say it in {question.longest} letters or fewer."
    if isinstance(value, int | float) and not isinstance(value, bool):
        if question.least is not None and value < question.least:
            return f"Enter {question.least:g} or more."
        if question.most is not None and value > question.most:
            return f"Enter {question.most:g} or less."
    return ""
