"""A finished chronology and its lines are never changed or removed: the database refuses it."""

from django.db import migrations

from homefirst.foundation.audit import append_only

SAYS = "a finished chronology stays as it is"
OF_A_FINISHED_ONE = (
    "EXISTS (SELECT 1 FROM chronologies_chronology c "
    "WHERE c.id = OLD.chronology_id AND c.finished_at IS NOT NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("chronologies", "0001_initial")]

    operations = [
        append_only.add("chronologies_chronology", when="OLD.finished_at IS NOT NULL", refused=SAYS),
        append_only.add("chronologies_line", when=OF_A_FINISHED_ONE, refused=SAYS),
    ]
