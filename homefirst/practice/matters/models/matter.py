"""A matter, its steps with their answers and clocks, and what somebody has to do."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import StepApart, WorkApart


class Matter(WorkApart):
    """Of one kind; what it is about is a row beside it."""

    class Kind(models.TextChoices):
        TRUST = "trust", "A person in a position of trust"
        REVIEW = "review", "A safeguarding adults review"

    kind = models.CharField(max_length=6, choices=Kind.choices)

    PRIVATE: ClassVar[frozenset[str]] = WorkApart.PRIVATE

    class Meta:
        indexes = [models.Index(fields=["kind", "closed_on"], name="matters_of_a_kind")]


class MatterStep(StepApart):
    """Its answers stay for ever, save that a record past its day is emptied."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps")

    WORK = "matter"
    PRIVATE: ClassVar[frozenset[str]] = StepApart.PRIVATE

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "code"],
                name="a_step_of_a_matter_is_open_once",
                condition=models.Q(finished_on__isnull=True, is_needed=True),
            )
        ]


class MatterAction(models.Model):
    """What somebody has to do by a day. Of a review, `is_recommendation` is what it found should change."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="to_do")
    words = models.CharField(max_length=400)
    owner = models.CharField(max_length=200)
    is_recommendation = models.BooleanField(default=False)
    made_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=400, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "owner", "done_words"})
