"""Identifiers of made-up people: NHS numbers that are never issued, and council numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_WEIGHTS = range(10, 1, -1)
_NHS_SPACE = 1_000_000
_NHS_STRIDE = 618_033  # no common factor with the space, so every middle part comes once
_SMALL, _LARGE = (210_000, 999_999), (2_100_000, 9_999_999)  # 200000-209999 belong to the stories


def nhs_check_digit(first_nine: str) -> str | None:
    """Modulus 11 over nine digits; None where the remainder gives 10, for which no number exists."""
    check = (11 - sum(w * int(d) for w, d in zip(_WEIGHTS, first_nine, strict=True)) % 11) % 11
    return None if check == 10 else str(check)


def nhs_numbers(seed: int, taken: Collection[str]) -> Iterator[str | None]:
    """Valid numbers under 999, each once; None for ever when all of about 909,000 are used."""
    for step in range(_NHS_SPACE):
        first_nine = f"999{(seed * 7_919 + step * _NHS_STRIDE) % _NHS_SPACE:06}"
        check = nhs_check_digit(first_nine)
        if check is not None and first_nine + check not in taken:
            yield first_nine + check
    while True:
        yield None


def council_numbers(seed: int, wanted: int) -> Iterator[str]:
    """Six digits while `wanted` people fit into them, seven after that, in no visible order."""
    low, high = _SMALL if wanted * 1.1 < _SMALL[1] - _SMALL[0] else _LARGE
    space = high - low + 1
    stride = next(n for n in range(space * 618 // 1000, space) if _coprime(n, space))
    for step in range(space):
        yield str(low + (seed * 104_729 + step * stride) % space)


def _coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1
