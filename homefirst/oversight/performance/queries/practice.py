"""What the page of a measure of practice has besides: its parts quarter by quarter, and what another council published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance.queries.current import Current
from homefirst.oversight.performance.queries.shown import (
    HIDDEN,
    TOTAL,
    Shown,
    shown_groups,
    split_groups,
    unit_of,
)
from homefirst.oversight.performance.results.reading import MeasureResults
from homefirst.oversight.performance.rules import quarter_label

QUARTERS = 4
_NOTHING = ("Nobody", "No figure", "£0")


@dataclass(frozen=True)
class PartsTable:
    """Figures in words: a row for each part, a column for each of the last quarters, then the year."""

    quarters: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]

    @property
    def now(self) -> Sequence[tuple[str, str]]:
        """The year's figure of each part that has one, but for the whole."""
        return [
            (name, figures[-1])
            for name, figures in self.rows
            if name != TOTAL and figures[-1] not in _NOTHING
        ]


@dataclass(frozen=True)
class PublishedLine:
    """`ours` is "" where no part of ours answers to it for the same kind of period."""

    what: str
    theirs: str
    ours: str


@dataclass(frozen=True)
class Published:
    """Figures that another council published, to stand beside; `is_confirmed`: read in the source itself."""

    by: str
    source: str
    is_confirmed: bool
    lines: Sequence[PublishedLine]


def parts_table(indicator: Indicator, found: MeasureResults, at: Current, end: date) -> PartsTable:
    ends = sorted(found.quarters)[-QUARTERS:]
    quarters = [shown_groups(indicator, found.quarters[one], at, one) for one in ends]
    if not at.exact and not all(one.hidden == "" for each in quarters for one in each.values()):
        # With the year and three quarters the fourth is known, so one hidden quarter hides them all.
        quarters = [{name: Shown(None, None, None, HIDDEN) for name in each} for each in quarters]
    year = shown_groups(indicator, found.years[end], at, end)
    rows = [(name, [_said(indicator, each[name]) for each in (*quarters, year)]) for name in indicator.groups]
    return PartsTable([quarter_label(one) for one in ends], rows)


def published(indicator: Indicator, found: MeasureResults, at: Current, end: date) -> Published | None:
    """None where nobody published anything of the kind. Ours are of the year to `end`."""
    words = indicator.words.get("published")
    if not words:
        return None
    return Published(
        by=words["by"],
        source=words["source"],
        is_confirmed=words["status"] == "confirmed",
        lines=[
            PublishedLine(one["what"], one["figure"], _ours(indicator, one, found, at, end))
            for one in words["figures"]
        ],
    )


def _ours(indicator: Indicator, one: Mapping[str, str], found: MeasureResults, at: Current, end: date) -> str:
    if "group" not in one:
        return ""
    year = found.years[end]
    by = one.get("split")
    groups = split_groups(indicator, found.splits.get(by, {}), year, at, end) if by else None
    shown = (shown_groups(indicator, year, at, end) if groups is None else groups).get(one["group"])
    if shown is None:
        return "None"
    counts = {"counted_in": shown.numerator, "out_of": shown.denominator}
    if one.get("ours", "figure") == "figure":
        return _said(indicator, shown)
    number = counts[one["ours"]]
    if number is None:
        return "Hidden"
    return unit_of(indicator).say(float(number)) if indicator.scale == "pounds" else f"{number:,}"


def _said(indicator: Indicator, shown: Shown) -> str:
    if shown.outcome is not None:
        return unit_of(indicator).say(shown.outcome)
    if shown.hidden:
        return "Hidden"
    return "Nobody" if indicator.is_share else "No figure"
