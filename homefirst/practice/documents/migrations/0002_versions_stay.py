"""A version of a document is never changed or removed: the database refuses it."""

from django.db import migrations

from homefirst.foundation.audit import append_only


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [append_only.add("documents_version", refused="a version of a document stays as it came")]
