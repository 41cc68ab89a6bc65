"""The snapshot that pages read, and everything about it that a page says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from django.http import Http404

from homefirst.foundation import definitions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.insight.indicators.definitions import Indicator, indicators, practice_measures
from homefirst.insight.indicators.population import BANDS as ADULTS
from homefirst.insight.methods import METHODS
from homefirst.oversight.performance.models import Population, Snapshot
from homefirst.oversight.performance.results.kept import PRACTICE, folder_of
from homefirst.oversight.performance.results.reading import Results, load
from homefirst.oversight.performance.rules import method_in_force, mid_year, population_year


@dataclass(frozen=True)
class Current:
    """`exact` readers see true numbers; others see what may be published. One query more, for the population."""

    snapshot: Snapshot
    exact: bool

    @cached_property
    def population(self) -> Mapping[int, Mapping[str, int]]:
        """Residents by year and age band."""
        found: dict[int, dict[str, int]] = {}
        for year, band, people in Population.objects.values_list("year", "band", "people"):
            found.setdefault(year, {})[band] = people
        return found

    def folder(self, method: str) -> Path:
        """Of one version of the national method; any other is a version of a measure of practice."""
        return folder_of(self.snapshot, method if method in METHODS else PRACTICE)

    def results(self, method: str) -> Results:
        return load(self.folder(method))

    @property
    def latest(self) -> date | None:
        return self.results(next(iter(METHODS))).latest

    def method_for(self, indicator: Indicator, wanted: str = "") -> str:
        """The version asked for, else the one in force when the latest year ended."""
        if wanted in METHODS and not indicator.is_practice:
            return wanted
        return method_in_force(indicator, self.latest or self.snapshot.joined_to)

    def residents(self, indicator: Indicator, end: date) -> tuple[int | None, int | None]:
        """Residents of the measure's band for the twelve months to `end`, and the year they were estimated for."""
        wanted = _bands(indicator)
        known = [year for year, bands in self.population.items() if set(wanted) <= set(bands)]
        year = population_year(mid_year(end), known)
        return (None, None) if year is None else (sum(self.population[year][band] for band in wanted), year)

    @cached_property
    def practice(self) -> Mapping[str, Indicator]:
        """The measures of practice that this snapshot holds, by slug; none where nothing was done here yet."""
        held = self.results(PRACTICE).measures
        return {one.slug: one for one in _practice().values() if one.code in held}


def current(actor: Actor, *, as_published: bool = False) -> Current | None:
    """The latest snapshot; None before the first. One query."""
    snapshot = Snapshot.objects.select_related("taken_by").order_by("-taken_at", "-pk").first()
    if snapshot is None:
        return None
    return Current(snapshot, exact=can(actor, "figures.exact") and not as_published)


def _bands(indicator: Indicator) -> tuple[str, ...]:
    """The bands of the population that make up the measure's own."""
    band = indicator.words.get("population_band", "")
    return ADULTS if band == "18 and above" else (band,)


def _practice() -> dict[str, Indicator]:
    return practice_measures(definitions.folder() / "indicators")


def measures() -> dict[str, Indicator]:
    """Every national measure by its slug, in order."""
    return {one.slug: one for one in indicators(definitions.folder() / "indicators").values()}


def measure_called(slug: str) -> Indicator:
    """Raises Http404: an address with a slip in it is no refusal."""
    found = measures().get(slug) or {one.slug: one for one in _practice().values()}.get(slug)
    if found is None:
        raise Http404("There is no such measure.")
    return found
