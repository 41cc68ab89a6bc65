"""Who is acting, worked out once for each request; and the one place where a refusal becomes a page."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.kept import keep_typed
from homefirst.foundation.access.pages import hidden, not_now, not_usable
from homefirst.foundation.accounts import sessions
from homefirst.foundation.accounts.queries import has_second_factor, role_in_hand
from homefirst.foundation.audit.actions import refused
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow


class AccessMiddleware:
    """Sets `request.actor`: None until somebody has signed in with a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.actor:  # type: ignore[attr-defined]
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Runs after the view's transactions were rolled back, so the row of a refusal stays."""
        if isinstance(error, NotAllowed):
            if request.actor:  # type: ignore[attr-defined]
                refused(request.actor, error.action or _view_name(request), error.about, "not allowed")  # type: ignore[attr-defined]
            return hidden(request)
        if isinstance(error, NotNow):
            return not_now(request, error)
        if isinstance(error, Invalid):
            return not_usable(request, error)
        return None


def actor_of(request: HttpRequest) -> Actor | None:
    """Nobody, when the session has run out: it ends here, and the page is offered after sign-in."""
    user, at = request.user, timezone.localtime()
    if not user.is_authenticated:
        return None
    if sessions.has_run_out(request, at):
        keep_typed(request, user.pk)
        sessions.run_out(request)
        return None
    sessions.note_use(request, at)
    if not has_second_factor(request):
        return None
    return Actor(
        user=user,
        role=role_in_hand(request, at.date()),
        at=at,
        session=sessions.mark(request.session.session_key),
        request=uuid.uuid4().hex[:12],
    )


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.url_name or "page" if request.resolver_match else "page"
