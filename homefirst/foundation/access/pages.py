"""The pages that answer when something may not, cannot yet, or cannot be used."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from homefirst.foundation.design.errors import error_page, words_in
from homefirst.foundation.errors import Invalid, NotNow, Stale


def hidden(request: HttpRequest) -> HttpResponse:
    """The very same page whether the thing is missing or may not be seen."""
    return error_page(request, 404)


def not_now(request: HttpRequest, error: NotNow) -> HttpResponse:
    if not isinstance(error, Stale):
        return error_page(request, 409, error.message)
    page = render_to_string(
        "access/changed_meanwhile.jinja", {"error": error, "typed": words_in(request)}, request
    )
    return HttpResponse(page, status=409)


def not_usable(request: HttpRequest, error: Invalid) -> HttpResponse:
    said = " ".join([error.message, *error.fields.values()])
    return error_page(request, 400, said)
