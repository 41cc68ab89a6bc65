"""Steps that are planned ahead, which nobody waits for before their day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from homefirst.foundation.calendar.spans import Span
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.models import PublishedPathway

_LONG_AHEAD = (
    42  # days: a step due so long after a named date is planned, not waited for, until that day comes
)
_ANY_DAY = date(2026, 1, 1)
_KNOWN: dict[str, Pathway] = {}  # by digest; a published version never changes


@dataclass(frozen=True)
class Published:
    """Every published version by digest, and which steps are planned ahead in every version that has them."""

    pathways: Mapping[str, Pathway]
    planned_ahead: Q


def published() -> Published:
    """One query; one more where a version is new to this process."""
    digests = list(PublishedPathway.objects.values_list("digest", flat=True))
    for version in PublishedPathway.objects.filter(digest__in=_new(digests)) if _new(digests) else ():
        _KNOWN[version.digest] = library.read(version)
    pathways = {digest: _KNOWN[digest] for digest in digests}
    return Published(pathways, _planned_ahead(pathways))


def is_appointment(step: StepDefinition) -> bool:
    """It comes again, or is due weeks after a named date."""
    return step.recurs is not None or (
        bool(step.within.starts_from) and _days(step.within.span) >= _LONG_AHEAD
    )


def _planned_ahead(pathways: Mapping[str, Pathway]) -> Q:
    found: dict[tuple[str, str], bool] = {}
    for pathway in pathways.values():
        for step in pathway.steps.values():
            key = (pathway.code, step.code)
            found[key] = found.get(key, True) and is_appointment(step)
    codes: dict[str, list[str]] = {}
    for (pathway_code, step_code), planned in found.items():
        if planned:
            codes.setdefault(pathway_code, []).append(step_code)
    planned_ahead = Q(pk__in=[])
    for code, steps in codes.items():
        planned_ahead |= Q(episode__code=code, code__in=steps)
    return planned_ahead


def _new(digests: list[str]) -> list[str]:
    return [digest for digest in digests if digest not in _KNOWN]


def _days(span: Span) -> int:
    return (span.due_on(_ANY_DAY) - _ANY_DAY).days
