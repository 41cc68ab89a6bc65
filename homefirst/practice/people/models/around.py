"""Who and what surrounds a person: people and ties, alerts, and decisions about likeness."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models.person import Person


class Relationship(models.Model):
    """`tie` is what the other is to `person` ("daughter"). Whoever has no record has `other_name` only."""

    class HowOften(models.TextChoices):
        DAILY = "daily", "Most days"
        WEEKLY = "weekly", "Weekly"
        MONTHLY = "monthly", "Monthly"
        RARELY = "rarely", "Rarely"
        UNKNOWN = "", "Not known"

    class HowItIs(models.TextChoices):
        GOOD = "good", "Good"
        STRAINED = "strained", "Strained"
        DISTANT = "distant", "Little contact"
        UNKNOWN = "", "Not known"

    class Legal(models.TextChoices):
        NONE = "", "None"
        ATTORNEY_HEALTH = "attorney_health", "Attorney, health and welfare"
        ATTORNEY_MONEY = "attorney_money", "Attorney, property and money"
        DEPUTY_HEALTH = "deputy_health", "Deputy, health and welfare"
        DEPUTY_MONEY = "deputy_money", "Deputy, property and money"
        APPOINTEE = "appointee", "Appointee for benefits"
        NEAREST_RELATIVE = "nearest_relative", "Nearest relative"
        ADVOCATE = "advocate", "Advocate"

    class Group(models.TextChoices):
        FAMILY = "family", "Family"
        FRIEND = "friend", "Friend or neighbour"
        PAID = "paid", "Paid help"
        GROUP = "group", "Group or club"
        PROFESSIONAL = "professional", "Professional"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="relationships_to")
    other_name = models.CharField(max_length=200, blank=True)
    other_key = models.CharField(max_length=80, blank=True)  # council number named in a file, not found yet
    tie = models.CharField(max_length=80)
    group = models.CharField(max_length=12, choices=Group.choices, default=Group.FAMILY)
    is_informal_carer = models.BooleanField(default=False)
    is_key_contact = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False)
    how_often = models.CharField(max_length=8, choices=HowOften.choices, blank=True)
    how_it_is = models.CharField(max_length=8, choices=HowItIs.choices, blank=True)
    helps_with = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    may_share = models.CharField(max_length=200, blank=True)
    share_until = models.DateField(null=True, blank=True)
    legal_role = models.CharField(max_length=20, choices=Legal.choices, blank=True)
    evidence_seen_on = models.DateField(null=True, blank=True)
    emergency_order = models.PositiveSmallIntegerField(null=True, blank=True)
    carer_allows_link = models.BooleanField(default=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    from_file = models.BooleanField(default=False)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"other_name", "other_key", "tie", "how_it_is", "helps_with", "telephone", "may_share", "legal_role"}
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_is_tied_to_themselves",
                condition=models.Q(other__isnull=True) | ~models.Q(other=models.F("person")),
            )
        ]


class Alert(models.Model):
    """Danger to know before going. Ended, never removed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="alerts")
    words = models.CharField(max_length=400)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    check_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "end_reason"})


class NotTheSame(models.Model):
    """A decision about two records: not the same human, or not sure. Kept, so that it is not asked again."""

    class Answer(models.TextChoices):
        NO = "no", "Not the same person"
        UNSURE = "unsure", "Not sure"

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=6, choices=Answer.choices)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="likeness_decided_once")]
