"""`homefirst`: gathers the command groups, one file each in `commands/`.

A file has `app`, a Typer app. One with a callback is a group named as the file (`homefirst benchmarks load`); the
commands of one without stand at the top (`homefirst figures`). Nothing heavy is imported until a command runs:
`figures` never loads Django.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

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


def _gather(called: str) -> None:
    """All groups; the one that is called alone, where a file has its name, since each takes time to make ready."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    for name in [called] if called in names else names:
        group = getattr(importlib.import_module(f"{commands.__name__}.{name}"), "app", None)
        if isinstance(group, typer.Typer):
            app.add_typer(group, name=name if group.registered_callback else None)


def main() -> None:
    _gather(sys.argv[1] if len(sys.argv) > 1 else "")
    app()


if __name__ == "__main__":
    main()
