"""The page of one measure: its numbers are those of the method, its words are those of its numbers, and they open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.explained import steps
from homefirst.oversight.performance import words as said_by
from homefirst.oversight.performance.actions import load_benchmarks, load_population
from homefirst.oversight.performance.benchmarks import Published
from homefirst.oversight.performance.models import Population, Snapshot
from homefirst.oversight.performance.queries.current import current, measures
from homefirst.oversight.performance.queries.measure import measure_page
from homefirst.oversight.performance.queries.shown import Shown
from homefirst.oversight.performance.results.reading import load
from tests.factories import SYSTEM
from tests.insight.expected import expected
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.reading import counts, rows, words
from tests.oversight.performance.test_figures import run, series

pytestmark = pytest.mark.django_db
SLUGS = ["2a", "2b", "2c", "2e-1", "2e-2a", "2e-2b", "3d-1a", "3d-1b", "3d-2a", "3d-2b"]


def indicator(slug: str) -> Indicator:
    return measures()[slug]


def total(code: str) -> dict[str, Any]:
    figures = run()["measures"][code]
    return dict(figures.get("Total") or next(iter(figures.values())))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_headline_and_its_sentence_hold_the_expected_figure_and_both_counts(
    slug: str, boundary: Snapshot, signed_in: SignedIn
) -> None:
    page = signed_in("performance_analyst").get(reverse("measure", args=[slug]))
    figure = total(indicator(slug).code)
    said = words(page)
    assert page.status_code == 200
    assert f"{figure['outcome']:,.1f}" in said
    if indicator(slug).is_rate:
        assert f"{figure['numerator']:,} " in said
        assert f"among {figure['denominator']:,} residents, in the year to 31 March 2026." in said
    else:
        unit = said_by.units(indicator(slug), figure["denominator"])
        assert (
            f"{figure['outcome']:,.1f}%: {figure['numerator']:,} of {unit}, in the year to 31 March 2026."
            in said
        )


def test_every_year_that_the_files_cover_has_the_figures_of_its_run(boundary: Snapshot) -> None:
    at = current(SYSTEM)
    assert at is not None
    results = at.results("2026-06")
    joined = [one for one in expected("boundary")["runs"] if one["joined_to"] == "2026-03-31"]
    assert [one["unique_event_values"] for one in joined] == ["raw"] * len(joined)
    for one in joined:
        end = date.fromisoformat(one["period_end"])
        for code, found in results.measures.items():
            counted = one["measures"][code]
            for group, (numerator, denominator) in found.years[end].items():
                assert numerator == counted[group]["numerator"], (code, group, end)
                if denominator is not None:
                    assert denominator == counted[group]["denominator"], (code, group, end)
    assert results.years[-1] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("slug", "shown", "sentence"),
    [
        ("2a", Shown(1, 1, 100.0), "100.0%: 1 of 1 spell of short-term help, in the year to 31 March 2026."),
        ("2a", Shown(3, 4, 75.0), "75.0%: 3 of 4 spells of short-term help, in the year to 31 March 2026."),
        ("3d-1a", Shown(1043, 1300, 80.2), "80.2%: 1,043 of 1,300 people, in the year to 31 March 2026."),
        (
            "2b",
            Shown(17, 100_000, 17.0),
            "17.0 for each 100,000 people aged 18 to 64: 17 people among 100,000 residents, in the year to "
            "31 March 2026.",
        ),
        (
            "2b",
            Shown(17, None, None),
            "17 people in the year to 31 March 2026. No population is kept here, so there is no rate.",
        ),
        (
            "2a",
            Shown(None, None, 75.0, "hidden: fewer than 5 people"),
            "75.0% in the year to 31 March 2026; the counts are hidden: fewer than 5 people.",
        ),
    ],
)
def test_the_sentence_says_the_numbers(slug: str, shown: Shown, sentence: str) -> None:
    assert said_by.headline(indicator(slug), shown, date(2026, 3, 31)) == sentence


@pytest.mark.parametrize("slug", SLUGS)
def test_every_count_opens_as_many_units_or_says_why_it_does_not(
    slug: str, boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("principal_social_worker")
    found = []
    for split in indicator(slug).words["splits"]:
        found += counts(client.get(reverse("measure", args=[slug]), {"split": split}))
    assert found
    for count in set(found):
        assert count.href or count.reason
        if count.href:
            listed = client.get(count.href)
            assert listed.status_code == 200
            assert listed.context is None
            people = rows(listed, _caption(listed)) if count.number else []
            assert len(people) == count.number, count


def _caption(response: Any) -> str:
    import re

    found = re.search(r"<caption[^>]*>([^<]+)</caption>", response.content.decode())
    assert found, words(response)[:400]
    return found[1]


def test_a_rate_without_a_population_is_a_count_that_says_so(boundary: Snapshot, signed_in: SignedIn) -> None:
    Population.objects.all().delete()
    said = words(signed_in("performance_analyst").get(reverse("measure", args=["2c"])))
    number = total("2C")["numerator"]
    assert (
        f"{number} people in the year to 31 March 2026. No population is kept here, so there is no rate."
        in said
    )
    assert "homefirst population load" in said
    assert "no population" in words(signed_in("performance_analyst").get(reverse("figures")))


def test_the_population_of_another_year_stands_in_and_is_named(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    Population.objects.all().delete()
    load_population(year=2024, people={"65 and above": 40_000, "18 to 64": 90_000}, source="x", by=SYSTEM)
    load_population(year=2023, people={"65 and above": 1, "18 to 64": 1}, source="x", by=SYSTEM)
    said = words(signed_in("performance_analyst").get(reverse("measure", args=["2c"])))
    assert "Among 40,000 residents, estimated for the middle of 2024." in said
    numerator = total("2C")["numerator"]
    assert f"{numerator / 40_000 * 100_000:,.1f} for each 100,000" in said


def test_a_council_stands_among_the_others_in_words_that_match_its_numbers(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    load_benchmarks(
        rows=series("2E(1)", "25.0", ["10.0", "20.0", "30.0", "[c]"]), source="made up", by=SYSTEM
    )
    client = signed_in("director")
    said = words(client.get(reverse("measure", args=["2e-1"])))
    assert "In 2024/25 Westbrook had 25.0%, below England with 60.0%. That is place 2 of 4 councils" in said
    assert "Beside 4 other councils, 2024/25" in said
    table = client.get(reverse("measure", args=["2e-1"]), {"councils_as": "table"})
    places = {row[0]: row[1:3] for row in rows(table, f"{indicator('2e-1').words['title']}, 2024/25")}
    assert places["Westbrook"] == ["2", "25.0%"]
    assert places["Council 2"] == ["1", "30.0%"]
    assert places["Council 3"] == ["", "hidden at source"]


def test_the_region_of_the_council_stands_beside_it(boundary: Snapshot, signed_in: SignedIn) -> None:
    area = Published("2A", "SE", "South East", "E12000008", "2024/25", "outcome", "80.0")
    load_benchmarks(rows=[*series("2A", "70.0", ["10.0"]), area], source="made up", by=SYSTEM)
    page = signed_in("director").get(reverse("measure", args=["2a"]))
    assert "South East had 80.0% in 2024/25." in words(page)
    assert "Beside 1 other council, 2024/25" in words(page)


def test_our_own_figure_of_the_published_year_is_worked_out_here_when_nobody_published_it(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    at = current(SYSTEM)
    assert at is not None
    numerator, denominator = at.results("2026-06").measures["2E(1)"].years[date(2025, 3, 31)]["Total"]
    ours = f"{round(1000 * numerator / denominator) / 10:.1f}%" if denominator else "0.0%"
    said = words(signed_in("director").get(reverse("measure", args=["2e-1"])))
    assert f"England had 81.4% in 2024/25, when Westbrook had {ours}" in said
    assert "is worked out here, from its own files" in said


def test_a_measure_that_england_does_not_publish_says_so(boundary: Snapshot, signed_in: SignedIn) -> None:
    said = words(signed_in("director").get(reverse("measure", args=["3d-1b"])))
    assert "England's figure is not published." in said


def test_figures_by_another_version_are_not_set_beside_published_ones(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    load_benchmarks(rows=series("2B", "12.0", ["10.0", "20.0"]), source="made up", by=SYSTEM)
    client = signed_in("performance_analyst")
    june = words(client.get(reverse("measure", args=["2b"]), {"method": "2026-06"}))
    august = words(client.get(reverse("measure", args=["2b"]), {"method": "2026-08"}))
    assert "Worked out the same way, Westbrook has" in june
    assert "The figure now is not set beside these: it follows the method of August 2026" in august
    assert "Worked out the same way" not in august


def test_the_version_in_force_is_chosen_by_the_day_on_which_the_year_ends(boundary: Snapshot) -> None:
    page = measure_page(SYSTEM, "2c", {})
    assert page.standing.method == "2026-06"
    assert [(link.text, link.current) for link in page.method_links] == [
        ("June 2026", True),
        ("August 2026", False),
    ]


def test_how_it_is_worked_out_shows_every_step_its_query_and_the_worked_example(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    said = words(signed_in("councillor").get(reverse("measure", args=["2a"])))
    for step in steps(indicator("2a")):
        assert " ".join(step.words.split()) in said
        assert " ".join(step.sql.split()) in said
    for person in indicator("2a").words["worked_example"]["people"]:
        assert person["name"] in said


def test_what_weakens_it_says_the_worst_and_the_best_it_could_be(boundary: Snapshot) -> None:
    page = measure_page(SYSTEM, "3d-1a", {})
    weak = page.standing.found.weaknesses["mechanism_blank"]
    assert weak.units == run()["measures"]["3D_unknown_mechanism"]["Clients"]
    assert weak.spread is not None
    figure = total("3D(1a)")
    assert weak.spread.low == (figure["numerator"], figure["denominator"])
    assert weak.spread.high == (figure["numerator"] + weak.units, figure["denominator"])
    best = 100 * weak.spread.high[0] / weak.spread.high[1]
    assert f"At worst the figure is {figure['outcome']}%, at best {best:.1f}%." in page.weaknesses[0].words


def test_spells_without_an_outcome_would_all_lower_the_share_at_worst(boundary: Snapshot) -> None:
    weak = measure_page(SYSTEM, "2a", {}).standing.found.weaknesses["no_usable_outcome"]
    figure = total("2A")
    assert weak.spread is not None
    assert weak.spread.low == (figure["numerator"], figure["denominator"] + weak.units)
    assert weak.spread.high == (figure["numerator"] + weak.units, figure["denominator"] + weak.units)


def test_quarters_by_themselves_and_years_are_two_trends_and_the_last_year_is_the_headline(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("director")
    title = indicator("2e-2b").words["title"]
    years = client.get(reverse("measure", args=["2e-2b"]), {"trend": "years", "trend_as": "table"})
    last = rows(years, f"{title}, each year to each quarter")[-1]
    figure = total("2E(2b)")
    assert last[:4] == [
        "Q1 26",
        f"{figure['outcome']:.1f}%",
        str(figure["numerator"]),
        str(figure["denominator"]),
    ]
    quarters = client.get(reverse("measure", args=["2e-2b"]), {"trend_as": "table"})
    assert len(rows(quarters, f"{title}, each quarter")) == 12


def test_an_unknown_measure_is_no_page(boundary: Snapshot, signed_in: SignedIn) -> None:
    for slug in ("9z", "2A", "load-me"):
        assert signed_in("director").get(reverse("measure", args=[slug])).status_code in (403, 404)


def test_results_are_read_from_files_that_never_change(boundary: Snapshot) -> None:
    at = current(SYSTEM)
    assert at is not None
    folder = at.folder("2026-06")
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    load.cache_clear()
    measure_page(SYSTEM, "2a", {})
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before
    assert all(not file.stat().st_mode & 0o222 for file in folder.iterdir())
