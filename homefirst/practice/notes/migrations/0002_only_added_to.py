"""Finished notes, and what was added to them, are never changed or removed: the database refuses it."""

from django.db import migrations

from homefirst.foundation.audit import append_only


class Migration(migrations.Migration):
    dependencies = [("notes", "0001_initial")]

    operations = [
        append_only.add("notes_note", refused="a finished note is only added to"),
        append_only.add("notes_addition", refused="what was added to a note stays as it is"),
    ]
