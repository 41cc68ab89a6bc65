"""Supervision: what a worker and whoever supervises them talked about and agreed, signed by both.

It has two parts (decision 10). What stands about people and work may be read by those who answer for the team; how the
worker is, and what they learn, by the two alone.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.notes.models import Note
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people.models import Person


class Supervision(models.Model):
    """Planned for a day, then held. While it lies ahead `typed` maps the boxes of its page to what stands in them. With the
    supervisor's signature that is emptied, `held_on` is set, and the row is never changed again."""

    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervisions_kept")
    planned_on = models.DateField()
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True)
    held_on = models.DateField(null=True)
    brought = models.TextField(blank=True)
    wellbeing = models.TextField(blank=True)
    learning = models.TextField(blank=True)
    workload = models.TextField(blank=True)
    called_off_on = models.DateField(null=True)
    called_off_why = models.CharField(max_length=200, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"typed", "brought", "wellbeing", "learning", "workload", "called_off_why"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker"],
                name="one_supervision_lies_ahead",
                condition=models.Q(held_on__isnull=True, called_off_on__isnull=True),
            ),
            models.CheckConstraint(
                name="nobody_supervises_themselves", condition=~models.Q(worker=models.F("supervisor"))
            ),
        ]
        indexes = [models.Index(fields=["worker", "-held_on"], name="supervision_by_worker")]


class Discussed(models.Model):
    """What was said about one person, and decided. `note` is the same as a management decision on that person's record."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="discussed")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="discussed")
    words = models.TextField()
    decided = models.TextField(blank=True)
    note = models.OneToOneField(Note, on_delete=models.PROTECT, null=True, related_name="discussed")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "decided"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["supervision", "person"], name="discussed_once_in_a_supervision")
        ]


class Agreed(models.Model):
    """Something that one of the two will do by a day. About a person it is a promise, and done when that is kept; else it
    is ticked off here."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="agreed")
    words = models.CharField(max_length=300)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, null=True, related_name="agreed")
    done_on = models.DateField(null=True)
    done_words = models.CharField(max_length=400, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "done_words"})

    class Meta:
        indexes = [models.Index(fields=["held_by", "done_on", "due_on"], name="agreed_by_holder")]


class Signature(models.Model):
    """One of the two has read it and stands by it."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="signatures")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    signed_at = models.DateTimeField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supervision", "user"], name="each_signs_once")]


class Added(models.Model):
    """What one of the two added after it was signed; `is_private` keeps it between them."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="added")
    words = models.TextField()
    is_private = models.BooleanField(default=False)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words"})

    class Meta:
        constraints = [
            models.CheckConstraint(name="what_is_added_says_something", condition=~models.Q(words=""))
        ]
