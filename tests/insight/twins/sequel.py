"""What followed a spell of reablement: the first of the rules of 2.3 step 8 that fits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .people import Event
from .words import (
    ASSESSMENT,
    COMMUNITY,
    DECEASED,
    ENDED_AS_PLANNED,
    ENDED_OTHER_REASON,
    EQUIPMENT,
    HOSPITAL,
    INFORMATION,
    INVALID,
    LONG_TERM,
    LOW_LEVEL,
    MOVED,
    NFA_OTHER,
    NOT_OFFERED,
    NURSING,
    OTHER_COUNCIL_SERVICE,
    OTHER_SHORT,
    OUTCOMES,
    PRISON,
    RESIDENTIAL,
    REVIEW,
    SERVICE,
    SHORT_NURSING,
    SHORT_RESIDENTIAL,
    ST_MAX,
)

SHORT_CARE_HOME = "short term support: residential or nursing care"
BEST_SERVICES = (NURSING, RESIDENTIAL, COMMUNITY, PRISON, ST_MAX, LOW_LEVEL, OTHER_SHORT)

# 9. Deceased, hospital, NHS, self-funded, declined and every outcome that is not final are in neither.
NUMERATOR = (
    LOW_LEVEL,
    OTHER_SHORT,
    INFORMATION,
    ENDED_AS_PLANNED,
    MOVED,
    NFA_OTHER,
    NOT_OFFERED,
    ENDED_OTHER_REASON,
    OTHER_COUNCIL_SERVICE,
)
DENOMINATOR = (*NUMERATOR, *LONG_TERM, SHORT_CARE_HOME)


@dataclass(frozen=True)
class Sequel:
    rule: str
    result: str

    @property
    def in_numerator(self) -> bool:
        return self.result in NUMERATOR

    @property
    def in_denominator(self) -> bool:
        return self.result in DENOMINATOR


def sequel_of(
    start: date, end: date, own_outcome: str | None, death: date | None, others: list[Event]
) -> Sequel:
    own = own_outcome or INVALID
    window = events_in_window(start, end, others)
    inside = [e for e in others if e.start >= start and start < e.end <= end]
    if death and (death - end).days <= 7:
        return Sequel("1", DECEASED)
    if own == HOSPITAL:
        return Sequel("2", HOSPITAL)
    if service := best_service(window):
        return Sequel("3", service)
    if outcome := best_outcome(own, window, inside, end):
        return outcome
    if any(e.event_type == SERVICE and e.service_component == EQUIPMENT for e in inside):
        return Sequel("5", LOW_LEVEL)
    return Sequel("6", own)


def outcome_rank(outcome: str | None) -> int:
    """1. The published order; outcomes that are not final come after all final ones, invalid last."""
    if outcome not in OUTCOMES:
        return 999
    rank = OUTCOMES.index(outcome) + 1
    return rank + 100 if rank <= 5 else rank


def final(outcome: str | None) -> bool:
    return outcome_rank(outcome) < 100


def events_in_window(start: date, end: date, others: list[Event]) -> list[Event]:
    window = [e for e in others if e.start >= start and e.end > end and e.start <= end + timedelta(days=7)]
    mistyped = [e.start for e in window if e.service_type == ST_MAX]
    return [e for e in window if not mistyped or e.start < min(mistyped)]


def best_service(window: list[Event]) -> str | None:
    """Rule 3."""
    services = [e for e in window if e.service_type in BEST_SERVICES]
    if not services:
        return None
    best = min((e.service_type or "" for e in services), key=BEST_SERVICES.index)
    components = {e.service_component for e in services if e.service_type == best}
    if best == OTHER_SHORT and components & {SHORT_NURSING, SHORT_RESIDENTIAL}:
        return SHORT_CARE_HOME
    return best


def best_outcome(own: str, window: list[Event], inside: list[Event], end: date) -> Sequel | None:
    """Rule 4: the lowest rank of the own outcome, those of the window and the one found inside."""
    survivors = [e for e in window if survives(e, own)]
    found: list[tuple[int, str, str]] = []
    if final(own) and (survivors or not window):
        found.append((outcome_rank(own), "4a", own))
    found += ranked("4b", (e.event_outcome for e in survivors))
    found += ranked("4c", (latest_review_inside(inside, end),))
    return Sequel(*min(found)[1:]) if found else None


def ranked(rule: str, outcomes: Iterable[str | None]) -> list[tuple[int, str, str]]:
    return [(outcome_rank(outcome), rule, outcome) for outcome in outcomes if outcome and final(outcome)]


def survives(event: Event, own: str) -> bool:
    not_a_service = event.event_type != SERVICE
    goes_on = event.event_outcome != ENDED_AS_PLANNED
    return not_a_service and goes_on and (final(event.event_outcome) or final(own))


def latest_review_inside(inside: list[Event], end: date) -> str | None:
    """4c. An assessment or review that ended fewer than 14 days before the spell did."""
    near = [
        e
        for e in inside
        if e.event_type in (ASSESSMENT, REVIEW) and final(e.event_outcome) and (end - e.end).days < 14
    ]
    if not near:
        return None
    return max(near, key=lambda e: (e.end, -outcome_rank(e.event_outcome))).event_outcome
