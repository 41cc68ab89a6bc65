"""Waiting well: everybody who waits for anything, and the calls that ask how they are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can, visible
from homefirst.foundation.access.reach import BY_ROLE, BY_TEAM
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Fact, Link
from homefirst.foundation.design.words import day, moment, time_of_day
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import how_to_reach
from homefirst.practice.teams.queries import StaffHere, staff_now
from homefirst.practice.waiting.actions import record_call
from homefirst.practice.waiting.definition import waiting_rule
from homefirst.practice.waiting.models import Risk
from homefirst.practice.waiting.queries import Published, calls_of, published
from homefirst.practice.waiting.rules import latest_next_call
from homefirst.workspace.forms.waiting import SafetyCallForm, WaitingForm
from homefirst.workspace.record import Opened, form_page, open_section, typed
from homefirst.workspace.team import waiting_page as page
from homefirst.workspace.team.asked import SORTS, Asked, chosen, counted, narrowed, read_asked
from homefirst.workspace.team.check import check_lists, on_no_list
from homefirst.workspace.team.waits import Waiter, everybody_who_waits

_NAMED = 10  # names in the banner; whoever else is on no list is counted


@allow("team.see", "team.counts")
@require_safe
def waiting_well(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    staff, known, asked = staff_now(actor.on), published(), read_asked(request.GET)
    sees_names = can(actor, "team.see")
    everybody = everybody_who_waits(actor, staff, known, counting=not sees_names)
    found = counted(narrowed(everybody, asked), actor.on)
    shown: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "half": page.counted_days(found.half),
        "printed": "print" in request.GET,
        "checked": check_lists(actor.at, known),
        "checked_at": time_of_day(actor.at),
        "lost": _lost(actor, known) if sees_names else (),
    }
    if not sees_names:
        return render(request, "workspace/waiting_counts.jinja", shown)
    return render(request, "workspace/waiting.jinja", shown | _listed(actor, asked, staff, everybody, found))


def _listed(
    actor: Actor, asked: Asked, staff: StaffHere, everybody: list[Waiter], found: Any
) -> dict[str, Any]:
    listed = found.shown(asked.show)
    number = min(asked.page, max(1, -(-len(listed) // page.PAGE)))
    first = (number - 1) * page.PAGE
    here = listed[first : first + page.PAGE]
    people = page.people_of(here)
    looked_many(actor, list(people), "waiting well", _ties(actor, staff, here))
    longest = max((one.days(actor.on) or 0 for one in found.everybody), default=0)
    teams = {pk: staff.teams[pk].name for pk in staff.teams if any(pk in one.teams for one in everybody)}
    kinds = sorted({kind for one in everybody for kind in one.kinds})
    return {
        "totals": page.totals(found, asked),
        "form": WaitingForm(vars(asked) | {"team": asked.team or ""}, kinds=kinds, teams=teams),
        "chosen": chosen(asked, teams),
        "clear_href": Asked(show=asked.show).address(),
        "files": [Link("Print", asked.address_to_print()), *_files(actor, asked)],
        "sorts": [Link(words, asked.address(sort=sort), sort == asked.sort) for sort, words in SORTS.items()],
        "columns": page.columns(found.half),
        "rows": page.rows(actor, here, people, found.half, longest),
        "first": first + 1,
        "last": first + len(here),
        "total": len(listed),
        "next_href": asked.address(page=number + 1) if first + len(here) < len(listed) else "",
        "previous_href": asked.address(page=number - 1) if number > 1 else "",
    }


def _files(actor: Actor, asked: Asked) -> list[Link]:
    if not can(actor, "team.export"):
        return []
    return [Link(words, asked.address_of_file(form)) for form, words in (("csv", "CSV"), ("xlsx", "Excel"))]


@allow("team.see")
@require_http_methods(["GET", "HEAD", "POST"])
def safety_call(request: HttpRequest, ref: str) -> HttpResponse:
    """Whom, how they are, the risk now, when next; for one person."""
    opened = open_section(request, ref, "now")
    waiter = _one(opened)
    risk = waiter.risk if waiter else "medium"
    form = SafetyCallForm(typed(request), initial={"risk": risk})

    def keep() -> None:
        said = form.cleaned_data | {"answered": form.cleaned_data["answered"] == "yes"}
        record_call(person=opened.person, risk_before=risk, by=opened.actor, on=opened.on, **said)

    return form_page(
        opened,
        form,
        keep,
        heading="Record a safety call",
        lead=_latest_words(opened),
        facts=_facts(opened, waiter),
        button="Record a safety call",
        done="The call is recorded, and the next one stands on the list.",
        back=reverse("waiting_well"),
    )


def _one(opened: Opened) -> Waiter | None:
    known = published()
    found = everybody_who_waits(opened.actor, staff_now(opened.on), known, about=opened.person.pk)
    return found[0] if found else None


def _facts(opened: Opened, waiter: Waiter | None) -> list[Fact]:
    reach = how_to_reach([opened.person.pk], opened.on)[opened.person.pk]
    facts = [Fact("How to reach", reach)]
    if waiter is None:
        facts.append(Fact("Waiting for", "Nothing now"))
    else:
        since = f", since {day(waiter.since, opened.on)}" if waiter.since else ""
        facts.append(Fact("Waiting for", "; ".join(wait.what for wait in waiter.waits) + since))
        risk = f"{Risk(waiter.risk).label}: {page.risk_words(waiter)}"
        facts += [Fact("Risk", risk), Fact("Answers for it", waiter.answers_for or "Nobody yet")]
    for call in calls_of(opened.person, most=3):
        said = f"{call.spoke_to}: {call.how}" if call.spoke_to else f"Nobody answered. {call.how}"
        facts.append(Fact(f"Rung by {call.by.name}", said.strip(), note=f"{moment(call.at, opened.on)}"))
    return facts


def _latest_words(opened: Opened) -> str:
    rule = waiting_rule()
    days = {
        risk: day(latest_next_call(rule, risk=risk, answered=True, on=opened.on), opened.on)
        for risk in rule.calls
    }
    again = day(latest_next_call(rule, risk="high", answered=False, on=opened.on), opened.on)
    return (
        f"Ring again by {days['high']} at high risk, {days['medium']} at medium, {days['low']} at low;"
        f" by {again} where nobody answered. These are the council's own times."
    )


def _ties(actor: Actor, staff: StaffHere, waiters: list[Waiter]) -> dict[int, str]:
    mine = {pk for pk, team in staff.teams.items() if actor.user and actor.user.pk in team.members}
    otherwise = BY_ROLE if roles()[actor.role].reach == "all_teams" else "holds the work"
    return {one.person_id: BY_TEAM if one.teams & mine else otherwise for one in waiters}


def _lost(actor: Actor, known: Published) -> list[tuple[str, str]]:
    """Names and addresses of those on no list whom this actor may see."""
    lost = visible(actor, on_no_list(actor.at, known)).select_related("record").order_by("family_name", "pk")
    people: list[Person] = list(lost[:_NAMED])
    looked_many(actor, [person.pk for person in people], "on no list", "")
    return [
        (page.name_of(person), reverse("record_work", kwargs={"ref": person.record.ref})) for person in people
    ]
