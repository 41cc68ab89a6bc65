"""The rule by which work is shared out, as tables: every reason with its points, and what work weighs."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.accounts.roles import roles
from homefirst.practice.pathways import library
from homefirst.practice.teams.definition import AllocationRule

_REST_OF_WORK, _REST_OF_ROLES = "Any other work", "Any other role"


def points(rule: AllocationRule) -> list[list[str]]:
    """Each reason, what is added for it, and whence it is known; the heaviest first."""
    each = rule.points
    found = [
        (each.knows_them, "Knows them already", "They finished a step with this person before."),
        (
            each.room,
            "Has room",
            "All of it with nothing in hand, none at capacity, and as much less above it. Said as a reason from half of it.",
        ),
        (
            each.speaks_their_language,
            "Speaks their language",
            "The person's first language, where it is not English, is among the worker's languages.",
        ),
        (
            each.skill,
            "Approved for such work",
            "The work asks for a skill, and the worker is approved for it.",
        ),
        (
            each.holds_other_work_with_them,
            "Holds other work with them",
            "An open step or a promise with this person is in their hands.",
        ),
        (each.of_their_team, "Of their team", "The worker belongs to the team of the person's record."),
    ]
    ordered = sorted(found, key=lambda one: -one[0])
    return [[words, _up_to(number, words), why] for number, words, why in ordered]


def weights(rule: AllocationRule, on: date) -> list[list[str]]:
    """Each pathway that weighs other than the rest, the heaviest first. One query."""
    titles = _titles(on)
    named = sorted((-number, titles.get(code, code)) for code, number in rule.weights.items() if code)
    return [[title, str(-number)] for number, title in named] + [[_REST_OF_WORK, str(rule.weights[""])]]


def capacities(rule: AllocationRule) -> list[list[str]]:
    known = roles()
    named = [[known[code].title, str(number)] for code, number in rule.capacity.items() if code in known]
    return [*named, [_REST_OF_ROLES, str(rule.capacity[""])]]


def helps(rule: AllocationRule, on: date) -> list[list[str]]:
    """Which skill each pathway is best done with."""
    titles = _titles(on)
    return sorted(
        [titles.get(code, code), rule.skills[skill].capitalize()] for code, skill in rule.helps.items()
    )


def _up_to(number: int, words: str) -> str:
    return f"up to {number}" if words == "Has room" else str(number)


def _titles(on: date) -> dict[str, str]:
    return {version.code: library.read(version).title for version in library.all_in_force(on)}
