"""`homefirst snapshot`: work every figure out again from the record as it stands."""

from __future__ import annotations

import typer

from homefirst.config.commands.ready import with_record

app = typer.Typer(help="Work the figures out again.")


@app.command()
@with_record
def snapshot() -> None:
    """Take a snapshot of the record and work every figure out from it; pages show it as soon as it is done."""
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.oversight.performance.actions import take_snapshot

    taken = take_snapshot(by=system(timezone.localtime()))
    rows = taken.manifest["rows"]
    typer.echo(
        f"Snapshot {taken.folder}: {rows['stated_details']:,} people, {rows['joined']:,} events, "
        f"files to {taken.joined_to:%d %B %Y}."
    )
