"""A made-up year in which a borough worked as Harrow did in 2019, entered through the actions that staff use.

It goes from October 2025 to September 2026 and has 10,000 adults. Harrow's published figures come out of it: see
`test_made_up_year.py`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, cycle
from pathlib import Path
from typing import Any

from homefirst.foundation import definitions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.design.council import WayOfWorking
from homefirst.oversight.cohorts.actions import pick_group, record_result
from homefirst.oversight.cohorts.definitions import review_groups
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.oversight.performance.actions import load_population
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Question
from homefirst.practice.pathways import actions, library
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service
from tests.factories import NOW, SYSTEM, acting, person, staff, team

ADULTS = {"18 to 64": 8_000, "65 and above": 2_000}
# Four weeks of the old way, then four of the new one, in the same team.
WAYS = (
    WayOfWorking("first_contact", "Old way", date(2025, 11, 3), date(2025, 11, 30)),
    WayOfWorking("first_contact", "Three Conversations", date(2025, 12, 1), date(2025, 12, 28)),
)
OLD_WAY = {"settled": 29, "pass_on": 164}  # 15.0% of 193; 164 in four weeks are 41 a week
NEW_WAY = {"connected": 117, "crisis": 11, "longer_term": 5}  # 88.0% of 133; 16 in four weeks are 4 a week
NEW_LONG_TERM = {date(2025, 10, 1): 95, date(2026, 1, 1): 86, date(2026, 4, 1): 81, date(2026, 7, 1): 75}
# Days lost by quarter: to the NHS, to social care, to both. 72 days of 92 among 10,000 adults are 7.8 for each 100,000.
DAYS_LOST = {
    date(2025, 10, 1): {"therapy": 50, "care_home_start": 19, "equipment": 3},
    date(2026, 1, 1): {"therapy": 45, "care_home_start": 17, "equipment": 3},
    date(2026, 4, 1): {"therapy": 39, "care_home_start": 17, "equipment": 2},
    date(2026, 7, 1): {"therapy": 33, "care_home_start": 16, "equipment": 2},
}
ON_DAY_91 = {"home": 27, "care_home": 1, "died": 1}  # of 29 people of 65 or above who came from hospital
AFTER_REABLEMENT = {"independent": 28, "equipment_only": 2, "long_term": 10}  # of 40
LED_TO = {"revised": 14, "moved": 9, "unchanged": 23}  # of 46 reviewed, of 51 chosen
CHANGED_ON = date(2026, 9, 3)  # 30 weeks before the group's year ends
# 30 weeks x (14 x £100 + 9 x £1,000) = £312,000.
SAVED_A_WEEK = {"revised": Decimal(100), "moved": Decimal(1000)}
COST_A_WEEK = Decimal(1500)
LONGEST_DELAY = 10


@dataclass
class Year:
    """Who worked in it; `people` are numbered so that each has a name of their own."""

    contact: Team = field(default_factory=lambda: team("first_contact"))
    hospital: Team = field(default_factory=lambda: team("hospital"))
    getting_well: Team = field(default_factory=lambda: team("reablement"))
    learning: Team = field(default_factory=lambda: team("learning_disability"))
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    group: Cohort | None = None

    def __post_init__(self) -> None:
        self.adviser = acting(staff("first_contact", teams=(self.contact,)), "first_contact")
        self.worker = acting(staff("social_worker", teams=(self.hospital, self.learning)), "social_worker")
        self.reabler = acting(staff("reablement", teams=(self.getting_well,)), "reablement")
        self.manager = acting(staff("team_manager", teams=(self.learning,)), "team_manager")

    def somebody(self, of: Team, born: date = date(1940, 5, 1), **facts: Any) -> Person:
        return person(of=of, family_name=f"Year {next(self.numbers)}", birth_date=born, **facts)

    def members(self) -> list[Member]:
        assert self.group is not None
        return list(self.group.members.select_related("person__record", "cohort").order_by("pk"))


def live(folder: Path) -> Year:
    """Everything, in the order of its kinds."""
    two_forms(folder)
    load_population(year=2025, people=ADULTS, source="Made up", by=SYSTEM)
    load_population(year=2026, people=ADULTS, source="Made up", by=SYSTEM)
    year = Year()
    first_talks(year)
    _new_long_term(year)
    _discharges_and_reablement(year)
    _days_lost_later(year)
    reviews(year)
    return year


def on(by: Actor, day: date) -> Actor:
    """The same member of staff at ten o'clock of another day."""
    return replace(by, at=NOW.replace(year=day.year, month=day.month, day=day.day))


def begin(person: Person, code: str, by: Actor, day: date, **options: Any) -> Episode:
    return actions.open_episode(person=person, code=code, by=on(by, day), on=day, **options)


def finish(
    episode: Episode, code: str, outcome: str, by: Actor, day: date, answers: Mapping[str, Any] | None = None
) -> None:
    """As on the page: the answers, then the end."""
    step = episode.steps.get(code=code, state__in=Step.OPEN)
    answers = answers if answers is not None else plain_answers(step, day)
    if answers:
        given = {name: value if isinstance(value, tuple) else (value,) for name, value in answers.items()}
        actions.save_answers(step=step, given=given, seen={}, by=on(by, day), on=day)
        step.refresh_from_db()
    actions.finish_step(step=step, outcome=outcome, row_version=step.row_version, by=on(by, day), on=day)


def plain_answers(step: Step, day: date) -> dict[str, Any]:
    """Something for each question that must have an answer, where the step has a published form."""
    asked = library.read(step.episode.version).steps[step.code].form
    version = forms.newest(asked) if asked else None
    given: dict[str, tuple[Any, ...]] = {}
    if version is None:
        return {}
    form = forms.read(version)
    while lacking := [one for part in logic.progress(form, given) for one in part.missing]:
        given |= {one.code: (_plain(one, day),) for one in lacking}
    return given


def _plain(question: Question, day: date) -> Any:
    if question.options:
        codes = [option.code for option in question.options]
        return "none" if "none" in codes else codes[0]
    by_type = {"boolean": True, "integer": 1, "decimal": 1, "quantity": 1, "date": day.isoformat()}
    return by_type.get(question.type, "In plain words")


def two_forms(folder: Path) -> None:
    """The measures read two forms; the others would only make the year longer."""
    for name in ("discharge_arrange", "reablement_follow_up"):
        shutil.copy(definitions.folder() / "forms" / f"{name}.yaml", folder)
    publish_forms(folder=folder, by=on(SYSTEM, date(2020, 1, 1)))


def _each(counts: Mapping[str, int]) -> list[str]:
    return [name for name, number in counts.items() for _ in range(number)]


def _days(since: date, number: int) -> Iterator[date]:
    return cycle([since + timedelta(days=each) for each in range(number)])


def first_talks(year: Year, old: Mapping[str, int] = OLD_WAY, new: Mapping[str, int] = NEW_WAY) -> None:
    for outcome, day in zip(_each(old), _days(WAYS[0].since, 28), strict=False):
        episode = begin(year.somebody(year.contact), "first_contact", year.adviser, day)
        finish(episode, "log_and_screen", "carry_on", year.adviser, day)
        finish(episode, "understand", outcome, year.adviser, day)
    for outcome, day in zip(_each(new), _days(WAYS[1].since, 28), strict=False):
        episode = begin(year.somebody(year.contact), "three_conversations", year.adviser, day)
        finish(episode, "conversation_1", outcome, year.adviser, day)


def _new_long_term(year: Year) -> None:
    for since, number in NEW_LONG_TERM.items():
        for _, day in zip(range(number), _days(since, 90), strict=False):
            add_service(
                person=year.somebody(year.hospital),
                service_type="Long term support: Community",
                service_component="Home support or domiciliary care",
                starts_on=day,
                by=on(year.worker, day),
                on=day,
            )


def _delays(since: date) -> list[tuple[str, int]]:
    """Each cause's days in delays of at most ten."""
    found = []
    for cause, days in DAYS_LOST[since].items():
        whole, rest = divmod(days, LONGEST_DELAY)
        found += [(cause, LONGEST_DELAY)] * whole + ([(cause, rest)] if rest else [])
    return found


def leave_hospital(year: Year, way: str, since: date, cause: str, days: int) -> Person:
    found = year.somebody(year.hospital)
    home = since + timedelta(days=12)
    episode = begin(found, "hospital_discharge", year.worker, since)
    finish(episode, "match", "ours", year.worker, since)
    finish(episode, "describe", way, year.worker, since)
    lost = {"delay_from": since.isoformat(), "delay_days": days} if cause != "none" else {}
    told = {"transport": True, "home_ready": True, "delay_causes": cause, **lost}
    finish(episode, "arrange", "ready_to_go", year.worker, home, told)
    return found


def _discharges_and_reablement(year: Year) -> None:
    since = date(2025, 10, 6)
    late = _delays(date(2025, 10, 1))
    nobody_waited = [("none", 0)] * (sum(ON_DAY_91.values()) - len(late))
    ends, places = _each(AFTER_REABLEMENT), _each(ON_DAY_91)
    for (cause, days), place in zip([*late, *nobody_waited], places, strict=True):
        found = leave_hospital(year, "way_1", since, cause, days)
        episode = Episode.objects.get(person=found, code="reablement")
        reable(year, episode, since, ends.pop(0))
        ask_later(year, episode, place)
    for end in ends:
        by_phone = begin(year.somebody(year.getting_well), "reablement", year.reabler, since)
        reable(year, by_phone, since, end)


def reable(year: Year, episode: Episode, since: date, end: str) -> None:
    finish(episode, "screen", "suitable", year.reabler, since)
    finish(episode, "goals", "agreed", year.reabler, since)
    finish(episode, "weekly_review", "ready_to_finish", year.reabler, since + timedelta(days=28))
    finish(episode, "final_review", end, year.reabler, since + timedelta(days=35))


def ask_later(year: Year, episode: Episode, place: str) -> None:
    ended = date(2025, 10, 6) + timedelta(days=35)
    for code, day in (
        ("follow_up_84", ended + timedelta(days=49)),
        ("follow_up_91", ended + timedelta(days=91)),
    ):
        finish(episode, code, "known", year.reabler, day, {"where": place})


def _days_lost_later(year: Year) -> None:
    for since in list(DAYS_LOST)[1:]:
        for cause, days in _delays(since):
            leave_hospital(year, "way_2", since + timedelta(days=5), cause, days)


def reviews(year: Year, chosen: int = 51, led_to: Mapping[str, int] = LED_TO) -> None:
    for _ in range(chosen):
        found = year.somebody(
            year.learning, date(1985, 5, 1), primary_support_reason="Learning disability support"
        )
        add_service(
            person=found,
            service_type="Long term support: Community",
            service_component="Community supported living",
            starts_on=date(2023, 5, 1),
            unit_cost=COST_A_WEEK,
            cost_frequency="Weekly",
            by=on(year.manager, date(2025, 10, 1)),
            on=date(2025, 10, 1),
        )
    picked = date(2026, 4, 1)
    year.group = pick_group(definition=review_groups()["nearer_home"], by=on(year.manager, picked), on=picked)
    for member, end in zip(year.members(), _each(led_to), strict=False):
        review(year, member, "unchanged" if end == "unchanged" else "changed")
        record(year, member, end)


def review(year: Year, member: Member, outcome: str, day: date = date(2026, 7, 6)) -> None:
    episode = begin(member.person, "review", year.worker, day, dates={"help_started": date(2023, 5, 1)})
    finish(episode, "light_touch", outcome, year.worker, day)


def record(year: Year, member: Member, led_to: str) -> None:
    changes = led_to in SAVED_A_WEEK
    record_result(
        member=member,
        led_to=led_to,
        weekly_before=member.weekly_before,
        weekly_after=COST_A_WEEK - SAVED_A_WEEK[led_to] if changes else None,
        changed_on=CHANGED_ON if changes else None,
        row_version=member.row_version,
        by=on(year.manager, CHANGED_ON),
        on=CHANGED_ON,
    )
