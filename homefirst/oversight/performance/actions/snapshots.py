"""Taking a snapshot of the record for figures, with every figure that pages read from it."""

from __future__ import annotations

import hashlib
import json
import shutil
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
from homefirst.foundation.errors import NotNow
from homefirst.insight.methods import METHODS
from homefirst.oversight.performance.extract import Place, one_moment, write_joined, write_stated_details
from homefirst.oversight.performance.extract_practice import write_practice
from homefirst.oversight.performance.jobs import snapshot_job, waiting_since
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.results.kept import PRACTICE, folder_of
from homefirst.oversight.performance.rules import missing_quarters, quarters_of

SCHEMA_VERSION = 2  # 2: the tables of practice
USED = (Submission.State.LOADED, Submission.State.HELD)


def take_snapshot(*, by: Actor) -> Snapshot:
    """Writes a folder of Parquet beside the old ones, checks it, works every figure out, and makes it the one that
    pages read. Pages go on reading the one before until all of that is done."""
    check(by, "snapshots.take")
    shelf = Path(settings.DATA) / "snapshots"
    name = f"{by.at:%Y%m%dT%H%M%S%f}"
    draft = shelf / f".{name}"
    draft.mkdir(parents=True)
    try:
        manifest = _write(draft, by)
        draft.rename(shelf / name)
        snapshot = _with_results(name, manifest, by)
    except BaseException:
        for folder in (draft, shelf / name, Path(settings.DATA) / "results" / name):
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return _keep(snapshot, by)


def _with_results(name: str, manifest: dict[str, Any], by: Actor) -> Snapshot:
    snapshot = Snapshot(
        folder=name,
        taken_at=by.at,
        taken_by=by.user,
        joined_to=date.fromisoformat(manifest["joined_to"]),
        manifest=manifest,
    )
    for method in (*METHODS, PRACTICE):
        folder_of(snapshot, method)
    return snapshot


@transaction.atomic
def _keep(snapshot: Snapshot, by: Actor) -> Snapshot:
    snapshot.save(force_insert=True)
    record(
        by,
        "export",
        "snapshots.take",
        object_type="snapshot",
        object_id=str(snapshot.pk),
        detail=snapshot.manifest,
    )
    return snapshot


@transaction.atomic
def ask_for_snapshot(*, by: Actor) -> None:
    """Leaves the work to the job worker; asking twice while one waits is refused."""
    check(by, "snapshots.take")
    if waiting_since(by.at) is not None:
        raise NotNow("The figures are being worked out already. Open Figures again in a minute.")
    assert by.user is not None
    snapshot_job.enqueue(user_id=by.user.pk, role=by.role)
    record(by, "write", "snapshots.ask", object_type="snapshot")


def _write(folder: Path, by: Actor) -> dict[str, Any]:
    with one_moment():
        place = _place(by.on)
        sources = _sources()
        counts = {
            "joined": write_joined(folder, place),
            "stated_details": write_stated_details(folder, place),
            **write_practice(folder),
        }
    files = sorted(folder.glob("*.parquet"))
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "taken_at": by.at.isoformat(),
        "la_code": place.la_code,
        "joined_to": place.joined_to.isoformat(),
        "rows": counts,
        "sha256": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
        **sources,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    for file in folder.iterdir():
        file.chmod(0o440)
    return manifest


def _sources() -> dict[str, Any]:
    """Which files the record stands on, as they are now: how many, which quarters, and the rows held back."""
    used = list(
        Submission.objects.filter(state__in=USED, period_start__isnull=False, period_end__isnull=False)
        .values_list("period_start", "period_end", "rows_held_back")
        .order_by("period_end", "pk")
    )
    quarters = quarters_of((start, end) for start, end, _ in used if start and end)
    return {
        "files": len(used),
        "rows_held_back": sum(held for *_, held in used),
        "quarters": [end.isoformat() for end in quarters],
        "missing_quarters": [end.isoformat() for end in missing_quarters(quarters)],
    }


def _place(on: date) -> Place:
    """The end of the last file stands for "now"; a record with no file stands at the last quarter's end."""
    last = Submission.objects.filter(state__in=USED).order_by("-period_end").first()
    if last is None or last.period_end is None or last.period_start is None:
        end = _last_quarter_end(on)
        return Place(council().code, end, _first_day_of_year_to(end))
    return Place(last.la_code, last.period_end, last.period_start)


def _last_quarter_end(on: date) -> date:
    return date(on.year, 3 * ((on.month - 1) // 3) + 1, 1) - timedelta(days=1)


def _first_day_of_year_to(end: date) -> date:
    return (end + timedelta(days=1)).replace(year=end.year - (0 if end.month == 12 else 1))
