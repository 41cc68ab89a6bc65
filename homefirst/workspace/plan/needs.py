"""Each eligible need with what meets it, as the page of a plan shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from homefirst.foundation.design.words import counted, day, list_words
from homefirst.practice.plans.models import EligibilityDecision
from homefirst.practice.plans.queries import NeedLine

COLUMNS = ("Eligible need", "What meets it")
NOTHING = "Nothing in the plan yet"


def need_rows(needs: Iterable[NeedLine], ui: Any) -> list[list[Any]]:
    """Rows for COLUMNS, in the order of the regulations."""
    return [[_capital(need.words), _met(need, ui)] for need in needs]


def untold_words(needs: Iterable[NeedLine]) -> str:
    """ "" where the plan says of every need what meets it, or why nothing does."""
    left = [need.words for need in needs if need.is_untold]
    return f"The plan says nothing yet of {list_words(left)}." if left else ""


def _met(need: NeedLine, ui: Any) -> Any:
    if need.is_untold:
        return ui.tag(NOTHING)
    if need.because and not (need.parts or need.is_own):
        return ui.cell("Nothing, for this reason", under=need.because)
    return ui.cell("; ".join(_ways(need)), under=need.own_how and f"“{need.own_how}”")


def need_words(need: NeedLine) -> tuple[str, str]:
    """The need, and what meets it, for paper."""
    if need.is_untold:
        return _capital(need.words), NOTHING
    if need.because and not (need.parts or need.is_own):
        return _capital(need.words), f"nothing, for this reason: {need.because}"
    own = f" (“{need.own_how}”)" if need.own_how else ""
    return _capital(need.words), f"{'; '.join(_ways(need))}{own}"


def _ways(need: NeedLine) -> Iterator[str]:
    for number, wants, who, is_paid in need.parts:
        care = ", with paid care" if is_paid else ""
        by = f" ({', '.join(who)}{care})" if who else care
        yield f"Part {number}: “{wants.rstrip('.')}”{by}"
    if need.is_own:
        yield "Their own strengths, and the people around them"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def come_across(decision: EligibilityDecision | None, on: date) -> str:
    """What a first plan begins with; "" where nobody decided that a need is eligible."""
    if decision is None or not decision.needs:
        return ""
    needs = len(decision.needs)
    said = f"{counted(needs, 'eligible need')}, decided on {day(decision.decided_on, on)},"
    return f"The {said} {'comes' if needs == 1 else 'come'} across, to be met one by one."
