"""What somebody wants for the end of their life, as they told it, and whether it happened."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.rules.wishes import PLACES


class Wish(models.Model):
    """Wishes as they were told on a day; the newest of a person are in force. Clinical decisions are held elsewhere:
    `resuscitation_held` says where. `shared_on` is when the NHS was told, with leave; `met` is said after a death."""

    class Met(models.TextChoices):
        MET = "met", "Met"
        NOT_MET = "not_met", "Not met"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="wishes")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="wish")
    matters = models.TextField(blank=True)
    place = models.CharField(max_length=10, choices=list(PLACES.items()))
    place_care = models.TextField(blank=True)
    who_there = models.TextField(blank=True)
    not_want = models.TextField(blank=True)
    resuscitation_held = models.TextField(blank=True)
    may_share = models.BooleanField(null=True)
    told_on = models.DateField()
    told_to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    shared_on = models.DateField(null=True, blank=True)
    met = models.CharField(max_length=7, choices=Met.choices, blank=True)
    not_met_why = models.TextField(blank=True)
    met_said_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "matters", "place", "place_care", "who_there", "not_want", "resuscitation_held", "may_share", "met",
            "not_met_why",
        }
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="wish_by_person")]
