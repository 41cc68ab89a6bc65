"""What access is asked about: a record, the restriction on it, and the ties that people have to it.

A record is the access card of a person known to the service (`practice.people.Person.record`); it stands here
so that every room asks one question in one place.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import Team, User


class Record(models.Model):
    """`ref` is the public reference in addresses (never a name or number of the person)."""

    class Restriction(models.TextChoices):
        NORMAL = "normal", "Open to those with a reason"
        RESTRICTED = "restricted", "Restricted to named staff"

    ref = models.CharField(max_length=12, unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="records")
    restriction = models.CharField(
        max_length=12, choices=Restriction.choices, default=Restriction.NORMAL, db_index=True
    )
    restriction_reason = models.CharField(max_length=400, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"restriction_reason"})

    def __str__(self) -> str:
        return self.ref


class Tie(models.Model):
    """Why a member of staff or a team may open a record, between two moments."""

    class Kind(models.TextChoices):
        ALLOCATED = "allocated", "holds the work"
        NAMED = "named", "named on a restricted record"
        SUPERVISES = "supervises", "supervises the worker"
        DUTY = "duty", "on the duty desk"
        PANEL = "panel", "sits on a panel"
        FINANCE = "finance", "finance, money only"
        CLAIMED = "claimed", "said why, for the day"
        BREAK_GLASS = "break_glass", "opened in an emergency"
        BARRED = "barred", "may not open: self, family or friend"

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="ties")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="ties")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="ties")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reason = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_decision = models.CharField(max_length=20, blank=True)
    review_words = models.TextField(blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "review_words"})

    class Meta:
        indexes = [
            models.Index(fields=["user", "kind", "record"], name="tie_by_user"),
            models.Index(fields=["record", "kind"], name="tie_by_record"),
        ]
        constraints = [
            models.CheckConstraint(
                name="tie_has_a_holder",
                condition=models.Q(user__isnull=False) | models.Q(team__isnull=False),
            )
        ]


class Question(models.Model):
    """Somebody who may read a record asks about a look at it; information governance answers.

    `look` is the number of the audit row that the question is about.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="questions")
    look = models.BigIntegerField()
    words = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "answer"})
