"""How long a record stays open to somebody who said why, or opened it in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.foundation.access.policy import Grant
from homefirst.foundation.access.reasons import CLAIM_REASONS, EMERGENCY_REASONS, LONDON
from homefirst.foundation.design.words import hours, time_of_day

_BY_REASON = (Tie.Kind.CLAIMED, Tie.Kind.BREAK_GLASS)


@dataclass(frozen=True)
class OpenByReason:
    """`kind` is of `Tie.Kind`; `why` repeats the reason that was chosen; `left` is how long, in words."""

    kind: str
    why: str
    ends_at: datetime
    left: str

    @property
    def words(self) -> str:
        how = "Open to you in an emergency" if self.kind == Tie.Kind.BREAK_GLASS else "Open to you for today"
        until = time_of_day(self.ends_at.astimezone(LONDON))
        return f"{how}. You said: {self.why}. {self.left} left, until {until}. The information governance team can see this."


def open_by_reason(actor: Actor, grant: Grant) -> OpenByReason | None:
    """None unless the record is open by a reason that was given."""
    kind = next((kind for kind in _BY_REASON if str(kind.label) == grant.tie), None)
    if kind is None or grant.ends_at is None:
        return None
    reasons = EMERGENCY_REASONS if kind == Tie.Kind.BREAK_GLASS else CLAIM_REASONS
    minutes = int((grant.ends_at - actor.at).total_seconds() // 60)
    why = reasons.get(grant.reason, grant.reason)
    return OpenByReason(kind, why, grant.ends_at, hours(minutes))
