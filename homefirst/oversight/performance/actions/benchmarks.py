"""Keeping published figures to stand beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.actions import record
from homefirst.oversight.performance.benchmarks import Published
from homefirst.oversight.performance.models import Benchmark


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
