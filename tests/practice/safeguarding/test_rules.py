"""The three tests, the national return, and referral to the conference (law.md 6; vectors T067 to T074, T081, T082)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from homefirst.practice.safeguarding.rules.domestic_abuse import marac_referral
from homefirst.practice.safeguarding.rules.enquiry import Suspected, enquiry_duty
from homefirst.practice.safeguarding.rules.national_return import DUE, SourceOfRisk, counted, source_of_risk

ALL_MET = Suspected(82, True, True, True, True)


@pytest.mark.parametrize("tests", list(product((True, False), repeat=3)))
def test_there_is_a_duty_when_all_three_tests_are_met(tests: tuple[bool, bool, bool]) -> None:
    """T067, T068."""
    decision = enquiry_duty(Suspected(82, True, *tests))
    assert decision.answer is all(tests)
    assert sum(reason.startswith("Not met") for reason in decision.reasons) == tests.count(False)


def test_the_duty_is_the_councils_in_whose_area_the_adult_is() -> None:
    """T069: who lives elsewhere but is here is ours; who is elsewhere is not."""
    assert enquiry_duty(ALL_MET)
    assert not enquiry_duty(replace(ALL_MET, is_in_the_area=False))


@pytest.mark.parametrize(("age", "duty"), [(17, False), (18, True)])
def test_an_adult_is_eighteen(age: int, duty: bool) -> None:
    """T070."""
    assert enquiry_duty(replace(ALL_MET, age=age)).answer is duty


@pytest.mark.parametrize(
    ("table", "expected"), [("SG1a", 2), ("SG1b", 2), ("SG1c", 2), ("SG1d", 3), ("SG1e", 3)]
)
def test_a_person_with_three_enquiries_counts_once_in_the_first_tables(table: str, expected: int) -> None:
    """T071: three enquiries for one person, two of them with different values, and one for another."""
    enquiries = [("one", "a"), ("one", "a"), ("one", "b"), ("two", "a")]
    assert counted(enquiries, table) == expected


def test_a_table_that_the_collection_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        counted([], "SG9")


@pytest.mark.parametrize(
    ("gives_care", "assesses", "known", "expected"),
    [
        (True, True, True, SourceOfRisk.KNOWN),  # T074: an NHS nurse who assesses
        (True, False, True, SourceOfRisk.PROVIDER),
        (False, False, True, SourceOfRisk.KNOWN),
        (False, False, False, SourceOfRisk.UNKNOWN),
    ],
)
def test_staff_who_assess_are_other_and_never_provider(
    gives_care: bool, assesses: bool, known: bool, expected: SourceOfRisk
) -> None:
    found = source_of_risk(
        gives_the_persons_care=gives_care, is_health_or_assessment_staff=assesses, is_known=known
    )
    assert found == expected


def test_the_return_is_due_on_its_day() -> None:
    """T125."""
    assert f"{DUE['2025/26']}" == "2026-06-03"


@pytest.mark.parametrize(
    ("score", "judged", "escalating", "refer"),
    [
        (14, False, False, True),  # T081
        (13, False, False, False),  # T082
        (13, True, False, True),
        (0, False, True, True),
        (24, False, False, True),
    ],
)
def test_a_score_of_fourteen_refers_and_a_lower_one_leaves_it_to_judgement(
    score: int, judged: bool, escalating: bool, refer: bool
) -> None:
    found = marac_referral(yes_answers=score, worker_judges_high_risk=judged, is_escalating=escalating)
    assert found.answer is refer


@pytest.mark.parametrize("score", [-1, 25])
def test_a_score_that_cannot_be_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        marac_referral(yes_answers=score, worker_judges_high_risk=False, is_escalating=False)
