"""The dynamic support register: who is nearest to a crisis, what was agreed, and who has it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import day
from homefirst.practice.register import actions
from homefirst.practice.register.models import Colour, PanelMinute
from homefirst.practice.register.queries import register as queries
from homefirst.practice.register.queries.register import OnRegister
from homefirst.workspace.forms.register import AgreedForm
from homefirst.workspace.record import Opened, form_page, open_section, record_page, typed
from homefirst.workspace.register import board
from homefirst.workspace.team.waiting_page import name_of

_TIE = "dynamic support register"


@allow("register.see", "register.all")
@require_safe
def support_register(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    show, page = request.GET.get("show", ""), request.GET.get("page", "")
    show = show if show in board.SHOWS else ""
    listed, hidden = queries.on_register(actor)
    left = queries.came_off(actor, actor.on)
    crises = queries.crises(actor, actor.on)
    before: dict[str, list[Any]] = {
        "left": left,
        "avoided": board.of_outcome(crises, "avoided"),
        "admitted": board.of_outcome(crises, "admitted"),
    }
    those = before[show] if show in before else board.behind(listed, show, actor.on)
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
    number = min(max(number, 1), max(1, -(-len(those) // board.PAGE)))
    first = (number - 1) * board.PAGE
    here = those[first : first + board.PAGE]
    shown: dict[str, Any] = {
        "totals": board.totals(listed, left, crises, show, actor.on),
        "show": show,
        "is_any": bool(listed),
        "first": first + 1,
        "last": first + len(here),
        "total": len(those),
        "next_href": board.address(show, number + 1) if first + len(here) < len(those) else "",
        "previous_href": board.address(show, number - 1) if number > 1 else "",
        "hidden": hidden,
        "before_hidden": queries.how_many_before(show, actor.on) - len(those) if show in before else 0,
        "means": board.MEANS,
    }
    return render(request, "workspace/register.jinja", shown | _table(actor, show, here))


def _table(actor: Actor, show: str, here: list[Any]) -> dict[str, Any]:
    if show == "left":
        _looked(actor, [entry.person_id for entry in here])
        rows = board.left_rows(actor, here)
        return {"caption": "Who came off the register", "columns": board.left_columns(), "rows": rows}
    if show in ("avoided", "admitted"):
        _looked(actor, [review.entry.person_id for review in here])
        caption = "Admissions avoided" if show == "avoided" else "Admissions"
        return {"caption": caption, "columns": board.crisis_columns(), "rows": board.crisis_rows(actor, here)}
    _looked(actor, [one.person_id for one in here])
    return {"caption": "On the register", "columns": board.columns(), "rows": board.rows(actor, here)}


@allow("register.see", "register.all")
@require_safe
def register_agenda(request: HttpRequest) -> HttpResponse:
    """The next panel's list, to be printed: everybody whom one may see, each with what the panel has to know."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    listed, hidden = queries.on_register(actor)
    _looked(actor, [one.person_id for one in listed])
    planned = [one.next_panel_on for one in listed if one.next_panel_on]
    shown = {
        "people": [_agenda_facts(actor, one) for one in listed],
        "count": len(listed),
        "hidden": hidden,
        "first_day": day(min(planned), actor.on) if planned else "",
    }
    return render(request, "workspace/register_agenda.jinja", shown)


def _agenda_facts(actor: Actor, one: OnRegister) -> tuple[str, str, list[Fact]]:
    """(name, colour in words, facts)."""
    entry, on = one.entry, actor.on
    last = one.last_panel
    facts = [
        Fact(
            "Agrees",
            entry.get_agrees_display(),
            note=f"Said {day(entry.agrees_on, on)}. {entry.agrees_why}".strip(),
        ),
        Fact("May hear about them", ", ".join(entry.may_hear) or "Nobody was named"),
        Fact("What makes it worse", entry.triggers or "Not written down"),
        Fact("Last panel", f"{day(last.on, on)}: {last.said}" if last else "None yet"),
        Fact(
            "Next panel", day(one.next_panel_on, on) if one.next_panel_on else "After the review in a crisis"
        ),
        *(
            Fact(f"Agreed, {action.owner}", action.words, note=_due_words(action.due_on, on))
            for action in one.agreed
        ),
    ]
    colour = Colour(entry.colour)
    return name_of(entry.person), f"{colour.label}: {board.MEANS[colour]}", facts


def _due_words(due: Any, on: Any) -> str:
    return f"Late: was due {day(due, on)}" if due < on else f"By {day(due, on)}"


@allow("register.see", "register.all")
@require_safe
def register_entry(request: HttpRequest, entry: int) -> HttpResponse:
    """One person on the register: consent, colours over time, panels, what is agreed, crises."""
    one, opened = _opened(request, entry)
    colours = queries.colours_of(one.entry)
    return record_page(
        opened,
        "workspace/register_entry.jinja",
        title="Dynamic support register",
        part="register",
        facts=_facts(one, opened),
        agreed=[board.agreed_words(each, opened.on) for each in one.agreed],
        panels=[_panel_row(minute, opened) for minute in one.panels],
        colours=[
            [
                day(said.on, opened.on),
                Colour(said.colour).label,
                said.why,
                said.by.name if said.by else "",
            ]
            for said in colours
        ],
        crises=board.crisis_rows(opened.actor, one.crises),
        crisis_columns=board.crisis_columns(),
    )


def _facts(one: OnRegister, opened: Opened) -> list[Fact]:
    entry, on = one.entry, opened.on
    asked = f"Said {day(entry.agrees_on, on)}"
    who = f" to {entry.agrees_said_to.name}" if entry.agrees_said_to else ""
    return [
        Fact("Colour", f"{Colour(entry.colour).label}: {board.MEANS[entry.colour]}"),
        Fact("On the register since", day(entry.joined_on, on) if entry.joined_on else ""),
        Fact("Agrees", entry.get_agrees_display(), note=f"{asked}{who}. {entry.agrees_why}".strip()),
        Fact("Ask again", board.ask_words(one, on) or "Not yet"),
        Fact("In their words", entry.own_words or "Not written down"),
        Fact("What makes it worse", entry.triggers or "Not written down"),
        Fact("May hear about them", ", ".join(entry.may_hear) or "Nobody was named"),
    ]


def _panel_row(minute: PanelMinute, opened: Opened) -> list[object]:
    return [
        day(minute.on, opened.on),
        Colour(minute.colour).label if minute.colour else "",
        minute.said or "Nothing was written down",
        ", ".join(minute.at_the_table) or "Not written down",
        minute.get_decision_display(),
    ]


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def finish_agreed(request: HttpRequest, agreed: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.agreed_of(actor, agreed)
    opened = open_section(request, found.entry.person.record.ref, "work")
    form = AgreedForm(typed(request), row=found)

    def keep() -> None:
        actions.finish_agreed(
            agreed=found,
            words=form.cleaned_data["words"],
            row_version=form.cleaned_data["row_version"],
            by=opened.actor,
            on=opened.on,
        )

    return form_page(
        opened,
        form,
        keep,
        heading="Cross off what was agreed",
        facts=[
            Fact("Agreed", found.words),
            Fact("Who has it", found.owner),
            Fact("By", day(found.due_on, opened.on)),
        ],
        button="Cross it off",
        done="It is crossed off, with what came of it.",
        back=reverse("register_entry", kwargs={"entry": found.entry_id}),
    )


def _opened(request: HttpRequest, entry: int) -> tuple[OnRegister, Opened]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = queries.entry_for(actor, entry)
    return one, open_section(request, one.entry.person.record.ref, "work")


def _looked(actor: Actor, ids: list[int]) -> None:
    why = BY_ROLE if can(actor, "register.all") else "team, or holds the work"
    looked_many(actor, list(dict.fromkeys(ids)), _TIE, why)
