"""`homefirst cld load FILE...`: the council's own files into the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from homefirst.config.commands.ready import with_record

app = typer.Typer(help="The council's own Client Level Data files.", no_args_is_help=True)


@app.callback()
def cld() -> None:
    """The council's own Client Level Data files."""


@app.command()
@with_record
def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, gzip or not.")],
    no_snapshot: Annotated[
        bool, typer.Option("--no-snapshot", help="Leave the figures as they are until the next snapshot.")
    ] = False,
) -> None:
    """Load files into the record. The same file twice changes nothing; a load that stopped goes on where it was."""
    from django.utils import timezone

    from homefirst.exchange.cld.actions import load_files
    from homefirst.foundation.access.actor import system

    by = system(timezone.localtime())
    for one in load_files(files, by=by):
        typer.echo(
            f"{one.name} {one.state} {one.message} {one.rows_total} new {one.people_new} changed {one.people_changed}"
        )
