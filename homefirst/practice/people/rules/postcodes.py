"""Postcodes as typed, and as kept: capitals, one space before the last three."""

from __future__ import annotations

import re

# Area, district, space, sector, unit. Letters that Royal Mail never uses in the unit are left out.
_WHOLE = re.compile(r"^(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][ABD-HJLNP-UW-Z]{2})$")
_OUTWARD = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ([0-9])([A-Z]?))?$")
# The national code for nowhere to live: ZZ99 3VZ and its kin.
_PSEUDO = re.compile(r"^(ZZ99) ?([0-9][A-Z]{2})$")


def normal_postcode(typed: str) -> str:
    """'me44ab' gives 'ME4 4AB'. What is not a whole postcode comes back in capitals, single spaces."""
    tidy = " ".join(typed.upper().split())
    joined = tidy.replace(" ", "")
    found = _WHOLE.match(joined) or _PSEUDO.match(joined)
    return f"{found[1]} {found[2]}" if found else tidy


def postcode_problem(typed: str) -> str | None:
    tidy = normal_postcode(typed)
    if not tidy or _WHOLE.match(tidy) or _PSEUDO.match(tidy):
        return None
    return "Enter a full UK postcode, like ME4 4AB, or leave it out."


def postcode_part(typed: str) -> str | None:
    """The beginning to look for: 'me4' gives 'ME4', 'me4 4' gives 'ME4 4'. None if it cannot be one."""
    tidy = normal_postcode(typed)
    return tidy if _WHOLE.match(tidy) or _PSEUDO.match(tidy) or _OUTWARD.match(tidy) else None
