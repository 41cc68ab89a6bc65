"""`homefirst audit`: is the record of who did what whole, and copies of its end kept elsewhere."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import typer

from homefirst.config.commands.ready import with_record

app = typer.Typer(help="The chain of who did what.", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """The chain of who did what."""


@app.command()
@with_record
def verify() -> None:
    """Walk the whole chain and compare it with the copies kept outside. Exit 1 names the rows that are not right."""
    from homefirst.foundation.audit.actions import keep_finding
    from homefirst.foundation.audit.anchoring import check_chain

    finding = check_chain()
    keep_finding(finding)
    if finding.is_whole:
        kept = f"{finding.anchors} signed copies agree" if finding.anchors else "no signed copy was kept yet"
        typer.echo(f"The chain is whole: {finding.rows:,} rows; {kept}.")
        if not finding.anchors:
            typer.echo("Run `homefirst audit anchor`: without a copy, a cut at the end could not be shown.")
        return
    typer.echo(
        "The chain is broken. Change nothing. Tell the privacy officer and whoever runs the server.", err=True
    )
    for problem in finding.problems:
        typer.echo(f"  {problem}", err=True)
    raise typer.Exit(1)


@app.command()
@with_record
def anchor(
    every: int = typer.Option(0, help="Stay, and keep a copy every so many minutes, and one at the end."),
) -> None:
    """Sign the end of the chain and keep it outside the database (HOMEFIRST_ANCHORS)."""
    from homefirst.foundation.audit.anchoring import anchor_head

    typer.echo(f"Kept row {anchor_head():,}.")
    if every:
        _until_stopped(every * 60, anchor_head)


@app.command()
@with_record
def watch(
    every: int = typer.Option(15, help="Minutes between copies of the chain's end."),
    walk: int = typer.Option(24, help="Hours between walks along the whole chain."),
) -> None:
    """Keep copies of the chain's end, and walk it once a day, until stopped. `homefirst serve` does this."""
    from homefirst.foundation.audit.actions import keep_finding
    from homefirst.foundation.audit.anchoring import anchor_head, check_chain

    walks = _Every(timedelta(hours=walk))

    def keep() -> None:
        anchor_head()
        if walks.is_due():
            keep_finding(check_chain())

    keep()
    _until_stopped(every * 60, keep, last=anchor_head)


class _Every:
    """Due at the first question, and again whenever `gap` has passed since it was last due."""

    def __init__(self, gap: timedelta) -> None:
        self.gap = gap.total_seconds()
        self.last: float | None = None

    def is_due(self) -> bool:
        now = time.monotonic()
        if self.last is not None and now - self.last < self.gap:
            return False
        self.last = now
        return True


def _until_stopped(
    seconds: float, act: Callable[[], object], last: Callable[[], object] | None = None
) -> None:
    """Acts again and again, and once more at the end, so that nothing written before a stop is without a copy.

    A turn that fails (the database was away, the disk was full) is said, and the next is tried all the same.
    """
    from django.db import close_old_connections

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.wait(seconds):
        close_old_connections()
        _tried(act)
    close_old_connections()
    _tried(last or act)


def _tried(act: Callable[[], object]) -> None:
    try:
        act()
    except Exception as problem:  # the watch must outlive whatever happens to the database
        typer.echo(f"No copy of the audit chain's end was kept: {problem}", err=True)
