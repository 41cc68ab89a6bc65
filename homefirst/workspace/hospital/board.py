"""Leaving hospital as a page: counts, one row for each person, seven days ahead, beds, and days lost by cause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.day_words import brief_day, grid_day
from homefirst.foundation.design.parts import Column, Link, Total
from homefirst.foundation.design.words import age, counted, day, weekday
from homefirst.practice.hospital.codes import CAUSES, MISSING, WAYS
from homefirst.practice.hospital.definition import HospitalRule
from homefirst.practice.hospital.models import Notice
from homefirst.practice.hospital.queries.board import Leaving
from homefirst.practice.hospital.rules.delays import Delay, days_lost
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of

PAGE = 50
_AHEAD = 7
SHOWS: Final[Mapping[str, str]] = {
    "": "On the way home",
    "ready": "Ready today",
    "tomorrow": "Leaving tomorrow",
    "delayed": "Delayed",
    "home": "Left, to look in on",
}


def behind(listed: Iterable[Leaving], show: str, on: date) -> list[Leaving]:
    """Those whom a count counts."""
    tests: Mapping[str, Callable[[Leaving], bool]] = {
        "ready": lambda one: one.is_ready(on),
        "tomorrow": lambda one: one.is_there(on) and one.planned_on == on + timedelta(days=1),
        "delayed": lambda one: one.is_there(on) and one.days_lost(on) > 0,
        "home": lambda one: not one.is_there(on),
    }
    test = tests.get(show)
    return [one for one in listed if test is None or test(one)]


def address(show: str = "", hospital: str = "", page: int = 1) -> str:
    said = {"show": show, "hospital": hospital, "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("hospital") + (f"?{query}" if query else "")


def totals(
    listed: Sequence[Leaving], show: str, hospital: str, on: date, beds: tuple[int, int]
) -> list[Total]:
    """Each opens what it counts; `beds` are those that are free, and all places."""
    free, places = beds
    found = []
    for code, words in SHOWS.items():
        those = behind(listed, code, on)
        late = code == "delayed" and bool(those)
        lost = sum(one.days_lost(on) for one in those) if late else 0
        words = f"{words}, {counted(lost, 'day')}" if lost else words
        found.append(
            Total(
                f"{len(those):,}",
                words,
                address(code, hospital),
                current=code == show,
                late=late,
                counts_people=True,
            )
        )
    return [*found, Total(f"{free:,} of {places:,}", "Beds to recover in, free", "#beds")]


def hospitals(listed: Iterable[Leaving], hospital: str, show: str) -> list[Link]:
    """Each hospital with how many of its people are on the way home."""
    many: dict[str, int] = {}
    for one in listed:
        many[one.hospital] = many.get(one.hospital, 0) + 1
    every = Link("All", address(show), not hospital)
    return [
        every,
        *(
            Link(f"{name} ({number})", address(show, name), name == hospital)
            for name, number in sorted(many.items())
        ),
    ]


def columns() -> list[str | Column]:
    return [
        Column("Who, and where", share=20),
        Column("Ready", share=9),
        Column("Way home", share=10),
        Column("Planned leaving", share=10),
        Column("What is missing", hint="and who sees to it, since when", share=30),
        Column("Days lost", hint="and why", share=12),
        Column("Holds it", share=9),
    ]


def rows(actor: Actor, listed: Iterable[Leaving], may_do: Collection[int]) -> list[list[object]]:
    """`may_do` are the records whose work this actor may do."""
    return [_row(actor, one, one.episode.person.record_id in may_do) for one in listed]


def notice_columns() -> list[str | Column]:
    return [
        "Who the notice names",
        "Where",
        "Came",
        "Expected to leave",
        Column("What to do", hidden_title=True),
    ]


def notice_rows(notices: Iterable[Notice], on: date) -> list[list[object]]:
    return [
        [
            ui().cell(notice_name(one), "", born(one, on)),
            ui().cell(one.hospital, under=one.ward),
            day(one.came_on, on),
            day(one.expected_on, on) if one.expected_on else "Not said",
            ui().link(
                "Find the person",
                reverse("find_notice", kwargs={"notice": one.pk}),
                about=f"of the notice about {notice_name(one)}",
            ),
        ]
        for one in notices
    ]


def notice_name(notice: Notice) -> str:
    return f"{notice.given_name} {notice.family_name}".strip()


def born(notice: Notice, on: date) -> str:
    return f"born {day(notice.birth_date)}" if notice.birth_date else ""


def week(listed: Sequence[Leaving], on: date) -> list[list[object]]:
    """Seven days: who is planned to leave, and whose care starts."""
    days = [on + timedelta(days=ahead) for ahead in range(_AHEAD)]
    leaving = [sum(one.is_there(day) and one.planned_on == day for one in listed) for day in days]
    starts = [sum(one.stay is not None and one.stay.care_starts_on == day for one in listed) for day in days]
    longest = max(*leaving, *starts, 4)
    return [
        [weekday(day, on), ui().number_bar(left, longest), ui().number_bar(begun, longest)]
        for day, left, begun in zip(days, leaving, starts, strict=True)
    ]


def bed_rows(rule: HospitalRule, taken: Mapping[str, int]) -> list[list[object]]:
    return [
        [beds.home, str(beds.places), str(taken.get(code, 0)), str(max(beds.places - taken.get(code, 0), 0))]
        for code, beds in rule.beds.items()
    ]


def free_beds(rule: HospitalRule, taken: Mapping[str, int]) -> int:
    return sum(max(beds.places - taken.get(code, 0), 0) for code, beds in rule.beds.items())


def cause_rows(delays: Sequence[Delay], first: date, last: date) -> list[list[object]]:
    """Days lost this month by cause, the most first."""
    lost = {cause: days_lost(delays, first=first, last=last, cause=cause) for cause in CAUSES}
    ordered = sorted((each for each in lost.items() if each[1]), key=lambda each: (-each[1], each[0]))
    return [[CAUSES[cause], counted(days, "day")] for cause, days in ordered]


def missing_words(what: str, holder: str, since: date, on: date) -> str:
    return f"{MISSING.get(what, what)}: {holder or 'nobody yet'}, since {day(since, on)}"


def _row(actor: Actor, one: Leaving, may_do: bool) -> list[object]:
    person, on = one.episode.person, actor.on
    ward = one.stay.ward if one.stay else ""
    under = f"{one.hospital}, {ward}" if ward else one.hospital
    beside = age(person.birth_date, on) if person.birth_date else ""
    way = one.stay.way if one.stay else None
    return [
        ui().cell(
            name_of(person), record_address(actor, person.record.ref), beside, under=ui().folded(under, 26, 1)
        ),
        _ready(one, on, may_do),
        f"{way}. {WAYS[way]}" if way is not None else "Not decided yet",
        _planned(one, on),
        _missing(one, on, may_do),
        _lost(one, on),
        one.owner,
    ]


def _ready(one: Leaving, on: date, may_do: bool) -> object:
    if one.ready_on is not None:
        return grid_day(one.ready_on)
    if may_do and one.steps and one.is_there(on):
        href = reverse("date_step", kwargs={"step": one.steps[0].pk})
        return Markup("Not yet. {}").format(
            ui().link("Say when", href, about=f"{name_of(one.episode.person)} is ready to leave")
        )
    return "Not yet"


def _planned(one: Leaving, on: date) -> object:
    if not one.is_there(on) and one.left_on is not None:
        return f"Left {brief_day(one.left_on, on)}"
    if one.planned_on is None:
        return "No day yet"
    if one.planned_on < on:
        return ui().tag(f"Late: was {brief_day(one.planned_on, on)}", tone="late")
    return grid_day(one.planned_on)


def _missing(one: Leaving, on: date, may_do: bool) -> object:
    things = [
        ui().cell(
            Markup("<strong>{}</strong>").format(MISSING.get(each.what, each.what)),
            beside=f"{each.holder or 'nobody yet'}, since {brief_day(each.since, on)}",
        )
        for each in one.missing
    ]
    said = Markup("; ").join(things) if things else "Nothing" if one.stay and one.stay.way is not None else ""
    if not may_do or one.stay is None:
        return said or "Not written yet"
    link = ui().link(
        "Change", reverse("hospital_stay", kwargs={"episode": one.episode.pk}),
        about=f"what is missing for {name_of(one.episode.person)}",
    )  # fmt: skip
    return Markup("{} {}").format(said, link)


def _lost(one: Leaving, on: date) -> object:
    days = one.days_lost(on)
    causes = ", ".join(CAUSES.get(cause, cause) for cause in one.causes)
    if not causes and days and one.is_there(on):
        causes = ", ".join(MISSING.get(each.what, each.what) for each in one.missing)
    return ui().cell(counted(days, "day") if days else "None", under=ui().folded(causes, 16, 1))
