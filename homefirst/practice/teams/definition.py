"""How a council shares work out, as definitions/allocation.yaml has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load
from homefirst.foundation.definitions.wording import did_you_mean

_SCHEMA = Path(__file__).with_name("allocation.schema.json")


@dataclass(frozen=True)
class Points:
    knows_them: int
    room: int
    speaks_their_language: int
    skill: int
    holds_other_work_with_them: int
    of_their_team: int


MOST_POINTS = 100


@dataclass(frozen=True)
class AllocationRule:
    """`weights` are by pathway, `capacity` by role, each with what holds for the rest under ""; `skills` are words by short
    name; `helps` names the skill by pathway."""

    weights: Mapping[str, int]
    capacity: Mapping[str, int]
    skills: Mapping[str, str]
    helps: Mapping[str, str]
    points: Points
    away_soon: int

    def weighed_otherwise(self, points: Points | None) -> AllocationRule:
        return self if points is None else replace(self, points=points)

    def weight_of(self, code: str) -> int:
        return self.weights.get(code, self.weights[""])

    def capacity_of(self, roles: Iterable[str]) -> int:
        """Of somebody with several roles: the most that one of them carries."""
        return max((self.capacity.get(role, self.capacity[""]) for role in roles), default=self.capacity[""])


def read_allocation(path: Path) -> AllocationRule:
    """Refused whole, with the place and the reason, when it is wrong."""
    found = load(path, _SCHEMA)
    raw = found.content
    for pathway, skill in raw["helps"].items():
        if skill not in raw["skills"]:
            near = did_you_mean(skill, raw["skills"], "Skills")
            raise found.wrong(f"no skill is called {skill}. Add it to skills. {near}", "helps", pathway)
    return AllocationRule(
        weights=_with_rest(raw["weights"]),
        capacity=_with_rest(raw["capacity"]),
        skills=raw["skills"],
        helps=raw["helps"],
        points=Points(**raw["points"]),
        away_soon=raw["away_soon"],
    )


@cache
def allocation_rule() -> AllocationRule:
    """The rule of this installation, read once a process."""
    return read_allocation(definitions.folder() / "allocation.yaml")


def _with_rest(raw: Mapping[str, int]) -> dict[str, int]:
    return {("" if name == "otherwise" else name): number for name, number in raw.items()}
