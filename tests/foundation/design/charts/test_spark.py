"""The spark line."""

from __future__ import annotations

from dataclasses import replace

from homefirst.foundation.design.charts.colours import BAND, TARGET
from homefirst.foundation.design.charts.control import Direction
from homefirst.foundation.design.charts.spark import spark_line
from tests.foundation.design.charts.drawn import every
from tests.foundation.design.charts.examples import HIDDEN, WESTBROOK, series

STEADY = (50.0, 52.0) * 6


def bands(markup: str) -> int:
    return markup.count(f'fill="{BAND}"')


def test_a_spark_line_is_120_by_28_and_hidden_from_screen_readers() -> None:
    svg = every(spark_line(series(*WESTBROOK)), "svg")[0]
    assert (svg.get("width"), svg.get("height"), svg.get("aria-hidden")) == ("120", "28", "true")


def test_only_the_last_twelve_periods_are_drawn() -> None:
    joined = every(spark_line(series(*STEADY, 51, 50, 49)), "path")[0].get("d", "")
    assert joined.count("M") + joined.count("L") == 12


def test_the_usual_range_stands_behind_once_twelve_points_are_known() -> None:
    assert bands(spark_line(series(*STEADY))) == 1
    assert bands(spark_line(series(*STEADY[:11]))) == 0


def test_a_target_is_a_line() -> None:
    assert TARGET not in spark_line(series(*STEADY))
    assert TARGET in spark_line(series(*STEADY, target=60.0))


def test_the_last_value_has_the_shape_of_its_reading() -> None:
    def shape(better: Direction) -> str:
        return list(every(spark_line(series(*STEADY, 70, better=better)), "svg")[0])[-1].tag

    assert [shape(each) for each in Direction] == ["path", "rect", "circle"]


def test_a_hidden_value_is_marked_and_does_not_bend_the_line() -> None:
    plain = series(*STEADY, 51)
    points = tuple(
        replace(one, hidden=HIDDEN if place == 5 else "") for place, one in enumerate(plain.points)
    )
    other = tuple(replace(one, value=0.0 if one.hidden else one.value) for one in points)
    assert spark_line(replace(plain, points=points)) == spark_line(replace(plain, points=other))
    marked = [each for each in every(spark_line(replace(plain, points=points)), "rect") if each.get("stroke")]
    assert len(marked) == 1


def test_a_series_without_a_figure_is_an_empty_picture() -> None:
    assert list(every(spark_line(series(None, None)), "svg")[0]) == []
