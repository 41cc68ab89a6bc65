"""Counts tries to sign in: after five that failed, fifteen minutes' wait.

A try is counted before its answer is known and under a lock, so that many at once do not slip through.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from homefirst.foundation.accounts.models import SignInTries
from homefirst.foundation.design.council import council
from homefirst.foundation.errors import NotNow

MOST = 5
WAIT = timedelta(minutes=15)


class Locked(NotNow):
    """`minutes` until the next try."""

    def __init__(self, minutes: int) -> None:
        ring = council().contact["help_with_the_system"]
        wait = "1 minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(f"Too many tries. Wait {wait}, then try again, or ring {ring}.")
        self.minutes = minutes


@dataclass
class Try:
    key: str

    def succeeded(self) -> None:
        SignInTries.objects.filter(key=self.key).update(failed=0)


@contextmanager
def a_try(of: str) -> Iterator[Try]:
    """One try by whoever `of` names; raises Locked after too many. Call `succeeded` when it did."""
    key = sha256(of.lower().encode()).hexdigest()
    count_try(key)
    yield Try(key)


def count_try(key: str) -> None:
    """Written in a transaction of its own when there is none, so a failure that follows does not undo it."""
    with transaction.atomic():
        tries, _ = SignInTries.objects.select_for_update().get_or_create(key=key)
        now = timezone.now()
        if tries.failed >= MOST:
            left = tries.last_at + WAIT - now
            if left > timedelta(0):
                raise Locked(math.ceil(left / timedelta(minutes=1)))
            tries.failed = 0
        SignInTries.objects.filter(pk=tries.pk).update(failed=tries.failed + 1, last_at=now)
