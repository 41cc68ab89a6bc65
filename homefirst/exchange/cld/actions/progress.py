"""What a load tells while it runs: to the command line through a callback, to the pages through the submission's row."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from hashlib import sha256

from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit

# Stage in words, how many are done, and how many there are (0 when not known).
Progress = Callable[[str, int, int], None]

# Between chunks the other writers get their turn: SQLite gives the lock to whoever asks first, and a load always asks.
_BREATH = 0.01


def silent(_stage: str, _done: int, _total: int) -> None:
    """For whoever does not want to be told."""


def told_to_pages(newest: Submission, progress: Progress) -> Progress:
    """As `progress`, and once a second also to the pages, which read the newest submission's stage."""
    last = [0.0]

    def tell(stage: str, done: int, total: int) -> None:
        progress(stage, done, total)
        if time.monotonic() - last[0] > 1 or not total:
            last[0] = time.monotonic()
            words = f"{stage}: {done:,} of {total:,}" if total else stage
            Submission.objects.filter(pk=newest.pk).update(stage=words[:80])

    return tell


def chunk_written(by: Actor, submission: Submission, stage: str, rows: int, digests: Iterable[bytes]) -> None:
    """The audit row of a committed chunk: how many rows, and the digest of their digests in order."""
    whole = sha256()
    for digest in digests:
        whole.update(digest)
    audit.record(
        by,
        "load",
        "files.load",
        object_type="submission",
        object_id=str(submission.pk),
        part=stage,
        detail={"rows": rows, "digest": whole.hexdigest()},
    )


def let_others_write() -> None:
    time.sleep(_BREATH)
