"""The story as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import GRID, IN_HAND, INK, OURS, QUIET, SERIES, TINT, WHITE
from homefirst.foundation.design.charts.lettering import in_own_direction, wrapped
from homefirst.foundation.design.charts.picture import picture
from homefirst.foundation.design.charts.story.axis import LEFT, RIGHT, TOP, WIDTH, Time, axis
from homefirst.foundation.design.charts.story.counts import counts
from homefirst.foundation.design.charts.story.events import Lane, Story
from homefirst.foundation.design.charts.story.marks import drawn_mark
from homefirst.foundation.design.charts.story.rows import Placed, place_marks
from homefirst.foundation.design.charts.story.words import story_words
from homefirst.foundation.design.charts.svg import SMALL, line, rect, tag, text, together
from homefirst.foundation.design.day_words import days_between_words

MOST_MARKS = 300
CROWDED = "Too many to draw one by one: each box says how many. Choose a shorter span to see each one."
_ROW = 27.0
_PAD = 6.0
_FOOT = 24.0
_PLATE_LETTER, _PLATE_PADDING = 7.6, 20.0  # room of a letter of 14 units, and beside the words
_NAME_ROOM = LEFT - 14
# A lane is told by its name and place; its colour only helps the eye, and holds white words.
_LANE_COLOURS = (SERIES[0], IN_HAND, SERIES[2], OURS)


@dataclass(frozen=True)
class _Laid:
    """A lane at its height: `top` to `top + height`."""

    lane: Lane
    colour: str
    name_lines: tuple[str, ...]
    placed: tuple[Placed, ...]
    top: float
    height: float


def story_picture(story: Story, ident: str) -> Markup:
    """960 units wide. Over 300 marks in view become counts by month."""
    crowded = is_crowded(story)
    lanes = _lay(story, crowded=crowded)
    bottom = lanes[-1].top + lanes[-1].height if lanes else TOP + _ROW
    parts = [
        together(_future(story, bottom)),
        together(axis(story, bottom)),
        together(_lane_names(lanes)),
        together(_today(story, bottom)),
        together(_counted(story, lanes) if crowded else _marks(story, lanes)),
        _nothing(story, bottom),
    ]
    return picture(
        *parts,
        ident=ident,
        title=f"Story of {in_own_direction(story.name)} as a picture",
        desc=f"{story_words(story)} {CROWDED if crowded else ''}".strip(),
        width=WIDTH,
        height=bottom + _FOOT,
        has_links=not crowded and any(event.href for _, event in story.everything()),
    )


def is_crowded(story: Story) -> bool:
    return sum(1 for _ in story.everything()) > MOST_MARKS


def wordless(story: Story) -> int:
    """Marks that stand in the picture without words, because there was no room; the list names them."""
    if is_crowded(story):
        return 0
    return sum(not one.words.text for lane in story.lanes for one in place_marks(story, story.in_view(lane)))


def _lay(story: Story, *, crowded: bool) -> list[_Laid]:
    laid, top = [], TOP
    for order, lane in enumerate(story.lanes):
        placed = () if crowded else tuple(place_marks(story, story.in_view(lane)))
        names = tuple(wrapped(lane.name, _NAME_ROOM / 1.2, SMALL, bold=True, most=3))
        rows = max((one.row + 1 for one in placed), default=1)
        height = max(rows * _ROW + 2 * _PAD, len(names) * 17 + 2 * _PAD + 8)
        colour = _LANE_COLOURS[order % len(_LANE_COLOURS)]
        laid.append(_Laid(lane, colour, names, placed, top, height))
        top += height
    return laid


def _future(story: Story, bottom: float) -> Iterator[Markup]:
    if story.today < story.ends_on:
        x = Time(story).x(story.today, 1)
        yield rect(x, TOP, RIGHT - x, bottom - TOP, fill=TINT)


def _lane_names(lanes: list[_Laid]) -> Iterator[Markup]:
    for laid in lanes:
        middle = laid.top + _PAD + _ROW / 2
        for row, words in enumerate(laid.name_lines):
            yield text(0, middle + 4.5 + 17 * row, words, size=SMALL, bold=True)
        yield line(0, laid.top + laid.height, RIGHT, laid.top + laid.height, GRID)


def _marks(story: Story, lanes: list[_Laid]) -> Iterator[Markup]:
    for laid in lanes:
        for one in laid.placed:
            middle = laid.top + _PAD + _ROW * (one.row + 0.5)
            yield drawn_mark(story, one, middle, laid.colour)


def _counted(story: Story, lanes: list[_Laid]) -> Iterator[Markup]:
    time = Time(story)
    for laid in lanes:
        middle = laid.top + _PAD + _ROW / 2
        for start, end, number in counts(story, laid.lane):
            if number:
                left, right = time.x(start) + 1.5, time.x(end) - 1.5
                box = rect(left, middle - 11, right - left, 22, fill=WHITE, stroke=laid.colour, rx=3)
                x = (left + right) / 2
                said = days_between_words(start, end - timedelta(days=1), story.today)
                yield tag(
                    "g",
                    tag("title", f"{laid.lane.name}: {number:,} in {said}"),
                    box,
                    text(x, middle + 4.5, f"{number:,}", anchor="middle", size=SMALL),
                )


def _today(story: Story, bottom: float) -> Iterator[Markup]:
    if story.starts_on <= story.today <= story.ends_on:
        x = Time(story).x(story.today, 1)
        yield line(x, TOP - 4, x, bottom + 6, INK, stroke_width=2)
        late = x > RIGHT - 60
        yield text(
            x - 4 if late else x + 4,
            bottom + 17,
            "Today",
            anchor="end" if late else "start",
            size=SMALL,
            bold=True,
        )


def _nothing(story: Story, bottom: float) -> Markup:
    if any(True for _ in story.everything()):
        return Markup("")
    middle = (TOP + bottom) / 2
    words = f"Nothing is recorded from {days_between_words(story.starts_on, story.ends_on, story.today)}."
    across, wide = (LEFT + RIGHT) / 2, _PLATE_PADDING + _PLATE_LETTER * len(words)
    plate = rect(across - wide / 2, middle - _ROW / 2, wide, _ROW, fill=WHITE)
    return plate + text(across, middle + 4.5, words, anchor="middle", colour=QUIET)
