"""`homefirst population load FILE`: the residents by age band that stand below the line of admissions to care homes."""

from __future__ import annotations

from pathlib import Path

import typer

from homefirst.config.commands.ready import with_record

app = typer.Typer(help="The area's population.", no_args_is_help=True)


@app.callback()
def population() -> None:
    """The area's population."""


@app.command()
@with_record
def load(
    file: Path = typer.Argument(..., help="CSV with the columns band,population."),
    year: int = typer.Option(..., help="The year of the estimate (middle of the year), like 2025."),
) -> None:
    """Keep the residents by age band for the middle of a year; loading it again takes the new numbers."""
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.insight.indicators.population import PopulationError, read
    from homefirst.oversight.performance.actions import load_population

    try:
        people = read(file)
    except PopulationError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from problem
    load_population(year=year, people=people, source=file.name, by=system(timezone.localtime()))
    for band, number in people.items():
        typer.echo(f"{number:,} residents aged {band} in the middle of {year}.")
