"""The list of measures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homefirst.foundation.access.gate import allow


@allow("figures.see")
def figures(request: HttpRequest) -> HttpResponse:
    return render(request, "performance/figures.jinja")
