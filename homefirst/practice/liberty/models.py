"""Requests to restrict somebody's liberty, six assessments, and authorisations with conditions and a representative."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person


class LibertyRequest(models.Model):
    """One application: it counts from the day on which it came until it is decided (law.md 7.8). An urgent authorisation,
    which the home or hospital gives itself, stands with it; `extended_on` is the day on which the council extended it."""

    class Priority(models.TextChoices):
        HIGH = "high", "High"
        MEDIUM = "medium", "Medium"
        LOW = "low", "Low"
        NOT_SAID = "", "Not put in order yet"

    class Result(models.TextChoices):
        WAITING = "", "Being assessed"
        GRANTED = "granted", "Granted"
        NOT_GRANTED = "not_granted", "Not granted"
        NOT_NEEDED = "not_needed", "Not a deprivation of liberty"
        WITHDRAWN = "withdrawn", "Withdrawn"
        CLOSED = "closed", "Closed without assessment"
        DIED = "died", "Died"

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="liberty_request")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="liberty_requests")
    received_on = models.DateField(db_index=True)
    kind_of_place = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200, blank=True)
    who_pays = models.CharField(max_length=20, blank=True)
    needed_from = models.DateField(null=True, blank=True)
    priority = models.CharField(max_length=6, choices=Priority.choices, blank=True)
    objects_to_it = models.BooleanField(null=True)
    urgent_from = models.DateField(null=True, blank=True)
    urgent_until = models.DateField(null=True, blank=True)
    extended_on = models.DateField(null=True, blank=True)
    extended_why = models.TextField(blank=True)
    result = models.CharField(max_length=11, choices=Result.choices, blank=True, db_index=True)
    result_why = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "kind_of_place",
            "place",
            "who_pays",
            "priority",
            "objects_to_it",
            "extended_why",
            "result",
            "result_why",
        }
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_decided_request_has_its_day",
                condition=models.Q(result="") | models.Q(decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_urgent_authorisation_has_both_days",
                condition=models.Q(urgent_from__isnull=True, urgent_until__isnull=True)
                | models.Q(urgent_from__lte=models.F("urgent_until")),
            ),
        ]


class LibertyAssessment(models.Model):
    """One of the six requirements, as it was assessed; gone back to, a step leaves the later row to count."""

    class Requirement(models.TextChoices):
        AGE = "age", "Age"
        REFUSALS = "refusals", "No refusals"
        CAPACITY = "capacity", "Mental capacity"
        BEST_INTERESTS = "best_interests", "Best interests"
        MENTAL_HEALTH = "mental_health", "Mental health"
        ELIGIBILITY = "eligibility", "Eligibility"

    request = models.ForeignKey(LibertyRequest, on_delete=models.PROTECT, related_name="assessments")
    requirement = models.CharField(max_length=14, choices=Requirement.choices)
    is_met = models.BooleanField()
    assessor = models.CharField(max_length=200)
    on = models.DateField()
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"requirement", "is_met", "assessor"})


class Authorisation(models.Model):
    """A standard authorisation. The last day counts; `ended_on` is set where it ceased before. Without `representative`
    nobody is on their side yet, and `what_next` says who sees to it."""

    request = models.OneToOneField(LibertyRequest, on_delete=models.PROTECT, related_name="authorisation")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="authorisations")
    starts_on = models.DateField()
    ends_on = models.DateField(db_index=True)
    ended_on = models.DateField(null=True, blank=True)
    suspended_on = models.DateField(null=True, blank=True)
    court_on = models.DateField(null=True, blank=True)
    representative = models.CharField(max_length=200, blank=True)
    representative_is_paid = models.BooleanField(null=True)
    representative_since = models.DateField(null=True, blank=True)
    what_next = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"representative", "representative_is_paid", "what_next"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_authorisation_ends_after_it_starts",
                condition=models.Q(ends_on__gte=models.F("starts_on")),
            )
        ]


class LibertyCondition(models.Model):
    """What the home or hospital must see to. Open until it is met, or another took its place."""

    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, related_name="conditions")
    words = models.CharField(max_length=400)
    owner = models.CharField(max_length=200)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    replaced_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "owner"})
