"""`homefirst letters`: look a changed letter over before anybody sends it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="The letters in definitions/letters.", no_args_is_help=True)


@app.callback()
def letters() -> None:
    """The letters in definitions/letters."""


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of definitions; the installation's own when left out.")
    ] = None,
) -> None:
    """Read every letter; exit 2 with file, line and reason when one cannot be used."""
    from homefirst.config.effects import EFFECTS
    from homefirst.foundation import definitions
    from homefirst.foundation.accounts.roles import roles
    from homefirst.foundation.errors import Invalid
    from homefirst.practice.letters.definition.known import letters_of

    chosen = folder or definitions.folder()
    if not (chosen / "letters").is_dir():
        typer.echo(f"There is no folder {chosen / 'letters'}.", err=True)
        raise typer.Exit(2)
    try:
        found, wrong = letters_of(chosen, roles=set(roles()), effects=EFFECTS)
    except Invalid as error:
        found, wrong = {}, [error.message]
    for code, letter in found.items():
        sent = f" Sent for: {', '.join(sorted(letter.sent_for))}." if letter.sent_for else ""
        written = " Written from a record." if letter.written_to else ""
        typer.echo(f"{code}: {letter.title}.{sent}{written}")
    for message in wrong:
        typer.echo(message, err=True)
    if wrong:
        raise typer.Exit(2)
