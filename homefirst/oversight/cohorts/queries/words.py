"""What the pages of review groups say about sums and days."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from homefirst.oversight.cohorts.models import Member
from homefirst.practice.pathways.library import read
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.rules import full_name


def pounds(sum_: Decimal | None, *, pence: bool = False) -> str:
    """'£1,043', '−£12', '£812.50' with pence; '' where nothing is known."""
    if sum_ is None:
        return ""
    rounded = sum_.quantize(Decimal("0.01") if pence else Decimal(1), ROUND_HALF_UP)
    return f"{'−' if rounded < 0 else ''}£{abs(rounded):,}"


def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def name(member: Member) -> str:
    person = member.person
    return full_name(person.given_name, person.family_name) or f"Name not known, record {person.record.ref}"


def outcome(review: Step) -> str:
    """How the review ended, in the words of its pathway."""
    found = read(review.episode.version).outcomes_of(review.code).get(review.outcome)
    return f"It ended: {found.title}." if found else ""
