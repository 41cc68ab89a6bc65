"""Details: every fact with where it came from, names and addresses through time, and how each is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.design.parts import Column, Fact, Link
from homefirst.foundation.design.words import day, nhs_number, short_day
from homefirst.practice.people.queries import Detail, Details, Origin, details
from homefirst.workspace.forms.facts import GROUPS
from homefirst.workspace.record import Opened, open_section, record_page

TO_DO = Column("What you can do", hidden_title=True, bare=True)


@dataclass(frozen=True)
class Card:
    """One group of facts; `mark` is its place on the page."""

    title: str
    mark: str
    facts: tuple[Fact, ...]


@allow("section.details")
@require_safe
def record_details(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    found = details(opened.person)
    cards = _cards(opened, found)
    return record_page(
        opened,
        "workspace/details.jinja",
        cards=cards,
        details=found,
        to_do=TO_DO,
        places=_places(cards),
        may_edit=opened.may("person.edit"),
        may_restrict=opened.may("person.restrict"),
        may_allocate=opened.may("person.allocate"),
    )


def _places(cards: Iterable[Card]) -> list[Link]:
    first = [("How to speak", "how-to-speak"), ("Alerts", "alerts")]
    last = [("Names", "names"), ("Addresses", "addresses"), ("How to reach", "reach"), ("Numbers", "numbers")]
    facts = [(card.title, card.mark) for card in cards]
    return [Link(text, f"#{mark}") for text, mark in (*first, *facts, *last, ("Who may see", "who-may-see"))]


def origin_words(origin: Origin, on: date) -> str:
    """'Set by Amara Cole, 2 November'."""
    return f"{origin.words}, {day(origin.at.astimezone(LONDON).date(), on)}" if origin.at else origin.words


def _cards(opened: Opened, found: Details) -> list[Card]:
    """In the order of the page; a name leads to its own form, because the last one is kept."""
    return [
        Card(title, code, tuple(_facts(opened, found.group(title), code)))
        for code, (title, _) in GROUPS.items()
    ]


def _facts(opened: Opened, facts: Iterable[Detail], group: str) -> Iterable[Fact]:
    may = opened.may("person.edit")
    for each in facts:
        yield Fact(
            each.label,
            _value(each),
            change_href=_change(opened.ref, each.field, group) if may else "",
            note=origin_words(each.origin, opened.on) if each.value else "",
        )


def _value(detail: Detail) -> str:
    if isinstance(detail.value, date):
        return f"about {detail.value.year}" if detail.is_estimated else short_day(detail.value)
    return nhs_number(detail.value) if detail.field == "nhs_number" else detail.value or ""


def _change(ref: str, field: str, group: str) -> str:
    if field in ("given_name", "family_name"):
        return reverse("change_name", kwargs={"ref": ref})
    if field == "postcode":
        return reverse("add_address", kwargs={"ref": ref})
    return f"{reverse('change_facts', kwargs={'ref': ref, 'group': group})}#id_{field}"
