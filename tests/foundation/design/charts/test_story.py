"""The story: what is in view, its words, its list and its picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.design.charts.colours import TINT, WHITE
from homefirst.foundation.design.charts.story import (
    Bar,
    Dot,
    Event,
    Lane,
    Story,
    is_crowded,
    longest_silence,
    story_key,
    story_moments,
    story_picture,
    story_words,
    wordless,
)
from homefirst.foundation.design.charts.story.axis import LEFT, RIGHT
from homefirst.foundation.design.charts.story.counts import counts
from homefirst.foundation.design.charts.story.draw import MOST_MARKS
from homefirst.foundation.design.charts.story.rows import place_marks, span_of
from tests.foundation.design.charts.drawn import every, words, words_of

TODAY = date(2026, 11, 23)
FIRST, LAST = date(2026, 7, 1), date(2027, 1, 14)
REABLEMENT = Bar(date(2026, 10, 28), None, "Reablement", planned_end=date(2026, 12, 8), href="/r/")
HOSPITAL = Bar(date(2026, 10, 14), date(2026, 10, 27), "Stroke unit")
CALL = Dot(date(2026, 7, 20), "Phoned", href="/c/", by="Lin Zhao")
REVIEW = Dot(date(2026, 11, 26), "Week 4 review", planned=True)


def story(*events: Event, today: date = TODAY, first: date = FIRST, last: date = LAST) -> Story:
    return Story("Graham", (Lane("Everything", events),), first, last, today)


def test_what_lies_outside_the_span_is_in_neither_picture_nor_list_nor_words() -> None:
    early, late = Dot(date(2026, 6, 30), "Before"), Dot(date(2027, 1, 15), "After")
    ended = Bar(date(2020, 1, 1), date(2026, 6, 30), "Ended before")
    some = story(early, late, ended, CALL)
    said = f"{story_picture(some, 'a')} {story_words(some)} {story_moments(some)}"
    assert "Phoned" in said
    assert not [each for each in ("Before", "After", "Ended before") if each in said]


def test_an_empty_span_says_so_on_a_plate_that_no_line_of_the_grid_crosses() -> None:
    drawn = str(story_picture(story(), "a"))
    words = drawn.index("Nothing is recorded from 1 July to 14 January 2027.")
    plate = drawn.rindex("<rect", 0, words)
    assert f'fill="{WHITE}"' in drawn[plate:words]
    assert drawn.rfind("<line", 0, words) < plate
    assert "14 January 2027." not in str(story_picture(story(CALL), "a")).split("</desc>")[1]


def test_the_words_say_how_much_what_runs_what_is_next_and_where_nobody_was_in_touch() -> None:
    assert story_words(story(CALL, REABLEMENT, HOSPITAL, REVIEW)) == (
        "1 July to 14 January 2027: Everything (4). Now: Reablement until 8 December. "
        "Planned next: Week 4 review, 26 November. Nothing is recorded from 21 July to 13 October."
    )
    assert story_words(story()) == "Nothing is recorded about Graham from 1 July to 14 January 2027."


def test_the_list_holds_everything_newest_first_with_links_and_names() -> None:
    found = story_moments(story(CALL, REABLEMENT, HOSPITAL, REVIEW))
    assert [(each.when, each.what, each.planned) for each in found] == [
        ("26 November", "Week 4 review", True),
        ("Since 28 October, meant to end on 8 December", "Reablement", False),
        ("14 to 27 October", "Stroke unit", False),
        ("20 July", "Phoned", False),
    ]
    assert (found[3].href, found[3].by, found[3].on) == ("/c/", "Lin Zhao", "2026-07-20")


@pytest.mark.parametrize(
    ("bar", "said"),
    [
        (Bar(None, date(2026, 9, 1), "x"), "Until 1 September, start not known"),
        (Bar(None, None, "x"), "Start not known, no end recorded"),
        (Bar(date(2026, 9, 9), date(2026, 9, 1), "x"), "9 September, with an end before it (1 September)"),
        (Bar(date(2026, 12, 20), date(2027, 1, 3), "x", planned=True), "20 December to 3 January 2027"),
        (Bar(date(2025, 9, 1), None, "x"), "Since 1 September 2025"),
    ],
)
def test_a_missing_or_odd_date_is_said_as_it_is(bar: Bar, said: str) -> None:
    assert story_moments(story(bar))[0].when == said
    assert words(story_picture(story(bar), "a"))


def test_those_without_a_start_stand_last_in_the_list() -> None:
    assert [each.what for each in story_moments(story(Bar(None, None, "Old"), CALL))] == ["Phoned", "Old"]


def test_marks_are_links_with_names_that_hold_what_is_seen() -> None:
    links = every(story_picture(story(CALL, REABLEMENT, HOSPITAL), "a"), "a")
    assert [each.get("href") for each in links] == ["/c/", "/r/"]
    assert (
        links[1].get("aria-label")
        == "Reablement, to 8 December: since 28 October, meant to end on 8 December"
    )
    assert all(words_of(each) in each.get("aria-label", "") for each in links)


def test_what_is_planned_is_hollow_or_dashed_and_what_is_known_is_filled() -> None:
    circles = [each.get("fill") for each in every(story_picture(story(CALL, REVIEW), "a"), "circle")]
    assert circles[0] != WHITE
    assert circles[1] == WHITE
    dashed = [
        each.get("fill")
        for each in every(story_picture(story(REABLEMENT), "a"), "rect")
        if each.get("stroke-dasharray")
    ]
    assert dashed == [WHITE]
    assert story_key(story(CALL)) == ""
    assert story_key(story(REVIEW)) == "Dashed or hollow: planned."


def test_today_is_a_line_and_the_future_a_tint_only_where_they_are_in_view() -> None:
    now = story_picture(story(CALL), "a")
    past = story_picture(story(CALL, today=date(2027, 6, 1)), "a")
    assert ("Today" in words(now), str(now).count(TINT)) == (True, 1)
    assert ("Today" in words(past), str(past).count(TINT)) == (False, 0)


def test_a_bar_ends_with_its_last_day_and_the_next_one_begins_there() -> None:
    after = Bar(date(2026, 10, 28), date(2026, 11, 3), "Home")
    some = story(HOSPITAL, after)
    assert span_of(some, HOSPITAL).solid == pytest.approx(span_of(some, after).start)
    assert {one.row for one in place_marks(some, [HOSPITAL, after])} == {0}


def test_up_to_300_marks_are_drawn_and_more_become_counts_by_month() -> None:
    many = [Dot(FIRST + timedelta(days=at % 90), f"Call {at}") for at in range(MOST_MARKS)]
    assert not is_crowded(story(*many))
    crowd = story(*many, CALL)
    assert is_crowded(crowd)
    assert [number for _, _, number in counts(crowd, crowd.lanes[0])] == [124, 93, 84, 0, 0, 0, 0]
    assert {"124", "93", "84"} <= set(words(story_picture(crowd, "a")))
    assert "Choose a shorter span to see each one." in str(story_picture(crowd, "a"))


def test_a_long_life_is_counted_by_quarter_or_year_and_every_event_is_in_a_box() -> None:
    dots = tuple(Dot(date(2006, 1, 1) + timedelta(days=20 * at), f"Call {at}") for at in range(360))
    life = Story("Joan", (Lane("Contacts", dots),), date(2005, 6, 15), date(2026, 11, 30), TODAY)
    found = counts(life, life.lanes[0])
    assert len(found) == 22
    assert sum(number for _, _, number in found) == 360


def test_what_has_no_room_for_words_is_counted_and_still_named_for_the_pointer() -> None:
    dots = [Dot(FIRST + timedelta(days=at), f"A call about the delivery {at}") for at in range(60)]
    some = story(*dots)
    titles = ["".join(each.itertext()) for each in every(story_picture(some, "a"), "title")]
    assert wordless(some) > 0
    assert sum("A call about the delivery" in each for each in titles) == 60


def test_the_longest_silence_is_between_known_things_and_up_to_today() -> None:
    assert longest_silence(story(CALL)) == (date(2026, 7, 21), date(2026, 11, 22))
    assert longest_silence(story(REVIEW)) is None
    running = Bar(date(2026, 7, 21), None, "Home care")
    assert longest_silence(story(CALL, running)) is None


def test_a_story_may_not_end_before_it_starts_nor_a_plan_have_no_day() -> None:
    with pytest.raises(ValueError, match="end after its start"):
        story(first=LAST, last=FIRST)
    with pytest.raises(ValueError, match="must have a day"):
        Bar(None, None, "x", planned=True)


days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
bars = st.builds(Bar, days, st.none() | days, st.text("abc ", max_size=40), planned=st.booleans())
dots = st.builds(Dot, days, st.text("abc ", max_size=40), planned=st.booleans())


@given(st.lists(bars | dots, max_size=25))
def test_words_and_marks_stay_inside_and_do_not_lie_on_one_another(events: list[Event]) -> None:
    some = story(*events)
    placed = place_marks(some, some.in_view(some.lanes[0]))
    assert len(placed) == len(some.in_view(some.lanes[0])) == len(story_moments(some))
    for one in placed:
        assert LEFT - 7 <= one.span.start <= one.span.end <= RIGHT + 20
    bare = [one for one in placed if not one.words.text]
    for at, one in enumerate(placed):
        for other in placed[at + 1 :]:
            if one.row == other.row and one not in bare and other not in bare:
                assert one.span.edge <= other.span.start + 0.02 or other.span.edge <= one.span.start + 0.02


@given(st.lists(bars | dots, max_size=25))
def test_every_story_can_be_drawn_and_said(events: list[Event]) -> None:
    assert every(story_picture(story(*events), "a"), "svg")
    assert story_words(replace(story(*events), name="فاطمة"))
