"""A changed pathway on work that was done: another way, late, needing agreement, and where open work stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from homefirst.foundation.calendar.spans import Span
from homefirst.practice.pathways.definition.past_work import DoneStep, DoneWork, Tried, try_on
from homefirst.practice.pathways.definition.shapes import Allowed, Approval, Outcome, Pathway, Step

ON = date(2026, 11, 24)
TITLES = {"team_manager": "Team manager", "social_worker": "Social worker"}
END = Outcome("end", "Ends", closes=True)
ON_WE_GO = Outcome("go_on", "Goes on", next=("second",))


def _step(code: str, *outcomes: Outcome, days: int = 5) -> Step:
    within = Allowed(Span(days, "day"))
    return Step(code, code.title(), ("social_worker",), within, {each.code: each for each in outcomes})


def _pathway(*steps: Step) -> Pathway:
    return Pathway(
        code="made_up",
        title="Made up",
        statement="",
        purpose="",
        rows=(),
        about="adult",
        starts=(),
        steps={step.code: step for step in steps},
    )


OLD = _pathway(_step("first", END, ON_WE_GO), _step("second", END))


def _done(code: str = "first", outcome: str = "go_on", took: int = 4, **more: object) -> DoneStep:
    opened = date(2026, 11, 2)
    step = DoneStep(code, outcome, opened, date(2026, 11, 7), date(2026, 11, 2 + took))
    return replace(step, **more)  # type: ignore[arg-type]


def _tried(new: Pathway, *steps: DoneStep, is_open: bool = False) -> Tried:
    return try_on([DoneWork(7, OLD, is_open, {}, steps)], new, TITLES, ON)


def test_the_same_file_changes_nothing_of_the_past() -> None:
    found = _tried(OLD, _done(), _done("second", "end"))
    assert found.tried == {7}
    said = (found.another_way, found.clocks, found.agreement, found.standing)
    assert not any(said)


def test_an_outcome_that_leads_elsewhere_would_have_gone_another_way() -> None:
    found = _tried(
        _pathway(_step("first", END, replace(ON_WE_GO, next=(), closes=True)), _step("second", END)), _done()
    )
    assert found.ways == {"First, “Goes on”: ends the pathway; as it was, it leads to Second": {7}}


def test_an_outcome_that_nobody_took_changes_nothing_of_the_past() -> None:
    found = _tried(
        _pathway(_step("first", END, replace(ON_WE_GO, next=("first",))), _step("second", END)),
        _done(outcome="end"),
    )
    assert not found.another_way


def test_a_step_or_an_outcome_that_is_taken_out_is_told_by_its_title() -> None:
    without_outcome = _pathway(_step("first", END))
    assert set(_tried(without_outcome, _done()).ways) == {"First, “Goes on”: nobody could end it like this"}
    assert set(_tried(without_outcome, _done("second", "end")).ways) == {"“Second” is taken out"}


def test_open_work_at_a_step_that_is_taken_out_is_told_apart_from_what_was_done() -> None:
    waiting = _done("second", "", finished_on=None)
    found = _tried(_pathway(_step("first", END)), waiting, is_open=True)
    assert found.standing == {"“Second” is taken out": {7}}
    assert not found.ways
    assert found.live == {7}


def test_a_shorter_clock_counts_what_would_have_been_late_beside_what_was() -> None:
    new = _pathway(_step("first", END, ON_WE_GO, days=3), _step("second", END))
    clock = next(iter(_tried(new, _done(took=4)).clocks.values()))
    assert (clock.tried, clock.was_late, clock.would_be_late) == ({7}, set(), {7})
    assert "Within 5 days" in clock.before
    assert "Within 3 days" in clock.after
    on_time = next(iter(_tried(new, _done(took=3)).clocks.values()))
    assert not on_time.would_be_late


def test_days_on_which_the_clock_stood_still_are_given_back() -> None:
    new = _pathway(_step("first", END, ON_WE_GO, days=3), _step("second", END))
    paused = _done(took=4, pauses=((date(2026, 11, 3), date(2026, 11, 4)),))
    assert not next(iter(_tried(new, paused).clocks.values())).would_be_late


def test_a_clock_that_runs_from_a_day_nobody_knows_is_neither_late_nor_on_time() -> None:
    first = replace(_step("first", END, ON_WE_GO), within=Allowed(Span(1, "day"), starts_from="asked"))
    new = replace(_pathway(first, _step("second", END)), dates={"asked": "the day of the wish"})
    clock = next(iter(_tried(new, _done()).clocks.values()))
    assert (clock.no_day, clock.would_be_late) == ({7}, set())


def test_what_would_have_needed_agreement_says_whose() -> None:
    asks = replace(_step("first", END, ON_WE_GO), approval=Approval(("team_manager",), "always"))
    assert _tried(_pathway(asks, _step("second", END)), _done()).agreement == {
        "First: to a team manager first": {7}
    }
    dear = replace(asks, approval=Approval(("team_manager",), "dear", above_a_week=500))
    found = _tried(_pathway(dear, _step("second", END)), _done())
    assert (found.agreement, found.turns_on_cost) == ({}, {7})
