"""Pages for what cannot be shown: what is wrong, what was kept, who can help, and a reference."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from homefirst.foundation.design.council import council

_log = logging.getLogger(__name__)
_NOT_TYPED = ("csrfmiddlewaretoken", "code", "seen")
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # without vowels and look-alikes: references are read out on the telephone


def error_page(
    request: HttpRequest | None, status: int, message: str = "", *, reference: str = "", template: str = ""
) -> HttpResponse:
    """The page for `status` (400, 403, 404, 409, 500, 503), with the sentences that were sent to it.

    403 and 404 are one and the same page with the same status, 404, and no message or reference: a refused
    person may not learn that there is something to be refused.
    """
    hidden = status in (403, 404)
    words = {"message": "" if hidden else message, "reference": "" if hidden else reference}
    name = template or f"design/errors/{status}.jinja"
    page = render_to_string(name, _without_frame() | words | {"typed": words_in(request)}, using="jinja2")
    return HttpResponse(page, status=404 if hidden else status)


def words_in(request: HttpRequest | None) -> list[str]:
    """The sentences that somebody who is signed in sent with this page: two words or more in one box, never a password."""
    if request is None or request.method != "POST" or not getattr(request, "actor", None):
        return []
    boxes = [(name, value) for name, values in request.POST.lists() for value in values]
    typed = [value for name, value in boxes if name not in _NOT_TYPED and "password" not in name]
    return [value.strip() for value in typed if len(value.split()) > 1]


def new_reference() -> str:
    """Eight letters that find this failure in the log, as 'KTRB-WXNQ'."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    reference: str = getattr(request, "reference", "") or new_reference()
    _log.error("The page said reference %s", reference)
    return error_page(request, 500, reference=reference)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    response = error_page(request, 400, template="design/errors/csrf.jinja")
    response.status_code = 403
    return response


def _without_frame() -> dict[str, Any]:
    """No request and no sign-in are needed: these pages stand when the rest does not."""
    return {"council": council(), "today": timezone.localdate()}
