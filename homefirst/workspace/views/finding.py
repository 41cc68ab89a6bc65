"""Find a person: the right one in one try, and why each is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.foundation.audit.actions import looked_many
from homefirst.foundation.design.parts import Link
from homefirst.practice.people.queries import recently_seen
from homefirst.workspace.forms import FindForm
from homefirst.workspace.lists import found_rows, recent_lines


@allow("person.find")
@require_safe
def find_people(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = FindForm(request.GET if request.GET else None)
    found = form.results(actor)
    shown: dict[str, object] = {"form": form, "found": found, "may_add": can(actor, "person.add")}
    if found is None:
        seen = recently_seen(actor)
        looked_many(actor, [line.person_id for line in seen], "seen lately")
        shown["seen"] = recent_lines(actor, seen)
        shown["registers"] = _registers(actor)
    else:
        shown["rows"] = found_rows(actor, found)
        shown["add_href"] = f"{reverse('add_person')}?{request.GET.urlencode()}"
    return render(request, "workspace/find_people.jinja", shown, status=400 if form.errors else 200)


def _registers(actor: Actor) -> list[Link]:
    """Lists of people, for whoever may see them."""
    every = (
        ("carers.see", "Carers' register", "carers_register"),
        ("register.see", "Dynamic support register", "support_register"),
    )
    return [Link(words, reverse(page)) for act, words, page in every if can(actor, act)]
