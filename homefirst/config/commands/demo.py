"""`homefirst demo`: the made-up borough."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from homefirst.demo.borough.files import write_files

app = typer.Typer(help="The made-up borough of the demonstration.", no_args_is_help=True)


@app.callback()
def demo() -> None:
    """The made-up borough of the demonstration."""


@app.command()
def files(
    out: Annotated[Path, typer.Option(help="Folder for the files; made when it is not there.")],
    people: Annotated[int, typer.Option(min=1, help="People known in the latest year.")] = 5_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same borough, byte for byte.")] = 1,
    gzip: Annotated[bool, typer.Option(help="Pack each file.")] = True,
) -> None:
    """Write twelve quarterly Client Level Data files and the population that goes with them."""
    written = write_files(people, seed, out, packed=gzip)
    for path, rows in zip(written.files, written.rows, strict=True):
        typer.echo(f"{path}  {rows:,} rows")
    typer.echo(f"{written.population}  residents by age band")
    typer.echo(f"{written.latest:,} people in the latest file, {written.people:,} in all twelve.")
