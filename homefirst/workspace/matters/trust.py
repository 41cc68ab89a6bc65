"""Concerns about people in positions of trust: the list, and what stands on the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.design.parts import Column, Fact, Total
from homefirst.foundation.design.words import day, moment
from homefirst.practice.matters.models import TrustConcern, TrustNamed, TrustSharing
from homefirst.practice.matters.queries.matters import Looked
from homefirst.workspace.matters.shown import (
    about,
    address,
    in_hand,
    in_time_words,
    said,
    to_do_words,
)
from homefirst.workspace.team.cells import ui
from homefirst.workspace.work.apart_shown import ending_words

SHOWS = ("", "late", "keeping", "ended")


def totals(opened: Sequence[Looked], due: int, ended: int, show: str, on: date) -> list[Total]:
    """Each opens what it counts."""
    here = reverse("trust_concerns")
    late = sum(one.is_late(on) or bool(one.late_actions(on)) for one in opened)
    return [
        Total(f"{len(opened):,}", "Open", here, current=show == ""),
        Total(f"{late:,}", "Late", f"{here}?show=late", current=show == "late", late=late > 0),
        Total(f"{due:,}", "Past their day", f"{here}?show=keeping", current=show == "keeping", late=due > 0),
        Total(f"{ended:,}", "Ended", f"{here}?show=ended", current=show == "ended"),
    ]


def columns(show: str) -> list[str | Column]:
    if show in ("ended", "keeping"):
        return ["About", "When", "How it ended", "Kept until", "Held it"]
    return [
        Column("About", share=34),
        Column("In hand", share=23),
        Column("Decision", share=19),
        Column("To do", share=11),
        Column("Holds it", share=13),
    ]


def rows(found: Iterable[Looked], show: str, on: date) -> list[list[object]]:
    return [_ended(one, on) if show in ("ended", "keeping") else _open(one, on) for one in found]


def work_words(concern: TrustConcern) -> str:
    return ", ".join(part for part in (concern.works_as, concern.employer) if part)


def facts(one: Looked, on: date) -> list[Fact]:
    concern = one.matter.trust
    found = [
        Fact("Received", day(concern.received_on, on), note=_opened(one)),
        Fact("Work", work_words(concern) or "Not written down yet", note=said(one, "known", "paid")),
        Fact("What is known", said(one, "known", "known"), note=_from(one)),
        Fact("Decision", _decision(concern, on), note=said(one, "decide", "decision_why")),
        Fact("Told the person", said(one, "tell", "told_person") or "Not decided yet", note=_answer(one)),
        Fact("Employer", said(one, "employer", "employer_did") or "Not known yet"),
        Fact("Barring Service told", said(one, "refer", "barring") or "Not decided yet", note=_barring(one)),
    ]
    if one.matter.closed_on:
        outcome = said(one, "conclude", "conclusion") or ending_words(one.matter)
        found.append(Fact("Ended", day(one.matter.closed_on, on), note=outcome))
        kept = day(concern.keep_until, on) if concern.keep_until else ""
        found.append(Fact("Kept until", kept, note=concern.keep_why))
    return found


def sharing_columns() -> list[str | Column]:
    return ["Who", "Told", "What", "Why", "By what law", "Decided"]


def sharing_rows(found: Iterable[TrustSharing], on: date) -> list[list[object]]:
    return [
        [
            ui().cell(each.who, under=each.get_whom_display()),
            "Yes" if each.is_shared else "No",
            each.what,
            ui().cell(each.why, under=each.owner_agrees and f"Whoever it belongs to: {each.owner_agrees}"),
            each.basis,
            ui().cell(day(each.decided_on, on), under=each.decided_by.name),
        ]
        for each in found
    ]


def named_columns() -> list[str | Column]:
    return ["Who", "What they do in it", "Since", Column("What to do", hidden_title=True)]


def named_rows(found: Iterable[TrustNamed], on: date, *, may_end: bool) -> list[list[object]]:
    return [
        [
            each.user.name,
            each.why,
            ui().cell(day(each.from_on, on), under=f"Named by {each.named_by.name}"),
            _end(each) if may_end else "",
        ]
        for each in found
    ]


def look_rows(found: Iterable[AuditRow], on: date) -> list[list[object]]:
    return [[each.user_name, moment(each.at, on)] for each in found]


def _open(one: Looked, on: date) -> list[object]:
    concern = one.matter.trust
    return [
        ui().cell(about(one.matter), address(one.matter), under=ui().folded(work_words(concern), 50, 1)),
        in_hand(one, on),
        _decision(concern, on),
        to_do_words(one, on),
        one.matter.held_by.name,
    ]


def _ended(one: Looked, on: date) -> list[object]:
    concern, closed = one.matter.trust, one.matter.closed_on
    return [
        ui().cell(about(one.matter), address(one.matter), under=work_words(concern)),
        f"{day(one.matter.opened_on, on)} to {day(closed, on)}" if closed else "",
        said(one, "conclude", "conclusion") or ending_words(one.matter),
        "Taken away" if concern.emptied_on else day(concern.keep_until, on) if concern.keep_until else "",
        one.matter.held_by.name,
    ]


def _end(each: TrustNamed) -> object:
    href = reverse("end_trust_naming", kwargs={"named": each.pk})
    return ui().link("End this", href, about=f"for {each.user.name}")


def _opened(one: Looked) -> str:
    return f"Opened by {one.matter.opened_by.name}"


def _from(one: Looked) -> str:
    source = said(one, "known", "from_whom")
    return f"From: {source}" if source else ""


def _decision(concern: TrustConcern, on: date) -> str:
    if concern.decided_on is None:
        return "Not decided yet"
    words = f"{concern.get_decision_display()}, {day(concern.decided_on, on)}"
    return f"{words}, {in_time_words(concern.decided_in_time)}"


def _answer(one: Looked) -> str:
    answer = said(one, "tell", "their_answer")
    return f"“{answer}”" if answer else said(one, "tell", "not_told_why")


def _barring(one: Looked) -> str:
    return said(one, "refer", "barring_why")
