"""`homefirst demo`: the made-up borough, as files alone or built into a record and served."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from homefirst.config.commands.serve import prepare, run_together, server_and_jobs
from homefirst.demo.borough.days import TODAY

if TYPE_CHECKING:
    from homefirst.demo.building import Borough

app = typer.Typer(help="The made-up borough of the demonstration.", no_args_is_help=True)

People = Annotated[int, typer.Option(min=1, help="People known in the latest year.")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same borough, byte for byte.")]
Progress = Callable[[str, int, int], None]


@app.callback()
def demo() -> None:
    """The made-up borough of the demonstration."""


@app.command()
def files(
    out: Annotated[Path, typer.Option(help="Folder for the files; made when it is not there.")],
    people: People = 5_000,
    seed: Seed = 1,
    gzip: Annotated[bool, typer.Option(help="Pack each file.")] = True,
) -> None:
    """Write twelve quarterly Client Level Data files and the population that goes with them."""
    from homefirst.demo.borough.files import write_files

    written = write_files(people, seed, out, packed=gzip)
    for path, rows in zip(written.files, written.rows, strict=True):
        typer.echo(f"{path}  {rows:,} rows")
    typer.echo(f"{written.population}  residents by age band")
    typer.echo(f"{written.latest:,} people in the latest file, {written.people:,} in all twelve.")


@app.command()
def run(
    people: People = 5_000,
    seed: Seed = 1,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8000,
    day: Annotated[str, typer.Option(help="The day it is in the borough; empty for the real one.")] = str(
        TODAY
    ),
    serve: Annotated[bool, typer.Option(help="Serve it when it is built.")] = True,
) -> None:
    """Build the borough where it is not built yet, say who can sign in, and serve it until stopped."""
    if serve:
        _check_free(port)
    _in_a_demonstration(day)
    prepare()
    _build(people, seed)
    if serve:
        _say_who_signs_in(port)
        raise typer.Exit(run_together(server_and_jobs(port, workers=2)))


def _in_a_demonstration(day: str) -> None:
    """Before settings are read, for this process and those that it starts."""
    os.environ["HOMEFIRST_DEMO"] = "1"
    os.environ["HOMEFIRST_DEMO_DAY"] = day
    os.environ["HOMEFIRST_DATA"] = str(Path(os.environ.get("HOMEFIRST_DATA", "var/demo")).resolve())


def _check_free(port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            typer.echo(
                f"Something else uses port {port}. Stop it, or choose another: make demo PORT={port + 1}",
                err=True,
            )
            raise typer.Exit(2) from None


def _build(people: int, seed: int) -> None:
    from django.conf import settings

    from homefirst.demo.building import Borough
    from homefirst.demo.standing import standing
    from homefirst.foundation.errors import Refusal

    try:
        so_far = standing(people, seed)
        _take_steps(Borough(people, seed, Path(settings.DATA) / "borough"), so_far.done, so_far.finished)
    except Refusal as refusal:
        typer.echo(refusal.message, err=True)
        raise typer.Exit(2) from refusal


def _take_steps(borough: Borough, done: list[str], finished: Callable[[str], None]) -> None:
    from django.utils import timezone

    from homefirst.demo.building import STEPS
    from homefirst.foundation.access.actor import system

    for step in STEPS:
        if step.name in done:
            continue
        began = time.monotonic()
        typer.echo(f"{step.name} ... ", nl=False)
        said = step.does(borough, system(timezone.localtime()), _progress(step.name))
        typer.echo(f"{said} ({time.monotonic() - began:.0f} s)")
        finished(step.name)


def _progress(name: str) -> Progress:
    """Rewrites the line at a terminal; says nothing into a file."""

    def told(stage: str, number: int, of: int) -> None:
        if sys.stdout.isatty():
            share = f"{number:,} of {of:,}" if of else ""
            typer.echo(f"\r\033[K{name} ... {stage} {share} ", nl=False)

    return told


def _say_who_signs_in(port: int) -> None:
    from homefirst.demo.hints import Hints

    hints = Hints()
    typer.echo(f"\nHomefirst is at http://localhost:{port} (Ctrl-C stops it). Everyone in it is made up.")
    typer.echo(f"Everyone's password is: {hints.password}")
    typer.echo("The page that asks for six digits shows those that their telephone would show.\n")
    for role, email in hints.sign_ins:
        typer.echo(f"  {role:<32}{email:<40}{hints.digits(email)} now")
    typer.echo("\ndocs/walkthrough.md leads through it in five minutes.")
