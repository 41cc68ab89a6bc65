"""A person in a position of trust: what is shown and counted, who may see it, and each decision to tell somebody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.matters.models.matter import Matter


class TrustConcern(models.Model):
    """About whoever works with adults, paid or unpaid. `colleague` is their account where they work here: they never see it.
    `emptied_on`: what was written was taken away after `keep_until`, and only that there was such a concern is left."""

    class Decision(models.TextChoices):
        ACT = "act", "Acted on"
        NO_MORE = "no_more", "Not acted on"

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="trust")
    name = models.CharField(max_length=160)
    colleague = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    received_on = models.DateField()
    works_as = models.CharField(max_length=200, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    children = models.BooleanField(null=True)
    decision = models.CharField(max_length=7, choices=Decision.choices, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_in_time = models.BooleanField(null=True)
    told_person = models.CharField(max_length=7, blank=True)
    barring = models.CharField(max_length=8, blank=True)
    conclusion = models.CharField(max_length=12, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    keep_why = models.CharField(max_length=400, blank=True)
    emptied_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "name",
            "works_as",
            "employer",
            "children",
            "decision",
            "told_person",
            "barring",
            "conclusion",
            "keep_why",
        }
    )


class TrustNamed(models.Model):
    """Somebody who works on this one, and may see it until `until_on`."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="named")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="named_for_trust")
    why = models.CharField(max_length=200)
    from_on = models.DateField()
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    until_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"why"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "user"],
                name="named_for_trust_once",
                condition=models.Q(until_on__isnull=True),
            )
        ]


class TrustSharing(models.Model):
    """One decision to tell somebody, or not to: need and proportion each time, and never changed afterwards."""

    class Whom(models.TextChoices):
        EMPLOYER = "employer", "The employer, or whoever runs the work"
        REGULATOR = "regulator", "A regulator"
        POLICE = "police", "The police"
        BARRING = "barring", "The Disclosure and Barring Service"
        CHILDREN = "children", "The designated officer for children"
        COUNCIL = "council", "Another council"
        NHS = "nhs", "The NHS"
        OTHER = "other", "Somebody else"

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="sharings")
    whom = models.CharField(max_length=9, choices=Whom.choices)
    who = models.CharField(max_length=200)
    is_shared = models.BooleanField()
    what = models.TextField(blank=True)
    why = models.TextField()
    basis = models.CharField(max_length=200, blank=True)
    owner_agrees = models.CharField(max_length=400, blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"who", "what", "why", "basis", "owner_agrees"})
