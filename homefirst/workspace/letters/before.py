"""The letters that an outcome would draft, each with the address where its pages can be seen before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from homefirst.practice.letters.queries import foretold
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.models import Step


@dataclass(frozen=True)
class Before:
    """`words` say to whom, in which form and by which way; `why` says why so."""

    title: str
    words: str
    why: str
    href: str


def letters_before(step: Step, outcome: Outcome, on: date) -> tuple[Before, ...]:
    """No query where the outcome sends no letter; else at most five for each."""
    at = {"step": step.pk, "outcome": outcome.code}
    return tuple(
        Before(each.title, each.words, each.why, reverse("letter_before", kwargs={**at, "letter": each.code}))
        for each in foretold(step, outcome, on)
    )
