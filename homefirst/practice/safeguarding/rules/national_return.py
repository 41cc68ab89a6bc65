"""How the Safeguarding Adults Collection counts: guidance for 2025-26 and the code lists of its production code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

SOURCE: Final = "Safeguarding Adults Collection guidance 2025-26"
DUE: Final = {"2025/26": date(2026, 6, 3)}
ONCE_A_PERSON: Final = frozenset({"SG1a", "SG1b", "SG1c"})
MAY_REPEAT: Final = frozenset({"SG1d", "SG1e"})


class SourceOfRisk(StrEnum):
    PROVIDER = "Service Provider"
    KNOWN = "Other - Known to individual"
    UNKNOWN = "Other - Unknown to individual"


def source_of_risk(
    *, gives_the_persons_care: bool, is_health_or_assessment_staff: bool, is_known: bool
) -> SourceOfRisk:
    """NHS staff and staff who assess or manage care are "other", never provider."""
    if gives_the_persons_care and not is_health_or_assessment_staff:
        return SourceOfRisk.PROVIDER
    return SourceOfRisk.KNOWN if is_known else SourceOfRisk.UNKNOWN


def counted(enquiries: Iterable[tuple[str, str]], table: str) -> int:
    """`enquiries` are (person, value of the table's column). Tables a to c count a person once, however many enquiries;
    d and e count them once for each different value."""
    if table in ONCE_A_PERSON:
        return len({person for person, _ in enquiries})
    if table in MAY_REPEAT:
        return len(set(enquiries))
    raise KeyError(f"no table of the collection is called {table}")
