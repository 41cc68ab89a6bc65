from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_name_words")]

    operations = [
        migrations.AddField(
            model_name="communicationneed",
            name="row_version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
