"""A safeguarding adults review: about whom, what the law asks by what is known, and what the chair decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.practice.matters.models.matter import Matter
from homefirst.practice.people.models import Person


class AdultReview(models.Model):
    """`person` is the adult's record, where there is one; else only `name` is known. `asked` is what the law asks by the
    answers of the referral on the day of the decision: must, may, no, or not_known."""

    class Asked(models.TextChoices):
        MUST = "must", "The law asks for a review"
        MAY = "may", "A review may be held by choice"
        NO = "no", "The law knows no review here"
        NOT_KNOWN = "not_known", "Not known yet"

    class Decision(models.TextChoices):
        MUST = "must", "A review must be held"
        MAY = "may", "A review is held by choice"
        NONE = "none", "No review"

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="review")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="adult_reviews")
    name = models.CharField(max_length=160)
    referred_by = models.CharField(max_length=200)
    received_on = models.DateField()
    why = models.TextField()
    died = models.BooleanField(null=True)
    asked = models.CharField(max_length=9, choices=Asked.choices, blank=True)
    decision = models.CharField(max_length=4, choices=Decision.choices, blank=True)
    decision_why = models.TextField(blank=True)
    chair = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_in_time = models.BooleanField(null=True)
    reported_on = models.DateField(null=True, blank=True)
    published = models.CharField(max_length=8, blank=True)
    published_on = models.DateField(null=True, blank=True)
    left_out = models.TextField(blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "name",
            "referred_by",
            "why",
            "died",
            "asked",
            "decision",
            "decision_why",
            "chair",
            "published",
            "left_out",
        }
    )
