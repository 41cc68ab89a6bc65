"""What help may cost somebody who grows up, and what a year of learning to do more was worth."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person


class AdultCost(models.Model):
    """Pounds a year that help may cost the council once the person is 18, and which help that is mostly, as it was foreseen
    on a day; never changed. The newest counts."""

    class Sure(models.TextChoices):
        SURE = "sure", "Sure"
        FAIRLY = "fairly", "Fairly sure"
        GUESS = "guess", "A guess"

    class Help(models.TextChoices):
        AT_HOME = "at_home", "Help at home"
        SUPPORTED = "supported", "A home with support, or Shared Lives"
        CARE_HOME = "care_home", "A care home"
        BY_DAY = "by_day", "Work, learning or something to do by day"
        EQUIPMENT = "equipment", "Equipment, changes at home or technology"
        CARERS = "carers", "Help for those who care for them"
        OTHER = "other", "Something else"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="adult_costs")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="adult_cost")
    yearly_low = models.DecimalField(max_digits=10, decimal_places=2)
    yearly_middle = models.DecimalField(max_digits=10, decimal_places=2)
    yearly_high = models.DecimalField(max_digits=10, decimal_places=2)
    how_sure = models.CharField(max_length=6, choices=Sure.choices, blank=True)
    main_help = models.CharField(max_length=9, choices=Help.choices, blank=True, default="")
    said_on = models.DateField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"yearly_low", "yearly_middle", "yearly_high", "how_sure", "main_help"}
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="adult_cost_by_person")]
        constraints = [
            models.CheckConstraint(
                name="what_help_may_cost_rises_from_low_to_high",
                condition=models.Q(yearly_low__lte=models.F("yearly_middle"))
                & models.Q(yearly_middle__lte=models.F("yearly_high")),
            )
        ]


class EnablementYear(models.Model):
    """How twelve months of enablement ended: in the person's own words, hours of help a week before and after; never
    changed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enablement_years")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="enablement_year")
    words = models.TextField(blank=True)
    weekly_hours_before = models.DecimalField(max_digits=5, decimal_places=2)
    weekly_hours_after = models.DecimalField(max_digits=5, decimal_places=2)
    goals_met = models.PositiveSmallIntegerField(null=True)
    compared = models.TextField(blank=True)
    ended_on = models.DateField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"words", "weekly_hours_before", "weekly_hours_after", "goals_met", "compared"}
    )
