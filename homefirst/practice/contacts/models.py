"""Contacts: somebody rang, wrote or came about a person. Who was in touch is told apart from whom it is about."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person


class Contact(models.Model):
    """`ref` is read out to whoever is in touch. `typed` holds each box of the pages as it was sent, a draft until the
    contact ends and never changed afterwards. `episode` is the first contact that this one opened, or joined (`joins`)
    where the person was on one already. `first_words` is how the story tells it."""

    class State(models.TextChoices):
        UNDER_WAY = "under_way", "Under way"
        RECORDED = "recorded", "Recorded"
        LET_GO = "let_go", "Came to nothing"

    ref = models.CharField(max_length=12, unique=True)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contacts")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="contacts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="contacts")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, null=True, related_name="contacts")
    joins = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNDER_WAY)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    typed = models.JSONField(default=dict)
    outcome = models.SlugField(max_length=60, blank=True)
    first_words = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200, blank=True)  # why it came to nothing
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"typed", "outcome", "first_words", "reason"})

    class Meta:
        indexes = [
            models.Index(fields=["taken_by", "started_at"], name="contact_by_taker"),
            models.Index(fields=["team", "started_at"], name="contact_by_team"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_recorded_contact_is_about_somebody",
                condition=~models.Q(state="recorded") | models.Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="a_contact_ends_once_it_is_not_under_way",
                condition=models.Q(state="under_way", ended_at__isnull=True)
                | (~models.Q(state="under_way") & models.Q(ended_at__isnull=False)),
            ),
        ]
