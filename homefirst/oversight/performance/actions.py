"""Taking a snapshot of the record for figures, and keeping published figures to stand beside."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.actions import record
from homefirst.foundation.design.council import council
from homefirst.oversight.performance.benchmarks import Published
from homefirst.oversight.performance.extract import Place, one_moment, write_joined, write_stated_details
from homefirst.oversight.performance.models import Benchmark, Snapshot

SCHEMA_VERSION = 1


def take_snapshot(*, by: Actor) -> Snapshot:
    """Writes a folder of Parquet beside the old ones, checks it, and makes it the one that pages read."""
    check(by, "snapshots.take")
    shelf = Path(settings.DATA) / "snapshots"
    name = f"{by.at:%Y%m%dT%H%M%S%f}"
    draft = shelf / f".{name}"
    draft.mkdir(parents=True)
    try:
        manifest = _write(draft, by)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    draft.rename(shelf / name)
    return _keep(name, manifest, by)


@transaction.atomic
def _keep(name: str, manifest: dict[str, Any], by: Actor) -> Snapshot:
    snapshot = Snapshot.objects.create(
        folder=name,
        taken_at=by.at,
        taken_by=by.user,
        joined_to=date.fromisoformat(manifest["joined_to"]),
        manifest=manifest,
    )
    record(
        by, "export", "snapshots.take", object_type="snapshot", object_id=str(snapshot.pk), detail=manifest
    )
    return snapshot


def _write(folder: Path, by: Actor) -> dict[str, Any]:
    with one_moment():
        place = _place(by.on)
        counts = {
            "joined": write_joined(folder, place),
            "stated_details": write_stated_details(folder, place),
        }
    files = sorted(folder.glob("*.parquet"))
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "taken_at": by.at.isoformat(),
        "la_code": place.la_code,
        "joined_to": place.joined_to.isoformat(),
        "rows": counts,
        "sha256": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    for file in folder.iterdir():
        file.chmod(0o440)
    return manifest


def _place(on: date) -> Place:
    """The end of the last file stands for "now"; a record with no file stands at the last quarter's end."""
    used = (Submission.State.LOADED, Submission.State.HELD)
    last = Submission.objects.filter(state__in=used).order_by("-period_end").first()
    if last is None or last.period_end is None or last.period_start is None:
        end = _last_quarter_end(on)
        return Place(council().code, end, _first_day_of_year_to(end))
    return Place(last.la_code, last.period_end, last.period_start)


def _last_quarter_end(on: date) -> date:
    return date(on.year, 3 * ((on.month - 1) // 3) + 1, 1) - timedelta(days=1)


def _first_day_of_year_to(end: date) -> date:
    return (end + timedelta(days=1)).replace(year=end.year - (0 if end.month == 12 else 1))


@transaction.atomic
def load_benchmarks(*, rows: Iterable[Published], source: str, by: Actor) -> tuple[int, int]:
    """Keeps published figures; a figure already here takes the new value. Returns rows read and rows new or changed."""
    check(by, "benchmarks.load")
    known = {
        (row.measure, row.area_code, row.area, row.year, row.stat): row.value
        for row in Benchmark.objects.iterator(chunk_size=10_000)
    }
    read, changed = 0, []
    for row in rows:
        read += 1
        if known.get((row.measure, row.area_code, row.area, row.year, row.stat)) != row.value:
            changed.append(Benchmark(source=source, **asdict(row)))
    Benchmark.objects.bulk_create(
        changed,
        batch_size=2_000,
        update_conflicts=True,
        unique_fields=["measure", "area_code", "area", "year", "stat"],
        update_fields=["value", "source", "ons_code"],
    )
    record(
        by,
        "load",
        "benchmarks.load",
        object_type="benchmark",
        detail={"rows_read": read, "rows_changed": len(changed), "source": source},
    )
    return read, len(changed)
