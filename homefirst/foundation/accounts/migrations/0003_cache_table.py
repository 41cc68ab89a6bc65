"""The table in which used second factors are remembered for all processes together."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import migrations


def add(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE IF EXISTS cache")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sessions_tries_and_first_password")]
    operations = [migrations.RunPython(add, drop)]
