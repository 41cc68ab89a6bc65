"""The second factor: six digits from a telephone. Every member of staff has one; there is no way round it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import cast

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings

from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.tries import a_try
from homefirst.foundation.errors import Invalid, NotNow


def has_factor(user: User) -> bool:
    """Six digits or a key."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def confirm(user: User, code: str) -> None:
    """Checks the six digits. Each code opens one thing only, and tries are counted."""
    with a_try(f"factor:{user.pk}") as tried:
        held = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
        if held is None or not TOTP(held).validate_code(code):
            raise Invalid(
                "These are not the six digits shown now. Wait for the next ones, then try again.",
                {"code": "Enter the six digits that are shown now."},
            )
        tried.succeeded()


def demo_secret(email: str) -> str:
    """The same for an address on every start, and only in a demonstration (HOMEFIRST_DEMO=1)."""
    if not settings.DEMO:
        raise NotNow("Fixed second factors are for demonstrations. Start with HOMEFIRST_DEMO=1.")
    digest = hmac.new(b"homefirst demonstration", email.lower().encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:20]).decode()


def code_now(secret: str) -> str:
    """The six digits that a telephone with this secret would show at this moment."""
    counters = list(yield_hotp_counters_from_time())
    return cast(str, format_hotp_value(hotp_value(secret, counters[len(counters) // 2])))
