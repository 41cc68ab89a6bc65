"""Carers as rows: whom they care for, when they were assessed, their plan, and whether they ask for privacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.day_words import brief_day
from homefirst.foundation.design.parts import Column, Fact, Total
from homefirst.foundation.design.words import age, day
from homefirst.practice.carers.models import EmergencyPlan
from homefirst.practice.carers.queries import SHOWS, CaredFor
from homefirst.practice.people.models import Person
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of

PAGE = 50
_HIDDEN = "Somebody whose record you may not see"


def address(show: str = "", page: int = 1) -> str:
    said = {"show": show, "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("carers_register") + (f"?{query}" if query else "")


def totals(counts: Mapping[str, int], show: str) -> list[Total]:
    """Each opens whom it counts."""
    return [
        Total(f"{counts[code]:,}", words, address(code), current=code == show, counts_people=True)
        for code, words in SHOWS.items()
    ]


def columns() -> list[str | Column]:
    return [
        Column("Carer", share=21),
        Column("Cares for", share=24),
        Column("Assessed", share=12),
        Column("Emergency plan", share=16),
        Column("Last heard of", share=12),
        Column("Privacy", share=15),
    ]


def rows(
    actor: Actor, people: Iterable[Person], cared_for: Mapping[int, Sequence[CaredFor]], may_open: bool
) -> list[list[object]]:
    return [_row(actor, person, cared_for.get(person.pk, ()), may_open) for person in people]


def found_rows(actor: Actor, plans: Iterable[EmergencyPlan]) -> list[list[object]]:
    """Plans that a search found: the name, and the way to the plan."""
    return [
        [
            name_of(plan.person),
            day(plan.made_on, actor.on),
            ui().link("Open the plan", plan_address(plan), about=f"of {name_of(plan.person)}"),
        ]
        for plan in plans
    ]


def plan_address(plan: EmergencyPlan) -> str:
    return reverse("carer_emergency", kwargs={"ref": plan.person.record.ref})


def facts(plan: EmergencyPlan, cared_for: Iterable[CaredFor], telephone: str, actor: Actor) -> list[Fact]:
    first, *rest = plan.who_steps_in or ["Nobody is named"]
    by = f"By {plan.made_by.name}" if plan.made_by else ""
    return [
        Fact("Steps in first", first, note=f"Then {', then '.join(rest)}" if rest else ""),
        Fact("For how long", plan.how_long or "Not written down"),
        Fact("Know at once", plan.must_know or "Not written down"),
        Fact("Medicines and papers", plan.where_things_are or "Not written down"),
        Fact("Cares for", ", ".join(_name(each) for each in cared_for) or "Not written down"),
        Fact("Telephone of the carer", telephone, f"tel:{telephone.replace(' ', '')}" if telephone else ""),
        Fact("Made", day(plan.made_on, actor.on), note=by),
    ]


def privacy_words(cared_for: Iterable[CaredFor]) -> str:
    """Whom the carer's record must not be found from."""
    private = [_name(each) for each in cared_for if each.is_private]
    return f"Private from {', '.join(private)}" if private else ""


def _row(actor: Actor, person: Person, cared_for: Sequence[CaredFor], may_open: bool) -> list[object]:
    told, on = vars(person), actor.on  # the query's own columns stand beside the fields
    assessed, last = told["assessed_on"], told["last_on"]
    return [
        ui().cell(
            name_of(person),
            record_address(actor, person.record.ref),
            age(person.birth_date, on) if person.birth_date else "",
        ),
        ui().first_of([_tie(actor, each) for each in cared_for]) or "Not written down",
        brief_day(assessed, on) if assessed else "Not yet",
        _plan(person, told["plan_on"], bool(told["is_on_register"]), may_open, actor),
        brief_day(last, on) if last else "Nothing yet",
        privacy_words(cared_for),
    ]


def _plan(person: Person, made_on: date | None, on_register: bool, may_open: bool, actor: Actor) -> object:
    if made_on is None:
        return "None yet"
    said = brief_day(made_on, actor.on)
    if not on_register:
        return f"{said}, does not want to be on the register"
    href = reverse("carer_emergency", kwargs={"ref": person.record.ref})
    link = ui().link("Open", href, about=f"the emergency plan of {name_of(person)}") if may_open else ""
    return Markup("{} {}").format(said, link)


def _tie(actor: Actor, each: CaredFor) -> Markup:
    href = record_address(actor, each.ref) if each.ref else ""
    return Markup("<div>{}</div>").format(ui().cell(_name(each), href, _tie_words(each)))


def _tie_words(each: CaredFor) -> str:
    """What the carer is to them, as their record has it."""
    return f"as {each.tie}" if each.tie else ""


def _name(each: CaredFor) -> str:
    return each.name or _HIDDEN
