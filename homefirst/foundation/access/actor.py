"""Who is acting: a member of staff in a role, on a day, or the system itself for a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from homefirst.foundation.accounts.models import User


@dataclass(frozen=True)
class Actor:
    """Passed as `by=` to every action and query. `user` is None for the command line (role "system")."""

    user: User | None
    role: str
    at: datetime
    session: str = ""
    request: str = ""

    @property
    def on(self) -> date:
        return self.at.date()

    @property
    def name(self) -> str:
        return self.user.name if self.user else "The system"


def system(at: datetime) -> Actor:
    """The command line and jobs, which act for whoever may run commands on the server."""
    return Actor(user=None, role="system", at=at)
