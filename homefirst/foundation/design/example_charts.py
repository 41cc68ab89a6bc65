"""Made-up values for the charts of the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from homefirst.foundation.design.charts.control import Benchmark, ControlSeries, Direction, Note, Point
from homefirst.foundation.design.charts.dots import Council, DotPlot, Ours
from homefirst.foundation.design.charts.flow import Box, Flow, Way
from homefirst.foundation.design.charts.splits import Part, Split
from homefirst.foundation.design.charts.units import SHARE, rate
from homefirst.foundation.design.example_network import networks
from homefirst.foundation.design.example_story import stories

HIDDEN = "hidden: fewer than 5 people"
_STEADY = (50.0, 52.0, 49.0, 51.0, 50.0, 53.0, 48.0, 50.0, 51.0, 49.0, 52.0, 50.0)
_RISING = (
    71.8, 74.2, 72.0, 73.1, 70.9, 73.9, 72.6, 71.2, 73.4, 71.9, 74.0, 72.2, 77.2, 78.4, 78.1, 79.3, 80.2,
)  # fmt: skip
_LONG_NAME = "Llanfairpwllgwyngyll and Greater Westbrook-on-the-Marsh Combined Borough Council"


def charts() -> SimpleNamespace:
    """Everything that `states.yaml` may name as `example.charts.…`."""
    return SimpleNamespace(**_control(), **_dots(), **stories(), **networks(), **_splits(), flow=_flow())


def _flow() -> Flow:
    boxes = [
        Box("Could this person gain?"),
        Box("First visit and goals"),
        Box("Weekly review"),
        Box("Final review"),
    ]
    ways = [Way(0, 1), Way(0, None), Way(1, 2), Way(2, 2), Way(2, 3), Way(2, None), Way(3, 1), Way(3, None)]
    return Flow("Reablement", boxes, ways)


def _series(*values: float | None, better: Direction = Direction.HIGHER, **more: Any) -> ControlSeries:
    points = tuple(Point(f"Q{at % 4 + 1} {22 + at // 4}", value) for at, value in enumerate(values))
    settings = {"name": "People who needed no long-term care", "unit": SHARE, **more}
    return ControlSeries(better=better, points=points, **settings)


def _control() -> dict[str, Any]:
    hidden = _series(*_STEADY, 51)
    return {
        "better": _series(
            *_RISING,
            target=76.0,
            notes=(Note("Q1 25", "kitchen goals set at first visit"),),
            benchmark=Benchmark("England", "2024/25", 77.1, 72.8, "Westbrook"),
        ),
        "falling": _series(*_STEADY, 44, 43, 40, better=Direction.LOWER),
        "worse": _series(*_STEADY, 60, 61, 63, better=Direction.LOWER, target=55.0),
        "usual": _series(*_STEADY, 51, 50, target=50.0),
        "usual_plain": _series(*_STEADY, 51, 50),
        "moved": _series(*_STEADY, 60, 61, 63, better=Direction.NEITHER),
        "baseline": _series(
            *_STEADY,
            *(value + 12 for value in _STEADY),
            notes=(Note("Q1 25", "team joined with the hospital's", new_baseline_by="Owen Pryce"),),
        ),
        "few": _series(61, 64, None, 62, 66, None, None, 65),
        "nothing": _series(None, None),
        "hidden": replace(
            hidden,
            points=tuple(replace(one, hidden=HIDDEN if one.value == 48 else "") for one in hidden.points),
        ),
    }


def _share_of(place: int) -> float:
    """Many near the middle, few far from it; always the same."""
    turn = (place * 37 % 146) / 145 * 2 - 1
    return min(100.0, round(76 + 22 * turn**3 + 9 * turn + (place * 13 % 7 - 3) * 0.4, 1))


def _councils(values: Sequence[float | None]) -> tuple[Council, ...]:
    return tuple(
        Council(f"Council {place + 1}", value, neighbour=place % 10 == 0)
        for place, value in enumerate(values)
    )


def _dots() -> dict[str, Any]:
    others = _councils([_share_of(place) for place in range(146)])
    ours = Ours("Westbrook", 72.8, now=80.2, now_period="the year to 30 September 2026")
    plot = DotPlot(
        "People who needed no long-term care after short-term help",
        SHARE, Direction.HIGHER, "2024/25", others, ours, england=77.1,
    )  # fmt: skip
    admissions = DotPlot(
        "Adults aged 18 to 64 who moved into a care home",
        rate("for each 100,000 adults aged 18 to 64"), Direction.LOWER, "2024/25",
        _councils([round(abs(_share_of(place) - 60) + 2, 1) for place in range(146)]),
        Ours("Westbrook", 17.0, now=14.2, now_period="the year to 30 September 2026"), england=16.3,
    )  # fmt: skip
    few = tuple(
        replace(each, hidden=HIDDEN if place % 30 == 0 else "", value=None if place == 7 else each.value)
        for place, each in enumerate(others)
    )
    tied = _councils([100.0] * 40 + [round(_share_of(place)) + 0.0 for place in range(100)])
    return {
        "dots": plot,
        "dots_rate": admissions,
        "dots_hidden": replace(plot, others=few, ours=Ours("Westbrook", 60.0, hidden=HIDDEN)),
        "dots_tied": replace(plot, others=tied, ours=Ours("Westbrook", 76.0)),
        "dots_apart": replace(
            plot, ours=Ours("Westbrook", 72.8, now=80.2, not_comparable="the method changed in June 2026")
        ),
        "dots_long": replace(plot, ours=replace(ours, name=_LONG_NAME)),
        "dots_arabic": replace(plot, ours=replace(ours, name="مجلس ويستبروك")),
    }


def _splits() -> dict[str, Any]:
    name = "People who needed no long-term care after short-term help"
    ages = (
        Part("18 to 64", 86.4, numerator=190, denominator=220),
        Part("65 to 74", 82.0, numerator=246, denominator=300),
        Part("75 to 84", 79.5, numerator=318, denominator=400),
        Part("85 and over", 76.1, numerator=289, denominator=380),
    )
    groups = (
        Part("Asian or Asian British", 81.3, numerator=52, denominator=64),
        Part("Black, Black British, Caribbean or African", 79.2, numerator=57, denominator=72),
        Part("Mixed or multiple ethnic groups", 60.0, HIDDEN, 3, 5),
        Part("White", 80.4, numerator=892, denominator=1109),
        Part("Another ethnic group", 0.0, numerator=0, denominator=10),
        Part("Not asked, did not want to say or not known", None, denominator=0),
        Part("مجموعة عرقية أخرى", 75.0, numerator=30, denominator=40),
    )
    admissions = (Part("Women", 14.1), Part("Men", 19.8), Part("Another answer", None, HIDDEN))
    words = "for each 100,000 adults aged 18 to 64"
    return {
        "split_age": Split(name, SHARE, "age", ages, 80.2),
        "split_ethnic": Split(name, SHARE, "ethnic group", groups, 80.2),
        "split_rate": Split("Adults who moved into a care home", rate(words), "sex", admissions, 17.0),
        "split_one": Split(name, SHARE, "area", (Part("All of Westbrook", 80.2),)),
        "split_none": Split(name, SHARE, "area", ()),
    }
