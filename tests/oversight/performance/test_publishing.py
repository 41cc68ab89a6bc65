"""Small numbers stay hidden from those who may see published figures only, on pages and before anything is drawn."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from homefirst.insight.indicators.disclosure import publish
from homefirst.insight.indicators.measures import Figure
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.queries.current import Current, current, measures
from homefirst.oversight.performance.queries.shown import shown_groups, split_groups
from homefirst.oversight.performance.queries.trend import quarterly
from tests.factories import SYSTEM, actor
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.reading import counts, rows, words

pytestmark = pytest.mark.django_db
END = date(2026, 3, 31)
SLUGS = ["2a", "2b", "2c", "2e-1", "2e-2a", "2e-2b", "3d-1a", "3d-1b", "3d-2a", "3d-2b"]


def published() -> Current:
    at = current(actor("councillor"))
    assert at is not None
    assert not at.exact
    return at


@pytest.mark.parametrize("slug", SLUGS)
def test_a_councillor_never_meets_a_count_under_five(
    slug: str, boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("councillor")
    for split in measures()[slug].words["splits"]:
        for view in ("chart", "table"):
            for trend in ("quarters", "years"):
                asked = {"split": split, "trend_as": view, "trend": trend}
                page = client.get(reverse("measure", args=[slug]), asked)
                shown = [count.number for count in counts(page) if count.number is not None]
                assert all(number >= 5 for number in shown), (slug, asked)
                if view == "table":
                    each = "year to each quarter" if trend == "years" else "quarter"
                    for row in rows(page, f"{measures()[slug].words['title']}, each {each}"):
                        numbers = [int(cell) for cell in row[2:4] if cell.isdigit()]
                        assert all(number >= 5 for number in numbers), row


def test_a_councillor_gets_no_link_to_people_and_is_told_why(boundary: Snapshot, signed_in: SignedIn) -> None:
    page = signed_in("councillor").get(reverse("measure", args=["2e-2b"]))
    assert all(not count.href for count in counts(page))
    assert "you may see figures only" in words(page)
    assert "Counts under 5 are hidden." in words(page)


def test_whoever_sees_true_numbers_is_told_not_to_publish_them_and_can_see_what_may_be(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("performance_analyst")
    true = client.get(reverse("measure", args=["2a"]))
    safe = client.get(reverse("measure", args=["2a"]), {"numbers": "published"})
    assert "Not for publishing" in words(true)
    assert "Not for publishing" not in words(safe)
    assert all(not count.href for count in counts(safe))


def test_one_hidden_part_of_a_split_is_never_left_to_be_taken_from_the_whole(boundary: Snapshot) -> None:
    at = published()
    for indicator in measures().values():
        found = at.results("2026-06").measures[indicator.code]
        for by, groups in found.splits.items():
            shown = split_groups(indicator, groups, found.years[END], at, END)
            hidden = [name for name, one in shown.items() if one.hidden]
            small = [n for n, d in groups.values() if min(n, n if indicator.is_rate else d or 0) < 5]
            whole = shown_groups(indicator, found.years[END], at, END)
            if small and len(groups) > 1 and not next(reversed(whole.values())).hidden:
                assert len(hidden) != 1, (indicator.code, by, shown)
            assert all(shown[name].numerator is None and shown[name].outcome is None for name in hidden)


def test_a_quarter_cannot_be_worked_out_from_the_year_and_the_other_quarters(boundary: Snapshot) -> None:
    at = published()
    for indicator in measures().values():
        points = quarterly(indicator, at.results("2026-06").measures[indicator.code], at).points
        assert all(point.numerator is None and point.denominator is None for point in points)
        if indicator.is_rate and any(point.hidden for point in points):
            assert all(point.hidden and point.value is None for point in points)


def test_limits_are_drawn_from_what_may_be_seen_only(boundary: Snapshot, signed_in: SignedIn) -> None:
    page = signed_in("councillor").get(reverse("measure", args=["2b"]), {"trend": "quarters"})
    assert "hidden: fewer than 5 people" in words(page)
    assert "A quarter by itself counts too few people to be shown" in words(page)
    trend = re.search(r'id="trend-chart-wide".*?</svg>', page.content.decode(), re.DOTALL)
    assert trend
    assert "now</text>" not in trend[0]


def test_a_finer_split_hides_its_share_too() -> None:
    figures = {
        "one": Figure(3, 3, 100.0),
        "two": Figure(8, 10, 80.0),
        "three": Figure(20, 40, 50.0),
        "Total": Figure(31, 53, 58.5),
    }
    kept, bare = publish(figures), publish(figures, keep_outcome=False)
    assert (kept["one"].outcome, kept["one"].numerator) == (100.0, None)
    assert (bare["one"].outcome, bare["two"].outcome) == (None, None)
    assert (bare["three"].outcome, bare["three"].numerator) == (50.0, 20)


def test_the_command_line_and_jobs_see_true_numbers(boundary: Snapshot) -> None:
    at = current(SYSTEM)
    assert at is not None
    assert at.exact
