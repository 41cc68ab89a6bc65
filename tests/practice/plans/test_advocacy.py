"""When an independent advocate must be arranged (law.md 2.3.7, 2.3.8; vectors T059 to T062)."""

from __future__ import annotations

import pytest

from homefirst.practice.plans.rules.advocacy import Circumstances, Difficulty, Supporter, advocacy_duty

WEIGH = frozenset({Difficulty.WEIGH})
FRIEND = Supporter(is_paid=False, is_accepted=True)


@pytest.mark.parametrize("difficulty", list(Difficulty))
def test_one_substantial_difficulty_and_nobody_appropriate_is_enough(difficulty: Difficulty) -> None:
    """T059."""
    assert advocacy_duty(difficulties={difficulty}, supporter=None, circumstances=Circumstances())


def test_without_substantial_difficulty_there_is_no_duty() -> None:
    long = Circumstances(hospital_days=90)
    assert not advocacy_duty(difficulties=frozenset(), supporter=None, circumstances=long)


def test_a_friend_whom_the_person_accepts_is_enough() -> None:
    """T060."""
    assert not advocacy_duty(difficulties=WEIGH, supporter=FRIEND, circumstances=Circumstances())


@pytest.mark.parametrize(
    "supporter", [Supporter(is_paid=True, is_accepted=True), Supporter(is_paid=False, is_accepted=False)]
)
def test_somebody_paid_or_not_accepted_is_nobody_appropriate(supporter: Supporter) -> None:
    assert advocacy_duty(difficulties=WEIGH, supporter=supporter, circumstances=Circumstances())


@pytest.mark.parametrize(
    ("circumstances", "needed"),
    [
        (Circumstances(hospital_days=27), False),  # T062
        (Circumstances(hospital_days=28), True),
        (Circumstances(care_home_days=55), False),
        (Circumstances(care_home_days=56), True),
        (Circumstances(is_in_dispute=True), False),
        (Circumstances(is_in_dispute=True, both_agree_it_helps=True), True),
    ],
)
def test_the_exceptions_hold_although_there_is_a_friend(circumstances: Circumstances, needed: bool) -> None:
    decision = advocacy_duty(difficulties=WEIGH, supporter=FRIEND, circumstances=circumstances)
    assert decision.answer is needed
    assert decision.reasons[0] == "There is substantial difficulty in using or weighing that information."
