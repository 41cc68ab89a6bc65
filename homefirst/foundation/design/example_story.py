"""Made-up stories for the timeline picture of the gallery. Today is Monday 23 November 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from homefirst.foundation.design.charts.story import Bar, Dot, Lane, Story

_TODAY = date(2026, 11, 23)


def stories() -> dict[str, Any]:
    story = Story("Graham", _graham(), date(2026, 7, 1), date(2027, 1, 14), _TODAY)
    return {
        "story": story,
        "story_years": replace(
            story, name="Tina", lanes=_years(), starts_on=date(2019, 1, 1), ends_on=date(2027, 3, 31)
        ),
        "story_dense": replace(
            story, name="Diana", lanes=_dense(), starts_on=date(2024, 12, 1), ends_on=date(2026, 11, 30)
        ),
        "story_asked": replace(story, name="Sanjeet"),
        "story_busy": replace(story, name="Joan", lanes=_busy()),
        "story_empty": replace(
            story, name="Mavis", lanes=tuple(replace(lane, events=()) for lane in _graham())
        ),
        "story_arabic": replace(story, name="فاطمة", lanes=_arabic()),
    }


def _graham() -> tuple[Lane, ...]:
    return (
        Lane(
            "Contacts",
            (
                Dot(date(2026, 7, 20), "Phoned after his wife died: bereavement group", href="#"),
                Dot(date(2026, 10, 23), "Hospital notice", href="#"),
            ),
        ),
        Lane(
            "Pathways",
            (
                Bar(date(2026, 10, 23), date(2026, 10, 27), "Discharge, pathway 1", href="#"),
                Bar(
                    date(2026, 10, 28), None, "Reablement", planned_end=date(2026, 12, 8), href="#",
                    by="Priya Nair",
                ),
            ),
        ),
        Lane(
            "Care at home",
            (
                Bar(date(2026, 10, 28), date(2026, 11, 10), "4 visits a day", href="#"),
                Bar(date(2026, 11, 11), None, "2 visits a day", href="#"),
            ),
        ),
        Lane("Hospital", (Bar(date(2026, 10, 14), date(2026, 10, 27), "Stroke unit, 13 days"),)),
        Lane(
            "Plan, reviews",
            (
                Dot(date(2026, 10, 29), "Goals agreed", href="#", by="Priya Nair"),
                Dot(date(2026, 11, 26), "Week 4 review, 26 November", planned=True, href="#"),
            ),
        ),
    )  # fmt: skip


def _years() -> tuple[Lane, ...]:
    reviews = tuple(
        Dot(date(year, 5, 3 + year % 9), f"Review {year}", href="#") for year in range(2020, 2027)
    )
    return (
        Lane(
            "Care and support",
            (
                Bar(None, date(2020, 2, 1), "Day centre", href="#"),
                Bar(date(2020, 3, 23), date(2021, 6, 30), "Home care, mornings", href="#"),
                Bar(date(2021, 7, 1), None, "Supported living, 15 hours a week", href="#"),
                Bar(date(2024, 2, 1), date(2024, 1, 20), "Short stay with its end before its start"),
            ),
        ),
        Lane("Reviews", (*reviews, Dot(date(2027, 2, 1), "Review", planned=True))),
        Lane("Hospital", (Bar(date(2023, 1, 4), date(2023, 1, 19), "Chest infection"),)),
        Lane("Respite", (Bar(date(2026, 12, 20), date(2027, 1, 3), "Two weeks away", planned=True),)),
    )


def _dense() -> tuple[Lane, ...]:
    first = date(2024, 12, 2)
    calls = tuple(Dot(first + timedelta(days=2 * at), f"Call {at + 1}") for at in range(240))
    notes = tuple(Dot(first + timedelta(days=(at * at) % 700), f"Note {at + 1}") for at in range(120))
    return (
        Lane("Contacts", calls),
        Lane("Notes", notes),
        Lane("Care at home", (Bar(date(2025, 3, 1), None, "Home care"),)),
    )


def _busy() -> tuple[Lane, ...]:
    first = date(2026, 7, 3)
    calls = tuple(
        Dot(first + timedelta(days=3 * at), f"Rang about the {at + 1}. delivery", href="#")
        for at in range(40)
    )
    care = tuple(
        Bar(
            first + timedelta(days=9 * at), first + timedelta(days=9 * at + 60), f"Service {at + 1}", href="#"
        )
        for at in range(12)
    )
    return (Lane("Contacts", calls), Lane("Care at home and in the neighbourhood", care))


def _arabic() -> tuple[Lane, ...]:
    long = (
        "Assessment under section 9 with an interpreter, her daughter and the advocate from the Arabic centre"
    )
    return (
        Lane("Contacts", (Dot(date(2026, 8, 3), "اتصلت ابنتها تسأل عن المساعدة في المنزل", href="#"),)),
        Lane("Assessments", (Dot(date(2026, 9, 14), long, href="#", short="Assessment"),)),
        Lane("رعاية منزلية", (Bar(date(2026, 9, 20), None, "رعاية منزلية صباحا ومساء", href="#"),)),
        Lane("Extraordinarily-long-hyphenless-lane-name-of-a-service", ()),
    )
