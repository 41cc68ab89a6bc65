"""Enquiries into a service as a whole: its steps, the adults concerned, and what is to be done."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import StepApart, WorkApart
from homefirst.practice.people.models import Person


class ServiceEnquiry(WorkApart):
    """One enquiry into a home or a service: work that is about no single person. `key` is the name without capitals and odd
    spaces: one service is enquired into once at a time. `new_people`: may new people go there meanwhile; empty while nobody
    has said."""

    name = models.CharField(max_length=160)
    key = models.CharField(max_length=160, db_index=True)
    why = models.TextField()
    new_people = models.BooleanField(null=True)
    findings = models.TextField(blank=True)
    conclusion = models.CharField(max_length=19, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"name", "key", "why", "findings", "conclusion", "ending"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                name="a_service_is_enquired_into_once",
                condition=models.Q(closed_on__isnull=True),
            )
        ]


class ServiceStep(StepApart):
    enquiry = models.ForeignKey(ServiceEnquiry, on_delete=models.PROTECT, related_name="steps")

    WORK = "enquiry"
    PRIVATE: ClassVar[frozenset[str]] = StepApart.PRIVATE

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "code"],
                name="a_step_of_a_service_is_open_once",
                condition=models.Q(finished_on__isnull=True, is_needed=True),
            )
        ]


class AdultConcerned(models.Model):
    """One adult who lives there or is helped there. Asked from `asked_on`; nobody is left out without being asked."""

    class Alone(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        NOT_POSSIBLE = "not_possible", "It was not possible"

    enquiry = models.ForeignKey(ServiceEnquiry, on_delete=models.PROTECT, related_name="adults")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="service_enquiries")
    added_on = models.DateField()
    because = models.CharField(max_length=200)
    asked_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    alone = models.CharField(max_length=12, choices=Alone.choices, blank=True)
    says = models.TextField(blank=True)
    worry = models.TextField(blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"because", "alone", "says", "worry"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "person"], name="an_adult_is_concerned_once")
        ]


class ServiceAction(models.Model):
    """What somebody has to do in an enquiry into a service: the provider, or the council itself."""

    enquiry = models.ForeignKey(ServiceEnquiry, on_delete=models.PROTECT, related_name="to_do")
    words = models.CharField(max_length=400)
    owner = models.CharField(max_length=200)
    is_providers = models.BooleanField(default=True)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=400, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "owner", "done_words"})
