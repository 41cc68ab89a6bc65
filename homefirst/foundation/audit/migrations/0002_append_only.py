"""Adds the triggers that refuse change and removal, and the one row of the head."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from homefirst.foundation.audit import triggers


def add(apps: Any, schema_editor: Any) -> None:
    apps.get_model("audit", "AuditHead").objects.get_or_create(pk=1)
    for statement in triggers.ADD[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    for statement in triggers.DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
