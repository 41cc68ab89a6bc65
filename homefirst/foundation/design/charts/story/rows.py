"""Which row of its lane each mark takes, and where its words go, so that none lies on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from homefirst.foundation.design.charts.lettering import shortened, width_of
from homefirst.foundation.design.charts.story.axis import LEFT, RIGHT, Time
from homefirst.foundation.design.charts.story.events import Bar, Dot, Event, Story
from homefirst.foundation.design.charts.story.when import until_words
from homefirst.foundation.design.charts.svg import SMALL

DOT = 6.5
ROWS_WITH_WORDS = 4
MOST_ROWS = 8
_LEAST_BAR = 5.0
_APART = 6.0
_HAIR = 0.01  # bars that follow on one another may touch
HEAD = 7.0
_LONGEST = 380.0  # units that one label may take
_BRIEFEST = 200.0
_WIDER_LETTERS = 1.12  # room for a reader whose face is wider than Arial


Taken = tuple[float, float]


@dataclass(frozen=True)
class Span:
    """Across the page: a solid part from `start` to `solid`, a dashed one to `end`, a pointed end to `edge`."""

    start: float
    solid: float
    end: float
    edge: float


@dataclass(frozen=True)
class Words:
    text: str = ""
    x: float = 0.0
    anchor: str = "start"
    inside: bool = False
    after: str = ""  # to the right of the bar, when the words are inside


Way = tuple[Words, Taken]


def goes_on(story: Story, bar: Bar) -> bool:
    """Whether its right end is pointed: it runs with no end in sight, or ends after what is drawn."""
    if bar.planned:
        return False
    return bar.planned_end is None if bar.ends_on is None else bar.ends_on > story.ends_on


@dataclass(frozen=True)
class Placed:
    event: Event
    span: Span
    row: int
    words: Words


def place_marks(story: Story, events: Sequence[Event]) -> list[Placed]:
    """Each event in turn takes the first row that holds it with its words, else without, else any."""
    rows: list[list[Taken]] = []
    placed = []
    spans = [span_of(story, event) for event in events]
    for order, (event, span) in enumerate(zip(events, spans, strict=True)):
        later = [(other.start, other.edge) for other in spans[order + 1 :]]
        row, words, taken = _first_free(rows, _ways(story, event, span), (span.start, span.edge), later)
        while len(rows) <= row:
            rows.append([])
        rows[row].append(taken)
        placed.append(Placed(event, span, row, words))
    return placed


def span_of(story: Story, event: Event) -> Span:
    time = Time(story)
    if isinstance(event, Dot):
        x = time.x(event.on, 0.5)
        return Span(x - DOT, x + DOT, x + DOT, x + DOT + 2)
    start = time.x(event.starts_on or story.starts_on)
    if event.planned:
        end = time.x(event.last_day, 1) if event.last_day else RIGHT
        end = max(end, start + 2 * _LEAST_BAR)
        return Span(start, start, end, end)
    solid = max(time.x(story.runs_until(event), 1), start + _LEAST_BAR)
    meant = event.planned_end if event.ends_on is None else None
    end = max(solid, time.x(meant, 1) if meant else solid)
    return Span(start, solid, end, end + HEAD if goes_on(story, event) else end)


def _first_free(
    rows: list[list[Taken]], ways: list[Way], bare: Taken, later: list[Taken]
) -> tuple[int, Words, Taken]:
    """The first row is offered with words that leave room for what comes later; then any row, any words."""
    for words, taken in ways:
        if _is_free(rows, 0, taken) and _clear_of(later, taken):
            return 0, words, taken
    for row in range(ROWS_WITH_WORDS):
        for words, taken in ways:
            if _is_free(rows, row, taken):
                return row, words, taken
    for row in range(MOST_ROWS):
        if _is_free(rows, row, bare):
            return row, Words(), bare
    return min(range(len(rows)), key=lambda row: len(rows[row])), Words(), bare


def _is_free(rows: list[list[Taken]], row: int, taken: Taken) -> bool:
    return row >= len(rows) or _clear_of(rows[row], taken)


def _clear_of(others: list[Taken], taken: Taken) -> bool:
    return all(taken[0] >= end - _HAIR or taken[1] <= start + _HAIR for start, end in others)


def _ways(story: Story, event: Event, span: Span) -> list[Way]:
    """Where the words may stand, best first: inside, after, before; in full, then in short."""
    ways = [*_inside(story, event, span)] if isinstance(event, Bar) else []
    for room in (_LONGEST, _BRIEFEST):
        for said in dict.fromkeys((_ending(story, event, event.words), event.short)):
            if said and (room == _BRIEFEST or _width(said) <= room):
                ways += _beside(shortened(said, room / _WIDER_LETTERS, SMALL), span)
    return ways


def _inside(story: Story, bar: Bar, span: Span) -> Iterator[Way]:
    for words in (bar.words, bar.short):
        if words and _width(words) + 12 <= span.solid - span.start:
            after = until_words(story, bar)
            end = span.edge + (2 * _APART + _width(after) if after else 0.0)
            if end <= RIGHT:
                yield Words(words, span.start + 6, inside=True, after=after), (span.start, end)
            else:
                yield Words(words, span.start + 6, inside=True), (span.start, span.edge)


def _beside(words: str, span: Span) -> Iterator[Way]:
    """The room that is taken ends a little beyond the words, so that words never touch."""
    size = _width(words)
    if span.edge + _APART + size <= RIGHT:
        yield Words(words, span.edge + _APART - 1), (span.start, span.edge + 2 * _APART + size)
    if span.start - _APART - size >= LEFT:
        yield Words(words, span.start - _APART, anchor="end"), (span.start - 2 * _APART - size, span.edge)


def _ending(story: Story, event: Event, words: str) -> str:
    until = until_words(story, event)
    return f"{words}, {until}" if until else words


def _width(words: str) -> float:
    return width_of(words, SMALL) * _WIDER_LETTERS
