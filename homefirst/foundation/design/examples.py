"""Made-up values that the gallery shows its components with. The day is always Monday 23 November 2026."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms

from homefirst.foundation.design import clock, parts
from homefirst.foundation.design.example_charts import charts
from homefirst.foundation.design.form_fields import DayField
from homefirst.foundation.design.frame import PLACES, Frame, navigation

DAY = date(2026, 11, 23)


def weekdays(after: date, until: date) -> int:
    """Mondays to Fridays only; pages use the calendar, which knows bank holidays."""
    return sum((after + timedelta(days)).weekday() < 5 for days in range(1, (until - after).days + 1))


def _due(day: date, *, short: bool = False) -> clock.Clock:
    return clock.running_clock(day, on=DAY, working_days=weekdays, short=short)


def _done(day: date) -> clock.Clock:
    return clock.finished_clock(
        day, started_on=date(2026, 11, 9), due_on=date(2026, 11, 16), on=DAY, working_days=weekdays
    )


class EveryField(forms.Form):
    name = forms.CharField(
        label="Name", help_text="As they use it.", error_messages={"required": "Enter a name."}
    )
    visited_on = DayField(
        label="When was the visit?", what="the date of the visit", help_text="Like 24 11 2026."
    )
    password = forms.CharField(
        label="Password", widget=forms.PasswordInput, error_messages={"required": "Enter your password."}
    )
    words = forms.CharField(label="What did they say?", widget=forms.Textarea, required=False)
    help = forms.ChoiceField(
        label="How much help is that?",
        choices=[("none", "No help"), ("one", "One person"), ("two", "Two people")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how much help that is."},
    )
    needs = forms.MultipleChoiceField(
        label="How to speak to them",
        choices=[("large", "Large print"), ("text", "Text, do not ring")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="They agree that we may share this", required=False)
    team = forms.ChoiceField(
        label="Team", choices=[("", "Any team"), ("hospital", "Hospital team")], required=False
    )
    file = forms.FileField(label="File", required=False)


class LastTime(forms.Form):
    help = EveryField.base_fields["help"]
    better = forms.CharField(
        label="What would help?",
        help_text="Equipment, practice, another pair of hands.",
        widget=forms.Textarea,
        initial="Second stair rail ordered 18 November, to be fitted by 4 December.",
    )


class Telephone(forms.Form):
    number = forms.CharField(label="Telephone number", required=False)


class Extension(Telephone):
    extension = forms.CharField(label="Extension", required=False)


def examples(ui: Any) -> SimpleNamespace:
    """Everything that `states.yaml` may name as `example.…`; `ui` makes the cells of tables."""
    named = {name: getattr(parts, name) for name in vars(parts) if name[0].isupper() and name != "Clock"}
    return SimpleNamespace(**named, **_clocks(), **_people(), **_tables(ui), **_forms(), charts=charts())


def _clocks() -> dict[str, Any]:
    return {
        "clocks": SimpleNamespace(
            by=_due(date(2026, 12, 4)),
            soon=_due(date(2026, 11, 26)),
            today=_due(DAY),
            late=_due(date(2026, 11, 19)),
            grid=_due(date(2026, 11, 25), short=True),
            paused=clock.paused_clock(date(2026, 11, 17), on=DAY, why="in hospital"),
            done=_done(date(2026, 11, 12)),
            done_late=_done(date(2026, 11, 18)),
            no_start=clock.clock_without_start(),
        )
    }


def _people() -> dict[str, Any]:
    names = ("My work", "People", "Team", "Leaving hospital", "Finding care", "Figures")
    items = navigation(names, "/my-work/", places=PLACES, badges={"My work": "2 late"})
    steps = (
        parts.NextStep(
            "Week 4 review of goals", "Priya Nair", _due(date(2026, 11, 26)), "#", "Reablement", "Start", "#"
        ),
        parts.NextStep(
            "Fit a second stair rail", "Medequip, order 5521", _due(date(2026, 12, 4)), "#", "Equipment"
        ),
        parts.NextStep(
            "Say what comes after reablement", "Priya Nair, then Amara Cole agrees", _due(date(2026, 12, 8))
        ),
    )
    return {
        "frame": Frame("Priya Nair", "reablement", items, may_find=True, settings_href="#"),
        "frame_out": Frame("", "", (), may_find=False),
        "sections": _sections(),
        "form_parts": (
            parts.Section("How things are", "#", note="Done"),
            parts.Section("Goals", "#", note="1 needed left", current=True),
            parts.Section("Help needed each day", "#", note="5 optional left"),
            parts.Section("Check and finish", "#"),
        ),
        "facts": (
            parts.Fact("Born", "14 March 1944 (82)"),
            parts.Fact("NHS number", "999 012 3454"),
            parts.Fact("Council number", "204 718"),
            parts.Fact("Likes to be called", "Graham"),
            parts.Fact("Phone", "01632 960 118"),
            parts.Fact("Lives at", "8 Orchard Close, WB4 2PL"),
        ),
        "next_steps": steps,
        "late_steps": (
            parts.NextStep(
                "Ring about a missed visit", "You", _due(date(2026, 11, 19)), "#", "", "Start", "#"
            ),
        ),
        "your_step": parts.NextStep(
            "Priya visits to see how your goals are going",
            "Priya Nair, reablement",
            when="Thursday 26 November, between 10am and noon",
            telephone="01632 960 400",
        ),
        "matches": _matches(),
        "hidden_match": (parts.Match("", "", "", (), about="Ask the safeguarding team.", hidden=True),),
        "moments": _moments(),
    }


def _sections() -> tuple[parts.Section, ...]:
    return (
        parts.Section("Now", "#", current=True),
        parts.Section("Story", "#"),
        parts.Section("Plan", "#"),
        parts.Section("Work", "#", 2, "2 pieces of work"),
        parts.Section("Care and support", "#", 1, "1 service now"),
        parts.Section("Money", "#"),
        parts.Section("People around Graham", "#", 6, "6 people"),
        parts.Section("Notes and letters", "#", 14, "14 notes and letters"),
        parts.Section("Details", "#"),
        parts.Section("Who looked", "#"),
    )


def _matches() -> tuple[parts.Match, ...]:
    strong = (
        parts.Reason("Name", "close", "sounds like Nair"),
        parts.Reason("Birth date", "same"),
        parts.Reason("Postcode", "different", "WB1 in place of WB4"),
        parts.Reason("NHS number", "not known"),
    )
    return (
        parts.Match(
            "12", "Joan Taylor", "almost surely", strong, "#", "Born 2 May 1948 (78). Home care now."
        ),
        parts.Match("13", "Joanne Tailor", "maybe", strong[:1], "#", "Born 2 June 1951 (75)."),
    )


def _moments() -> tuple[parts.Moment, ...]:
    return (
        parts.Moment("Thursday 26 November", "Week 4 review", "2026-11-26", planned=True),
        parts.Moment("11 November", "Visits cut from 4 to 2 a day", "2026-11-11", by="Priya Nair", href="#"),
        parts.Moment(
            "29 October", "Goals agreed", "2026-10-29", "Three goals in his words.", "Priya Nair", "#"
        ),
        parts.Moment("14 to 27 October", "Stroke unit, 13 days"),
        parts.Moment("20 July", "Phoned after his wife died: bereavement group", "2026-07-20"),
    )


def _tables(ui: Any) -> dict[str, Any]:
    clocks = _clocks()["clocks"]
    columns = (
        parts.Column("Who, and for what"),
        parts.Column("Days waiting", sort="descending", href="#", hint="line: half wait less"),
        parts.Column("Risk", sort="none", href="#"),
        parts.Column("Next safety call", sort="none", href="#"),
        parts.Column("Answers for it"),
    )
    rows = [
        [ui.cell("Derek Ola", "#", "77", "Mattress, then home from hospital"), ui.wait_bar(42, 12), ui.tag("High", "late"),
         ui.clock(clocks.late), "Priya Nair"],
        [ui.cell("Mavis Coker", "#", "90", "Home care, mornings"), ui.wait_bar(19, 12), ui.tag("Medium", "mind"),
         ui.clock(clocks.today), "Ben Yardley"],
        [ui.cell("Sanjeet Kaur", "#", "77", "Carer’s assessment"), ui.wait_bar(9, 12), ui.tag("Low"),
         ui.clock(clocks.by), "Amara Cole"],
    ]  # fmt: skip
    work = [
        ui.cell("First visit and goals", "#"),
        ui.cell("Margaret Liu", "", "84"),
        ui.clock(clocks.today),
        "Home yesterday.",
    ]
    late = [
        ui.cell("Ring about a missed visit", "#"),
        ui.cell("Tom Baird", "", "91"),
        ui.clock(clocks.late),
        "",
    ]
    quarters = [f"Q{1 + at % 4} {23 + at // 4}" for at in range(12)]
    return {
        "wait_columns": columns,
        "wait_rows": rows,
        "two_line_columns": [*columns[:2], parts.Column("Risk", one_line=True), *columns[3:]],
        "two_line_rows": [
            parts.TwoLines(
                [ui.cell("Derek Ola", "#", "77"), *rows[0][1:]],
                [
                    parts.Under(
                        ui.run(["Leaving hospital: mattress", "Why high: cannot be turned safely at home"]), 4
                    ),
                    parts.Under(ui.link("Record a safety call", "#", about="to Derek Ola"), one_line=True),
                ],
            ),
            parts.TwoLines(
                [ui.cell("Mavis Coker", "#", "90"), *rows[1][1:]],
                [parts.Under("Home care, mornings", 4), parts.Under("")],
            ),
        ],
        "work_columns": [parts.Column(title, bare=True) for title in ("What", "Who for", "When", "Note")],
        "work_groups": (
            parts.Group("Late", [late], "late"),
            parts.Group("Today", [work, work], "today"),
            parts.Group("Later", [work]),
        ),
        "grid_columns": [
            parts.Column("Council"),
            *(parts.Column(quarter, numeric=True) for quarter in quarters),
        ],
        "grid_rows": [[name, *(f"{70 + at}.2%" for at in range(12))] for name in ("Westbrook", "Eastbrook")],
    }


def _forms() -> dict[str, Any]:
    wrong = {"visited_on_day": "31", "visited_on_month": "2", "visited_on_year": "2026", "team": "hospital"}
    return {
        "form": EveryField(auto_id="a_%s"),
        "wrong_form": EveryField(wrong, auto_id="b_%s"),
        "other_form": LastTime(auto_id="c_%s", initial={"help": "one"}),
        "short_form": Extension(auto_id="e_%s"),
        "telephones": [Telephone(auto_id=f"d{at}_%s", prefix=f"telephone-{at}") for at in range(2)],
    }
