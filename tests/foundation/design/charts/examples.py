"""Pictures of ordinary and of extreme data, used by the tests and by the preview."""

from __future__ import annotations

from markupsafe import Markup

from homefirst.foundation.design.charts.control import (
    Benchmark,
    ControlSeries,
    Direction,
    Note,
    Point,
    control_figure,
)
from homefirst.foundation.design.charts.units import SHARE, rate

WESTBROOK = (
    71.8, 74.2, 72.0, 73.1, 70.9, 73.9, 72.6, 71.2, 73.4, 71.9, 74.0, 72.2, 77.2, 78.4, 78.1, 79.3, 80.2,
)  # fmt: skip
HIDDEN = "hidden: fewer than 5 people"


def quarters(count: int, first_year: int = 22) -> list[str]:
    return [f"Q{place % 4 + 1} {first_year + place // 4}" for place in range(count)]


def series(*values: float | None, better: Direction = Direction.HIGHER, **more: object) -> ControlSeries:
    """A share each quarter from Q1 22."""
    points = tuple(Point(period, value) for period, value in zip(quarters(len(values)), values, strict=True))
    settings: dict[str, object] = {"name": "People who needed no long-term care", "unit": SHARE, **more}
    return ControlSeries(better=better, points=points, **settings)  # type: ignore[arg-type]


def control_examples() -> dict[str, Markup]:
    noted = Note("Q1 25", "kitchen goals set at first visit")
    england = Benchmark("England", "2024/25", 77.1, 72.8, "Westbrook")
    twelve = (50.0, 52, 49, 51, 50, 53, 48, 50, 51, 49, 52, 50)
    hidden = tuple(
        Point(period, value, HIDDEN if value is not None and value < 49 else "")
        for period, value in zip(quarters(13), (*twelve, None), strict=True)
    )
    cases = {
        "better": series(*WESTBROOK, target=76.0, notes=(noted,), benchmark=england),
        "worse": series(*twelve, 60, 61, 63, better=Direction.LOWER, target=55.0),
        "worse_down": series(*twelve, 44, 43, 40, target=55.0),
        "moved": series(*twelve, 60, 61, 63, better=Direction.NEITHER),
        "by_turns": series(*twelve, target=50.0),
        "met": series(*twelve, target=20.0),
        "one_point": series(64.2, target=70.0),
        "none": series(None, None),
        "equal": series(*[73.0] * 14, target=73.0),
        "nought": series(*[0.0] * 14),
        "full": series(*[100.0] * 13, 99.0, target=95.0),
        "few_with_gap": series(61, 64, None, 62, 66, None, None, 65),
        "hidden": ControlSeries("Share of few", SHARE, Direction.HIGHER, hidden, target=50.0),
        "crowded_labels": series(*[70.0, 70.1] * 8, target=70.05),
        "baseline": series(
            *twelve,
            *[value + 12 for value in twelve],
            70,
            notes=(
                Note("Q3 23", "a new form for the first talk, in all areas of the council and at both hospitals"),
                Note("Q1 25", "team joined with the hospital's", new_baseline_by="Owen Pryce"),
                Note("Q2 25", "new definition"),
            ),
            target=60.0,
        ),
        "rate": series(
            *[17.0, 18.2, 16.4] * 5, better=Direction.LOWER,
            unit=rate("for each 100,000 adults aged 18 to 64"),
        ),
        "many": series(*[60 + (place * 7) % 11 for place in range(40)], target=72.0),
    }  # fmt: skip
    return {name: control_figure(case, f"control-{name}") for name, case in cases.items()}


def all_examples() -> dict[str, Markup]:
    return control_examples()
