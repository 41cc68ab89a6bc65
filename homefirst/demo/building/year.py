"""Work of the past year that is done: first talks in the old way and the new, ways home from hospital, reablement, and a
review group. A small share of a borough's year, so that the measures of practice have people behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from homefirst.demo.building.keeping import keep_all
from homefirst.demo.building.staffing import acting
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.actions import team_called
from homefirst.oversight.cohorts.actions import pick_group, record_result
from homefirst.oversight.cohorts.definitions import review_groups
from homefirst.oversight.cohorts.models import Cohort, Member
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer, Form, Question
from homefirst.practice.pathways import actions, library
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions import add_person
from homefirst.practice.people.models import Person

ADVISER, SOCIAL_WORKER = "rosa.delgado@westbrook.example", "nadia.rahman@westbrook.example"
REABLER, REVIEWER = "priya.nair@westbrook.example", "daniel.osei@westbrook.example"
REVIEW_MANAGER = "sean.okoro@westbrook.example"
GROUP = "nearer_home"
_OLD, _NEW = date(2026, 5, 4), date(2026, 6, 8)  # before and after 1 June, when first contact changed its way
_OLD_TALKS = ("settled", *["pass_on"] * 5)
_NEW_TALKS = (*["connected"] * 3, "crisis", *["connected"] * 5)
_HOME = date(2026, 4, 13)  # so that day 91 after reablement lies in the year
_DELAYS = (("none", 0), ("care_home_start", 21), ("therapy", 34), ("equipment", 9), ("none", 0))
_AFTER = ("independent", "independent", "equipment_only", "long_term", "independent")
_REVIEWS = 8
_LED_TO = ("unchanged", "changed", "unchanged", "changed", "changed", "unchanged", "changed", "unchanged")
_FEWER_POUNDS = Decimal(90)
_CHANGED_ON = date(2026, 9, 7)
# Who rang: people whom no file of the council names.
_CALLERS = (
    ("Brenda", "Hobbs", 1944), ("Kuldip", "Sahota", 1951), ("Norman", "Thorne", 1938), ("Grace", "Adomako", 1957),
    ("Maureen", "Gage", 1946), ("Roy", "Larkin", 1941), ("Sunita", "Kotecha", 1953), ("Eileen", "Wheatley", 1936),
    ("Winston", "Clarke", 1949), ("Pauline", "Nunn", 1952), ("Tariq", "Aziz", 1960), ("Doreen", "Blackburn", 1940),
    ("Stanley", "Frost", 1939), ("Ewa", "Nowak", 1963), ("Shirley", "Tanner", 1947),
)  # fmt: skip
_PLAIN_WORDS = "Made up for the demonstration."


def live_the_year(by: Actor) -> int:
    """Does nothing once the group is picked. Returns the steps that were done."""
    if not Cohort.objects.exists():
        _first_talks(acting(ADVISER, by))
        _ways_home(acting(SOCIAL_WORKER, by), acting(REABLER, by))
        _review_group(acting(REVIEW_MANAGER, by), acting(REVIEWER, by))
    return Step.objects.filter(state=Step.State.DONE).count()


def _first_talks(adviser: Actor) -> None:
    people = iter(_CALLERS)
    for place, outcome in enumerate(_OLD_TALKS):
        day, person = _OLD + timedelta(days=place * 4), _caller(*next(people), adviser)
        episode = _begin(person, "first_contact", adviser, day)
        _finish(episode, "log_and_screen", "carry_on", adviser, day)
        _finish(episode, "understand", outcome, adviser, day)
        if outcome == "pass_on":
            _finish(episode, "route", "conversation", adviser, day)
            talk = Episode.objects.get(person=person, code="three_conversations")
            _finish(talk, "conversation_1", "connected", adviser, day)
    for place, outcome in enumerate(_NEW_TALKS):
        day = _NEW + timedelta(days=place * 10)
        talk = _begin(_caller(*next(people), adviser), "three_conversations", adviser, day)
        _finish(talk, "conversation_1", outcome, adviser, day)


def _caller(given_name: str, family_name: str, born: int, by: Actor) -> Person:
    then = _on(by, _OLD)
    return add_person(
        given_name=given_name, family_name=family_name, birth_date=date(born, 3, 12), by=then, on=then.on
    )


def _ways_home(worker: Actor, reabler: Actor) -> None:
    people = _people("east")
    for place, ((cause, days), end) in enumerate(zip(_DELAYS, _AFTER, strict=True)):
        day, person = _HOME + timedelta(days=place), next(people)
        home = day + timedelta(days=days + 1)
        episode = _begin(person, "hospital_discharge", worker, day, dates={"noticed": day, "ready": day})
        _finish(episode, "match", "ours", worker, day)
        _finish(episode, "describe", "way_1", worker, day)
        lost: dict[str, Answer] = {"delay_from": day.isoformat(), "delay_days": days} if days else {}
        _finish(episode, "arrange", "ready_to_go", worker, home, {"delay_causes": cause, **lost})
        _set_date(episode, "left", home, worker)
        _finish(episode, "leave", "safe_alone", worker, home)
        _to_reablement(person, worker, home)
        _reablement(person, end, reabler, home)


def _to_reablement(person: Person, by: Actor, day: date) -> None:
    step = Step.objects.get(episode__person=person, episode__code="reablement", state__in=Step.OPEN)
    team = team_called("reablement")
    if step.team_id != team.pk:
        actions.hand_over(step=step, row_version=step.row_version, team=team, by=_on(by, day), on=day)


def _reablement(person: Person, end: str, by: Actor, day: date) -> None:
    episode = Episode.objects.get(person=person, code="reablement")
    _finish(episode, "screen", "suitable", by, day)
    _finish(episode, "goals", "agreed", by, day)
    _finish(episode, "weekly_review", "ready_to_finish", by, day + timedelta(days=28))
    _finish(episode, "final_review", end, by, day + timedelta(days=35))
    _set_date(episode, "ended", day + timedelta(days=35), by)
    for code, days in (("follow_up_84", 84), ("follow_up_91", 126)):
        _finish(episode, code, "known", by, day + timedelta(days=days), {"where": "home"})


def _review_group(manager: Actor, reviewer: Actor) -> None:
    picked = date(2026, 4, 8)
    group = pick_group(definition=review_groups()[GROUP], by=_on(manager, picked), on=picked)
    members = group.members.filter(person__record__team__code="learning_disability", person__episodes=None)
    members = members.filter(person__died_on__isnull=True)
    chosen = members.select_related("person__record", "cohort").order_by("pk")[:_REVIEWS]
    for place, (member, outcome) in enumerate(zip(chosen, _LED_TO, strict=False)):
        day = date(2026, 7, 6) + timedelta(days=place * 4)
        episode = _begin(
            member.person, "review", reviewer, day, dates={"help_started": day - timedelta(days=400)}
        )
        _finish(episode, "light_touch", outcome, reviewer, day)
        _result(
            member, "unchanged" if outcome == "unchanged" else "revised" if place % 2 else "moved", manager
        )


def _result(member: Member, led_to: str, manager: Actor) -> None:
    before = member.weekly_before or Decimal(1200)
    changed = led_to != "unchanged"
    fewer = _FEWER_POUNDS * (4 if led_to == "moved" else 1)
    record_result(
        member=member,
        led_to=led_to,
        weekly_before=before,
        weekly_after=max(Decimal(0), before - fewer) if changed else None,
        changed_on=_CHANGED_ON if changed else None,
        row_version=member.row_version,
        by=_on(manager, _CHANGED_ON),
        on=_CHANGED_ON,
    )


def _people(team: str) -> Iterator[Person]:
    """Living people of a team who care for nobody and on whom no work was ever begun, from the last that came."""
    found = Person.objects.filter(
        record__team__code=team, died_on__isnull=True, episodes=None, client_type="Service user"
    )
    return found.select_related("record__team").order_by("-pk").iterator()


def _begin(person: Person, code: str, by: Actor, day: date, **options: Any) -> Episode:
    return actions.open_episode(person=person, code=code, by=_on(by, day), on=day, **options)


def _set_date(episode: Episode, name: str, day: date, by: Actor) -> None:
    episode.refresh_from_db()
    actions.set_date(
        episode=episode, name=name, day=day, row_version=episode.row_version, by=_on(by, day), on=day
    )


def _finish(
    episode: Episode,
    code: str,
    outcome: str,
    by: Actor,
    day: date,
    answers: Mapping[str, Answer] | None = None,
) -> None:
    """What its form must know, its end, and what it promised, all on one day."""
    then = _on(by, day)
    step = episode.steps.get(code=code, state__in=Step.OPEN)
    asked = library.read(episode.version).steps[code].form
    version = forms.newest(asked) if asked else None
    if version is not None:
        given = _answers(forms.read(version), answers or {}, day)
        actions.save_answers(step=step, given=given, seen={}, by=then, on=day)
        step.refresh_from_db()
    actions.finish_step(step=step, outcome=outcome, row_version=step.row_version, by=then, on=day)
    keep_all(step, then)


def _answers(form: Form, told: Mapping[str, Answer], day: date) -> dict[str, tuple[Answer, ...]]:
    """What is told, and something plain for every other question that must have an answer."""
    given: dict[str, tuple[Answer, ...]] = {code: (answer,) for code, answer in told.items()}
    while lacking := [one for part in logic.progress(form, given) for one in part.missing]:
        given |= {question.code: (_plain(question, day),) for question in lacking}
    return given


def _plain(question: Question, day: date) -> Answer:
    if question.options:
        codes: Sequence[str] = [option.code for option in question.options]
        return "none" if "none" in codes else codes[0]
    if question.type == "boolean":
        return True
    if question.type in ("integer", "decimal", "quantity"):
        return max(1, int(question.least or 0))
    return day.isoformat() if question.type == "date" else _PLAIN_WORDS


def _on(by: Actor, day: date) -> Actor:
    return replace(by, at=by.at - (by.on - day))
