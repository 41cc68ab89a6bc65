"""Dates that an outcome says: refused where nobody could know them, and taken from the first place that has a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from homefirst.config.effects import EFFECTS
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.shapes import Answers
from homefirst.practice.pathways.definition.compare import compare
from homefirst.practice.pathways.definition.neighbours import beside
from homefirst.practice.pathways.definition.reading import read_drafted, read_endings
from homefirst.practice.pathways.definition.said_dates import carried, own, said
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway

HOME = definitions.folder() / "pathways"
STARTED, TODAY = date(2026, 11, 2), date(2026, 11, 24)
OUTCOME = Outcome(
    "x", "X", dates={"ended": ("answer last_day", "ended", "today"), "review.help_started": ("started",)}
)


def drafted(code: str, *changes: tuple[str, str]) -> Pathway:
    text = (HOME / f"{code}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    known = {path.stem for path in HOME.glob("*.yaml")}
    endings = read_endings(HOME / "_common.yaml", EFFECTS)
    return read_drafted(
        code, text, endings, roles=set(roles()), effects=EFFECTS, known=known, beside=beside(HOME)
    )


@pytest.mark.parametrize(
    ("known", "answers", "ended"),
    [
        ({}, {}, TODAY),
        ({"ended": STARTED}, {}, STARTED),
        ({"ended": STARTED}, {"last_day": ("2026-11-20",)}, date(2026, 11, 20)),
    ],
)
def test_a_date_is_taken_from_the_first_place_that_has_a_day(
    known: Mapping[str, date], answers: Answers, ended: date
) -> None:
    assert own(said(OUTCOME, on=TODAY, known=known, answers=answers)) == {"ended": ended}


def test_a_date_is_carried_to_the_pathway_that_is_opened_and_left_out_where_nobody_knows_it() -> None:
    days = said(OUTCOME, on=TODAY, known={"started": STARTED}, answers={})
    assert carried(days, "review") == {"help_started": STARTED}
    assert carried(said(OUTCOME, on=TODAY, known={}, answers={}), "review") == {}


@pytest.mark.parametrize(
    ("code", "old", "new", "reason"),
    [
        ("support_plan", "review.help_started: today", "review.help_startd: today",
         "review has no date called help_startd. Did you mean help_started?"),
        ("support_plan", "review.help_started: today", "reablement.started: today",
         "it says a date to reablement, and does not open it."),
        ("support_plan", "review.help_started: today", "help_started: today",
         "it says a date called help_started. Add it under dates, in words."),
        ("support_plan", "review.help_started: today", "review.help_started: tomorrow",
         "no date is called tomorrow. Write today, a date of this pathway, or answer and a question."),
        ("support_plan", "review.help_started: today", "review.help_started: answer first_day",
         "it takes the day from first_day, and the step has no form."),
        ("reablement", "ended: ended or today", "ended: endd or today", "no date is called endd."),
        ("reablement", "started: started or today", "started: answer goal_1 or today",
         "the form reablement_goals asks no day called goal_1."),
        ("reablement", "started: started or today", "started: now!", "“now!” cannot stand here. Write today, a date of"),
        ("safeguarding", "plan a check of the reply in 15 working days",
         "plan a check of the reply in 3 weeks from recieved",
         "counts from recieved, which is no date. Add it under dates, in words. Did you mean received?"),
    ],
)  # fmt: skip
def test_a_date_that_nobody_could_know_is_refused_with_its_line(
    code: str, old: str, new: str, reason: str
) -> None:
    with pytest.raises(Invalid, match=rf"^{code}\.yaml, line \d+: ") as refused:
        drafted(code, (old, new))
    assert reason in refused.value.message
    text = (HOME / f"{code}.yaml").read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    assert f"line {line}: " in refused.value.message


def test_a_changed_date_is_told_in_words() -> None:
    titles = {code: role.title for code, role in roles().items()}
    before, after = (
        drafted("reablement"),
        drafted("reablement", ("started: started or today", "started: today")),
    )
    assert compare(before, after, titles) == (
        "First visit and goals, “Goals agreed”: which dates it says changed from “says the first day of reablement: the day "
        "that was said before, else the day on which this ends” to “says the first day of reablement: the day on which this "
        "ends”.",
    )


def test_a_folder_without_forms_does_not_ask_whether_forms_are_there(tmp_path: Path) -> None:
    (tmp_path / "pathways").mkdir()
    assert beside(tmp_path / "pathways").forms is None
