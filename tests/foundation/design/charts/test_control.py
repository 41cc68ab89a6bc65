"""The control chart's statistics, readings, words and table."""

from __future__ import annotations

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.design.charts.control import (
    Direction,
    Note,
    Rule,
    Signal,
    TargetReading,
    analyse,
    chart_table,
    in_words,
    limits,
    signals,
)
from homefirst.foundation.design.charts.control.limits import Limits
from homefirst.foundation.design.charts.marks import Meaning
from homefirst.foundation.design.charts.units import SHARE, Unit
from tests.foundation.design.charts.examples import HIDDEN, WESTBROOK, series

STEADY = (50.0, 52.0) * 6  # average 51, average moving range 2
FREE = Unit(floor=None, ceiling=None)
CALM = Limits(lower=-3.0, average=0.0, upper=3.0, reach=3.0)
shares = st.floats(0, 100, allow_nan=False)
many_shares = st.lists(shares, min_size=12, max_size=30)


def rules(*values: float | None) -> list[set[tuple[Rule, bool]]]:
    return [{(one.rule, one.up) for one in each} for each in signals(values, CALM)]


def test_limits_are_the_average_and_2_66_times_the_average_moving_range() -> None:
    found = limits(STEADY, SHARE)
    assert found is not None
    assert (found.average, found.lower, found.upper) == pytest.approx((51.0, 45.68, 56.32))


def test_there_are_no_limits_under_twelve_points() -> None:
    assert limits(STEADY[:11], SHARE) is None
    assert limits((*STEADY[:11], None, None), SHARE) is None


def test_a_gap_breaks_the_moving_range() -> None:
    assert limits((*[10.0] * 6, None, *[20.0] * 6), SHARE).reach == 0  # type: ignore[union-attr]


def test_limits_stop_at_nought_and_at_all() -> None:
    low, high = limits((0.0, 4.0) * 6, SHARE), limits((100.0, 96.0) * 6, SHARE)
    assert low is not None
    assert high is not None
    assert (low.lower, high.upper) == (0.0, 100.0)
    assert (low.upper, high.lower) == pytest.approx((12.64, 87.36))


@given(many_shares)
def test_limits_hold_their_average_and_stay_in_bounds(values: list[float]) -> None:
    found = limits(values, SHARE)
    assert found is not None
    assert 0 <= found.lower <= found.average + 1e-9
    assert found.average - 1e-9 <= found.upper <= 100
    assert found.average == pytest.approx(fmean(values[:12]))


@given(many_shares, shares)
def test_a_later_figure_never_moves_the_limits(values: list[float], later: float) -> None:
    assert limits(values, SHARE) == limits([*values, later], SHARE)


@given(many_shares, st.floats(-50, 50))
def test_moving_every_figure_moves_the_limits_with_them(values: list[float], by: float) -> None:
    before, after = limits(values, FREE), limits([value + by for value in values], FREE)
    assert before is not None
    assert after is not None
    assert after.average == pytest.approx(before.average + by, abs=1e-6)
    assert after.reach == pytest.approx(before.reach, abs=1e-6)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=20))
def test_turning_the_figures_over_turns_every_signal_over(values: list[float]) -> None:
    turned = signals([-value for value in values], CALM)
    mirrored = [{Signal(one.rule, not one.up) for one in each} for each in signals(values, CALM)]
    assert [set(each) for each in turned] == mirrored


def test_a_point_on_the_limit_is_no_signal_and_one_beyond_is() -> None:
    assert rules(3.0, 0, 3.01) == [set(), set(), {(Rule.OUTSIDE, True)}] or rules(3.0, -1, -1, 3.01)[3] == {
        (Rule.OUTSIDE, True)
    }
    assert rules(-3.0) == [set()]
    assert rules(-3.01) == [{(Rule.OUTSIDE, False)}]


def test_seven_on_one_side_are_a_signal_and_six_are_not() -> None:
    six, seven = (1.0, 1.2) * 3, (1.0, 1.2, 1.0, 1.2, 1.0, 1.2, 1.0)
    assert rules(*six) == [set()] * 6
    assert rules(*seven) == [{(Rule.ONE_SIDE, True)}] * 7
    assert rules(*six, 0.0, 1.0) == [set()] * 8


def test_seven_rising_are_a_signal_and_an_equal_pair_breaks_them() -> None:
    rising = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
    assert rules(*rising) == [{(Rule.TREND, True)}] * 7
    assert rules(*rising[:6], 1.0) == [set()] * 7


def test_two_of_three_near_one_limit_are_a_signal() -> None:
    assert rules(2.5, 0.0, 2.5) == [{(Rule.NEAR_LIMIT, True)}, set(), {(Rule.NEAR_LIMIT, True)}]
    assert rules(2.5, 0.0, -2.5) == [set()] * 3
    assert rules(2.5, 0.0, 0.0, 2.5) == [set()] * 4


def test_a_gap_breaks_every_run() -> None:
    assert rules(1.0, 1.2, 1.0, None, 1.2, 1.0, 1.2, 1.0) == [set()] * 8
    assert rules(2.5, None, 2.5) == [set()] * 3


@pytest.mark.parametrize(
    ("better", "last", "reading"),
    [
        (Direction.HIGHER, 60.0, Meaning.BETTER),
        (Direction.HIGHER, 40.0, Meaning.WORSE),
        (Direction.LOWER, 60.0, Meaning.WORSE),
        (Direction.LOWER, 40.0, Meaning.BETTER),
        (Direction.NEITHER, 60.0, Meaning.MOVED),
        (Direction.HIGHER, 51.0, Meaning.USUAL),
    ],
)
def test_the_reading_follows_the_direction_of_the_measure(
    better: Direction, last: float, reading: Meaning
) -> None:
    assert analyse(series(*STEADY, last, better=better)).reading is reading


def test_a_target_inside_the_usual_range_is_met_by_turns() -> None:
    assert analyse(series(*STEADY, target=51.0)).target is TargetReading.BY_TURNS
    assert analyse(series(*STEADY, target=40.0)).target is TargetReading.MET
    assert analyse(series(*STEADY, target=60.0)).target is TargetReading.MISSED
    assert analyse(series(*STEADY, target=60.0, better=Direction.LOWER)).target is TargetReading.MET
    assert analyse(series(*STEADY)).target is TargetReading.NONE


def test_once_a_figure_has_moved_its_latest_point_answers_for_the_target() -> None:
    assert analyse(series(*STEADY, 60.0, target=51.0)).target is TargetReading.MET
    assert analyse(series(*STEADY, 40.0, target=51.0)).target is TargetReading.MISSED


def test_a_target_that_is_reached_exactly_is_met() -> None:
    assert analyse(series(70.0, target=70.0)).target is TargetReading.MET


def test_a_new_baseline_starts_a_segment_and_keeps_the_old_one() -> None:
    note = Note("Q1 25", "new team", new_baseline_by="Owen Pryce")
    found = analyse(series(*STEADY, *[value + 20 for value in STEADY], notes=(note,)))
    assert [(one.start, one.end) for one in found.segments] == [(0, 12), (12, 24)]
    assert [one.limits.average for one in found.segments if one.limits] == pytest.approx([51.0, 71.0])
    assert found.reading is Meaning.USUAL


def test_a_note_without_a_name_leaves_the_baseline_alone() -> None:
    assert len(analyse(series(*STEADY, 60.0, notes=(Note("Q1 25", "new form"),))).segments) == 1


def test_a_short_new_baseline_says_too_few() -> None:
    note = Note("Q1 25", "new team", new_baseline_by="Owen Pryce")
    case = series(*STEADY, 60.0, notes=(note,))
    assert analyse(case).reading is Meaning.TOO_FEW
    assert str(in_words(case)) == (
        "Too few to say. One of the 12 quarters since the new baseline that are needed to say what is usual."
    )


def test_a_note_at_an_unknown_period_is_refused() -> None:
    with pytest.raises(ValueError, match="Q9 99"):
        series(1.0, notes=(Note("Q9 99", "x"),))


def test_the_sentence_says_what_moved_and_after_which_note() -> None:
    case = series(*WESTBROOK[:12], 76.0, *WESTBROOK[13:], target=76.0, notes=(Note("Q1 25", "goals"),))
    assert str(in_words(case)) == (
        "Better than usual. The last four quarters are above the upper limit. "
        "Chance alone would rarely do that. The change follows note A. Target of 76% met, five quarters running."
    )


def test_the_sentence_of_a_usual_figure_gives_the_range() -> None:
    assert str(in_words(series(*STEADY, target=51.0))) == (
        "Usual. Q4 24 is inside the range to expect from chance alone, 45.7% to 56.3%. "
        "Target of 51% met and missed by turns: figures of 45.7% to 56.3% are usual, and the target lies between."
    )


def test_the_sentence_of_a_long_rise_counts_from_where_it_began() -> None:
    rising = [46.0 + place for place in range(8)]
    assert "The last eight quarters rise without a break." in str(in_words(series(*STEADY, *rising)))


@given(
    st.lists(st.one_of(st.none(), shares), max_size=30),
    st.sampled_from(Direction),
    st.one_of(st.none(), shares),
)
def test_any_series_has_words_and_a_row_for_each_period(
    values: list[float | None], better: Direction, target: float | None
) -> None:
    case = series(*values, better=better, target=target)
    found = analyse(case)
    assert str(in_words(case)).count(". ") >= 1
    assert [row[0] for row in chart_table(case).rows] == [point.period for point in case.points]
    assert found.reading is not Meaning.MOVED or better is Direction.NEITHER


def test_the_table_has_the_chart_s_order_rounding_and_notes() -> None:
    table = chart_table(series(*STEADY, 60.04, target=51.0, notes=(Note("Q1 25", "new form"),)))
    assert table.rows[-1] == (
        "Q1 25", "60.0%", "45.7%", "51.0%", "56.3%", "51.0%", "Better than usual", "A: new form",
    )  # fmt: skip


def test_a_hidden_value_is_neither_drawn_nor_reckoned_with_nor_in_the_table() -> None:
    from homefirst.foundation.design.charts.control import ControlSeries, Point, control_chart

    shown = [Point(f"Q{n % 4 + 1} {20 + n // 4}", 50.0 + n % 2) for n in range(12)]
    case = ControlSeries("Few", SHARE, Direction.HIGHER, (*shown, Point("Q1 23", 99.9, HIDDEN, 3, 4)))
    assert analyse(case).latest == 11
    assert HIDDEN in chart_table(case).rows[-1]
    assert "99.9" not in str(chart_table(case)) + control_chart(case, ident="x")
