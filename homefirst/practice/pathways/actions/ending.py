"""What ends a step, whatever it is a step of: the outcome of its file, and the answers of its form."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer, Answers, Form, Part, Question
from homefirst.practice.pathways.definition import moves
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.rules.needed import NONE, still_needed

LEAST_WORDS: Final = 3


def lacks(words: str) -> bool:
    """Too little to be a reason."""
    return len(words.strip()) < LEAST_WORDS


def outcome_of(pathway: Pathway, step: str, turn: int, code: str, reason: str) -> Outcome:
    """Raises Invalid where the step does not end so, its reason lacks, or it has come the most times that it may."""
    found = pathway.outcomes_of(step).get(code)
    if found is None:
        raise Invalid("Choose how this ended.", {"outcome": "Choose how this ended."})
    if found.needs_reason and lacks(reason):
        raise Invalid("This outcome needs a reason.", {"reason": "Say why, in a sentence."})
    recurs = pathway.steps[step].recurs
    if found.again and recurs and recurs.most and turn >= recurs.most:
        said = f"This has come {turn} times, which is the most. Choose how it goes on."
        raise Invalid(said, {"outcome": said})
    return found


def final_answers(
    form: Form,
    answers: Answers,
    *,
    may_have_gaps: bool,
    words: Callable[[Part, Question], str],
    carried: Answers = NONE,
) -> dict[str, list[Answer]]:
    """What is kept for good. Raises Invalid with `words` for each question that lacks its answer, or whose answer of last
    time is `carried` over and was not looked at."""
    parts = still_needed(form, answers, carried, may_have_gaps=may_have_gaps)
    if missing := {one.code: words(each.part, one) for each in parts for one in each.missing}:
        raise Invalid("Some answers are still needed before this can be finished.", missing)
    if unread := {one.code: words(each.part, one) for each in parts for one in each.carried}:
        raise Invalid(
            "Answers of last time are carried over. Look at them first: keep or change them.", unread
        )
    return {code: list(values) for code, values in logic.kept(form, answers).items()}


def move_on(
    pathway: Pathway, open_now: Collection[str], gathered: Collection[str], step: str, outcome: str
) -> moves.Move:
    """By the one table of moves; `open_now` with or without the step itself."""
    return moves.finish(
        pathway, moves.State(frozenset({*open_now, step}), frozenset(gathered)), step, outcome
    )
