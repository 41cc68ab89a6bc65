"""Where somebody would like to die, in the places of the national core content of end of life care (practice.md section 16);
the last three are no preference. Where nobody asked, that is to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLACES: Final[Mapping[str, str]] = {
    "own_home": "At home",
    "other_home": "At somebody else's home",
    "hospice": "In a hospice",
    "care_home": "In a care home",
    "hospital": "In hospital",
    "undecided": "Undecided",
    "declined": "Does not want to say",
    "unable": "Unable to say",
}
NO_PREFERENCE: Final = frozenset({"undecided", "declined", "unable"})
