"""The dot plot: places, words, table and picture."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.design.charts.control import Direction
from homefirst.foundation.design.charts.dots import (
    Council,
    DotPlot,
    Ours,
    Place,
    dot_figure,
    dot_plot,
    dot_table,
    dot_words,
    place,
)
from homefirst.foundation.design.charts.dots.layout import lay_out
from homefirst.foundation.design.charts.dots.swarm import swarm
from homefirst.foundation.design.charts.picture import Width
from homefirst.foundation.design.charts.units import SHARE
from tests.foundation.design.charts.drawn import every, words

HIDDEN = "hidden: fewer than 5 people"


def plot(
    *values: float | None, ours: float | None = 70.0, better: Direction = Direction.HIGHER, **more: object
) -> DotPlot:
    others = tuple(Council(f"Council {chr(65 + at)}", value) for at, value in enumerate(values))
    settings: dict[str, object] = {"england": 75.0, **more}
    return DotPlot("Share", SHARE, better, "2024/25", others, Ours("Westbrook", ours), **settings)  # type: ignore[arg-type]


def circles(markup: str) -> int:
    return markup.count("<circle")


@pytest.mark.parametrize(
    ("better", "expected"), [(Direction.HIGHER, 3), (Direction.LOWER, 2), (Direction.NEITHER, 3)]
)
def test_place_one_is_the_best_and_the_highest_where_neither_is_better(
    better: Direction, expected: int
) -> None:
    assert place(plot(80, 75, 60, better=better)) == Place(expected, 4, 0)


def test_figures_that_are_printed_alike_share_a_place_and_leave_the_next_one_free() -> None:
    tied = plot(80, 70.04, 69.96, 60)
    assert place(tied) == Place(2, 5, 2)
    assert "place 2 (shared with two others) of 5 councils" in dot_words(tied)
    assert [row[1] for row in dot_table(tied).rows if row[0] != "England"] == ["1", "2", "2", "2", "5"]


def test_hidden_and_missing_figures_have_no_place() -> None:
    some = replace(plot(80, 60), others=(Council("A", 80), Council("B", 90, HIDDEN), Council("C", None)))
    assert place(some) == Place(2, 2, 0)
    assert place(replace(some, ours=Ours("Westbrook", 70.0, HIDDEN))) is None
    assert place(replace(some, ours=Ours("Westbrook"))) is None


@pytest.mark.parametrize(
    ("ours", "said"), [(70, "below England with 75.0%"), (80, "above England"), (75.04, "the same as")]
)
def test_the_sentence_says_on_which_side_of_england_we_are(ours: float, said: str) -> None:
    assert said in dot_words(plot(60, ours=ours))


def test_the_sentence_gives_the_published_figure_the_place_and_the_one_of_now() -> None:
    ours = Ours("Westbrook", 72.8, now=80.2, now_period="the year to 30 September 2026")
    neighbours = (Council("A", 90, neighbour=True), Council("B", 50))
    assert dot_words(replace(plot(better=Direction.LOWER), others=neighbours, ours=ours)) == (
        "In 2024/25 Westbrook had 72.8%, below England with 75.0%. That is place 2 of 3 councils, counted from the "
        "lowest, which is best. Among it and its nearest neighbours it is place 1 of 2. Worked out the same way, "
        "Westbrook has 80.2% for the year to 30 September 2026."
    )


def test_a_figure_of_another_method_is_neither_drawn_nor_tabled_and_the_reason_is_given() -> None:
    apart = replace(plot(80), ours=Ours("Westbrook", 70, now=80.2, not_comparable="the method changed"))
    assert "The figure now is not set beside these: the method changed." in dot_words(apart)
    assert "80.2% now" not in words(dot_figure(apart, "a"))
    assert not [row for row in dot_table(apart).rows if "now" in row[0]]


def test_a_hidden_number_stands_nowhere() -> None:
    """Neither in the words, nor in the table, nor in any place of the picture."""

    def drawn(value: float) -> str:
        one = replace(plot(80, 60), others=(Council("A", 80), Council("B", value, HIDDEN)))
        return f"{dot_figure(one, 'a')} {dot_words(one)} {dot_table(one)}"

    assert drawn(12.3) == drawn(45.6)
    assert "1 hidden" in drawn(12.3)
    assert HIDDEN in drawn(12.3)


def test_a_council_is_a_dot_and_we_are_no_dot() -> None:
    drawn = dot_plot(plot(80, 60, None), ident="a")
    assert circles(drawn) == 2
    assert words(drawn)[-2:] == ["England 75.0%", "Westbrook 70.0%"]


def test_neighbours_are_rings_when_they_are_asked_for() -> None:
    some = replace(plot(), others=(Council("A", 80, neighbour=True), Council("B", 60)))

    def hollow(*, asked: bool) -> int:
        drawn = dot_plot(some, ident="a", neighbours=asked)
        return sum(each.get("stroke-width") == "2" for each in every(drawn, "circle"))

    assert (hollow(asked=False), hollow(asked=True)) == (0, 1)
    assert "nearest neighbour" in str(dot_table(some).rows)


def test_our_published_mark_is_filled_and_the_one_of_now_is_hollow() -> None:
    drawn = str(dot_plot(replace(plot(80), ours=Ours("Westbrook", 70, now=71)), ident="a"))
    marks = re.findall(r'<path d="M[^"]*Z" fill="(#\w+)"', drawn)
    assert marks == ["#1d70b8", "#ffffff"]


def test_the_table_is_sorted_best_first_with_those_without_a_number_last() -> None:
    some = plot(80, 60, None, better=Direction.LOWER)
    assert [row[0] for row in dot_table(some).rows] == [
        "Council B",
        "Westbrook",
        "England",
        "Council A",
        "Council C",
    ]
    assert dot_table(some).rows[-1][2] == "no figure"


def test_with_nothing_published_anywhere_the_picture_is_still_drawn() -> None:
    bare = replace(plot(ours=None), england=None)
    assert every(dot_plot(bare, ident="a"), "svg")
    assert dot_words(bare) == "Westbrook has no published figure for 2024/25."


@given(st.lists(st.floats(0, 300), max_size=60))
def test_dots_never_leave_their_room_and_overlap_only_when_there_are_too_many(xs: list[float]) -> None:
    offsets, radius = swarm(xs, 50)
    assert all(abs(each) + radius <= 50 + 1e-6 for each in offsets)
    if radius > 3.0:
        places = sorted(zip(xs, offsets, strict=True))
        for at, (x, y) in enumerate(places):
            for other, above in places[at + 1 :]:
                assert (x - other) ** 2 + (y - above) ** 2 >= (2 * radius) ** 2 - 0.01


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30), st.floats(0, 100))
def test_every_value_lies_inside_the_axis(values: list[float], ours: float) -> None:
    some = plot(*values, ours=ours)
    for width in Width:
        plan = lay_out(some, width)
        assert all(plan.left - 0.01 <= plan.x(value) <= plan.right + 0.01 for value in (*values, ours))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30), st.floats(0, 100), st.sampled_from(Direction))
def test_our_place_in_words_is_our_row_in_the_table(
    values: list[float], ours: float, better: Direction
) -> None:
    some = plot(*values, ours=ours, better=better)
    found = place(some)
    assert found is not None
    row = next(row for row in dot_table(some).rows if row[0] == "Westbrook")
    assert row[1] == str(found.place)
    assert f"place {found.place} " in dot_words(some)
