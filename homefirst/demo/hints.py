"""What a newcomer needs to sign in to the demonstration. Handed to pages with HOMEFIRST_DEMO=1 only.

The second factor is asked for as everywhere. Its secret is no secret here, so the page can say what a telephone would.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from homefirst.demo.staff import SIGN_INS
from homefirst.foundation.accounts.factors import code_now, demo_secret
from homefirst.foundation.accounts.roles import roles

PASSWORD = "a made-up borough"  # noqa: S105 (printed at start; it opens made-up records only)


class Hints:
    password = PASSWORD

    @property
    def day(self) -> date:
        return timezone.localdate()

    @property
    def sign_ins(self) -> Sequence[tuple[str, str]]:
        """Role and e-mail address of one member of staff for each role."""
        return [(roles()[worker.role].title, worker.email) for worker in SIGN_INS]

    def digits(self, email: str) -> str:
        """What a telephone would show now, as it would show it: 123 456."""
        code = code_now(demo_secret(email))
        return f"{code[:3]} {code[3:]}"


def demonstration(request: HttpRequest) -> dict[str, Any]:
    """A context processor."""
    return {"demonstration": Hints()}
