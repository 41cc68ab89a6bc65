"""NHS numbers: ten digits, the last a check by modulus 11, in ranges that each nation issues.

Source of the ranges: the constants of the UK FCI nhs-number package, as noted in the project's facts.
"""

from __future__ import annotations

import re

WRONG_DIGIT = "This NHS number has a wrong digit. Check it, or leave it out."
WRONG_LENGTH = "An NHS number has 10 digits. Check it, or leave it out."
NOT_ISSUED = "No NHS number begins like this one. Check it, or leave it out."
SCOTTISH = "This is a Scottish CHI number. Add it under other numbers."
NORTHERN_IRISH = "This is a Northern Ireland health and care number. Add it under other numbers."
TEST_ONLY = "Numbers that begin with 999 are for tests only. Check it, or leave it out."

_WEIGHTS = range(10, 1, -1)


def nhs_digits(typed: str) -> str:
    """What was typed without the spaces and dashes that people put between the parts."""
    return re.sub(r"[\s\-–.]", "", typed)


def nhs_problem(digits: str, *, allow_test: bool) -> str | None:
    """Why `digits` may not be kept as an NHS number of England, or None. `allow_test` lets 999 through."""
    if not re.fullmatch(r"[0-9]{10}", digits):
        return WRONG_LENGTH
    if check_digit(digits[:9]) != digits[9]:
        return WRONG_DIGIT
    return _range_problem(int(digits[:3]), allow_test=allow_test)


def check_digit(first_nine: str) -> str | None:
    """None where the remainder calls for 10: no number exists with these nine digits."""
    remainder = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_nine, strict=True)) % 11
    return {0: "0", 1: None}.get(remainder, str(11 - remainder))


def _range_problem(block: int, *, allow_test: bool) -> str | None:
    """`block` is the first three digits."""
    if 400 <= block <= 499 or 600 <= block <= 799:
        return None
    if block == 999:
        return None if allow_test else TEST_ONLY
    if 10 <= block <= 311:
        return SCOTTISH
    return NORTHERN_IRISH if 320 <= block <= 399 else NOT_ISSUED
