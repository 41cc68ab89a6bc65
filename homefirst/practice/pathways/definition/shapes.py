"""A pathway as plain values: what its file says, with nothing left to look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from homefirst.foundation.calendar.spans import Span

_TWO_YEARS = Span(24, "month")
# About a service, or a matter that stands on nobody's record.
NOBODYS_RECORD = frozenset({"provider", "matter"})
BASES = {"law": "law", "guidance": "national guidance", "council": "this council's own time"}


@dataclass(frozen=True)
class Allowed:
    """Time for a step. `starts_from` names a date of the pathway; "" is the day on which the step opens. `not_after` names
    one that cuts the time short where it is known and comes sooner."""

    span: Span
    starts_from: str = ""
    not_after: str = ""
    basis: str = "council"
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Recurs:
    """Comes back `every` so often, `until` in words; never more than `most` times (0: no limit)."""

    every: Span
    until: str
    most: int = 0


@dataclass(frozen=True)
class Approval:
    """Somebody else must agree. Without `outcomes`, each outcome needs it; `above_a_week` is whole pounds."""

    by: tuple[str, ...]
    when: str
    outcomes: frozenset[str] = frozenset()
    above_a_week: int = 0


@dataclass(frozen=True)
class CountsAs:
    """How a finished step stands in the return. `unless` maps a condition to the event that it is then."""

    event: str
    assessment_type: str = ""
    route_of_access: str = ""
    review_reason: str = ""
    client_type: str = ""
    unless: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cause:
    """Something that an outcome brings about: `effect` of the one table, and what it is done to."""

    effect: str
    argument: str = ""

    def __str__(self) -> str:
        return f"{self.effect} {self.argument}".strip()


@dataclass(frozen=True)
class ByAnswer:
    """A day that a coded answer of the step says: so long after the step ends, by the code that was chosen; `otherwise`
    where nothing was."""

    question: str
    times: Mapping[str, Span]
    otherwise: Span | None = None


@dataclass(frozen=True)
class Outcome:
    """How a step may end. `next` opens steps; `again` brings the step back; `waits` leaves it to a step that
    gathers; `closes` ends the pathway. `cld` is the return's Event Outcome. `dates` are named dates that it says, of this
    pathway or of one that it opens (`review.help_started`), each with where the day is taken from: the first known.
    `by_answer` are those of them that count from the end of the step, longer or shorter by an answer."""

    code: str
    title: str
    means: str = ""
    next: tuple[str, ...] = ()
    again: bool = False
    waits: bool = False
    closes: bool = False
    causes: tuple[Cause, ...] = ()
    will_not: str = ""
    needs_reason: bool = False
    cld: str = ""
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_answer: Mapping[str, ByAnswer] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    code: str
    title: str
    done_by: tuple[str, ...]
    within: Allowed
    outcomes: Mapping[str, Outcome]
    purpose: str = ""
    form: str = ""
    after_all: tuple[str, ...] = ()
    recurs: Recurs | None = None
    one_owner: bool = False
    may_finish_with_gaps: bool = False
    pauses: tuple[str, ...] = ()
    approval: Approval | None = None
    counts_as: CountsAs | None = None

    def leads_to(self) -> Iterator[str]:
        for outcome in self.outcomes.values():
            yield from outcome.next


@dataclass(frozen=True)
class EasyReturn:
    """A closed pathway opens again `at` a step, without starting again, for so long after it closed."""

    within: Span
    at: str


@dataclass(frozen=True)
class Bounds:
    """How far before and after the day on which it is said a named date may lie."""

    back: Span = _TWO_YEARS
    ahead: Span = _TWO_YEARS


@dataclass(frozen=True)
class Pathway:
    code: str
    title: str
    statement: str
    purpose: str
    rows: tuple[str, ...]
    about: str
    starts: tuple[str, ...]
    steps: Mapping[str, Step]
    law: tuple[str, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    easy_return: EasyReturn | None = None
    endings: Mapping[str, Outcome] = field(default_factory=dict)
    off_until: str = ""
    measures: tuple[str, ...] = ()
    prevents: tuple[str, ...] = ()
    ask_your_team: tuple[str, ...] = ()

    @property
    def first(self) -> Step:
        """The step that opens with the pathway: the first of the file."""
        return next(iter(self.steps.values()))

    def outcomes_of(self, step: str) -> Mapping[str, Outcome]:
        """The step's own, and the endings that every pathway accepts (died, moved away, does not want this)."""
        return {**self.steps[step].outcomes, **self.endings}
