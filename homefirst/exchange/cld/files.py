"""Where landed files lie, and what the engine is told about them. The folder holds personal data: only its owner may look."""

from __future__ import annotations

from collections.abc import Iterable
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
    assert one.period_start is not None and one.period_end is not None
    return one.period_start, one.period_end


def landed_files(submissions: Iterable[Submission]) -> list[LandedFile]:
    """All that have landed, in order and numbered from 1."""
    there = [one for one in in_order(submissions) if landed(one.digest).is_file()]
    return [
        LandedFile(
            path=landed(one.digest),
            number=number,
            name=one.name,
            la_code=one.la_code,
            period_start=period(one)[0],
            period_end=period(one)[1],
            rows=one.rows_total,
        )
        for number, one in enumerate(there, start=1)
    ]
