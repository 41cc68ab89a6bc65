"""Is the chain whole, as found by the last walk along it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from homefirst.foundation.audit.jobs import is_being_checked
from homefirst.foundation.audit.models import ChainCheck


@dataclass(frozen=True)
class Proof:
    """`last` is None before the first walk; `last_good` is when the chain was last found whole."""

    last: ChainCheck | None
    last_good: datetime | None
    is_being_checked: bool

    @property
    def is_broken(self) -> bool:
        return self.last is not None and not self.last.is_whole


def proof(now: datetime) -> Proof:
    """Two queries, and one more when the last walk found the chain broken."""
    last = ChainCheck.objects.order_by("-checked_at", "-pk").first()
    if last is None or last.is_whole:
        good = last.checked_at if last else None
    else:
        whole = ChainCheck.objects.filter(is_whole=True).order_by("-checked_at")
        good = whole.values_list("checked_at", flat=True).first()
    return Proof(last, good, is_being_checked(now))
