"""Risks that a person takes because they choose to, with what they were told and what is in place."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.rules.risks import DECIDES, LIKELY, SERIOUS


class RiskTaken(models.Model):
    """An informed choice (practice.md section 3). `wants`, `why` and `chooses` are the person's own words; `in_place` is
    what makes harm less likely now. In force until `ended_on`; `number` tells the risks of one step apart."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="risks_taken")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="risks_taken")
    number = models.PositiveSmallIntegerField()
    wants = models.TextField()
    why = models.TextField(blank=True)
    harm = models.TextField(blank=True)
    likely = models.CharField(max_length=1, choices=list(LIKELY.items()), blank=True)
    serious = models.CharField(max_length=1, choices=list(SERIOUS.items()), blank=True)
    chooses = models.TextField(blank=True)
    decides = models.CharField(max_length=8, choices=list(DECIDES.items()), blank=True)
    in_place = models.TextField(blank=True)
    told = models.JSONField(default=list)
    disagrees = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    taken_on = models.DateField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    ended_step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "wants", "why", "harm", "likely", "serious", "chooses", "decides", "in_place", "told", "disagrees",
            "ended_because",
        }
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["person", "taken_on"], name="risk_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["step", "number"], name="a_step_writes_a_risk_once"),
            models.CheckConstraint(
                name="a_risk_that_ended_says_why",
                condition=models.Q(ended_on__isnull=True) | ~models.Q(ended_because=""),
            ),
        ]


class RiskLook(models.Model):
    """What was found when a risk was looked at again; never changed."""

    class Now(models.TextChoices):
        GOES_ON = "goes_on", "Goes on as chosen"
        ENDED = "ended", "Over"

    risk = models.ForeignKey(RiskTaken, on_delete=models.PROTECT, related_name="looks")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="risk_looks")
    now = models.CharField(max_length=7, choices=Now.choices)
    words = models.TextField(blank=True)
    in_place = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"now", "words", "in_place"})
