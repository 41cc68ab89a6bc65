"""The list of measures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from homefirst.foundation.audit.models import AuditRow
from homefirst.oversight.performance import jobs
from homefirst.oversight.performance.actions import load_benchmarks, take_snapshot
from homefirst.oversight.performance.benchmarks import Published, england_published
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.queries.current import current
from homefirst.oversight.performance.queries.standing import standings, worst_against_england
from tests.factories import SYSTEM
from tests.insight.expected import expected
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.reading import words

pytestmark = pytest.mark.django_db
TEN = ["2A", "2B", "2C", "2E(1)", "2E(2a)", "2E(2b)", "3D(1a)", "3D(1b)", "3D(2a)", "3D(2b)"]


def run(end: str = "2026-03-31") -> dict[str, Any]:
    return next(
        one for one in expected("boundary")["runs"] if one["period_end"] == end and one["joined_to"] == end
    )


def series(code: str, ours: str, others: list[str]) -> list[Published]:
    """Published figures of made-up councils for 2024/25; `ours` is that of this installation's council."""
    rows = [
        Published(code, f"{100 + n}", f"Council {n}", f"E0600{n:04}", "2024/25", "outcome", value)
        for n, value in enumerate(others)
    ]
    england = Published(code, "England", "England", "E92000001", "2024/25", "outcome", "60.0")
    own = Published(code, "999", "Westbrook", "E06009999", "2024/25", "outcome", ours)
    return [england, own, *rows]


def test_every_measure_stands_in_the_list_with_the_figure_of_its_total(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    said = words(signed_in("performance_analyst").get(reverse("figures")))
    for code in TEN:
        figures = run()["measures"][code]
        total = figures.get("Total") or next(iter(figures.values()))
        assert f"Measure {code} {total['outcome']:,.1f}" in said, code


def test_england_stands_beside_each_measure_on_a_fresh_installation(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    said = words(signed_in("director").get(reverse("figures")))
    shipped = england_published().outcomes
    assert len(shipped) == 8
    for outcome in shipped.values():
        assert format(outcome, ",.1f") in said
    assert said.count("Not published") == 2
    assert "no other councils' are kept here" in said


def test_the_lowest_place_in_the_better_direction_is_worst_against_england(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    load_benchmarks(rows=series("2A", "90.0", ["10", "20", "30"]), source="made up", by=SYSTEM)
    load_benchmarks(rows=series("2C", "900.0", ["10", "20", "30"]), source="made up", by=SYSTEM)
    load_benchmarks(rows=series("2E(1)", "25.0", ["10", "20", "30", "[c]"]), source="made up", by=SYSTEM)
    at = current(SYSTEM)
    assert at is not None
    found = worst_against_england(standings(at))
    assert [(one.indicator.code, one.beside.place and one.beside.place.place) for one in found[:3]] == [
        ("2C", 4),
        ("2E(1)", 2),
        ("2A", 1),
    ]
    page = signed_in("team_manager").get(reverse("figures"), {"order": "england"})
    assert (
        "Worst against England: People aged 65 or above who moved into a care home , place 4 of 4"
        in words(page)
    )
    codes = re.findall(r"Measure (\d\S+)", words(page))
    assert codes[:3] == ["2C", "2E(1)", "2A"]


def test_without_other_councils_the_furthest_on_the_worse_side_of_england_comes_first(
    boundary: Snapshot,
) -> None:
    at = current(SYSTEM)
    assert at is not None
    gaps = [one.gap for one in worst_against_england(standings(at)) if one.gap is not None]
    assert gaps == sorted(gaps, reverse=True)
    assert len(gaps) == 8
    by_code = {one.indicator.code: one for one in standings(at)}
    two_e = by_code["2E(1)"]
    ours, theirs = Decimal(str(two_e.beside.plot.ours.value)), Decimal("81.4")
    assert two_e.gap == pytest.approx(float((theirs - ours) / theirs))


def test_a_filter_leaves_the_measures_that_fit_and_says_when_none_does(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("performance_analyst")
    said = words(client.get(reverse("figures"), {"theme": "Choice and control"}))
    assert re.findall(r"Measure (\d\S+)", said) == ["3D(1a)", "3D(1b)", "3D(2a)", "3D(2b)"]
    nothing = words(client.get(reverse("figures"), {"show": "worse", "theme": "Getting well again"}))
    assert "None of the 10 measures is like that. Show all of them" in nothing


def test_an_unknown_filter_shows_everything(boundary: Snapshot, signed_in: SignedIn) -> None:
    said = words(signed_in("director").get(reverse("figures"), {"order": "x", "show": "'", "theme": "<b>"}))
    assert len(re.findall(r"Measure (\d\S+)", said)) == 10


def test_a_director_sees_the_worst_reading_first_and_others_see_themes(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    assert "Measures by theme" not in words(signed_in("director").get(reverse("figures")))
    assert "Measures by theme" in words(signed_in("finance").get(reverse("figures")))


@pytest.mark.parametrize("role", ["first_contact", "broker", "information_governance", "administrator"])
def test_a_role_without_figures_finds_no_page(role: str, signed_in: SignedIn) -> None:
    assert signed_in(role).get(reverse("figures")).status_code in (403, 404)


def test_one_failing_measure_says_why_and_the_others_stand(
    boundary: Snapshot, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from homefirst.insight.engine import EngineError
    from homefirst.insight.indicators.measures import Calculation

    whole = Calculation.figures

    def broken(self: Calculation, code: str) -> Any:
        if code == "2A":
            raise EngineError("Conversion Error: no such day")
        return whole(self, code)

    monkeypatch.setattr(Calculation, "figures", broken)
    take_snapshot(by=SYSTEM.__class__(**{**vars(SYSTEM), "at": SYSTEM.at.replace(hour=11)}))
    said = words(signed_in("performance_analyst").get(reverse("figures")))
    assert "Could not be worked out: Conversion Error: no such day" in said
    assert "Measure 2C" in said
    assert signed_in("performance_analyst").get(reverse("measure", args=["2a"])).status_code == 409


def test_new_figures_are_asked_for_once_and_made_by_the_job_worker(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    client = signed_in("performance_analyst")
    assert client.post(reverse("work_out")).status_code == 302
    assert DBTaskResult.objects.count() == 1
    assert client.post(reverse("work_out")).status_code == 409
    waiting = words(client.get(reverse("figures")))
    assert "New figures are being worked out." in waiting
    assert "Work the figures out again" not in waiting
    job = DBTaskResult.objects.get()
    made = jobs.snapshot_job.func(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
    assert Snapshot.objects.get(pk=made).taken_by is not None
    assert AuditRow.objects.filter(action="snapshots.ask").count() == 1


def test_only_whoever_may_take_a_snapshot_is_offered_it(boundary: Snapshot, signed_in: SignedIn) -> None:
    manager = signed_in("team_manager")
    assert "Work the figures out again" not in words(manager.get(reverse("figures")))
    assert manager.post(reverse("work_out")).status_code in (403, 404)
    assert "Work the figures out again" in words(signed_in("performance_analyst").get(reverse("figures")))


def test_the_page_says_when_from_how_many_files_and_what_was_held_back(
    boundary: Snapshot, signed_in: SignedIn
) -> None:
    said = words(signed_in("councillor").get(reverse("figures")))
    assert "from 3 files to 31 March 2026" in said
    held = boundary.manifest["rows_held_back"]
    assert held == 1
    assert "1 row of them is held back" in said
