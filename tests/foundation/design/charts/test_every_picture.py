"""What holds for every picture of the gallery."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from markupsafe import Markup

from homefirst.foundation.design.charts import colours as named
from homefirst.foundation.design.charts.control import ControlSeries, control_figure
from homefirst.foundation.design.charts.dots import DotPlot, dot_figure
from homefirst.foundation.design.charts.flow import Flow, flow_picture
from homefirst.foundation.design.charts.marks import Meaning, mark
from homefirst.foundation.design.charts.network import Network, family_figure, network_figure
from homefirst.foundation.design.charts.splits import Split, split_figure
from homefirst.foundation.design.charts.story import Story, story_picture
from homefirst.foundation.design.example_charts import charts
from tests.foundation.design.charts.drawn import colours, contrast_with_white, every, read

LEAST_TEXT = 14.0  # shown at 13/14 of its units, where there is least room, it is 13 CSS pixels
GROUNDS = {named.WHITE, named.GRID, named.TINT, named.BAND}


def pictures() -> Iterator[tuple[str, Markup]]:
    for name, value in vars(charts()).items():
        yield from drawings(name, value)


def drawings(name: str, value: Any) -> Iterator[tuple[str, Markup]]:
    if isinstance(value, ControlSeries):
        yield name, control_figure(value, name)
    elif isinstance(value, DotPlot):
        yield name, dot_figure(value, name, neighbours=True)
    elif isinstance(value, Story):
        yield name, story_picture(value, name)
    elif isinstance(value, Network):
        yield name, network_figure(value, name)
        yield f"{name}_tree", family_figure(value, f"{name}-tree")
    elif isinstance(value, Flow):
        yield name, flow_picture(value, name)
    elif isinstance(value, Split):
        yield name, split_figure(value, name)
    else:
        raise TypeError(f"nothing draws {name}")


PICTURES = dict(pictures())
each_picture = pytest.mark.parametrize("name", sorted(PICTURES))


@each_picture
def test_a_picture_is_well_formed_and_every_name_in_it_is_used_once(name: str) -> None:
    idents = [each.get("id") for each in read(PICTURES[name]).iter() if each.get("id")]
    assert [ident for ident, times in Counter(idents).items() if times > 1] == []


@each_picture
def test_no_text_is_smaller_than_14_units(name: str) -> None:
    sizes = [float(each.get("font-size", 0)) for each in every(PICTURES[name], "text")]
    assert min(sizes, default=LEAST_TEXT) >= LEAST_TEXT


@each_picture
def test_a_picture_has_a_title_and_a_description_that_name_it(name: str) -> None:
    for svg in every(PICTURES[name], "svg"):
        if svg.get("aria-hidden") != "true":
            by_id = {each.get("id"): "".join(each.itertext()) for each in svg}
            assert by_id[svg.get("aria-labelledby")]
            assert by_id[svg.get("aria-describedby")]
            assert svg.get("role") == ("group" if svg.findall(".//a") else "img")


@each_picture
def test_every_link_of_a_picture_has_an_address_and_a_name(name: str) -> None:
    for link in every(PICTURES[name], "a"):
        assert link.get("href")
        assert link.get("aria-label")


@each_picture
def test_every_mark_reaches_a_contrast_of_3_to_1_on_white(name: str) -> None:
    faint = {each for each in colours(PICTURES[name]) - GROUNDS if contrast_with_white(each) < 3}
    assert faint == set()


@each_picture
def test_a_picture_holds_no_style_and_no_script(name: str) -> None:
    assert not re.search(r"<style|<script|\sstyle=|\son[a-z]+=", str(PICTURES[name]))


@each_picture
def test_nothing_is_written_outside_its_picture(name: str) -> None:
    for svg in every(PICTURES[name], "svg"):
        width, height = (float(part) for part in svg.get("viewBox", "").split()[2:])
        for each in svg.iter("text"):
            assert 0 <= float(each.get("x", 0)) <= width
            assert 0 < float(each.get("y", 0)) <= height


def test_words_reach_4_5_to_1_and_marks_of_one_meaning_differ_by_shape() -> None:
    """The shapes alone tell what colours tell, for whoever sees no colours."""
    assert all(
        contrast_with_white(each) >= 4.5 for each in (named.INK, named.QUIET, named.OURS, named.TARGET)
    )
    shapes = {meaning: _shape(meaning) for meaning in Meaning if meaning is not Meaning.TOO_FEW}
    assert len(set(shapes.values())) == len(shapes)


def _shape(meaning: Meaning) -> str:
    """The mark without its colours: kind of element, geometry, and whether it is hollow."""
    drawn = mark(meaning, 0, 0)
    hollow = f'fill="{named.WHITE}"' in drawn
    return re.sub(r'\s(fill|stroke)="[^"]*"', "", str(drawn)) + str(hollow)
