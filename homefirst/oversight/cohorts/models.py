"""Review groups and the people in them. The list is fixed on the day it is picked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person


class Cohort(models.Model):
    """A group that was picked. `rule` is the text of its file on that day; the sum is pounds, to `ends_on`."""

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    rule = models.TextField()
    picked_on = models.DateField()
    picked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    review_by = models.DateField()
    ends_on = models.DateField()
    planned_saving = models.DecimalField(max_digits=12, decimal_places=2)
    agreed_by = models.CharField(max_length=120)
    agreed_on = models.DateField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset()


class Member(models.Model):
    """A person of a group. Whether they were reviewed is read from their review; what it led to is recorded here, with what
    the help costs a week, in pounds, before and after."""

    class LedTo(models.TextChoices):
        REVISED = "revised", "The plan was revised"
        MOVED = "moved", "Moved to a more independent home"
        UNCHANGED = "unchanged", "Nothing changes"
        ENDED = "ended", "Support ended"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="review_groups")
    weekly_before = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    weekly_after = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    led_to = models.CharField(max_length=10, choices=LedTo.choices, blank=True)
    changed_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"weekly_before", "weekly_after", "led_to", "changed_on", "recorded_on"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person"], name="in_a_review_group_once"),
        ]
