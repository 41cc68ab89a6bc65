"""What speaks against telling somebody about a person. Pure.

The common law of confidence and the Data Protection Act 2018: what is told needs the person's agreement, or grounds of its
own. Whether the grounds suffice in a case is for whoever tells, who writes down why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from homefirst.practice.telling.definition import Telling

Given = Mapping[str, Mapping[str, Sequence[object]]]  # answers by form, then by question


def against(
    telling: Telling, *, given: Given, is_restricted: bool = False, died_on: date | None = None
) -> tuple[str, ...]:
    """In words, each a sentence; none where nothing speaks against it."""
    return tuple(_against(telling, given, is_restricted, died_on))


def _against(telling: Telling, given: Given, is_restricted: bool, died_on: date | None) -> Iterator[str]:
    if died_on is not None and not telling.after_death and not telling.role:
        yield "They have died since, and this was to be told about them alive."
    for each in telling.refused:
        if each.answer in given.get(each.form, {}).get(each.question, ()):
            yield each.because
    if is_restricted and not (telling.grounds or telling.role):
        yield "This record is restricted to named staff."
