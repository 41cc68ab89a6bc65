"""The return's values as they are spelled in clean tables, found by their small-letter form."""

import csv
from functools import cache

from ..twins.known import FOLDER
from ..twins.words import INVALID, PRESUMED_AT_HOME, PRESUMED_IN_COMMUNITY, plain

NOT_IN_THE_MAP = (
    "Request",
    "Assessment",
    "Service",
    "Review",
    "Yes",
    "No",
    "Invalid and not mapped",
    "Unknown: Presumed at home",
    "Unknown: Presumed in community",
)
assert {INVALID, PRESUMED_AT_HOME, PRESUMED_IN_COMMUNITY} <= {plain(value) for value in NOT_IN_THE_MAP}


@cache
def spellings() -> dict[str | None, str]:
    with (FOLDER / "value_map.csv").open(encoding="utf-8") as file:
        clean = [row["release_2"] for row in csv.DictReader(file)]
    return {plain(value): value for value in (*clean, *NOT_IN_THE_MAP)}


def spelled(small: str | None) -> str | None:
    """'service user' -> 'Service user'. What the return does not know stays as it is."""
    return spellings().get(small, small)


@cache
def submitted_as(small: str) -> tuple[str, ...]:
    """Every text of Release 1 and 2 that means the value, in several capitals and with stray spaces."""
    with (FOLDER / "value_map.csv").open(encoding="utf-8") as file:
        texts = {row["submitted"] for row in csv.DictReader(file) if plain(row["release_2"]) == small}
    texts = texts or {spelled(small) or small}
    return tuple(sorted({v for text in texts for v in (text, text.upper(), text.lower(), f" {text} ")}))
