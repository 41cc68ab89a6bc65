"""A person's plan: its versions, and one of them whole, beside the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django.db.models import F

from homefirst.practice.pathways import library
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import EligibilityDecision, PlanPart, PlanVersion
from homefirst.practice.plans.models.versions import Answer
from homefirst.practice.plans.queries.needs import NeedLine, need_lines

_OF_PART: Final = ("number", "wants", "does", "who", "hours", "meets", "answer", "answer_words")


@dataclass(frozen=True)
class Part:
    """`hours_before` are those of the same want in the version before; None where it was not there."""

    number: int
    wants: str
    does: str
    who: tuple[str, ...]
    hours: Decimal | None
    answer: str
    answer_code: str
    answer_words: str
    meets: tuple[str, ...] = ()
    hours_before: Decimal | None = None


@dataclass(frozen=True)
class Version:
    """`state` is in the words of pages; `row` holds its texts. `needs` are the eligible needs of the decision in force."""

    row: PlanVersion
    parts: tuple[Part, ...]
    needs: tuple[NeedLine, ...] = ()

    @property
    def risks(self) -> tuple[tuple[str, str], ...]:
        """(what they choose to do, what was in place) when it was drafted."""
        return tuple((risk["wants"], risk["in_place"]) for risk in self.row.risks)

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def state(self) -> str:
        return str(PlanVersion.State(self.row.state).label)

    @property
    def is_in_hand(self) -> bool:
        return self.row.state in PlanVersion.IN_HAND

    @property
    def hours(self) -> Decimal | None:
        known = [part.hours for part in self.parts if part.hours is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def agreed_parts(self) -> int:
        return sum(part.answer_code == Answer.AGREES for part in self.parts)


@dataclass(frozen=True)
class Plan:
    """`versions` are all, the newest first; `shown` is the one that was asked for, else the newest; `before` is the one
    before it that was in force, else the one before it."""

    versions: tuple[Version, ...]
    shown: Version | None
    before: Version | None
    decision: EligibilityDecision | None = None  # the latest about their needs


def plan_of(person: Person, number: int | None = None, other: int | None = None) -> Plan:
    """`number` shows that version, `other` puts that one beside it; an unknown number is as none. Two queries."""
    rows, parts = _versions(person)
    decided = _decisions(person)
    latest, decisions = next(reversed(decided), None), {each.about: each for each in decided}
    versions = [
        Version(
            row,
            tuple(_part(each) for each in parts.get(row.pk, [])),
            tuple(need_lines(decisions.get(_about(row)), row, parts.get(row.pk, []))),
        )
        for row in rows
    ]
    by_number = {version.number: version for version in versions}
    shown = by_number.get(number or 0) or (versions[0] if versions else None)
    if shown is None:
        return Plan((), None, None, latest)
    before = by_number.get(other or 0) or _before(versions, shown)
    return Plan(tuple(versions), _beside(shown, before), before, latest)


def _versions(person: Person) -> tuple[list[PlanVersion], dict[int, list[PlanPart]]]:
    """The newest first, and the parts of each by its key. One query, with a row for each part."""
    told: Any = PlanVersion.objects.filter(person=person).select_related(
        "drafted_by", "step__episode__version"
    )
    told = told.annotate(**{f"part_{name}": F(f"parts__{name}") for name in _OF_PART})
    rows: dict[int, PlanVersion] = {}
    parts: dict[int, list[PlanPart]] = {}
    for row in told.order_by("-number", "parts__number"):
        rows.setdefault(row.pk, row)
        if row.part_number is not None:
            part = PlanPart(**{name: getattr(row, f"part_{name}") for name in _OF_PART})
            parts.setdefault(row.pk, []).append(part)
    return list(rows.values()), parts


def _decisions(person: Person) -> list[EligibilityDecision]:
    """The latest last."""
    rows = EligibilityDecision.objects.filter(person=person).select_related("decided_by", "agreed_by")
    return list(rows.order_by("decided_on", "pk"))


def _about(row: PlanVersion) -> str:
    return library.read(row.step.episode.version).about


def decision_of(person: Person) -> EligibilityDecision | None:
    """The latest decision about their needs. One query."""
    found = EligibilityDecision.objects.filter(person=person).select_related("decided_by", "agreed_by")
    return found.order_by("-decided_on", "-pk").first()


def _before(versions: list[Version], shown: Version) -> Version | None:
    """The version that this one would replace, or replaced: answered by the person, not only drafted."""
    earlier = [version for version in versions if version.number < shown.number]
    in_force = [version for version in earlier if version.row.answer in (Answer.AGREES, Answer.DISAGREES)]
    return next(iter(in_force or earlier), None)


def _beside(shown: Version, before: Version | None) -> Version:
    """The same with the hours of each want in the version before."""
    was: Mapping[str, Decimal | None] = {part.wants: part.hours for part in before.parts} if before else {}
    parts = tuple(Part(**{**vars(part), "hours_before": was.get(part.wants)}) for part in shown.parts)
    return replace(shown, parts=parts)


def _part(row: PlanPart) -> Part:
    return Part(
        number=row.number,
        wants=row.wants,
        does=row.does,
        who=tuple(row.who),
        hours=row.hours,
        answer=str(Answer(row.answer).label) if row.answer else "",
        answer_code=row.answer,
        answer_words=row.answer_words,
        meets=tuple(row.meets),
    )
