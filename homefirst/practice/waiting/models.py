"""Calls to people who wait, to hear how they are."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person


class Risk(models.TextChoices):
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class SafetyCall(models.Model):
    """A call, or the try of one: `spoke_to` is empty where nobody answered, and `how` is what was heard then. `is_last`
    marks the last call of each person; a call is never changed or taken away."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safety_calls")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    spoke_to = models.CharField(max_length=120, blank=True)
    how = models.TextField(blank=True)
    risk = models.CharField(max_length=6, choices=Risk.choices)
    risk_reason = models.CharField(max_length=300, blank=True)
    risk_before = models.CharField(max_length=6, choices=Risk.choices)
    next_on = models.DateField()
    is_last = models.BooleanField(default=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"spoke_to", "how", "risk_reason"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], name="one_safety_call_is_the_last", condition=models.Q(is_last=True)
            )
        ]
        indexes = [models.Index(fields=["is_last", "person"], name="safety_call_last")]
