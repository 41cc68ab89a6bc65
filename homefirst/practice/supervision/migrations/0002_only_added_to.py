"""What was signed is never changed or removed: the database refuses it."""

from django.db import migrations

from homefirst.foundation.audit import append_only


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]

    operations = [
        append_only.add(
            "supervision_supervision",
            when="OLD.held_on IS NOT NULL OR OLD.called_off_on IS NOT NULL",
            refused="a signed supervision is only added to",
        ),
        append_only.add("supervision_discussed", refused="what was signed stays as it is"),
        append_only.add("supervision_signature", refused="a signature stays"),
        append_only.add("supervision_added", refused="what was added stays as it is"),
    ]
