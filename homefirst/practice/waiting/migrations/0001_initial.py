

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0003_needs_have_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SafetyCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('spoke_to', models.CharField(blank=True, max_length=120)),
                ('how', models.TextField(blank=True)),
                ('risk', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('risk_reason', models.CharField(blank=True, max_length=300)),
                ('risk_before', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('next_on', models.DateField()),
                ('is_last', models.BooleanField(default=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safety_calls', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['is_last', 'person'], name='safety_call_last')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_last', True)), fields=('person',), name='one_safety_call_is_the_last')],
            },
        ),
    ]
