"""Who is told what, by which means, or why not; and the alerts that a step's end put on a record."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.models import Alert, Person


class Telling(models.Model):
    """`words` are those of the pathway's file after `verb`; `whom` says in words who that is. `task` holds it in somebody's
    hands, with its day, until it is done. `spoke_with` is who was reached, where that may be written down. `despite` says
    why they were told although something spoke against it."""

    class Verb(models.TextChoices):
        TELL = "tell", "Tell"
        ALERT = "alert", "Alert"

    class State(models.TextChoices):
        TO_TELL = "to_tell", "To be told"
        TOLD = "told", "Told"
        NOT_TOLD = "not_told", "Not told"

    class Means(models.TextChoices):
        TELEPHONE = "telephone", "By telephone"
        SECURE_EMAIL = "secure_email", "By secure e-mail"
        LETTER = "letter", "By letter"
        IN_PERSON = "in_person", "In person"
        HERE = "here", "Read it here"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tellings")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="tellings")
    task = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="telling")
    verb = models.CharField(max_length=5, choices=Verb.choices, default=Verb.TELL)
    words = models.CharField(max_length=120)
    whom = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices, default=State.TO_TELL)
    made_on = models.DateField()
    spoke_with = models.CharField(max_length=200, blank=True)
    means = models.CharField(max_length=12, choices=Means.choices, blank=True)
    said = models.TextField(blank=True)
    despite = models.CharField(max_length=400, blank=True)
    why_not = models.CharField(max_length=400, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"spoke_with", "said", "despite", "why_not"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_was_told_says_how_and_what",
                condition=~models.Q(state="told")
                | (~models.Q(means="") & ~models.Q(said="") & models.Q(done_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="what_was_not_told_says_why",
                condition=~models.Q(state="not_told")
                | (~models.Q(why_not="") & models.Q(done_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-made_on"], name="telling_by_person"),
            models.Index(fields=["state", "made_on"], name="telling_by_state"),
        ]


class StandingAlert(models.Model):
    """An alert on the record, with the step whose end put it there."""

    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="put_by")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="alerts_put")
    words = models.CharField(max_length=120)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()
