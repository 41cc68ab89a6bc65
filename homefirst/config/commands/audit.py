"""`homefirst audit`: is the record of who did what whole, and copies of its end kept elsewhere."""

from __future__ import annotations

import signal
import threading

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
    from homefirst.foundation.audit.anchoring import check_chain

    finding = check_chain()
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
    if not every:
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.wait(every * 60):
        anchor_head()
    anchor_head()
