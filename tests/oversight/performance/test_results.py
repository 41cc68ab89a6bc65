"""A snapshot's results are made once, whole, and never touched again."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.oversight.performance.actions import load_benchmarks, load_population, snapshots, take_snapshot
from homefirst.oversight.performance.benchmarks import read_series
from homefirst.oversight.performance.models import Benchmark, Population, Snapshot
from homefirst.oversight.performance.queries.current import current
from homefirst.oversight.performance.results import kept
from homefirst.oversight.performance.results.kept import folder_of
from homefirst.oversight.performance.results.reading import units
from homefirst.practice.people.actions import change_person
from homefirst.practice.people.models import Person
from tests.factories import NOW, SYSTEM

pytestmark = pytest.mark.django_db


def at_hour(hour: int) -> Actor:
    return Actor(user=None, role="system", at=NOW.replace(hour=hour))


def test_five_at_once_make_the_results_once(boundary: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    work_out = kept.work_out

    def counted(snapshot: Path, into: Path, **rest: Any) -> None:
        made.append(into)
        work_out(snapshot, into, **rest)

    monkeypatch.setattr(kept, "work_out", counted)
    monkeypatch.setattr(kept, "digest", lambda: "another1")
    threads = [threading.Thread(target=folder_of, args=(boundary, "2026-06")) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert (folder_of(boundary, "2026-06") / "results.json").is_file()


def test_results_left_half_made_by_a_killed_process_are_made_again(
    boundary: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "digest", lambda: "another2")
    place = kept.snapshot_folder(boundary).parents[1] / "results" / boundary.folder
    draft = place / ".2026-06-another2.draft"
    draft.mkdir()
    (draft / "results.json").write_text("{")
    assert folder_of(boundary, "2026-06").is_dir()
    assert not draft.exists()


def test_a_snapshot_that_breaks_off_leaves_the_old_one_in_place(
    boundary: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(kept, "work_out", full)
    with pytest.raises(OSError, match="No space"):
        take_snapshot(by=at_hour(12))
    at = current(SYSTEM)
    assert at is not None
    assert at.snapshot == boundary
    shelf = kept.snapshot_folder(boundary).parent
    assert [folder.name for folder in shelf.iterdir()] == [boundary.folder]


def test_what_is_changed_at_the_desk_moves_the_next_snapshot_and_not_the_last(boundary: Snapshot) -> None:
    at = current(SYSTEM)
    assert at is not None
    end = date(2026, 3, 31)
    before = at.results("2026-06").measures["2E(2b)"].years[end]["Total"]
    rows = units(at.folder("2026-06"), "2e-2b").to_pylist()
    at_home = next(row for row in rows if row["counted"] == "in" and row["result"].startswith("Owner"))
    person = Person.objects.get(pk=int(at_home["person_id"]))
    change_person(
        person=person,
        changes={"accommodation": "Registered nursing home"},
        row_version=person.row_version,
        by=SYSTEM,
        on=SYSTEM.on,
    )
    take_snapshot(by=at_hour(13))
    later = current(SYSTEM)
    assert later is not None
    after = later.results("2026-06").measures["2E(2b)"].years[end]["Total"]
    assert after == (before[0] - 1, before[1])
    assert at.results("2026-06").measures["2E(2b)"].years[end]["Total"] == before


def test_both_versions_of_the_method_are_worked_out(boundary: Snapshot) -> None:
    at = current(SYSTEM)
    assert at is not None
    assert at.results("2026-08").method == "2026-08"
    assert set(at.results("2026-08").measures) == set(at.results("2026-06").measures)


def test_a_file_of_published_figures_loaded_twice_changes_nothing(db: None, tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text(
        "measure,la_code,area,ons_code,year,stat,value\n2E(2A),999,Westbrook,E06,2024/25,outcome,1.5\n"
    )
    assert load_benchmarks(rows=read_series(path), source="s", by=SYSTEM) == (1, 1)
    assert load_benchmarks(rows=read_series(path), source="s", by=SYSTEM) == (1, 0)
    assert Benchmark.objects.get().measure == "2E(2a)"


def test_a_population_loaded_again_takes_the_new_number(db: None) -> None:
    load_population(year=2025, people={"18 to 64": 1}, source="a", by=SYSTEM)
    load_population(year=2025, people={"18 to 64": 2}, source="b", by=SYSTEM)
    assert Population.objects.get(year=2025, band="18 to 64").people == 2


def test_the_snapshot_says_which_quarters_its_files_cover(boundary: Snapshot) -> None:
    assert boundary.manifest["files"] == 3
    assert len(boundary.manifest["quarters"]) == 12
    assert boundary.manifest["missing_quarters"] == []
    assert snapshots.missing_quarters([date(2025, 3, 31), date(2025, 9, 30)]) == [date(2025, 6, 30)]
