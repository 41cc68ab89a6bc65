"""How long somebody stays signed in, and how all of a person's sessions are ended at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from homefirst.foundation.accounts.models import SignedIn, User

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_ENDED = "ended"
_NOTED_EVERY = timedelta(minutes=1)  # each note is a write; a minute more or less of idling does not matter


def begin(request: HttpRequest, user: User) -> None:
    """Called when somebody has signed in: the session's key is new at this point."""
    now = timezone.now().timestamp()
    request.session["began"] = request.session["seen"] = now
    request.session.pop(_ENDED, None)
    is_theirs(request, user)


def is_theirs(request: HttpRequest, user: User) -> None:
    """Notes whose the session of this request is, after its key became another."""
    SignedIn.objects.get_or_create(session_key=request.session.session_key, defaults={"user": user})


def has_run_out(request: HttpRequest, now: datetime) -> bool:
    """Half an hour without a page, or twelve hours in all."""
    began, seen = request.session.get("began"), request.session.get("seen")
    if began is None or seen is None:
        return True
    at = now.timestamp()
    return bool(at - seen > IDLE.total_seconds() or at - began > LONGEST.total_seconds())


def run_out(request: HttpRequest) -> None:
    """Ends it. The new session, with nobody in it, knows only whose came to an end, so that words which another page of the
    same browser still sends are kept for whoever typed them."""
    ended = request.user.pk
    logout(request)
    request.session[_ENDED] = ended


def whose_ended(request: HttpRequest) -> int | None:
    """Key of the user whose session ran out in this browser, while nobody has signed in since."""
    return None if request.user.is_authenticated else request.session.get(_ENDED)


def note_use(request: HttpRequest, now: datetime) -> None:
    if now.timestamp() - request.session["seen"] > _NOTED_EVERY.total_seconds():
        request.session["seen"] = now.timestamp()


def end_sessions(user: User) -> int:
    """Removes every session of this person from the database; their next request finds nobody signed in."""
    mine = SignedIn.objects.filter(user=user)
    ended, _ = Session.objects.filter(session_key__in=mine.values("session_key")).delete()
    mine.delete()
    return ended


def mark(session_key: str | None) -> str:
    """Tells sessions apart in the audit without keeping the key that opens one."""
    return sha256(session_key.encode()).hexdigest()[:16] if session_key else ""
