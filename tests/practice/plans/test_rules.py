"""Rules of goals and of versions, table by table; and how a form's findings reach the law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from homefirst.practice.plans.rules.findings import ADULT, CARER, not_achieved, worked_out
from homefirst.practice.plans.rules.goals import gained, state_after
from homefirst.practice.plans.rules.versions import contradicts, lacks_a_cause, open_questions

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("first", "now", "target", "state"),
    [
        (0, 0, None, "not_yet"),
        (2, 1, None, "not_yet"),
        (0, 1, None, "getting_there"),
        (1, 2, None, "getting_there"),
        (1, 3, None, "met"),
        (4, 4, None, "met"),
        (1, 3, 4, "getting_there"),
        (1, 4, 4, "met"),
        (0, 2, 2, "met"),
    ],
)
def test_how_far_a_goal_has_come(first: int, now: int, target: int | None, state: str) -> None:
    assert state_after(first=first, now=now, target=target) == state


def test_what_was_gained_is_the_help_that_is_needed_no_more() -> None:
    assert [gained(first=1, now=3), gained(first=3, now=2)] == [2, -1]


@pytest.mark.parametrize(
    ("before", "after", "reason", "refused"),
    [
        (None, Decimal(6), "", False),
        (Decimal(6), Decimal(6), "", False),
        (Decimal(6), Decimal(10), "", False),
        (Decimal(10), Decimal(6), "", True),
        (Decimal(10), Decimal(6), "  x ", True),
        (Decimal(10), Decimal(6), "She cooks alone now.", False),
        (Decimal(10), None, "", True),
    ],
)
def test_fewer_hours_need_a_cause_on_the_record(
    before: Decimal | None, after: Decimal | None, reason: str, refused: bool
) -> None:
    said = lacks_a_cause(before=before, after=after, reason=reason)
    assert bool(said) is refused
    if refused and after:
        assert "6 hours a week where it had 10" in said


@pytest.mark.parametrize(
    ("end", "answer", "says"),
    [
        ("agrees", "agrees", ""),
        ("agrees", "", ""),
        ("agrees", "asks", "Tina asks a question about this plan."),
        ("agrees", "disagrees", "Tina does not agree to this plan."),
        ("disagrees", "agrees", "Tina agrees to this plan."),
        ("asks", "agrees", "Tina agrees to this plan."),
    ],
)
def test_a_plan_ends_with_the_answer_that_the_person_gave(end: str, answer: str, says: str) -> None:
    said = contradicts(end=end, answer=answer, name="Tina")
    assert said.startswith(says)
    assert bool(said) is bool(says)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({}, ""),
        ({1: "agrees", 2: "agrees"}, ""),
        ({1: "agrees", 3: "asks"}, "Tina asks about part 3. Answer that before the plan is agreed."),
        ({1: "asks", 2: "asks", 4: "asks"}, "Tina asks about part 1, 2 and 4."),
        ({2: "disagrees"}, "Tina does not agree to part 2."),
    ],
)
def test_a_plan_is_not_agreed_over_a_question(parts: dict[int, str], says: str) -> None:
    said = open_questions(parts, "Tina")
    assert said.startswith(says)
    assert bool(said) is bool(says)


ADULT_ROW: dict[str, Any] = {"from_impairment": True, "significant_impact": True}
CARER_ROW: dict[str, Any] = {"necessary_care": True, "health_at_risk": False, "significant_impact": True}


@pytest.mark.parametrize(
    ("about", "row", "eligible"),
    [
        (ADULT, ADULT_ROW | {"nutrition": ("cannot",), "hygiene": ("longer",)}, True),
        (ADULT, ADULT_ROW | {"nutrition": ("cannot", "danger")}, False),
        (ADULT, ADULT_ROW | {"nutrition": (), "hygiene": ()}, False),
        (ADULT, ADULT_ROW | {"unable": ("toilet", "clothing"), "ways": ("distress",)}, True),
        (ADULT, ADULT_ROW | {"unable": ("none",), "ways": ()}, False),
        (ADULT, ADULT_ROW | {"unable": ("toilet", "clothing"), "ways": ()}, False),
        (
            ADULT,
            {
                "from_impairment": False,
                "significant_impact": True,
                "unable": ("toilet", "clothing"),
                "ways": ("cannot",),
            },
            False,
        ),
        (CARER, CARER_ROW | {"unable": ("recreation",)}, True),
        (CARER, CARER_ROW | {"unable": ("none",)}, False),
        (CARER, CARER_ROW | {"unable": ("none",), "health_at_risk": True}, True),
        (CARER, CARER_ROW | {"unable": ("recreation",), "necessary_care": False}, False),
    ],
)
def test_what_a_form_found_reaches_the_law(about: str, row: dict[str, Any], eligible: bool) -> None:
    decision = worked_out(about, row, ON)
    assert decision.answer is eligible
    assert decision.source.startswith("SI 2015/313")


def test_outcomes_that_are_not_achieved_stand_in_the_order_of_the_regulations() -> None:
    row = ADULT_ROW | {"community": ("danger",), "nutrition": ("cannot",), "hygiene": ()}
    assert list(not_achieved(ADULT, row).items()) == [("nutrition", ["cannot"]), ("community", ["danger"])]
    assert not_achieved(CARER, CARER_ROW | {"unable": ("recreation",)}) == {"recreation": []}
