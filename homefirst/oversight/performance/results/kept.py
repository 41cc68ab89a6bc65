"""Where a snapshot's results lie, and making them exactly once.

`results/<snapshot>/<method>-<digest>/` under the data folder. The digest is of everything that the figures depend on besides
the snapshot (definitions, steps, method), so that a new version of a measure never shows an old version's numbers. Files are
written beside and moved into place whole; a lock makes whoever comes second wait for the first.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings

from homefirst import insight
from homefirst.foundation import definitions
from homefirst.insight.methods import METHODS
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.results.working_out import SCHEMA, work_out
from homefirst.oversight.performance.rules import covered_quarters

PRACTICE = "practice"  # stands where the version of a national method does


def folder_of(snapshot: Snapshot, method: str) -> Path:
    """The folder that holds the results of one snapshot by one method, or those of PRACTICE; worked out now if that was
    never done."""
    place = Path(settings.DATA) / "results" / snapshot.folder / f"{method}-{digest()}"
    if not place.is_dir():
        with _alone(place):
            if not place.is_dir():
                _make(snapshot, method, place)
    return place


def _make(snapshot: Snapshot, method: str, place: Path) -> None:
    draft = place.with_name(f".{place.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)  # left by a process that was killed
    draft.mkdir(parents=True)
    work_out(
        snapshot_folder(snapshot),
        draft,
        method=max(METHODS) if method == PRACTICE else method,
        joined_to=snapshot.joined_to,
        quarters=covered_quarters(snapshot.manifest, snapshot.joined_to),
        practice=method == PRACTICE,
    )
    for file in draft.iterdir():
        file.chmod(0o440)
    draft.rename(place)


def snapshot_folder(snapshot: Snapshot) -> Path:
    return Path(settings.DATA) / "snapshots" / snapshot.folder


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One process at a time; the lock goes with its holder, even when that is killed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place.with_name(f".{place.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@cache
def digest() -> str:
    """Eight figures that change when any definition or step does."""
    found = hashlib.sha256(str(SCHEMA).encode())
    inside = Path(insight.__file__).parent
    definitions_used = [definitions.folder() / "indicators", definitions.folder() / "codes" / "cld"]
    for folder in (*definitions_used, inside / "cld" / "steps", inside / "indicators"):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in (".sql", ".yaml", ".py")):
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()[:8]
