"""Every file that came in, with who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from homefirst.exchange.cld.actions.load import WAITING
from homefirst.exchange.cld.files import landed
from homefirst.exchange.cld.lock import is_loading
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor

PAGE = 50


@dataclass(frozen=True)
class History:
    submissions: Sequence[Submission]
    total: int
    page: int

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.submissions) - 1


def history(actor: Actor, page: int = 1) -> History:
    """The newest first. Two queries."""
    policy.check(actor, "files.load")
    every = Submission.objects.select_related("loaded_by", "completes").order_by("-started_at", "-pk")
    start = (max(page, 1) - 1) * PAGE
    return History(list(every[start : start + PAGE]), every.count(), max(page, 1))


def submission_called(actor: Actor, pk: int) -> Submission | None:
    """One file as it stands now: one that was being read when its process ended is shown as stopped. One query."""
    policy.check(actor, "files.load")
    found = Submission.objects.select_related("loaded_by", "completes").filter(pk=pk).first()
    if found and found.state == Submission.State.READING and found.stage != WAITING and not is_loading():
        found.state = Submission.State.STOPPED
        at = f"row {found.rows_read:,} of {found.rows_total:,}"
        found.message = f"Reading stopped at {at}. Nothing was doubled. Load it again."
    return found


@dataclass(frozen=True)
class Running:
    """The load that goes on now, over all its files: how far its rows are, and what is done after them."""

    files: int
    rows_read: int
    rows_total: int
    stage: str

    @property
    def is_reading(self) -> bool:
        return self.rows_read < self.rows_total


def running(submission: Submission) -> Running:
    """Of all files that are being loaded with `submission`. One query."""
    every = list(Submission.objects.filter(state=Submission.State.READING).order_by("period_end", "pk"))
    stages = [one.stage for one in every if one.stage != WAITING]
    return Running(
        files=len(every),
        rows_read=sum(one.rows_read for one in every),
        rows_total=sum(one.rows_total for one in every),
        stage=stages[-1] if stages else submission.stage,
    )


def may_go_on(submission: Submission) -> bool:
    """Whether all that a stopped load needs is here, so that the file need not be chosen again."""
    return submission.state == Submission.State.STOPPED and landed(submission.digest).is_file()
