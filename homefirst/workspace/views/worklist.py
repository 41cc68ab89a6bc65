"""My work: what is in one's hands, late first, with one thing to start; beside it the team's list and what waits for one to
agree. Somebody without any work finds their people instead."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Column, Group, Total
from homefirst.foundation.design.words import counted, weekday
from homefirst.practice.matters.actions.looking import listed as reviews_listed
from homefirst.practice.pathways.queries import (
    PieceOfWork,
    Worklist,
    waiting_for_agreement,
)
from homefirst.practice.people.queries import people_in_hand
from homefirst.practice.supervision.queries import DeskLine, on_the_desk
from homefirst.workspace.matters.shown import may_be_named
from homefirst.workspace.partly import Partly
from homefirst.workspace.supervision.lists import desk_rows
from homefirst.workspace.views.my_work import people_list
from homefirst.workspace.work.apart import whole_work
from homefirst.workspace.work.clocks import address_of, begin_words
from homefirst.workspace.work.lines import COLUMNS, work_groups, work_row

_TO_TAKE = [*COLUMNS, Column("Take it", hidden_title=True, bare=True)]
_LONGEST = 44  # letters of a button's middle; what follows a colon is on the line itself
_MISSING = "What could not be read is not listed here."
_SHOW = ("late", "waiting", "handed", "agree", "supervision")


@allow("person.names")
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if "whose" in request.GET or not can(actor, "work.do"):
        return people_list(request)
    page = Partly(request.get_full_path())
    found = whole_work(actor, page)
    mine, team = found or (Worklist(()), Worklist(()))
    agree = page.read("The list of what waits for you to agree", lambda: waiting_for_agreement(actor)) or ()
    desk = page.read("What supervision put on your desk", lambda: on_the_desk(actor)) or []
    if not (mine.lines or team.lines or agree or desk or page.failed):
        return people_list(request)
    show = request.GET.get("show", "")
    show = show if show in _SHOW else "" if mine.lines or desk else "agree" if agree else "handed"
    listed = _listed(show, mine, team, agree)
    ids = list(dict.fromkeys(line.person_id for line in listed if line.person_id is not None))
    reviews = (line.apart.work_id for line in listed if line.apart and line.apart.kind == "review")
    looked_many(actor, ids, "my work", "holds the work", apart=reviews_listed(reviews))
    people = page.read("The count of your people", lambda: people_in_hand(actor)["mine"])
    totals = _totals(show, found, people, agree)
    shown = {
        "page": page,
        "lead": _lead_partly(mine) if page.failed else _lead(mine, actor.on),
        "first_words": _first_words(mine.first) if mine.first else "",
        "first_href": address_of(mine.first) if mine.first else "",
        "totals": [*totals, *_desk_total(desk, show, actor.on)],
        "groups": [*_groups(show, mine, listed, actor), *_desk_group(desk, show, actor.on)],
        "columns": COLUMNS,
        "to_take_columns": _TO_TAKE,
        "to_take": [(line, work_row(line, actor.on)) for line in team.lines] if show == "handed" else [],
        "nothing": _MISSING if page.failed else _nothing(show),
        "gives": can(actor, "person.allocate"),
        "named_apart": may_be_named(actor),
        "reads_letters": can(actor, "section.notes"),
    }
    return render(request, "workspace/worklist.jinja", shown)


def _listed(
    show: str, mine: Worklist, team: Worklist, agree: tuple[PieceOfWork, ...]
) -> tuple[PieceOfWork, ...]:
    if show == "handed":
        return team.lines
    if show == "agree":
        return agree
    if show == "late":
        return mine.group("Late")
    if show == "supervision":
        return ()
    return mine.group("Waiting on someone else") if show == "waiting" else mine.lines


def _groups(show: str, mine: Worklist, listed: tuple[PieceOfWork, ...], actor: Actor) -> list[Group]:
    if show in ("", "late", "waiting"):
        found = mine if show == "" else Worklist(listed)
        return work_groups(found, actor.on)
    if show == "handed" or not listed:
        return []
    return [Group("Waits for you to agree", [work_row(line, actor.on) for line in listed])]


def _desk_group(desk: list[DeskLine], show: str, on: date) -> list[Group]:
    return [Group("From supervision", desk_rows(desk, on))] if show in ("", "supervision") else []


def _desk_total(desk: list[DeskLine], show: str, on: date) -> list[Total]:
    """Only where there is something: most days there is not."""
    if not desk:
        return []
    late = any(line.kind == "agreed" and line.due_on < on for line in desk)
    address, current = _address("supervision"), show == "supervision"
    return [Total(f"{len(desk):,}", "From supervision", address, current=current, late=late)]


def _first_words(first: PieceOfWork) -> str:
    begin = "Next" if first.promise_id is not None else begin_words(first)
    what = first.what if len(first.what) <= _LONGEST else first.what.split(":")[0]
    return f"{begin}: {what}{_whom(first)}"


def _whom(line: PieceOfWork) -> str:
    return f" ({line.name.lower()})" if line.apart and line.apart.kind == "trust" else f" for {line.name}"


def _lead(mine: Worklist, on: date) -> str:
    """ "9 things in your hands, for 14 people. 2 are late."""
    if not mine.lines:
        return "Nothing is in your hands."
    late = len(mine.group("Late"))
    people = f", for {counted(mine.people)}" if mine.people else ""
    said = f"{counted(len(mine.lines), 'thing')} in your hands{people}."
    if late:
        return f"{said} {late} {'is' if late == 1 else 'are'} late."
    first = mine.first
    if first is None or mine.group("Today") or first.due_on is None:
        return f"{said} Nothing is late."
    return f"{said} Nothing is due today. Next: {first.what}{_whom(first)} by {weekday(first.due_on, on)}."


def _lead_partly(mine: Worklist) -> str:
    """Nothing is said to be on time where not all was read."""
    late = len(mine.group("Late"))
    of_them = f" {late} {'is' if late == 1 else 'are'} late." if late else ""
    return f"{counted(len(mine.lines), 'thing')} could be read.{of_them}" if mine.lines else ""


def _totals(
    show: str,
    found: tuple[Worklist, Worklist] | None,
    people: int | None,
    agree: tuple[PieceOfWork, ...],
) -> list[Total]:
    """Without what could not be read: no count of it would be true."""
    mine, team = found or (None, None)
    return [
        *(_in_hand_totals(show, mine) if mine else []),
        *(_people_total(people) if people is not None else []),
        *(_total(show, "handed", "Handed to your teams", len(team.lines)) if team else []),
        *(_total(show, "agree", "For you to agree", len(agree)) if agree else []),
    ]


def _in_hand_totals(show: str, mine: Worklist) -> list[Total]:
    late, waits = len(mine.group("Late")), len(mine.group("Waiting on someone else"))
    return [
        *_total(show, "", "In your hands", len(mine.lines)),
        *_total(show, "late", "Late", late, late=late > 0),
        *_total(show, "waiting", "Waiting on someone", waits),
    ]


def _people_total(people: int) -> list[Total]:
    return [Total(f"{people:,}", "Your people", f"{reverse('my_work')}?whose=mine", counts_people=True)]


def _total(show: str, code: str, words: str, number: int, *, late: bool = False) -> list[Total]:
    return [Total(f"{number:,}", words, _address(code), current=show == code, late=late)]


def _nothing(show: str) -> str:
    return {
        "late": "Nothing in your hands is late.",
        "waiting": "Nothing in your hands waits on somebody else.",
        "handed": "Nothing waits for somebody of your teams.",
        "agree": "Nothing waits for you to agree.",
        "supervision": "Nothing from supervision waits for you.",
    }.get(show, "Nothing is in your hands. When work comes to you, it stands here with its day.")


def _address(show: str = "") -> str:
    return reverse("my_work") + (f"?{urlencode({'show': show})}" if show else "")
