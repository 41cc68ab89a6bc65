"""Care and support that a person has, had or will have."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.practice.pathways.models import EventFromFile


class Service(EventFromFile):
    """One line of care. `unit_cost` is pounds for each `cost_frequency`; `planned_units` is units a week."""

    service_type = models.CharField(max_length=120, blank=True)
    service_component = models.CharField(max_length=160, blank=True)
    delivery_mechanism = models.CharField(max_length=120, blank=True)
    provider_name = models.CharField(max_length=200, blank=True)
    provider_location_id = models.CharField(max_length=40, blank=True)
    unit_cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    cost_frequency = models.CharField(max_length=40, blank=True)
    planned_units = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "council_number", "outcome", "description", "linked_1", "linked_2", "linked_3", "service_type",
            "service_component", "delivery_mechanism", "provider_name", "unit_cost", "end_reason",
        }
    )  # fmt: skip

    class Meta(EventFromFile.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["person", "starts_on"], name="service_by_person"),
            models.Index(fields=["starts_on"], name="service_by_start"),
        ]
