"""The council's colours as a style sheet, and the gallery of components (in demonstrations only)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from homefirst.foundation.access.gate import open_to_all
from homefirst.foundation.design.council import council
from homefirst.foundation.design.examples import DAY, examples
from homefirst.foundation.design.gallery import Component, components


@open_to_all
@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
def theme(request: HttpRequest) -> HttpResponse:
    """The address carries the colours' own version, so it may be kept for a year."""
    return HttpResponse(council().style_sheet, content_type="text/css; charset=utf-8")


@open_to_all
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return _page(request, components())


@open_to_all
@require_safe
def component(request: HttpRequest, name: str) -> HttpResponse:
    chosen = [each for each in components() if each.folder == name]
    if not chosen:
        raise Http404
    return _page(request, chosen)


def _page(request: HttpRequest, chosen: list[Component]) -> HttpResponse:
    if not getattr(settings, "HOMEFIRST_GALLERY", False):
        raise Http404
    env: Any = engines["jinja2"].env  # type: ignore[attr-defined]
    shown = {"council": council(), "today": DAY, "example": examples(env.globals["ui"])}
    drawn = [
        (each, [(state, env.from_string(state.template).render(shown)) for state in each.states])
        for each in chosen
    ]
    every = components()
    return render(request, "design/gallery.jinja", {"drawn": drawn, "every": every, "alone": len(drawn) == 1})
