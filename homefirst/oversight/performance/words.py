"""What the pages of figures say, in sentences made from the numbers that stand beside them."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.design.charts.control import ControlSeries, Direction, analyse, in_words
from homefirst.foundation.design.charts.dots import DotPlot, Place, dot_words
from homefirst.foundation.design.charts.units import counted, rounded_half_up
from homefirst.foundation.design.words import list_words
from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.measures import share
from homefirst.oversight.performance.queries.beside import Beside
from homefirst.oversight.performance.queries.shown import Shown, unit_of
from homefirst.oversight.performance.results.reading import Weak
from homefirst.oversight.performance.rules import counted_in
from homefirst.oversight.performance.rules import month as month

SPLITS = {
    "age_band": "Age",
    "gender": "Sex",
    "ethnicity_group": "Ethnic group",
    "primary_support_reason": "Main reason for support",
    "accommodation": "Where they live",
    "way": "Way of working",
    "came_from": "Where they came from",
    "falls_to": "Who the delay falls to",
    "review_group": "Review group",
    "led_to": "What the review led to",
    "wished_place": "Where they wished to die",
    "came_out": "How it came out",
    "not_so_because": "Why not",
    "worry": "What it is for",
    "hours_moved": "Hours of help",
    "handed_over": "How often handed over",
    "pathway_title": "Kind of work",
    "known_before": "What they had before",
    "ended_as": "How it ended",
    "order_of_risk": "Order of risk",
    "waited": "How long they had waited",
}
BRIEFLY = {
    "percent": "",
    "a_week": "a week",
    "each": "for each of them",
    "per_100000": "for each 100,000",
    "per_100000_a_day": "for each 100,000 a day",
    "pounds": "to the end of the year",
}
EXAMPLE = {
    "numerator": "Counted in",
    "denominator": "Counted out",
    "neither": "Left out",
    "not counted": "Not among those looked at",
}


def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def written_in(release: str) -> str:
    """Which words of the return a file is written in, for whoever has to choose whether to load it."""
    return {
        "Release 2": "The words in use now (release 2)",
        "Release 1": "The words before them (release 1), read as those in use now",
    }.get(release, "Nothing in it tells which words")


def of_which(indicator: Indicator) -> str:
    """', Three Conversations' where a measure has no total and one of its parts stands for it."""
    return (
        "" if indicator.words["groups"]["total"] or not indicator.is_practice else f", {indicator.groups[-1]}"
    )


def year_to(end: date) -> str:
    return f"the year to {day(end)}"


def figure(indicator: Indicator, shown: Shown | None) -> str:
    """'80.2%', '14.0'; a count alone while no population is known; 'Hidden' or 'Not worked out'."""
    if shown is None:
        return "Not worked out"
    if shown.outcome is not None:
        return unit_of(indicator).say(shown.outcome)
    if shown.hidden:
        return "Hidden"
    if shown.numerator is None or (indicator.is_practice and not shown.denominator):
        return "No figure"
    return f"{shown.numerator:,}"


def units(indicator: Indicator, number: int) -> str:
    """'1,300 people', '1 spell of short-term help'."""
    return f"{number:,} {counted_in(indicator.words['unit'], number)}"


def amount(indicator: Indicator, number: int) -> str:
    """What the numerator adds up: '142 days', else the units themselves."""
    unit = indicator.words.get("adds", {}).get("unit", "")
    return f"{number:,} {counted_in(unit, number)}" if unit else units(indicator, number)


def money(indicator: Indicator, pounds: int | None) -> str:
    return unit_of(indicator).say(float(pounds or 0))


def weeks(shown: Shown) -> str:
    """'4 weeks' for 28 days below the line, '13.1 weeks' for 92."""
    number = rounded_half_up((shown.denominator or 0) / 7, 1)
    return f"{number.normalize():f} {'week' if number == 1 else 'weeks'}"


def headline(indicator: Indicator, shown: Shown, end: date) -> str:
    """The figure with both its counts, in one sentence."""
    said = figure(indicator, shown)
    if shown.hidden:
        return f"{said} in {year_to(end)}; the counts are {shown.hidden}."
    if shown.numerator is None or (indicator.is_practice and not shown.denominator and not indicator.is_rate):
        return f"{said} in {year_to(end)}."
    if indicator.scale == "pounds":
        return (
            f"{said} of {unit_of(indicator).say(float(shown.denominator or 0))} planned, in {year_to(end)}."
        )
    if indicator.scale == "each":
        among = units(indicator, shown.denominator or 0)
        return f"{said} {unit_of(indicator).words}: {amount(indicator, shown.numerator)} among {among}, in {year_to(end)}."
    if indicator.scale == "a_week":
        return f"{said} a week: {units(indicator, shown.numerator)} in {weeks(shown)}, in {year_to(end)}."
    if indicator.is_rate:
        counts = amount(indicator, shown.numerator)
        if shown.denominator is None:
            return f"{counts} in {year_to(end)}. No population is kept here, so there is no rate."
        return f"{said} {unit_of(indicator).words}: {counts} among {shown.denominator:,} residents, in {year_to(end)}."
    assert shown.denominator is not None
    return f"{said}: {shown.numerator:,} of {units(indicator, shown.denominator)}, in {year_to(end)}."


def reading(series: ControlSeries) -> tuple[str, str, str]:
    """Kind of the reading's icon, its bold beginning, and the rest."""
    if is_hidden(series):
        return (
            "too-few",
            "Hidden.",
            f"A quarter by itself counts too few people to be shown ({series.points[0].hidden}).",
        )
    found = analyse(series)
    start, rest = in_words(series, found).reading
    return found.reading.value.replace(" ", "-"), f"{start}.", rest


def is_hidden(series: ControlSeries) -> bool:
    """Whether no point of it may be shown."""
    return bool(series.points) and all(point.hidden for point in series.points)


def target(series: ControlSeries) -> tuple[str, str, str] | None:
    """The same for its target; None without one."""
    found = analyse(series)
    start, rest = in_words(series, found).target
    return (found.target.value.replace(" ", "-"), start, rest) if start else None


def beside(found: Beside) -> str:
    """Ours beside England's and the other councils', for the same year."""
    if found.why_not:
        return found.why_not
    ours = found.plot.ours
    if found.worked_out_here and ours.shown is not None:
        here = f" {ours.name}'s figure for {found.year} is worked out here, from its own files."
    else:
        here = ""
    if found.is_loaded:
        return dot_words(found.plot) + here
    return _england_alone(found.plot) + here


def _england_alone(plot: DotPlot) -> str:
    assert plot.england is not None
    start = f"England had {plot.unit.say(plot.england)} in {plot.period}"
    if plot.ours.shown is None:
        return f"{start}."
    return f"{start}, when {plot.ours.name} had {plot.unit.say(plot.ours.shown)}: {apart(plot)}."


def apart(plot: DotPlot) -> str:
    """'16.2 points below England', '5.1 more for each 100,000 than England'."""
    ours, england = plot.ours.shown, plot.england
    if ours is None or england is None:
        return ""
    difference = rounded_half_up(ours, plot.unit.decimals) - rounded_half_up(england, plot.unit.decimals)
    if not difference:
        return "the same as England"
    if plot.unit.words:
        return f"{abs(difference):,} {'more' if difference > 0 else 'fewer'} for each 100,000 than England"
    points = "point" if abs(difference) == 1 else "points"
    return f"{abs(difference)} {points} {'above' if difference > 0 else 'below'} England"


def ours_then(plot: DotPlot) -> str:
    """'ours 66.3%, 10.8 points below, worse': our figure of the year that England's is for."""
    if plot.ours.shown is None:
        return f"ours {plot.ours.hidden}" if plot.ours.hidden else "no figure of ours"
    said = apart(plot).replace(" for each 100,000 than England", "").replace(" England", "")
    judged = worse_or_better(plot)
    return ", ".join(part for part in (f"ours {plot.unit.say(plot.ours.shown)}", said, judged) if part)


def source(found: Beside) -> str:
    """Where England's and the councils' figures come from: a title, or the file that was loaded."""
    if found.is_loaded and " " not in found.source:
        return f"the official series of measures, file {found.source}"
    return found.source


def worse_or_better(plot: DotPlot) -> str:
    """'worse', 'better' or '' where neither way is better, or both are alike."""
    ours, england = plot.ours.shown, plot.england
    if ours is None or england is None or plot.better is Direction.NEITHER or ours == england:
        return ""
    return "better" if (ours > england) == (plot.better is Direction.HIGHER) else "worse"


def place(found: Place) -> str:
    """'122 of 153', 'with 2 others' where they share it."""
    shared = f", with {counted(found.tied)} {'other' if found.tied == 1 else 'others'}" if found.tied else ""
    return f"{found.place} of {found.of}{shared}"


def doubt(indicator: Indicator, weak: Weak, residents: int | None) -> str:
    """What the figure would be if every unit in doubt were counted against it, and if every one for it."""
    if weak.spread is None:
        return "The whole figure does not depend on them; its groups do."
    low, high = (_outcome(indicator, counts, residents) for counts in (weak.spread.low, weak.spread.high))
    if low is None or high is None:
        numbers = sorted((weak.spread.low[0], weak.spread.high[0]))
        return f"Between {numbers[0]:,} and {units(indicator, numbers[1])}, depending on them."
    if low == high:
        return f"However they are counted, the figure is {low}."
    direction = indicator.words["direction"]
    if direction == "none":
        return f"Depending on them, the figure is between {low} and {high}."
    worst, best = (low, high) if direction == "higher" else (high, low)
    return f"At worst the figure is {worst}, at best {best}."


def _outcome(indicator: Indicator, counts: tuple[int, int], residents: int | None) -> str | None:
    numerator, denominator = counts
    if indicator.is_rate:
        return None if not residents else unit_of(indicator).say(share(numerator, residents, 100_000))
    return unit_of(indicator).say(share(numerator, denominator, 100))


def missing(quarters: list[date]) -> str:
    """'No file covers the quarters to 30 June 2025 and 30 September 2025.'"""
    if not quarters:
        return ""
    word = "quarter" if len(quarters) == 1 else "quarters"
    return f"No file covers the {word} to {list_words([day(one) for one in quarters])}."
