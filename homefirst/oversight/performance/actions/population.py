"""Keeping the area's population, which stands below the line of admissions to care homes."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.actions import record
from homefirst.foundation.errors import Invalid
from homefirst.oversight.performance.models import Population


@transaction.atomic
def load_population(*, year: int, people: Mapping[str, int], source: str, by: Actor) -> None:
    """Residents by age band in the middle of `year`; a band that is here already takes the new number."""
    check(by, "benchmarks.load")
    if not 2000 <= year <= by.on.year + 1:
        raise Invalid(
            f"{year} is not a year of these figures. Give the year of the estimate, like {by.on.year - 1}.",
            {"year": f"Give the year of the estimate, like {by.on.year - 1}."},
        )
    Population.objects.bulk_create(
        [
            Population(year=year, band=band, people=number, source=source[:200])
            for band, number in people.items()
        ],
        update_conflicts=True,
        unique_fields=["year", "band"],
        update_fields=["people", "source"],
    )
    record(
        by,
        "load",
        "population.load",
        object_type="population",
        object_id=year,
        detail={"year": year, "bands": len(people), "source": source},
    )
