"""`homefirst`: gathers the command groups, one file each in `commands/`.

A file has `app`, a Typer app. One with a callback is a group named as the file (`homefirst benchmarks load`); the
commands of one without stand at the top (`homefirst figures`). Nothing heavy is imported until a command runs:
`figures` never loads Django.
"""

from __future__ import annotations

import importlib
import pkgutil

import typer

from homefirst.config import commands

app = typer.Typer(
    name="homefirst",
    help="One open system for an English council's adult social care service.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def _homefirst() -> None:
    """One open system for an English council's adult social care service."""


def _gather() -> None:
    for found in sorted(pkgutil.iter_modules(commands.__path__), key=lambda module: module.name):
        group = getattr(importlib.import_module(f"{commands.__name__}.{found.name}"), "app", None)
        if isinstance(group, typer.Typer):
            app.add_typer(group, name=found.name if group.registered_callback else None)


def main() -> None:
    _gather()
    app()


if __name__ == "__main__":
    main()
