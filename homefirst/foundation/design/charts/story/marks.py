"""Bars and dots, solid for what is known, dashed and hollow for what is planned."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from homefirst.foundation.design.charts.colours import INK, WHITE
from homefirst.foundation.design.charts.lettering import in_own_direction
from homefirst.foundation.design.charts.story.axis import LEFT, RIGHT
from homefirst.foundation.design.charts.story.events import Bar, Dot, Event, Story
from homefirst.foundation.design.charts.story.rows import DOT, HEAD, Placed, Span, goes_on
from homefirst.foundation.design.charts.story.when import name_of
from homefirst.foundation.design.charts.svg import SMALL, path, rect, tag, text, together

_HALF = 10.0
_TOUCH = 12.5  # half of the least target


def drawn_mark(story: Story, one: Placed, middle: float, colour: str) -> Markup:
    """The mark with its words; a link where the event has an address."""
    shape = (
        _dot(one.event, one.span, middle, colour)
        if isinstance(one.event, Dot)
        else together(_bar(story, one.event, one.span, middle, colour))
    )
    name = name_of(story, one.event)
    after = one.words.after
    beside = text(one.span.edge + 6, middle + 4.5, after, size=SMALL, colour=INK, halo=True) if after else ""
    if not one.event.href:
        return tag("g", tag("title", name), shape, _words(one, middle), beside)
    words = _words(one, middle)
    mark = (tag("title", name), _target(one.span, middle), shape)
    # Words cut short are no part of the link's name, so they stand outside the link.
    if one.words.text.endswith("…"):
        cut = tag("g", words, pointer_events="none")
        return tag("a", *mark, href=one.event.href, aria_label=name) + cut + escape(beside)
    return tag("a", *mark, words, href=one.event.href, aria_label=name) + escape(beside)


def _dot(dot: Event, span: Span, middle: float, colour: str) -> Markup:
    x = (span.start + span.end) / 2
    if dot.planned:
        return tag("circle", cx=x, cy=middle, r=DOT - 1, fill=WHITE, stroke=colour, stroke_width=2.2)
    return tag("circle", cx=x, cy=middle, r=DOT, fill=colour, stroke=WHITE)


def _bar(story: Story, bar: Bar, span: Span, middle: float, colour: str) -> Iterator[Markup]:
    top, tall = middle - _HALF, 2 * _HALF
    if span.end > span.solid:
        yield rect(
            span.solid + 1, top + 1, span.end - span.solid - 2, tall - 2, fill=WHITE, stroke=colour,
            stroke_width=2, stroke_dasharray="5 3", rx=3,
        )  # fmt: skip
    if bar.planned:
        return
    yield rect(span.start, top, span.solid - span.start, tall, fill=colour, stroke=WHITE, rx=2)
    if bar.starts_on is None or (bar.starts_on < story.starts_on and span.start <= LEFT):
        yield _head(span.start, middle, colour, rightwards=False)
    if goes_on(story, bar):
        yield _head(min(span.solid, RIGHT), middle, colour, rightwards=True)


def _head(x: float, middle: float, colour: str, *, rightwards: bool) -> Markup:
    """The end of a bar that goes on beyond what is drawn."""
    tip = x + HEAD if rightwards else x - HEAD
    return path(f"M{x:.1f} {middle - _HALF} L{tip:.1f} {middle} L{x:.1f} {middle + _HALF} Z", fill=colour)


def _words(one: Placed, middle: float) -> Markup:
    words = one.words
    if not words.text:
        return Markup("")
    colour = WHITE if words.inside else INK
    shown = in_own_direction(words.text)
    return text(
        words.x, middle + 4.5, shown, anchor=words.anchor, size=SMALL, colour=colour, halo=not words.inside
    )


def _target(span: Span, middle: float) -> Markup:
    """At least 24 units each way to press, however small the mark."""
    x, half = (span.start + span.end) / 2, max(_TOUCH, (span.end - span.start) / 2)
    return rect(x - half, middle - _TOUCH, 2 * half, 2 * _TOUCH, fill="none", pointer_events="all")
