"""Which sessions belong to whom, so that all of a person's sessions can be ended at once."""

from __future__ import annotations

from django.contrib.sessions.models import Session

from homefirst.foundation.accounts.models import SignedIn, User


def remember(user: User, session_key: str) -> None:
    SignedIn.objects.get_or_create(session_key=session_key, defaults={"user": user})


def end_sessions(user: User) -> int:
    """Removes every session of this person from the database; their next request finds nobody signed in."""
    mine = SignedIn.objects.filter(user=user)
    ended, _ = Session.objects.filter(session_key__in=mine.values("session_key")).delete()
    mine.delete()
    return ended
