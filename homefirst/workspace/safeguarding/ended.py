"""How enquiries ended in the last twelve months: conclusions, wishes met, risk; each count opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.day_words import brief_day
from homefirst.foundation.design.parts import Column, Total
from homefirst.foundation.design.words import share
from homefirst.practice.safeguarding.codes import ASKED, INCONCLUSIVE, MET, RISKS
from homefirst.practice.safeguarding.models import Concern, Enquiry, EnquiryAudit
from homefirst.workspace.record import record_address
from homefirst.workspace.safeguarding.board import short_what
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of

SHOWS: Final[Mapping[str, str]] = {
    "": "Ended in twelve months",
    "inconclusive": "Inconclusive",
    "met": "Wishes met, fully or partly",
    "not_met": "Wishes not met",
    "remained": "Risk remained",
    "audited": "Audited",
}
_TESTS: Final[Mapping[str, Callable[[Enquiry], bool]]] = {
    "inconclusive": lambda one: one.conclusion in INCONCLUSIVE,
    "met": lambda one: one.wishes_met in ("fully", "partly"),
    "not_met": lambda one: one.wishes_met == "not_met",
    "remained": lambda one: one.risk_outcome == "remained",
    "audited": lambda one: _audit(one) is not None,
}


def behind(enquiries: Sequence[Enquiry], show: str) -> list[Enquiry]:
    test = _TESTS.get(show)
    return [one for one in enquiries if test is None or test(one)]


def address(show: str = "", page: int = 1) -> str:
    said = {"show": show, "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("ended_enquiries") + (f"?{query}" if query else "")


def totals(enquiries: Sequence[Enquiry], show: str) -> list[Total]:
    return [
        Total(f"{len(behind(enquiries, code)):,}", words, address(code), current=code == show)
        for code, words in SHOWS.items()
    ]


def lead(enquiries: Sequence[Enquiry]) -> str:
    """The shares in words: of whom wishes were met, and how many enquiries were inconclusive."""
    wanted = [one for one in enquiries if one.concern.wishes_asked == Concern.Asked.EXPRESSED]
    met = behind(wanted, "met")
    doubtful = behind(enquiries, "inconclusive")
    return (
        f"Wishes were met, fully or partly, in {share(len(met), len(wanted), 'enquiry', 'enquiries')} in which the adult"
        f" said what they want. {share(len(doubtful), len(enquiries), 'enquiry', 'enquiries')} were inconclusive."
    )


def columns() -> list[str | Column]:
    return [
        Column("Who", share=14),
        Column("What it was about", share=15),
        Column("Ended", share=7),
        Column("Conclusion", share=22),
        Column("Asked what they want", share=20),
        Column("Wishes", share=9),
        Column("Risk", share=7),
        Column("Audit", share=6),
    ]


def rows(actor: Actor, enquiries: Sequence[Enquiry]) -> list[list[object]]:
    return [_row(actor, one, actor.on) for one in enquiries]


def _row(actor: Actor, one: Enquiry, on: date) -> list[object]:
    person, audit = one.concern.person, _audit(one)
    return [
        ui().cell(name_of(person), record_address(actor, person.record.ref), under=one.get_kind_display()),
        short_what(one.concern),
        brief_day(one.concluded_on, on) if one.concluded_on else "",
        ui().folded(one.get_conclusion_words(), 52),
        _sentence(ASKED.get(one.concern.wishes_asked, "")),
        _sentence(MET.get(one.wishes_met, "They had none" if one.wishes_met else "Not recorded")),
        _sentence(RISKS.get(one.risk_outcome, "")),
        EnquiryAudit.Rating(audit.rating).label if audit else "",
    ]


def _audit(one: Enquiry) -> EnquiryAudit | None:
    return getattr(one, "audit", None)


def _sentence(words: str) -> str:
    return words.capitalize()
