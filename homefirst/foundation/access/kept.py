"""What was typed when a session had run out: kept on the server for whoever typed it, until they have signed in again.

Nothing of it is put into the browser. It lies in the cache (a table of the database) for two hours at most, under the
person who was signed in and the address of the page, and never holds a password or a code.
"""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, QueryDict

MARK = "kept"  # in the address that is opened after signing in
_SECONDS = 2 * 60 * 60
_NEVER = ("csrfmiddlewaretoken", "code")
_PLAIN_FORM = "application/x-www-form-urlencoded"


def keep_typed(request: HttpRequest, user_id: int) -> None:
    """Before the session ends. `page_with_words` then leads back to them."""
    if request.method != "POST" or request.content_type != _PLAIN_FORM:
        return
    words = request.POST.copy()
    for name in [name for name in words if name in _NEVER or "password" in name]:
        del words[name]
    cache.set(_key(user_id, request.path), words.urlencode(), _SECONDS)
    request.words_are_kept = True  # type: ignore[attr-defined]


def page_with_words(request: HttpRequest) -> str:
    """The address to come back to, or "" where nothing was kept."""
    if not getattr(request, "words_are_kept", False):
        return ""
    query = request.GET.copy()
    query[MARK] = "1"
    return f"{request.path}?{query.urlencode()}"


def kept_words(request: HttpRequest) -> QueryDict | None:
    """What this person had typed on this page, as it was sent; None where the address does not ask for it."""
    if request.method != "GET" or MARK not in request.GET or not request.user.is_authenticated:
        return None
    words = cache.get(_key(request.user.pk, request.path))
    return QueryDict(words) if words else None


def forget_words(request: HttpRequest) -> None:
    """Once they are saved."""
    if MARK in request.GET and request.user.is_authenticated:
        cache.delete(_key(request.user.pk, request.path))


def _key(user_id: int, path: str) -> str:
    return f"kept:{user_id}:{sha256(path.encode()).hexdigest()[:32]}"
