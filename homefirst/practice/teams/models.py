"""What is known of workers beside their role: how much they carry, what they can, when they are away; and who was given
which work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import HandOver, Step


class Worker(models.Model):
    """`capacity` is the weight that they carry when it differs from their role's; `skills` are short names of
    definitions/allocation.yaml; `languages` are words."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="worker")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.JSONField(default=list)
    skills = models.JSONField(default=list)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()


class Away(models.Model):
    """Days on which a worker is away, both included. Why is nobody's business here."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="away")
    from_on = models.DateField()
    until_on = models.DateField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    called_off_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="away_ends_after_it_begins", condition=models.Q(until_on__gte=models.F("from_on"))
            )
        ]
        indexes = [models.Index(fields=["user", "until_on"], name="away_by_worker")]


class Allocation(models.Model):
    """Work given from the list of those who wait for a worker. `first_choice` is whom the ranking put first, and `why` says
    why it was somebody else, or somebody who is full. `points` are those that counted for this person, where its giver
    weighed otherwise than the rule, and `points_why` says why."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="allocations")
    hand_over = models.OneToOneField(HandOver, on_delete=models.PROTECT, related_name="allocation")
    first_choice = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=400, blank=True)
    note = models.CharField(max_length=400, blank=True)
    points = models.JSONField(default=dict)
    points_why = models.CharField(max_length=400, blank=True)
    undone_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"why", "note", "points_why"})
