"""The figures of a year, each with the matters behind it, for the annual report of the safeguarding adults board."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from homefirst.foundation.access.actor import Actor
from homefirst.practice.matters.models import AdultReview, Matter, MatterAction, TrustConcern
from homefirst.practice.matters.queries.matters import Looked, looked
from homefirst.practice.matters.reach import visible_matters
from homefirst.practice.matters.rules.conditions import differs
from homefirst.practice.matters.rules.years import bounds

_BARRED = ("council", "employer")


@dataclass(frozen=True)
class Figure:
    """`counted` are the matters; `things` counts recommendations of them instead, where it is not None."""

    code: str
    words: str
    counted: tuple[Looked, ...]
    things: int | None = None

    @property
    def number(self) -> int:
        return len(self.counted) if self.things is None else self.things


@dataclass(frozen=True)
class Year:
    """`until` is its last day, or today while it runs."""

    first: date
    last: date
    until: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.until


def year_of_reviews(actor: Actor, number: int) -> tuple[Figure, ...]:
    """Three queries. What is late is late on the last day of the year, or today while it runs."""
    year = _year(actor, number)
    found = _reviews_of(actor, year)
    decided = [one for one in found if year.holds(one.matter.review.decided_on)]
    held = [one for one in decided if one.matter.review.decision != AdultReview.Decision.NONE]

    def count(code: str, words: str, among: Iterable[Looked], is_so: Callable[[AdultReview], bool]) -> Figure:
        return Figure(code, words, tuple(one for one in among if is_so(one.matter.review)))

    return (
        count("received", "Referred", found, lambda one: year.holds(one.received_on)),
        count("decided", "Decided", decided, lambda one: True),
        count("in_time", "Decided in time", decided, lambda one: one.decided_in_time is True),
        count("must", "A review must be held", decided, lambda one: one.decision == "must"),
        count("may", "A review by choice", decided, lambda one: one.decision == "may"),
        count("none", "No review", decided, lambda one: one.decision == "none"),
        count("otherwise", "Decided otherwise than the law asks", decided, _is_otherwise),
        count("died", "Reviews: somebody died", held, lambda one: bool(one.died)),
        count("alive", "Reviews: nobody died", held, lambda one: not one.died),
        count("reported", "Findings agreed", found, lambda one: year.holds(one.reported_on)),
        count("published", "Published", found, lambda one: year.holds(one.published_on)),
        _recommendations("done", "Recommendations done", found, lambda each: year.holds(each.done_on)),
        _recommendations("late", "Recommendations late", found, lambda each: _was_late(each, year.until)),
    )


def year_of_trust(actor: Actor, number: int) -> tuple[Figure, ...]:
    """Three queries."""
    year = _year(actor, number)
    found = _concerns_of(actor, year)
    decided = [one for one in found if year.holds(one.matter.trust.decided_on)]
    ended = [one for one in found if year.holds(one.matter.closed_on)]

    def count(
        code: str, words: str, among: Iterable[Looked], is_so: Callable[[TrustConcern], bool]
    ) -> Figure:
        return Figure(code, words, tuple(one for one in among if is_so(one.matter.trust)))

    return (
        count("received", "Received", found, lambda one: year.holds(one.received_on)),
        count("decided", "Decided", decided, lambda one: True),
        count("in_time", "Decided in time", decided, lambda one: one.decided_in_time is True),
        count("act", "Acted on", decided, lambda one: one.decision == "act"),
        count("no_more", "Not acted on", decided, lambda one: one.decision == "no_more"),
        count("ended", "Ended", ended, lambda one: True),
        count("barring", "Barring Service told", ended, lambda one: one.barring in _BARRED),
    )


def _year(actor: Actor, number: int) -> Year:
    first, last = bounds(number)
    return Year(first, last, min(last, actor.on))


def _reviews_of(actor: Actor, year: Year) -> list[Looked]:
    """Those of which something happened in the year, or was still to be done then."""
    span = (year.first, year.last)
    happened = Q(review__received_on__range=span) | Q(review__decided_on__range=span)
    happened |= Q(review__reported_on__range=span) | Q(review__published_on__range=span)
    recommended = MatterAction.objects.filter(is_recommendation=True, made_on__lte=year.last)
    done = Q(done_on__isnull=True) | Q(done_on__gte=year.first)
    happened |= Q(pk__in=recommended.filter(done).values("matter_id"))
    return looked(visible_matters(actor, Matter.Kind.REVIEW).filter(happened).order_by("opened_on", "pk"))


def _concerns_of(actor: Actor, year: Year) -> list[Looked]:
    span = (year.first, year.last)
    happened = Q(trust__received_on__range=span) | Q(trust__decided_on__range=span) | Q(closed_on__range=span)
    return looked(visible_matters(actor, Matter.Kind.TRUST).filter(happened).order_by("opened_on", "pk"))


def _is_otherwise(review: AdultReview) -> bool:
    return differs(review.asked, review.decision)


def _was_late(each: MatterAction, on: date) -> bool:
    return each.due_on < on and (each.done_on is None or each.done_on > on)


def _recommendations(
    code: str, words: str, found: Iterable[Looked], is_so: Callable[[MatterAction], bool]
) -> Figure:
    rows = {one: [each for each in one.recommendations if is_so(each)] for one in found}
    return Figure(
        code,
        words,
        tuple(one for one, each in rows.items() if each),
        sum(len(each) for each in rows.values()),
    )
