"""Safeguarding adults reviews: the list, and what stands on the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.parts import Column, Fact, Total
from homefirst.foundation.design.words import day
from homefirst.practice.matters.models import AdultReview
from homefirst.practice.matters.queries.matters import Looked
from homefirst.practice.matters.rules.conditions import differs
from homefirst.workspace.matters.shown import about, address, in_hand, in_time_words, said
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui
from homefirst.workspace.work.apart_shown import ending_words

SHOWS = ("", "decide", "late", "recommendations", "closed")


def totals(
    opened: Sequence[Looked], recommended: Sequence[Looked], closed: int, show: str, on: date
) -> list[Total]:
    """Each opens what it counts."""
    here = reverse("adult_reviews")
    behind = {code: len(narrowed(opened, code, on)) for code in ("", "decide", "late")}
    late = len(recommended)
    return [
        Total(f"{behind['']:,}", "Open", here, current=show == ""),
        Total(f"{behind['decide']:,}", "To decide", f"{here}?show=decide", current=show == "decide"),
        Total(
            f"{behind['late']:,}",
            "Late",
            f"{here}?show=late",
            current=show == "late",
            late=behind["late"] > 0,
        ),
        Total(
            f"{late:,}",
            "Actions late",
            f"{here}?show=recommendations",
            current=show == "recommendations",
            late=late > 0,
        ),
        Total(f"{closed:,}", "Closed", f"{here}?show=closed", current=show == "closed"),
    ]


def narrowed(opened: Sequence[Looked], show: str, on: date) -> list[Looked]:
    if show == "decide":
        return [one for one in opened if not one.matter.review.decision]
    return [one for one in opened if one.is_late(on)] if show == "late" else list(opened)


def columns() -> list[str | Column]:
    return ["About", "In hand", "Decision", "Recommendations", "Holds it"]


def rows(found: Iterable[Looked], on: date) -> list[list[object]]:
    return [_row(one, on) for one in found]


def facts(one: Looked, actor: Actor) -> list[Fact]:
    review, on = one.matter.review, actor.on
    record = record_address(actor, review.person.record.ref) if review.person else ""
    found = [
        Fact("Adult", about(one.matter), href=record, note="" if review.person else "No record here"),
        Fact("Referred", day(review.received_on, on), note=f"By {review.referred_by}"),
        Fact("What happened", review.why, note=_died(review)),
        Fact("Decision", decision_words(review, on), note=review.decision_why),
        Fact("Family", said(one, "family", "family_told") or "Not told yet", note=_says(one)),
        Fact("Method", said(one, "method", "method") or "Not set yet", note=said(one, "method", "author")),
        Fact("Findings", said(one, "report", "findings") or "Not known yet", note=_reported(review, on)),
        Fact("Published", _published(one, on), note=review.left_out and f"Left out: {review.left_out}"),
    ]
    if one.matter.closed_on:
        found.append(Fact("Closed", day(one.matter.closed_on, on), note=ending_words(one.matter)))
    return found


def decision_words(review: AdultReview, on: date) -> str:
    if review.decided_on is None:
        return "Not decided yet"
    words = f"{review.get_decision_display()}, {day(review.decided_on, on)}"
    return f"{words}, {in_time_words(review.decided_in_time)}"


def _row(one: Looked, on: date) -> list[object]:
    review = one.matter.review
    return [
        ui().cell(about(one.matter), address(one.matter), under=_died(review)),
        in_hand(one, on) if one.matter.closed_on is None else f"Closed {day(one.matter.closed_on, on)}",
        _decision_cell(review, on),
        _recommended(one, on),
        one.matter.held_by.name,
    ]


def _decision_cell(review: AdultReview, on: date) -> object:
    words = decision_words(review, on)
    if review.decision and differs(review.asked, review.decision):
        return Markup("{} {}").format(words, ui().tag("Otherwise than the law asks"))
    return words


def _recommended(one: Looked, on: date) -> object:
    every = one.recommendations
    if not every:
        return "None yet"
    late = sum(each.done_on is None and each.due_on < on for each in every)
    words = f"{sum(each.done_on is not None for each in every):,} of {len(every):,} done"
    return Markup("{} {}").format(words, ui().tag(f"Late: {late}")) if late else words


def _died(review: AdultReview) -> str:
    return {True: "Has died", False: "Lives", None: ""}[review.died]


def _says(one: Looked) -> str:
    words = said(one, "family", "family_says")
    return f"“{words}”" if words else ""


def _reported(review: AdultReview, on: date) -> str:
    return f"Agreed {day(review.reported_on, on)}" if review.reported_on else ""


def _published(one: Looked, on: date) -> str:
    review = one.matter.review
    if not review.published:
        return "Not decided yet"
    words = said(one, "publish", "published")
    return f"{words}, {day(review.published_on, on)}" if review.published_on else words
