"""A member of staff by the e-mail address with which they sign in."""

from __future__ import annotations

from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import Invalid


def signs_in_as(email: str, field: str) -> User:
    """One query. Raises Invalid at `field` where nobody does."""
    found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if found is None:
        raise Invalid("Nobody signs in so.", {field: "Nobody signs in with this e-mail address."})
    return found
