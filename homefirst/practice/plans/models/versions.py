"""A person's plan: each version of it whole, so that two can stand side by side."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person


class Answer(models.TextChoices):
    """What the person says to their plan, or to a part of it."""

    AGREES = "agrees", "Agreed"
    ASKS = "asks", "Asks a question"
    DISAGREES = "disagrees", "Disagrees"


class PlanVersion(models.Model):
    """Once agreed, or in force although disputed, a version changes no more: it is replaced by the next. `weekly_cost` and
    `paid_by_health` are pounds a week; `whom_to_ring` is in the order in which to ring."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        TO_READ = "to_read", "With the person to read"
        ASKS = "asks", "Asks a question"
        DISAGREES = "disagrees", "Disagrees"
        AGREED = "agreed", "Agreed"
        REPLACED = "replaced", "Replaced"

    IN_HAND: ClassVar[frozenset[str]] = frozenset({State.DRAFT, State.TO_READ, State.ASKS})
    IN_FORCE: ClassVar[frozenset[str]] = frozenset({State.AGREED, State.DISAGREES})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plan_versions")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="plan_versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True)

    most_important = models.TextField(blank=True)
    please_do = models.TextField(blank=True)
    please_do_not = models.TextField(blank=True)
    well = models.TextField(blank=True)
    how_and_when = models.TextField(blank=True)
    also_know = models.TextField(blank=True)
    written_with = models.TextField(blank=True)

    signs = models.TextField(blank=True)
    what_helps = models.TextField(blank=True)
    what_makes_it_worse = models.TextField(blank=True)
    whom_to_ring = models.JSONField(default=list)
    not_want = models.TextField(blank=True)
    where_i_would_go = models.TextField(blank=True)
    pets_and_children = models.TextField(blank=True)
    plan_b = models.TextField(blank=True)

    own_needs = models.JSONField(default=list)
    own_how = models.TextField(blank=True)
    not_met = models.JSONField(default=list)
    not_met_why = models.TextField(blank=True)
    risks = models.JSONField(default=list)

    copies = models.JSONField(default=list)
    format = models.CharField(max_length=200, blank=True)

    weekly_cost = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    paid_by_health = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    how_taken = models.CharField(max_length=200, blank=True)
    why_fair = models.TextField(blank=True)

    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    answer_words = models.TextField(blank=True)
    read_how = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    disputed_because = models.TextField(blank=True)
    replaced_on = models.DateField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {
            "reason", "most_important", "please_do", "please_do_not", "well", "signs", "what_helps",
            "what_makes_it_worse", "whom_to_ring", "not_want", "where_i_would_go", "pets_and_children", "copies",
            "format", "own_needs", "own_how", "not_met", "not_met_why", "risks",
            "weekly_cost", "paid_by_health", "how_taken", "why_fair", "answer", "answer_words", "read_how",
            "disputed_because", "how_and_when", "also_know", "written_with", "plan_b",
        }
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="a_plan_has_a_version_once"),
            models.UniqueConstraint(
                fields=["person"],
                name="one_version_of_a_plan_is_in_hand",
                condition=models.Q(state__in=["draft", "to_read", "asks"]),
            ),
            models.UniqueConstraint(
                fields=["person"],
                name="one_version_of_a_plan_is_in_force",
                condition=models.Q(state__in=["agreed", "disagrees"]),
            ),
        ]


class PlanPart(models.Model):
    """One thing that the person wants, in their words, and what everybody will do about it; `who` names them all, the
    person among them. `hours` are paid hours a week. The answer is the person's own."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()
    wants = models.TextField()
    does = models.TextField(blank=True)
    who = models.JSONField(default=list)
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    meets = models.JSONField(default=list)
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    answer_words = models.TextField(blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"wants", "does", "who", "hours", "meets", "answer", "answer_words"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="a_version_has_a_part_once")
        ]
