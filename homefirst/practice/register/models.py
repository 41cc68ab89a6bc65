"""Who is on the dynamic support register, how close a crisis was over time, and what each panel agreed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person


class Colour(models.TextChoices):
    """How close a crisis is, the closest first (practice.md 12; NHS England's policy on these registers)."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    BLUE = "blue", "Blue"


class RegisterEntry(models.Model):
    """One stay on the register. It begins as a referral; `joined_on` is the day of the first colour. While its episode is
    open the person is on it; how it ended stands with the episode. `agrees` is what was said last about being on it."""

    class Agrees(models.TextChoices):
        YES = "yes", "Agrees"
        BEST_INTERESTS = "best_interests", "Cannot decide this; it is in their best interests"
        NO = "no", "No longer agrees"
        NOT_KNOWN = "not_known", "Not written down whether they agree"

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="register_entry")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="register_entries")
    who_for = models.CharField(max_length=20, blank=True)
    own_words = models.TextField(blank=True)
    triggers = models.TextField(blank=True)
    may_hear = models.JSONField(default=list)
    agrees = models.CharField(max_length=14, choices=Agrees.choices)
    agrees_why = models.TextField(blank=True)
    agrees_on = models.DateField()
    agrees_said_to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    colour = models.CharField(max_length=5, choices=Colour.choices, blank=True)
    colour_since = models.DateField(null=True, blank=True)
    joined_on = models.DateField(null=True, blank=True, db_index=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"who_for", "own_words", "triggers", "may_hear", "agrees", "agrees_why", "colour"}
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="whoever_is_on_the_register_has_a_colour",
                condition=models.Q(joined_on__isnull=True)
                | (~models.Q(colour="") & models.Q(colour_since__isnull=False)),
            )
        ]


class ColourSaid(models.Model):
    """How close a crisis was on one day, and why; never changed."""

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="colours")
    colour = models.CharField(max_length=5, choices=Colour.choices)
    why = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"colour", "why"})


class PanelMinute(models.Model):
    """What one panel said about one person, and decided; never changed."""

    class Decision(models.TextChoices):
        STAYS = "stays", "Stays on the register"
        CRISIS = "crisis", "Red: a review before any admission"
        LEAVES = "leaves", "Leaves the register"

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="panels")
    on = models.DateField()
    said = models.TextField(blank=True)
    at_the_table = models.JSONField(default=list)
    colour = models.CharField(max_length=5, choices=Colour.choices, blank=True)
    decision = models.CharField(max_length=6, choices=Decision.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"said", "at_the_table", "colour", "decision"})


class AgreedAction(models.Model):
    """Something that a panel agreed: what, who, by when. Open until `done_on`."""

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="agreed")
    panel = models.ForeignKey(PanelMinute, on_delete=models.PROTECT, related_name="agreed")
    words = models.CharField(max_length=400)
    owner = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=400, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"words", "owner", "done_words"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_a_panel_agreed_has_its_owner", condition=~models.Q(words="") & ~models.Q(owner="")
            )
        ]


class CrisisReview(models.Model):
    """What was done in a crisis, before an admission or in place of one. `who_agrees` says so besides `by`: an admission
    counts as avoided by the word of two. Never changed."""

    class Outcome(models.TextChoices):
        AVOIDED = "avoided", "An admission was avoided"
        ADMITTED = "admitted", "Went into hospital"

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="crises")
    on = models.DateField(db_index=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    what_was_done = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    would_have = models.TextField(blank=True)
    who_agrees = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"outcome", "what_was_done", "plan", "would_have", "who_agrees"}
    )
