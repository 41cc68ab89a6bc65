"""Facts and names are changed: prefilled with where each came from, and never over somebody else's work unseen."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from homefirst.foundation.access.gate import allow
from homefirst.practice.people import actions
from homefirst.practice.people.queries import details
from homefirst.workspace.forms.facts import GROUPS, FactsForm
from homefirst.workspace.forms.names import AliasForm, NameForm
from homefirst.workspace.record import Opened, form_page, open_section, typed
from homefirst.workspace.views.details import origin_words

KEPT = "It is on the record, with your name and today's date."


def back_to(opened: Opened, mark: str = "") -> str:
    return reverse("record_details", kwargs={"ref": opened.ref}) + (f"#{mark}" if mark else "")


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def change_facts(request: HttpRequest, ref: str, group: str) -> HttpResponse:
    if group not in GROUPS:
        raise Http404
    opened = open_section(request, ref, "details")
    known = {each.field: each for each in details(opened.person).facts}
    labels = {name: each.label for name, each in known.items()}
    form = FactsForm(typed(request), group=group, labels=labels, row=opened.person)
    origins = {
        name: origin_words(each.origin, opened.on)
        .replace("Set by", "the record, set by")
        .replace("From a", "a")
        for name, each in known.items()
        if each.value and each.origin.kind
    }
    return form_page(
        opened,
        form,
        lambda: _change(opened, form),
        heading=f"Change: {GROUPS[group][0]}",
        button="Save and continue",
        done=KEPT,
        back=back_to(opened),
        origins=origins,
    )


def _change(opened: Opened, form: FactsForm) -> None:
    if form.changes:
        actions.change_person(
            person=opened.person,
            changes=form.changes,
            row_version=form.version,
            by=opened.actor,
            on=opened.on,
        )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def change_name(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = NameForm(typed(request), row=opened.person)

    def change() -> Any:
        if form.changes:
            said = {
                name: form.cleaned_data[name]
                for name in ("given_name", "family_name", "starts_on", "was_mistake")
            }
            actions.change_name(
                person=opened.person, row_version=form.version, by=opened.actor, on=opened.on, **said
            )

    return form_page(
        opened,
        form,
        change,
        heading="Change the name",
        button="Save and continue",
        done=KEPT,
        back=back_to(opened, "names"),
    )


@allow("person.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def add_alias(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "details")
    form = AliasForm(typed(request))
    return form_page(
        opened,
        form,
        lambda: actions.add_alias(person=opened.person, by=opened.actor, on=opened.on, **form.cleaned_data),
        heading="Add another name",
        lead="A name they are also known by. The usual one stays, and they are found by both.",
        button="Save and continue",
        done=KEPT,
        back=back_to(opened, "names"),
    )
