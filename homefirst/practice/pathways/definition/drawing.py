"""A pathway as boxes and ways between them, for the picture of its page."""

from __future__ import annotations

from homefirst.foundation.design.charts.flow import Box, Flow, Way
from homefirst.practice.pathways.definition.shapes import Pathway


def flow_of(pathway: Pathway) -> Flow:
    """Each way once; endings that every pathway has are left out."""
    places = {code: place for place, code in enumerate(pathway.steps)}
    ways: dict[tuple[int, int | None], Way] = {}
    for code, step in pathway.steps.items():
        start = places[code]
        for outcome in step.outcomes.values():
            ends: list[int | None] = [places[name] for name in outcome.next]
            ends += [None] if outcome.closes else [start] if outcome.again else []
            if outcome.waits:
                ends += [places[other.code] for other in pathway.steps.values() if code in other.after_all]
            for end in ends:
                ways.setdefault((start, end), Way(start, end, outcome.title))
    return Flow(pathway.title, [Box(step.title) for step in pathway.steps.values()], list(ways.values()))
