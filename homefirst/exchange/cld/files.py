"""Where landed files lie, and what the engine is told of them. They hold personal data: only their owner may look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from django.conf import settings

from homefirst.exchange.cld.models import Submission
from homefirst.insight.cld.record_steps import LandedFile


def shelf() -> Path:
    """The folder of landed files, made when it is not there."""
    folder = Path(settings.DATA) / "cld"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def landed(digest: str) -> Path:
    return shelf() / f"{digest}.parquet"


def in_order(submissions: Iterable[Submission]) -> list[Submission]:
    """As they count as loaded: by last day; of two that end alike the longer is later, then the one loaded later."""
    return sorted(submissions, key=_place)


def _place(one: Submission) -> tuple[date, int, int]:
    first, last = period(one)
    return last, -first.toordinal(), one.pk


def period(one: Submission) -> tuple[date, date]:
    """A file that landed always has a period; one that was refused has none."""
    assert one.period_start is not None
    assert one.period_end is not None
    return one.period_start, one.period_end


def landed_submissions(submissions: Sequence[Submission]) -> list[Submission]:
    """All that have landed: whole files in order, and after each the files that mend its held-back rows."""
    there = [one for one in submissions if landed(one.digest).is_file()]
    mended = sorted((one for one in there if one.completes_id), key=lambda one: one.pk)
    return [
        one
        for whole in in_order(one for one in there if one.completes_id is None)
        for one in (whole, *(mend for mend in mended if mend.completes_id == whole.pk))
    ]


def landed_files(submissions: Sequence[Submission]) -> list[LandedFile]:
    """`submissions` as the engine takes them; in the order of `landed_submissions`."""
    found: list[LandedFile] = []
    number = before = 0
    for one in submissions:
        if one.completes_id is None:
            number, before = number + 1, 0
        found.append(_landed(one, number, before))
        before += one.rows_total
    return found


def _landed(one: Submission, number: int, before: int) -> LandedFile:
    first, last = period(one)
    return LandedFile(
        path=landed(one.digest),
        number=number,
        name=one.name,
        la_code=one.la_code,
        period_start=first,
        period_end=last,
        rows=one.rows_total,
        rows_before=before,
    )
