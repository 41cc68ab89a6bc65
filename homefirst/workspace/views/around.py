"""The people around somebody: as a picture, a table or a family tree; a tie added, changed and ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.gate import allow
from homefirst.foundation.design.parts import Column, Link
from homefirst.foundation.errors import Invalid
from homefirst.practice.carers.models import EmergencyPlan
from homefirst.practice.carers.queries import plans_around
from homefirst.practice.people.actions import add_relationship, change_relationship, end_relationship
from homefirst.practice.people.codes import relationship_ties
from homefirst.practice.people.models import Person, Relationship
from homefirst.practice.people.queries import network, person_by_number, relationship_of
from homefirst.practice.people.queries.around import NAMELESS
from homefirst.workspace.around import drawn, lines
from homefirst.workspace.carers.board import plan_address
from homefirst.workspace.forms.around import PARTS, ChangeTieForm, EndTieForm, NewTieForm
from homefirst.workspace.record import Opened, open_section, record_page
from homefirst.workspace.record.form_page import form_page, typed
from homefirst.workspace.team.waiting_page import name_of

WAYS = (("picture", "Picture"), ("table", "Table"), ("tree", "Family tree"))
NOW = (
    Column("Who"),
    Column("Tie"),
    Column("How often"),
    Column("Helps with"),
    Column("Telephone"),
    Column("May we share"),
    Column("Role in law"),
    Column("Ring"),
    Column("What you can do", hidden_title=True, bare=True),
)
BEFORE = (Column("Who"), Column("Tie"), Column("From"), Column("To"))


@allow("section.people")
@require_safe
def record_people(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "people")
    known = network(opened.actor, opened.person, opened.on)
    way = request.GET.get("shown_as", "")
    way = way if way in dict(WAYS) else ""
    here = _back(opened)
    first_name = opened.person.liked_name or opened.person.given_name or "this person"
    return record_page(
        opened,
        "workspace/around.jinja",
        network=drawn(opened.actor, opened.person, known, first_name),
        now=lines(opened.actor, known.now, opened.on),
        before=lines(opened.actor, known.before, opened.on),
        way=way,
        ways=[Link(title, f"{here}?shown_as={code}", code == (way or "picture")) for code, title in WAYS],
        plans=[(name_of(plan.person), plan_address(plan)) for plan in _plans(opened)],
        columns=NOW,
        before_columns=BEFORE,
        may_edit=opened.may("person.edit"),
    )


def _plans(opened: Opened) -> list[EmergencyPlan]:
    """Of this person as a carer, and of their carers who allow it."""
    return plans_around(opened.actor, opened.person, opened.on)


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_tie(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "people")
    form = NewTieForm(typed(request))

    def add() -> Relationship:
        facts = dict(form.cleaned_data)
        other = _other(opened, facts.pop("other_number"))
        return add_relationship(person=opened.person, other=other, by=opened.actor, on=opened.on, **facts)

    return _tie_page(opened, form, add, "Add somebody", "Add this person", "They are on the record.")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def change_tie(request: HttpRequest, ref: str, tie: int) -> HttpResponse:
    opened = open_section(request, ref, "people")
    held = relationship_of(opened.actor, opened.person, tie)
    form = ChangeTieForm(typed(request), row=held)

    def save() -> None:
        changes = _with_group(form.changes)
        if changes:
            change_relationship(
                relationship=held, changes=changes, row_version=form.version, by=opened.actor, on=opened.on
            )

    name = _name(opened, held)
    return _tie_page(
        opened, form, save, f"Change what we know of {name}", "Save", f"{_first_upper(name)} is saved."
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def end_tie(request: HttpRequest, ref: str, tie: int) -> HttpResponse:
    """Somebody who is no longer around stays on the record, among those before."""
    opened = open_section(request, ref, "people")
    held = relationship_of(opened.actor, opened.person, tie)
    form = EndTieForm(typed(request), row=held, initial={"ends_on": opened.on})

    def end() -> Relationship:
        last = form.cleaned_data["ends_on"]
        return end_relationship(
            relationship=held, row_version=form.version, by=opened.actor, on=opened.on, ends_on=last
        )

    name = _name(opened, held)
    return form_page(
        opened,
        form,
        end,
        heading=f"End the tie with {name}",
        button="End this tie",
        kind="warning",
        done=f"{_first_upper(name)} now stands among those before.",
        back=_back(opened),
        lead=f"{_first_upper(name)} stays on the record, under Before.",
    )


def _tie_page(opened: Opened, form: Any, verb: Any, heading: str, button: str, done: str) -> HttpResponse:
    parts = [(title, [name for name in names if name in form.fields]) for title, names in PARTS]
    page: dict[str, Any] = {"heading": heading, "button": button, "done": done, "back": _back(opened)}
    return form_page(opened, form, verb, template="workspace/tie_form.jinja", parts=parts, **page)


def _other(opened: Opened, number: str) -> Person | None:
    """Somebody out of sight and somebody who is not there are not told apart."""
    if not number.strip():
        return None
    found = person_by_number(opened.actor, number)
    if found is None:
        words = "No record that you may open has this number. Check it, or leave it out and enter the name."
        raise Invalid("Something typed cannot be used. See the messages.", {"other": words})
    return found


def _with_group(changes: dict[str, Any]) -> dict[str, Any]:
    """Another tie may belong to another group: a friend who becomes a husband is family."""
    known = relationship_ties().get(changes.get("tie", ""))
    return changes | {"group": known.group} if known else changes


def _name(opened: Opened, held: Relationship) -> str:
    """As the page names them: of somebody out of sight, what this record says and no more."""
    shown = next(
        (
            each
            for each in network(opened.actor, opened.person, opened.on).now
            if each.relationship_id == held.pk
        ),
        None,
    )
    return shown.name if shown and shown.name != NAMELESS else held.other_name or f"the {held.tie}"


def _first_upper(name: str) -> str:
    """ "The daughter" at the beginning of a sentence; a name as it is written."""
    return name[:1].upper() + name[1:]


def _back(opened: Opened) -> str:
    return reverse("record_people", kwargs={"ref": opened.ref})
