"""Who is to be told: everybody whom the reader's work concerns, those of one person, and the telling itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked_many
from homefirst.practice.letters.queries import to_print
from homefirst.practice.telling import actions
from homefirst.practice.telling.queries import (
    definition_of,
    spoken_against,
    telling_of,
    tellings_of,
    to_be_told,
)
from homefirst.workspace.forms.letters import ToPrintForm
from homefirst.workspace.forms.telling import NotToldForm, TellForm
from homefirst.workspace.letters import together, told
from homefirst.workspace.notes.ways import ways
from homefirst.workspace.record import form_page, open_section, record_page, typed


@allow("section.notes")
@require_safe
def tellings(request: HttpRequest) -> HttpResponse:
    """Of those whom the reader may see, the longest overdue first; and the letters that wait to be printed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found, total = to_be_told(actor)
    waiting, more = to_print(actor)
    ids = list(dict.fromkeys([each.person_id for each in found] + [each.person_id for each in waiting]))
    looked_many(actor, ids, "tellings", "who is to be told")
    shown = {
        "groups": told.groups_of(found, actor.on),
        "total": total,
        "people": len({each.person_id for each in found}),
        "more": total - len(found),
        "waiting": waiting,
        "more_letters": more,
        "hints": together.hints(waiting),
        "form": ToPrintForm(choices=together.choices(waiting), ticked=together.usual(waiting)),
    }
    return render(request, "workspace/tellings.jinja", shown)


@allow("section.notes")
@require_safe
def record_told(request: HttpRequest, ref: str) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = tellings_of(opened.actor, opened.person)
    return record_page(
        opened,
        "workspace/told.jinja",
        title="Who is told",
        ways=ways(opened.ref, "told"),
        tellings=[(each, told.row(each, opened.on)) for each in found],
        may=opened.may("work.do"),
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, ref: str, telling: int) -> HttpResponse:
    """They were told; or what was said, once they were."""
    opened = open_section(request, ref, "notes")
    found = telling_of(opened.actor, opened.person, telling)
    if found.done_on is not None and request.method != "POST":
        return record_page(
            opened,
            "workspace/told_read.jinja",
            title=told.title_of(found),
            heading=told.title_of(found),
            facts=told.facts_of(found, opened.on),
        )
    definition, against = definition_of(found), spoken_against(found)
    form = TellForm(typed(request), row=found, definition=definition, against=bool(against))

    def keep() -> None:
        said: dict[str, Any] = dict(form.cleaned_data)
        actions.told(telling=found, by=opened.actor, on=opened.on, **said)

    return form_page(
        opened,
        form,
        keep,
        heading=told.title_of(found),
        button="They know of it" if definition.role else "They were told",
        done=f"Told: {found.whom}. It stands in the story.",
        back=reverse("record_told", kwargs={"ref": opened.ref}),
        template="workspace/tell.jinja",
        facts=told.facts_of(found, opened.on, definition),
        against=against,
        telling=found,
    )


@allow("work.do")
@require_http_methods(["GET", "HEAD", "POST"])
def do_not_tell(request: HttpRequest, ref: str, telling: int) -> HttpResponse:
    opened = open_section(request, ref, "notes")
    found = telling_of(opened.actor, opened.person, telling)
    form = NotToldForm(typed(request), row=found)

    def keep() -> None:
        said = form.cleaned_data
        actions.not_told(
            telling=found, why=said["why_not"], row_version=said["row_version"], by=opened.actor, on=opened.on
        )

    return form_page(
        opened,
        form,
        keep,
        heading=f"Not told: {found.whom}",
        button="They are not told",
        done="They are not told, and why stands beside it.",
        back=reverse("record_told", kwargs={"ref": opened.ref}),
        facts=told.facts_of(found, opened.on, definition_of(found)),
    )
