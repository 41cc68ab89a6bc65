"""Commands that work on the record: Django is set up first, and a refusal is said in one line."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import typer


def with_record(command: Callable[..., None]) -> Callable[..., None]:
    """Sets up settings and the database's tables, and turns a refusal into its message and exit code 2."""

    @wraps(command)
    def ready(*args: Any, **kwargs: Any) -> None:
        set_up()
        from homefirst.foundation.errors import Invalid, Refusal

        try:
            command(*args, **kwargs)
        except Refusal as refusal:
            typer.echo(refusal.message, err=True)
            for name, message in (
                getattr(refusal, "fields", {}).items() if isinstance(refusal, Invalid) else ()
            ):
                typer.echo(f"  {name}: {message}", err=True)
            raise typer.Exit(2) from refusal

    return ready


def set_up() -> None:
    import django
    from django.apps import apps
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homefirst.config.settings")
    if not apps.ready:
        django.setup()
    call_command("migrate", verbosity=0, interactive=False)
