"""What a load did to the measures: the year to the last quarter before it, and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance.models import Snapshot
from homefirst.oversight.performance.queries.current import Current, measures
from homefirst.oversight.performance.queries.shown import Shown, headline_group, shown_groups


@dataclass(frozen=True)
class Moved:
    """`before` is None where there were no figures, or the measure could not be worked out."""

    slug: str
    indicator: Indicator
    before: Shown | None
    after: Shown | None

    @property
    def is_same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True)
class Effect:
    """`before` and `after` are the last days of the two years compared."""

    measures: Sequence[Moved]
    before: date | None
    after: date | None


def effect(actor: Actor, submission: Submission) -> Effect | None:
    """None until the figures have been worked out after the load. Four queries at most."""
    if submission.finished_at is None:
        return None
    after = Snapshot.objects.filter(taken_at__gte=submission.finished_at).order_by("taken_at").first()
    if after is None:
        return None
    before = Snapshot.objects.filter(taken_at__lt=submission.started_at).order_by("-taken_at").first()
    exact = can(actor, "figures.exact")
    now = Current(after, exact)
    then = Current(before, exact) if before else None
    return Effect(
        [Moved(slug, one, _shown(one, then), _shown(one, now)) for slug, one in measures().items()],
        then.latest if then else None,
        now.latest,
    )


def _shown(indicator: Indicator, at: Current | None) -> Shown | None:
    if at is None or at.latest is None:
        return None
    found = at.results(at.method_for(indicator)).measures.get(indicator.code)
    if found is None or found.failed or at.latest not in found.years:
        return None
    return shown_groups(indicator, found.years[at.latest], at, at.latest)[headline_group(indicator)]
