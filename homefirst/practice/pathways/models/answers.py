"""What was answered while a step was done: kept whole, bound to the exact version of its form."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.forms.models import PublishedForm
from homefirst.practice.pathways.models.episodes import Step


class StepAnswers(models.Model):
    """`answers` maps a question to the list of its answers; a draft until `final_at`, and never changed afterwards. `facts`
    are the standing facts of the record as they were shown when it became final."""

    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="answers")
    form = models.ForeignKey(PublishedForm, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    final_at = models.DateTimeField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"answers", "facts"})
