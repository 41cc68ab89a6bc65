"""One figure taken apart."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.design.charts.colours import OURS
from homefirst.foundation.design.charts.splits import (
    Part,
    Split,
    split_figure,
    split_picture,
    split_table,
    split_words,
)
from homefirst.foundation.design.charts.units import SHARE
from tests.foundation.design.charts.drawn import every, words

HIDDEN = "hidden: fewer than 5 people"
AGES = (
    Part("18 to 64", 80.0, numerator=4, denominator=5),
    Part("65 and over", 40.0),
    Part("Not known", None),
)


def split(*parts: Part, overall: float | None = 60.0) -> Split:
    return Split("Share", SHARE, "age", parts, overall)


def bars(some: Split) -> list[float]:
    return [
        float(each.get("width", 0))
        for each in every(split_picture(some, ident="a"), "rect")
        if each.get("fill") == OURS
    ]


def test_bars_begin_at_nought_and_are_as_long_as_their_values() -> None:
    first, second = bars(split(*AGES))
    assert abs(first - 2 * second) < 0.05
    assert bars(split(Part("A", 0.0), Part("B", 5.0)))[0] == 0


def test_the_sentence_names_highest_lowest_all_together_and_the_hidden() -> None:
    assert split_words(split(*AGES, Part("Other", 99.0, HIDDEN))) == (
        "By age, 18 to 64 (80.0%) is highest and 65 and over (40.0%) lowest. All together: 60.0%. One is hidden."
    )
    assert (
        split_words(split(Part("A", 50.0), Part("B", 50.0), overall=None)) == "All that are shown have 50.0%."
    )
    assert split_words(split(Part("A", None), overall=None)) == "No age group has a figure that may be shown."


def test_those_that_are_printed_alike_share_the_lead() -> None:
    assert "A and one more (80.0%) is highest" in split_words(
        split(Part("A", 80.0), Part("B", 80.04), Part("C", 1.0))
    )


def test_a_hidden_number_stands_nowhere() -> None:
    def drawn(value: float) -> str:
        some = split(*AGES, Part("Other", value, HIDDEN, 3, 4))
        return f"{split_figure(some, 'a')} {split_words(some)} {split_table(some)}"

    assert drawn(12.3) == drawn(98.7)
    assert "hidden" in words(split_picture(split(*AGES, Part("Other", 1.0, HIDDEN)), ident="a"))


def test_the_table_has_the_same_order_and_rounding_as_the_bars() -> None:
    found = split_table(split(*AGES))
    assert found.rows == (
        ("18 to 64", "80.0%", "4", "5"),
        ("65 and over", "40.0%", "", ""),
        ("Not known", "no figure", "", ""),
        ("All together", "60.0%", "", ""),
    )
    drawn = words(split_picture(split(*AGES), ident="a"))
    assert [each for each in drawn if each in {row[0] for row in found.rows}] == [
        "18 to 64",
        "65 and over",
        "Not known",
    ]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.none() | st.floats(0, 100))
def test_the_named_extremes_are_those_of_the_table(values: list[float], overall: float | None) -> None:
    some = replace(split(*(Part(f"P{at}", value) for at, value in enumerate(values))), overall=overall)
    shown = [float(row[1].removesuffix("%")) for row in split_table(some).rows if row[0].startswith("P")]
    said = split_words(some)
    assert f"{max(shown):.1f}%" in said
    assert f"{min(shown):.1f}%" in said
    assert len(bars(some)) == len(values)
