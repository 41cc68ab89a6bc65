"""What happened in a life, as a worker chose and explained it for a purpose. A finished chronology stands for good."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.people.models import Person


class Chronology(models.Model):
    """A draft until `finished_at`, and never changed afterwards: a trigger of the database refuses it. `purpose` is a code
    of definitions/codes/chronology_purposes.yaml; `follows` is the version before; `is_closed` where any of its lines is."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="chronologies")
    purpose = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(default=1)
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="chronologies")
    role = models.CharField(max_length=40)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    is_closed = models.BooleanField(default=False)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"purpose", "title"})

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="chronology_by_person")]


class Line(models.Model):
    """One event as the record told it when it was chosen (`what`, `source`), and in the worker's words what it was (`title`)
    and why it matters (`why`). `key` tells which event of the story it is; "" for what is not on the record."""

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=32, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    what = models.TextField()
    source = models.CharField(max_length=300)
    title = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    kept_from = models.CharField(max_length=200, blank=True)
    is_closed = models.BooleanField(default=False)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"what", "title", "why", "kept_from", "starts_on", "ends_on"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["chronology", "key"],
                name="an_event_stands_once_in_a_chronology",
                condition=~models.Q(key=""),
            )
        ]
