"""The people behind a measure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.audit.actions import looked_many
from homefirst.oversight.performance import actions, words
from homefirst.oversight.performance.forms import MendingForm
from homefirst.oversight.performance.queries.people import people_page


@allow("figures.people")
def measure_people(request: HttpRequest, slug: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = people_page(actor, slug, request.GET)
    form = MendingForm(request.POST or None, initial={"words": page.said_before})
    if request.method == "POST" and form.is_valid():
        actions.name_people(record_ids=page.unnamed, words=form.cleaned_data["words"], by=actor)
        return HttpResponseRedirect(request.get_full_path())
    looked_many(actor, page.record_ids, f"figures {slug}", page.tie)
    shown = {"page": page, "form": form, "words": words}
    return render(request, "performance/people.jinja", shown, status=400 if form.errors else 200)
