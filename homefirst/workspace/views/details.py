"""Details: every fact with where it came from, names and addresses through time, and how each is changed."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.design.parts import Column, Group, Link
from homefirst.foundation.design.words import day, nhs_number, short_day
from homefirst.practice.people.queries import Detail, Details, Origin, details
from homefirst.workspace.forms.facts import GROUPS
from homefirst.workspace.record import Opened, open_section, record_page

PLACES = tuple(
    Link(text, f"#{mark}")
    for text, mark in (
        ("How to speak", "how-to-speak"),
        ("Alerts", "alerts"),
        ("Who holds the work", "who-may-see"),
        ("How to reach", "reach"),
        ("Addresses", "addresses"),
        ("Facts", "facts"),
        ("Names and numbers", "names"),
    )
)
TO_DO = Column("What you can do", hidden_title=True, bare=True)


@allow("section.details")
@require_safe
def record_details(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    found = details(opened.person)
    return record_page(
        opened,
        "workspace/details.jinja",
        facts=_groups(opened, found),
        details=found,
        to_do=TO_DO,
        places=PLACES,
        may_edit=opened.may("person.edit"),
        may_restrict=opened.may("person.restrict"),
        may_allocate=opened.may("person.allocate"),
    )


def origin_words(origin: Origin, on: date) -> str:
    """'Set by Amara Cole, 2 November'."""
    return f"{origin.words}, {day(origin.at.astimezone(LONDON).date(), on)}" if origin.at else origin.words


def _groups(opened: Opened, found: Details) -> list[Group]:
    """In the order of the page; a name leads to its own form, because the last one is kept."""
    return [
        Group(title, [_row(opened, each, code) for each in found.group(title)], counted=False)
        for code, (title, _) in GROUPS.items()
    ]


def _row(opened: Opened, fact: Detail, group: str) -> list[object]:
    ui = engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
    href = _change(opened.ref, fact.field, group) if opened.may("person.edit") else ""
    return [
        fact.label,
        _value(fact) or ui.unknown(),
        origin_words(fact.origin, opened.on) if fact.value else "",
        ui.link("Change", href, fact.label.lower()) if href else "",
    ]


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
