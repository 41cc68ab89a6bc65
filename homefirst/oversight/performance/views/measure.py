"""One measure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.gate import allow
from homefirst.foundation.access.policy import can
from homefirst.oversight.performance import words
from homefirst.oversight.performance.queries.listing import missing_quarters
from homefirst.oversight.performance.queries.measure import measure_page


@allow("figures.see")
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = measure_page(actor, slug, request.GET)
    shown = {
        "page": page,
        "words": words,
        "missing": words.missing(missing_quarters(page.at)),
        "may_export": can(actor, "figures.export"),
    }
    return render(request, "performance/measure.jinja", shown)
