"""Steps that were done before the pathways ran here: requests, assessments and reviews read from files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.practice.people.models import Person


class EventFromFile(models.Model):
    """What every event that came from a file carries, so that the return's method can be run on the record.

    `event_key` is the unique event of the national method (cld.md 6.3); `in_return` says that the method counts it
    among unique events; `presumed_end_on` is the end that the method gives an open service missing from the next file;
    `record_number` breaks ties as the files did. `desk_fields` as on `Person`.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss")
    event_key = models.CharField(max_length=64, unique=True, null=True)
    file_digest = models.CharField(max_length=32, blank=True)
    in_return = models.BooleanField(default=True)
    record_number = models.BigIntegerField(null=True)
    ref_starts_on = models.DateField(null=True)
    ref_ends_on = models.DateField(null=True)
    council_number = models.CharField(max_length=64, blank=True)
    client_type = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField(null=True, db_index=True)
    ends_on = models.DateField(null=True, blank=True)
    presumed_end_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=160, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    description = models.CharField(max_length=400, blank=True)
    linked_1 = models.CharField(max_length=64, blank=True)
    linked_2 = models.CharField(max_length=64, blank=True)
    linked_3 = models.CharField(max_length=64, blank=True)
    desk_fields = models.JSONField(default=list)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class PastStep(EventFromFile):
    """A request, assessment or review that came from a file."""

    class Kind(models.TextChoices):
        REQUEST = "Request", "Request"
        ASSESSMENT = "Assessment", "Assessment"
        REVIEW = "Review", "Review"
        OTHER = "Other", "Other"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    stated_event_type = models.CharField(max_length=80, blank=True)
    stated_service_type = models.CharField(max_length=160, blank=True)
    stated_service_component = models.CharField(max_length=160, blank=True)
    route_of_access = models.CharField(max_length=120, blank=True)
    assessment_type = models.CharField(max_length=120, blank=True)
    eligible_needs = models.CharField(max_length=160, blank=True)
    method = models.CharField(max_length=120, blank=True)
    hours_caring = models.CharField(max_length=80, blank=True)
    adults_cared_for = models.CharField(max_length=20, blank=True)
    review_reason = models.CharField(max_length=160, blank=True)
    review_outcomes = models.CharField(max_length=120, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "council_number", "outcome", "description", "linked_1", "linked_2", "linked_3", "eligible_needs",
            "hours_caring", "review_reason", "review_outcomes", "route_of_access", "assessment_type",
        }
    )  # fmt: skip
