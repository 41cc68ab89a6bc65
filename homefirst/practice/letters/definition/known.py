"""What letters are checked against: the forms' questions, and the words that each pathway's outcomes send."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from homefirst.practice.forms.definition.reading import read_folder as read_forms
from homefirst.practice.letters.definition.fields import Forms
from homefirst.practice.letters.definition.reading import read_folder
from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.pathways.definition.reading import read_folder as read_pathways
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.effects import Effects


def questions(folder: Path) -> Forms:
    """Codes of the questions of each form. Raises Invalid where a form cannot be used."""
    return {
        name: frozenset(question.code for question in form.questions())
        for name, form in read_forms(folder).items()
    }


def sent_words(pathways: Iterable[Pathway]) -> Mapping[str, frozenset[str]]:
    """By pathway, what stands after "send" in its outcomes and in the endings that every pathway accepts."""
    return {
        pathway.code: frozenset(
            cause.argument
            for step in pathway.steps.values()
            for outcome in pathway.outcomes_of(step.code).values()
            for cause in outcome.causes
            if cause.effect == "send"
        )
        for pathway in pathways
    }


def letters_of(
    definitions: Path, *, roles: set[str], effects: Effects
) -> tuple[dict[str, Template], list[str]]:
    """The letters of a folder of definitions that can be used, and what is wrong with the others."""
    pathways = read_pathways(definitions / "pathways", roles=roles, effects=effects)
    return read_folder(
        definitions / "letters", forms=questions(definitions / "forms"), sent=sent_words(pathways.values())
    )
