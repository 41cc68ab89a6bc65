"""What the commands about files of the council say alike: which folder is meant, and what cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import typer


def refuse(message: str) -> NoReturn:
    """Says why, and ends with 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def folder_of(kind: str, chosen: Path | None) -> Path:
    """The folder that was named, else the installation's own, such as pathways. Ends with 2 where there is none."""
    from homefirst.foundation import definitions

    found = chosen or definitions.folder() / kind
    if not found.is_dir():
        refuse(f"There is no folder {found}.")
    return found


def end(wrong: Sequence[str]) -> None:
    """Says each thing that is wrong, and ends with 2 where there is one."""
    for message in wrong:
        typer.echo(message, err=True)
    if wrong:
        raise typer.Exit(2)
