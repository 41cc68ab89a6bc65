"""The fields that a letter may name, and how they stand in its text: `{person.first_name}`.

`{answer.eligibility.why}` is an answer of a form of the same piece of work, `{ended.eligibility}` how the step of that form
ended, `{means.eligibility}` what that means for the person. With a stroke between two, the first that is known is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from homefirst.foundation.definitions.wording import nearest

FIELDS: Mapping[str, str] = {
    "person.name": "the person's full name",
    "person.first_name": "what they like to be called",
    "to.name": "to whom the letter goes",
    "letter.day": "the day on which the letter is made",
    "council.name": "the council's name",
    "council.adjective": "the council's short name",
    "council.telephone": "the number to ring",
    "council.textphone": "the number for Relay UK",
    "council.hours": "when somebody answers",
    "council.out_of_hours": "the number at night and at weekends",
    "council.email": "the council's e-mail address",
    "council.address": "the council's address",
    "worker.name": "who makes the letter",
    "worker.role": "their role",
    "pathway.title": "the pathway",
    "step.title": "the step that ends",
    "step.outcome": "how it ends",
    "step.means": "what that means for the person, from the pathway's file",
    "step.reason": "the reason that was written for it",
    "next.sentence": "what happens next, with name and day",
    "next.what": "the next step",
    "next.who": "who holds it",
    "next.by": "the day by which it is done",
}
OF_A_FORM = {"ended": "how the step of a form ended", "means": "what that end means"}
# Answers that must never reach paper: what a carer keeps from the person cared for or says of them, keys, callers, danger.
NEVER_WRITTEN = frozenset(
    {
        "private", "key_safe", "caller_is", "caller_name", "caller_reach", "why_not_knows", "danger_words",
        "may_say_who", "what_was_done", "carers_view",
    }
)  # fmt: skip
_FIELD = re.compile(r"\{([^{}]*)\}")
Forms = Mapping[str, frozenset[str]]  # codes of the questions of each form


def fields_in(text: str) -> Iterator[str]:
    for found in _FIELD.finditer(text):
        yield from (part.strip() for part in found[1].split("|"))


def problem_with(name: str, forms: Forms) -> str:
    """Why a letter may not name this field; "" where it may."""
    kind, *rest = name.split(".")
    if name in FIELDS:
        return ""
    if kind == "answer" and len(rest) == 2:
        form, question = rest
        if form not in forms:
            return f"there is no form called {form} in definitions/forms. {_meant(form, forms)}".strip()
        if question not in forms[form]:
            return f"the form {form} does not ask {question}. {_meant(question, forms[form])}".strip()
        return f"{question} is never written into a letter." if question in NEVER_WRITTEN else ""
    if kind in OF_A_FORM and len(rest) == 1:
        return "" if rest[0] in forms else f"there is no form called {rest[0]} in definitions/forms."
    known = ", ".join([*FIELDS, "answer.<form>.<question>", "ended.<form>", "means.<form>"])
    return f"no field is called {name}. Known: {known}."


def needs_a_step(name: str) -> bool:
    """Whether it is known only where a step ends."""
    return name.split(".")[0] in ("pathway", "step", "answer", *OF_A_FORM)


def says_work(name: str) -> bool:
    """Whether it tells of what is done with the person, which nobody else is told without being told so."""
    return needs_a_step(name) or name.startswith("next.")


def filled(text: str, value: Callable[[str], str]) -> str | None:
    """The text with its fields filled; None where one is not known."""
    missing = False

    def fill(found: re.Match[str]) -> str:
        nonlocal missing
        known = next((said for part in found[1].split("|") if (said := value(part.strip()))), "")
        missing = missing or not known
        return known

    made = _FIELD.sub(fill, text)
    return None if missing else made


def bare(text: str) -> str:
    """The fixed words of a text, each field as one short word."""
    return _FIELD.sub("it", text)


def _meant(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"Did you mean {near}?" if near else ""
