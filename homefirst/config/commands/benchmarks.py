"""`homefirst benchmarks load FILE`: published figures of other councils, to stand beside."""

from __future__ import annotations

from pathlib import Path

import typer

from homefirst.config.commands.ready import with_record

app = typer.Typer(help="Published figures to stand beside.", no_args_is_help=True)


@app.callback()
def benchmarks() -> None:
    """Published figures to stand beside."""


@app.command()
@with_record
def load(file: Path = typer.Argument(..., help="The official series as CSV, gzip or not.")) -> None:
    """Keep the official series of outcome measures; the same file twice changes nothing."""
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.oversight.performance.actions import load_benchmarks
    from homefirst.oversight.performance.benchmarks import read_series

    if not file.is_file():
        typer.echo(f"There is no file {file}. Check the name.", err=True)
        raise typer.Exit(2)
    read, changed = load_benchmarks(rows=read_series(file), source=file.name, by=system(timezone.now()))
    typer.echo(f"{read:,} published figures read, {changed:,} of them new or changed.")
