"""The gallery as people set up their own reading: wider spacing, paper, and small screens."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.design.gallery import components
from tests.browser.visitor import Visitor

FOLDERS = [each.folder for each in components()]
LEAST_TEXT = 12.99  # CSS pixels of the words in a picture, as they reach the screen
PICTURES = ["charts", "dot_plot", "timeline_picture", "network_picture", "split_bars"]
PAPER = {"width": 703, "height": 1000}  # A4 less its margins, in CSS pixels

# WCAG 2.2, 1.4.12. A sheet of the page's own making is allowed by the content security policy.
_SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    + "p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""
_TOO_WIDE = """() => { const root = document.documentElement;
  return root.scrollWidth <= root.clientWidth ? [] : [...document.body.querySelectorAll("*")]
    .filter(each => each.getBoundingClientRect().right > root.clientWidth + 1 && !each.closest("[role=region], pre"))
    .slice(0, 5).map(each => each.outerHTML.slice(0, 160)).concat([root.scrollWidth + " in " + root.clientWidth]); }"""
_CUT = """() => [...document.querySelectorAll(".hf-gallery__shown *")].filter(each => {
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const cuts = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    return cuts && box.width > 2 && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
  }).slice(0, 5).map(each => each.outerHTML.slice(0, 160))"""
_SMALL_WORDS = """least => [...document.querySelectorAll("svg.hf-chart__picture")]
  .filter(svg => svg.getBoundingClientRect().width)
  .flatMap(svg => { const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text")].map(each => [svg.id, each.getAttribute("font-size") * scale]); })
  .filter(([_, size]) => size < least).slice(0, 5)"""
with_scripts = pytest.mark.parametrize("scripts", [True], ids=["with scripts"], indirect=True)


def wrong(visitor: Visitor, script: str, *given: Any) -> Any:
    return visitor.page.evaluate(script, *given)


@with_scripts
@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_cut_or_pushed_out_by_wider_spacing(visitor: Visitor, folder: str) -> None:
    visitor.page.goto(f"{visitor.base}/design/{folder}/")
    visitor.page.evaluate(_SPACED)
    for width in (320, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        assert wrong(visitor, _TOO_WIDE) == []
        assert wrong(visitor, _CUT) == []


@with_scripts
@pytest.mark.parametrize("folder", FOLDERS)
def test_paper_holds_every_state_without_cutting_it(visitor: Visitor, folder: str) -> None:
    page = visitor.page
    page.set_viewport_size(PAPER)
    page.goto(f"{visitor.base}/design/{folder}/")
    page.emulate_media(media="print")
    assert wrong(visitor, _TOO_WIDE) == []
    assert "Printed on" in page.locator("footer").last.inner_text()


@with_scripts
@pytest.mark.parametrize("folder", PICTURES)
def test_words_in_pictures_are_never_smaller_than_13_px(visitor: Visitor, folder: str) -> None:
    visitor.page.goto(f"{visitor.base}/design/{folder}/")
    for width in (320, 375, 600, 768, 1024, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        assert wrong(visitor, _SMALL_WORDS, LEAST_TEXT) == [], width


@with_scripts
def test_a_story_gives_way_to_its_list_on_a_telephone_and_paper_has_both(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.base}/design/timeline_picture/")
    picture, words = page.locator("#story-months"), page.locator(".hf-lanes-list").first
    assert (picture.is_visible(), words.is_visible()) == (True, False)
    page.set_viewport_size({"width": 320, "height": 900})
    assert (picture.is_visible(), words.is_visible()) == (False, True)
    assert page.locator("#story-asked").is_visible()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    assert (picture.is_visible(), words.is_visible()) == (True, True)


@with_scripts
def test_the_latest_few_stand_on_a_telephone_the_rest_behind_a_press_and_paper_has_them_all(
    visitor: Visitor,
) -> None:
    page = visitor.page
    page.goto(f"{visitor.base}/design/timeline_picture/")
    page.set_viewport_size({"width": 320, "height": 900})
    story = page.locator(".hf-lanes-room--latest")
    moments = story.locator(".hf-story__moment")
    many = moments.count()
    assert many > 5
    assert [each.is_visible() for each in moments.all()] == [True] * 2 + [False] * (many - 2)
    story.locator("summary").click()
    assert all(each.is_visible() for each in moments.all())
    story.locator("summary").click()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in moments.all())


@with_scripts
def test_a_network_gives_way_to_its_table_on_a_telephone(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.base}/design/network_picture/")
    table = page.locator(".hf-net-table").first
    assert (page.locator("#net-some-wide").is_visible(), table.is_visible()) == (True, False)
    page.set_viewport_size({"width": 320, "height": 900})
    assert (page.locator("#net-some-wide").is_visible(), table.is_visible()) == (False, True)
    assert not page.locator("#net-some-compact").is_visible()
    lines, known = page.locator(".hf-net-lines__one"), table.locator("td").first
    assert (lines.first.is_visible(), known.is_visible()) == (True, False)
    table.locator("summary").click()
    assert known.is_visible()


@with_scripts
def test_a_mark_can_be_reached_by_keyboard_and_shows_that_it_is_reached(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.base}/design/timeline_picture/")
    page.locator("#story-months a").first.focus()
    page.keyboard.press("Tab")
    name = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert name == "Hospital notice: 23 October"
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
