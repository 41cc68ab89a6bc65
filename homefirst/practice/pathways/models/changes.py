"""A change to how we work on its way: drafted by one person, agreed by another, and only then in force."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from homefirst.foundation.accounts.models import User


class PracticeChange(models.Model):
    """`from_on` and `reason` are said when it is proposed; `sent_back_words` by whoever did not agree. Whoever drafted it
    can never be who put it in force: the table itself refuses that."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PROPOSED = "proposed", "Being looked at"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Dropped"

    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    from_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_back_words = models.CharField(max_length=400, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        indexes = [models.Index(fields=["state", "-drafted_at"], name="change_by_state")]
        constraints = [
            models.CheckConstraint(
                name="a_change_is_agreed_by_somebody_else",
                condition=~Q(state="published")
                | (Q(decided_by__isnull=False, from_on__isnull=False) & ~Q(decided_by=F("drafted_by"))),
            )
        ]


class ChangedFile(models.Model):
    """One file of a change, as it was drafted. `base` is the version beside which it was drafted; 0 where it is new."""

    class Kind(models.TextChoices):
        PATHWAY = "pathway", "Pathway"
        FORM = "form", "Form"
        ENDINGS = "endings", "Common endings"

    change = models.ForeignKey(PracticeChange, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    name = models.SlugField(max_length=60)
    text = models.TextField()
    base = models.PositiveIntegerField()
    is_in = models.BooleanField(default=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "kind", "name"], name="a_changed_file_stands_once")
        ]
