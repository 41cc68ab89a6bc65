"""Loading a council's own files: land, keep every row, run the method over all files, lay its result over the record.

Each stage is committed in chunks and finds out by itself what is still to do, so a load that was killed anywhere is run
again by the same command, with nothing doubled or lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from homefirst.exchange.cld.actions.archive import keep_rows
from homefirst.exchange.cld.actions.bulk import gather_statistics
from homefirst.exchange.cld.actions.events import lay_events
from homefirst.exchange.cld.actions.people import lay_people
from homefirst.exchange.cld.actions.progress import Progress, silent, told_to_pages
from homefirst.exchange.cld.actions.receive import receive
from homefirst.exchange.cld.actions.ties import lay_ties
from homefirst.exchange.cld.files import in_order, landed, landed_files, landed_submissions, shelf
from homefirst.exchange.cld.lock import one_load_at_a_time
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.definitions import folder
from homefirst.foundation.errors import NotNow, Refusal
from homefirst.insight.cld.landing import digest
from homefirst.insight.cld.record_steps import laid_over

State = Submission.State
WAITING = "Waiting to begin"
WORKING_OUT = "Working out what changed"
_IN_USE = (State.READING, State.STOPPED, State.LOADED, State.HELD)


def load_files(
    paths: Sequence[Path], *, by: Actor, progress: Progress | None = None, patient: bool = False
) -> list[Submission]:
    """Loads files of one council; returns one submission for each path, in their order. A file that cannot be used comes
    back with state REFUSED and `message`; one that was loaded before changes nothing. A load that stopped before is
    finished as well: all that it needs has landed (so `paths` may be empty). Raises NotNow while another load runs, or
    waits for its end where it is `patient`."""
    policy.check(by, "files.load")
    told = progress or silent
    with one_load_at_a_time(patient=patient):
        found = [receive(path, name=path.name, by=by, progress=told) for path in paths]
        waiting = unfinished()
        if waiting:
            _go_on(waiting, by, told)
        return [Submission.objects.get(pk=one.pk) if one.pk else one for one in found]


@transaction.atomic
def announce(*, paths: Sequence[Path], by: Actor) -> list[Submission]:
    """Submissions for files that the job worker will load soon, so that their pages are there at once. What the files are
    is found out again when they are read."""
    policy.check(by, "files.load")
    found = []
    for path in paths:
        one, made = Submission.objects.get_or_create(
            digest=digest(path),
            defaults={
                "name": path.name[:200],
                "state": State.READING,
                "stage": WAITING,
                "loaded_by": by.user,
                "started_at": by.at,
            },
        )
        if not made and one.state in (State.REFUSED, State.STOPPED, State.READING):
            Submission.objects.filter(pk=one.pk).update(
                state=State.READING, stage=WAITING, message="", finished_at=None
            )
        found.append(one)
    return found


def unfinished() -> list[Submission]:
    """Files that have landed and are not wholly in the record, in order."""
    begun = Submission.objects.filter(state__in=(State.READING, State.STOPPED), period_end__isnull=False)
    return [one for one in in_order(begun) if landed(one.digest).is_file()]


def _go_on(waiting: Sequence[Submission], by: Actor, progress: Progress) -> None:
    Submission.objects.filter(pk__in=[one.pk for one in waiting]).update(state=State.READING, message="")
    try:
        for submission in waiting:
            keep_rows(submission, by=by, progress=progress)
        _lay_over(waiting[-1], by, progress)
    except BaseException as stopped:
        _stop(waiting, stopped)
        raise
    _finish(waiting, by)
    gather_statistics()


def _lay_over(newest: Submission, by: Actor, progress: Progress) -> None:
    progress = told_to_pages(newest, progress)
    progress(WORKING_OUT, 0, 0)
    used = Submission.objects.filter(state__in=_IN_USE, period_end__isnull=False)
    _check_landed(used)
    known = landed_submissions(list(used))
    with laid_over(landed_files(known), definitions=folder(), folder=shelf()) as engine:
        lay_people(engine, newest, known, by=by, progress=progress)
        lay_ties(engine, newest, by=by)
        lay_events(engine, newest, by=by, progress=progress)


def _check_landed(used: Iterable[Submission]) -> None:
    """Without one of its files the method would leave that file's events out of the figures, and nobody would know."""
    lost = [one.name for one in used if not landed(one.digest).is_file()]
    if lost:
        raise NotNow(
            f"The landed copies of {', '.join(lost)} are not in {shelf()}. Restore that folder, or load those files again "
            "(nothing is doubled), then load this one."
        )


@transaction.atomic
def _finish(waiting: Iterable[Submission], by: Actor) -> None:
    for submission in waiting:
        submission.refresh_from_db()
        submission.state = State.HELD if submission.rows_held_back else State.LOADED
        submission.stage, submission.message, submission.finished_at = "", "", timezone.now()
        submission.save()
        audit.record(
            by,
            "load",
            "files.loaded",
            object_type="submission",
            object_id=str(submission.pk),
            detail={
                "rows": submission.rows_total,
                "held_back": submission.rows_held_back,
                "digest": submission.digest,
            },
        )


def _stop(waiting: Iterable[Submission], stopped: BaseException) -> None:
    why = f"{stopped.message} " if isinstance(stopped, Refusal) else ""
    for submission in waiting:
        Submission.objects.filter(pk=submission.pk).update(
            state=State.STOPPED,
            message=(
                f"{why}Reading stopped at row {submission.rows_read:,} of {submission.rows_total:,}. Nothing was doubled. "
                "Load it again: it goes on from there."
            ),
        )
