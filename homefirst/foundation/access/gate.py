"""The door of every view: who must be signed in, and what their role must allow, before the view begins.

A view about a person asks `policy` again about that person; this asks about the role alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from homefirst.foundation.access.kept import keep_typed, page_with_words
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts import sessions
from homefirst.foundation.accounts.roles import known_action
from homefirst.foundation.errors import NotAllowed

View = Callable[..., HttpResponseBase]
OPEN_TO_ALL = "open to all"
SIGNED_IN = "signed in"


def allow(*actions: str) -> Callable[[View], View]:
    """Signed in with a second factor, in a role that may do one of `actions`. Sets `view.access`."""
    codes = tuple(known_action(action) for action in actions)

    def gated(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            elsewhere = _turned_away(request)
            if elsewhere is None:
                _pass(request, codes)
            return elsewhere or view(request, *args, **kwargs)

        asked.access = codes  # type: ignore[attr-defined]
        return asked

    return gated


def signed_in(view: View) -> View:
    """For any member of staff with a second factor, whatever the role (choosing a role, signing out)."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _turned_away(request, needs_role=False) or view(request, *args, **kwargs)

    asked.access = SIGNED_IN  # type: ignore[attr-defined]
    return asked


def open_to_all(view: View) -> View:
    """For signing in, and for pages that hold nothing about anybody."""
    view.access = OPEN_TO_ALL  # type: ignore[attr-defined]
    return view


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back to this very page afterwards, with the words that were typed on it."""
    ended = sessions.whose_ended(request)
    if ended is not None:
        keep_typed(request, ended)
    here = page_with_words(request) or (request.get_full_path() if request.method == "GET" else request.path)
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(here)}")


def _turned_away(request: HttpRequest, *, needs_role: bool = True) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return sign_in_first(request)
    if request.actor is None:  # type: ignore[attr-defined]
        return HttpResponseRedirect(reverse("enrol"))
    if needs_role and not request.actor.role:  # type: ignore[attr-defined]
        return HttpResponseRedirect(reverse("choose_role"))
    return None


def _pass(request: HttpRequest, codes: tuple[str, ...]) -> None:
    """Raises unless the role allows one of the acts; the refusal names the first."""
    for code in codes:
        try:
            check(request.actor, code)  # type: ignore[attr-defined]
        except NotAllowed:
            if code == codes[-1]:
                raise
        else:
            return
