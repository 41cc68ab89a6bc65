"""Enquiries into services as rows, and one of them as a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.day_words import brief_day
from homefirst.foundation.design.parts import Column, Fact
from homefirst.foundation.design.words import counted, day
from homefirst.practice.organisations.models import AdultConcerned, ServiceAction
from homefirst.practice.organisations.queries.enquiries import Looked
from homefirst.practice.pathways import library
from homefirst.practice.safeguarding.codes import CONCLUSIONS
from homefirst.practice.safeguarding.models import Concern
from homefirst.practice.safeguarding.rules.patterns import same_name
from homefirst.workspace.record import record_address
from homefirst.workspace.safeguarding.asked import Asked
from homefirst.workspace.safeguarding.board import what_words
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.apart_shown import ending_words
from homefirst.workspace.work.clocks import clock_of


def columns() -> list[str | Column]:
    return [
        Column("Service", share=15),
        Column("In hand", share=44),
        Column("Adults asked", share=9),
        Column("To do", share=10),
        Column("New people", share=10),
        Column("Holds it", share=12),
    ]


def rows(found: Iterable[Looked], on: date) -> list[list[object]]:
    return [_row(one, on) for one in found]


def closed_rows(found: Iterable[Looked], on: date) -> list[list[object]]:
    return [
        [
            ui().cell(one.enquiry.name, _address(one)),
            f"{day(one.enquiry.opened_on, on)} to {day(one.enquiry.closed_on, on)}"
            if one.enquiry.closed_on
            else "",
            ending_words(one.enquiry),
            f"{one.asked:,} of {one.adults:,}",
        ]
        for one in found
    ]


def named_rows(named: Iterable[tuple[str, int]], opened: Iterable[Looked], enough: int) -> list[list[object]]:
    """Every service that a concern names, with its enquiry or the way to one."""
    known = {one.enquiry.key: one for one in opened}
    found = []
    for service, many in named:
        one = known.get(same_name(service))
        href = _address(one) if one else f"{reverse('open_service_enquiry')}?{_query(service)}"
        link = ui().link("See the enquiry" if one else "Open an enquiry", href, about=f"into {service}")
        board = Asked(service=service).address()
        said = Markup("{} {}").format(
            ui().link(counted(many, "concern"), board, about=f"about {service}"),
            "(often)" if many >= enough else "",
        )
        found.append([service, said, link])
    return found


def facts(one: Looked, on: date) -> list[Fact]:
    enquiry = one.enquiry
    new_people = {True: "Yes", False: "No", None: "Nobody has said yet"}[enquiry.new_people]
    found = [
        Fact("Opened", day(enquiry.opened_on, on), note=f"By {enquiry.opened_by.name}"),
        Fact("Why", enquiry.why),
        Fact("May new people go there", new_people),
        Fact("Adults asked", f"{one.asked:,} of {one.adults:,}"),
        Fact("Found", enquiry.findings or "Not known yet", note=CONCLUSIONS.get(enquiry.conclusion, "")),
    ]
    if enquiry.closed_on:
        found.append(Fact("Closed", day(enquiry.closed_on, on), note=ending_words(one.enquiry)))
    return found


def adult_columns() -> list[str | Column]:
    return ["Who", "Asked", "What they say", "Worry", Column("What to do", hidden_title=True)]


def adult_rows(actor: Actor, adults: Iterable[AdultConcerned], *, is_open: bool) -> list[list[object]]:
    return [_adult(actor, each, is_open) for each in adults]


def to_do_columns() -> list[str | Column]:
    return ["What", "Who", "By", Column("What to do", hidden_title=True)]


def to_do_rows(actions: Iterable[ServiceAction], on: date) -> list[list[object]]:
    return [
        [
            ui().cell(
                each.words, under="The provider's" if each.is_providers else "Ours, or another agency's"
            ),
            each.owner,
            ui().clock(clock_of(each.due_on, on)),
            ui().link(
                "Cross it off", reverse("finish_service_to_do", kwargs={"action": each.pk}), about=each.words
            ),
        ]
        for each in actions
    ]


def concern_rows(actor: Actor, concerns: Iterable[Concern]) -> list[list[object]]:
    return [
        [
            ui().cell(name_of(each.person), record_address(actor, each.person.record.ref)),
            what_words(each),
            day(each.received_on, actor.on),
            each.get_decision_display() or "Not decided yet",
        ]
        for each in concerns
    ]


def _row(one: Looked, on: date) -> list[object]:
    pathway = library.read(one.enquiry.version)
    late = len(one.late(on))
    to_do = counted(len(one.to_do), "thing") if one.to_do else "Nothing"
    in_hand = Markup("").join(
        Markup("<div>{} {}</div>").format(
            ui().clock(clock_of(step.due_on, on, short=True)), pathway.steps[step.code].title
        )
        for step in one.in_hand
    )
    return [
        ui().cell(one.enquiry.name, _address(one), under=f"Since {brief_day(one.enquiry.opened_on, on)}"),
        in_hand,
        f"{one.asked:,} of {one.adults:,}",
        Markup("{} {}").format(to_do, ui().tag(f"Late: {late}") if late else ""),
        {True: "May go there", False: "Stopped", None: "Not said yet"}[one.enquiry.new_people],
        one.enquiry.held_by.name,
    ]


def _adult(actor: Actor, each: AdultConcerned, is_open: bool) -> list[object]:
    href = reverse("ask_adult_concerned", kwargs={"adult": each.pk})
    who = name_of(each.person)
    words = "Add what they say now" if each.asked_on else "Write down what they say"
    return [
        ui().cell(who, record_address(actor, each.person.record.ref), under=each.because),
        day(each.asked_on, actor.on) if each.asked_on else "Not asked yet",
        f"“{each.says}”" if each.says else "",
        each.worry,
        ui().link(words, href, about=who) if is_open else "",
    ]


def _address(one: Looked) -> str:
    return reverse("service_enquiry", kwargs={"enquiry": one.enquiry.pk})


def _query(service: str) -> str:
    return urlencode({"name": service})
