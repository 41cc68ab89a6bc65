"""A file comes in: is it Client Level Data, was it here before, which rows cannot be used; then it lands as Parquet."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from homefirst.exchange.cld import held_back
from homefirst.exchange.cld.actions.progress import Progress
from homefirst.exchange.cld.files import landed, shelf
from homefirst.exchange.cld.models import HeldBackRow, Submission
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.definitions import folder
from homefirst.insight.cld import landing
from homefirst.insight.cld.landing import Recognised
from homefirst.insight.cld.layout import NotCld

State = Submission.State
READING = "Reading the file"
_AGAIN = (State.READING, State.STOPPED, State.REFUSED)


def receive(path: Path, *, name: str, by: Actor, progress: Progress) -> Submission:
    """The file's submission: READING when there is something to do, else as an earlier load or a refusal left it.
    A file that is not there leaves nothing behind."""
    progress(f"{name}: {READING.lower()}", 0, 0)
    if not path.is_file():
        words = f"There is no file {path}. Check the name and the folder."
        return Submission(name=name, state=State.REFUSED, message=words)
    digest = ""
    try:
        digest = landing.digest(path)
        known = Submission.objects.filter(digest=digest).first()
        if known and known.state not in _AGAIN:
            _bring_back(path, digest)
            return known
        if known and known.period_end and landed(digest).is_file():
            return _go_on(known)
        with landing.recognised(path, definitions=folder(), folder=shelf()) as (engine, found):
            _check_council(found, name)
            whole = _completed(found, name)
            landing.land(engine, landed(digest), found)
        return _keep(found, whole, name, by)
    except NotCld as wrong:
        return _refuse(digest or _bytes(path), name, str(wrong), by)


def _bring_back(path: Path, digest: str) -> None:
    """A landed copy that was lost (a data folder restored from an older day) is made again; the record stays as it is."""
    if not landed(digest).is_file():
        with landing.recognised(path, definitions=folder(), folder=shelf()) as (engine, found):
            landing.land(engine, landed(digest), found)


def _go_on(known: Submission) -> Submission:
    known.state, known.message = State.READING, ""
    known.save(update_fields=["state", "message"])
    return known


def _check_council(found: Recognised, name: str) -> None:
    """One installation holds one council's record."""
    used = (State.READING, State.STOPPED, State.LOADED, State.HELD)
    others = Submission.objects.filter(state__in=used).exclude(la_code__in=["", found.la_code])
    here = others.values_list("la_code", flat=True).first()
    if found.la_code and here:
        raise NotCld(
            f"{name} is from council {found.la_code}, and this record holds council {here}. "
            "Choose this council's file; nothing was loaded."
        )


def _completed(found: Recognised, name: str) -> Submission | None:
    """The file whose held-back rows these are. Taken for a file of its own, a handful of rows would replace all others
    of its quarters."""
    if not found.mends:
        return None
    whole = Submission.objects.filter(digest=found.mends, period_end__isnull=False).first()
    if whole is None:
        raise NotCld(
            f"{name} holds mended rows of a file that is not in this record. Load that file first, then this one."
        )
    return whole.completes or whole


@transaction.atomic
def _keep(found: Recognised, whole: Submission | None, name: str, by: Actor) -> Submission:
    submission, _ = Submission.objects.update_or_create(
        digest=found.digest,
        defaults={
            "name": name[:200],
            "completes": whole,
            "la_code": found.la_code[:12],
            "period_start": whole.period_start if whole else found.period_start,
            "period_end": whole.period_end if whole else found.period_end,
            "release": found.release,
            "header": held_back.header_line(found.header, found.delimiter),
            "delimiter": found.delimiter,
            "state": State.READING,
            "message": "",
            "rows_total": found.row_count,
            "rows_held_back": len(found.held_back),
            "stage": READING,
            "loaded_by": by.user,
            "started_at": timezone.now(),
        },
    )
    HeldBackRow.objects.bulk_create(
        [
            HeldBackRow(
                submission=submission,
                number=held.row_number,
                field=held.field or "",
                value=_clean(held.value),
                reason=held.reason,
                line=_clean(held.raw_line),
            )
            for held in found.held_back
        ],
        batch_size=2_000,
        ignore_conflicts=True,  # kept already by a load that stopped
    )
    audit.record(
        by, "load", "files.received", object_type="submission", object_id=str(submission.pk),
        detail={"rows": found.row_count, "held_back": len(found.held_back), "digest": found.digest},
    )  # fmt: skip
    return submission


def _clean(text: str | None) -> str:
    return (text or "").replace("\x00", "")


def _refuse(digest: str, name: str, why: str, by: Actor) -> Submission:
    """Kept in the history, so that whoever looks for the file finds why it is not in the record."""
    now = timezone.now()
    with transaction.atomic():
        submission, _ = Submission.objects.update_or_create(
            digest=digest,
            defaults={
                "name": name[:200], "state": State.REFUSED, "message": why, "loaded_by": by.user, "started_at": now,
                "finished_at": now,
            },
        )  # fmt: skip
        audit.record(by, "load", "files.refused", object_type="submission", object_id=str(submission.pk))
    return submission


def _bytes(path: Path) -> str:
    """Of the file as it lies, which may be broken."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
